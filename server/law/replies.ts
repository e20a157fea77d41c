/** How long the words and the contact of a reply are kept after the desk has decided on it, in months: a judgement of ours. */
export const REPLY_KEPT_MONTHS = 12
