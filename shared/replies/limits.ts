/** Sizes of a reply that both sides keep. This file imports nothing. */

/** Longest reply, in characters as a reader sees them. */
export const REPLY_MAX = 500
/** The same in UTF-16 units, for what a character may be written with. */
export const REPLY_UNITS_MAX = 2_000
/** Most replies to one record without a letter that the hall lists at once, the oldest first; any other one is opened by its number. */
export const UNPROVED_LISTED = 20
/** Most letters with a code for one reply. */
export const LETTERS_MAX = 3
/** Wrong codes after which the code of a letter is good no more. */
export const CODE_TRIES = 5
/** Longest address that a letter went to, in characters. */
export const ADDRESS_MAX = 100
/** Most places that are hidden in one reply. */
export const SPANS_MAX = 50
