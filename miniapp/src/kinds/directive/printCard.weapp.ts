import type { WallCard } from './wallCard'

/** What the button says; null: nothing can be printed here. */
export const PRINT_WORDS: string | null = null

/** WeChat prints nothing: whoever has a printer opens the page in a browser. */
export const printCard = (_card: WallCard): Promise<string | null> => Promise.resolve(null)
