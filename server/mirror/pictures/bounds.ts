/** What a picture may be, and what drawing it anew may take. */

/** Of the file as its source has it: a phone's photo has some five million. */
export const PICTURE_BYTES_MAX = 20 * 1024 * 1024
/** A phone's photo has twelve to fifty million. */
export const PIXELS_MAX = 60_000_000
/** Of the longer side as it is shown (ledgers 0). */
export const SIDE_MAX = 1_600
/** Of what is shown: noise of that size comes to less. */
export const JPEG_BYTES_MAX = 4 * 1024 * 1024
/** Of the process that draws, in bytes. */
export const MEMORY_MAX = 768 * 1024 * 1024
/** One picture, with the start of the process before the first. */
export const DRAW_MS_MAX = 30_000
