/** Sizes of an objection that both sides keep. This file imports nothing. */

/** Longest account of what is wrong, and of what should stand instead, in characters. */
export const WRONG_MAX = 500
export const STANDS_MAX = 300
/** Longest reason of a decision, in characters. */
export const REASON_MAX = 500
/** Longest name of a unit or of an officer who is stated as the author of a record, in characters. */
export const AUTHOR_MAX = 60
/** Most authors that are stated of one record. */
export const AUTHORS_MAX = 5
/** Most objections against one record that the public is told of before the desk has looked at them, the oldest first: nobody buries a record under them. */
export const RECEIVED_TOLD_MAX = 5
