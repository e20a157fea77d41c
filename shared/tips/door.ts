/** Names that phone and service keep on the way of a part. This file imports nothing: the mini-program ships it. */

/** Header fields of the put of a part: the author's public key and signature, hex. */
export const PART_AUTHOR = 'tip-author'
export const PART_SIGNATURE = 'tip-signature'
