/** Names that phone and service keep on the way of a part. This file imports nothing: the mini-program ships it. */

/** Header fields of the put of a part: the author's public key and signature, hex. */
export const PART_AUTHOR = 'tip-author'
export const PART_SIGNATURE = 'tip-signature'
/** Of the part of a later message: the message's own id, 16 bytes as hex, which its author signs instead of the tip's. */
export const PART_MESSAGE = 'tip-message'
