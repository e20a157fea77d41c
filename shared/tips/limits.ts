/** Sizes of a tip that both sides keep. This file imports nothing. */

/** Longest text of a tip or of a later message, in characters. */
export const TIP_TEXT_MAX = 1_000
/** Longest address, title of a record or name of a zone that a tip carries, in characters. */
export const TIP_PLACE_MAX = 60
/** Most photos of a tip or of a later message. */
export const TIP_PHOTOS_MAX = 6
/** Part 0 is padded to this many bytes. */
export const CONTENT_BYTES = 4_096
/** Photos are padded to one of these sizes, in bytes. */
export const PHOTO_BYTES = [64 * 1024, 128 * 1024, 256 * 1024, 512 * 1024] as const
/** What sealing adds to a part: nonce 12 and tag 16. */
export const SEAL_OVERHEAD = 28
/** A picture file larger than this is not opened on the phone, in bytes. */
export const PICTURE_FILE_MAX = 30 * 1024 * 1024
/** Longest side of a photo that is sent, in pixels, first and after it did not fit. */
export const PHOTO_SIDES = [1_600, 1_280] as const
/** Qualities that are tried one after another at each side. */
export const PHOTO_QUALITIES = [80, 70, 60] as const
/** Drafts a phone keeps. */
export const DRAFTS_MAX = 10
/** Longest name and contact of a reporter who gives them, in characters. */
export const NAME_MAX = 40
export const CONTACT_MAX = 80
/** Bytes of one sealed answer. */
export const ANSWER_BYTES = 4_096
/** Longest text of an answer, in characters. */
export const ANSWER_TEXT_MAX = 1_000
/** Most later messages of one tip: the number travels as one byte, and nobody needs more. */
export const MESSAGES_MAX = 60
/** Most bytes of an officer's sealed note. */
export const NOTE_BYTES_MAX = 16 * 1024
