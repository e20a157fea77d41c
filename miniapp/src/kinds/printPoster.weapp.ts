import type { Poster, PosterSheet } from './poster'

/** Whether a board can be printed here. */
export const CAN_PRINT: boolean = false

/** WeChat prints nothing: whoever has a printer opens the page in a browser. */
export const printPoster = (_poster: Poster, _size: PosterSheet): Promise<string | null> => Promise.resolve(null)
