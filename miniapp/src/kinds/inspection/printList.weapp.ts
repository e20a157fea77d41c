import type { WallList } from './wallList'

/** What the button says; null: nothing can be printed here. */
export const PRINT_WORDS: string | null = null

/** There is no printing in the mini-program. */
export const printList = (_list: WallList): Promise<string | null> => Promise.resolve(null)
