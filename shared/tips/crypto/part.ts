import { concat, draw, u8, utf8 } from './bytes'
import type { Randomness } from './bytes'
import { SealError } from './errors'
import { PHOTO_SIZES, TEXT_SIZE } from './header'
import { LENGTH_BYTES, pad, unpad } from './padding'
import { hkdf } from './hkdf'
import { sm3, sm4Open, sm4Seal, TAG_LENGTH } from './suite1'

export const NONCE_LENGTH = 12
/** What a stored part is longer than its padded plain text. */
export const PART_OVERHEAD = NONCE_LENGTH + TAG_LENGTH

/** Which part of which envelope: `id` 16 bytes, `header` the bytes H, `index` from 0, `count` parts. */
export interface Place {
  id: Uint8Array
  header: Uint8Array
  index: number
  count: number
}

/** Commitment to the content key, 32 bytes. */
export const commitmentOf = (id: Uint8Array, contentKey: Uint8Array): Uint8Array => sm3(concat(utf8('mingan/commit/1'), id, contentKey))

/** Padded size of so many bytes at this index: 4,096 for part 0, else the smallest of a photo's; throws `part-too-long`. */
export function paddedSize(length: number, index: number): number {
  const size = (index === 0 ? [TEXT_SIZE] : PHOTO_SIZES).find((one) => length + LENGTH_BYTES <= one)
  if (size === undefined) throw new SealError('part-too-long')
  return size
}

/** Key of one part, 16 bytes. */
export const partKey = (contentKey: Uint8Array, id: Uint8Array, index: number): Uint8Array =>
  hkdf(contentKey, id, concat(utf8('mingan/part/1/'), u8(index)), 16)

/** What a part is bound to: the header, its place and their number. */
export const partAad = (place: Place): Uint8Array => concat(place.header, u8(place.index), u8(place.count))

/** A part as it is stored: nonce ‖ text ‖ tag. */
export function sealPart(data: Uint8Array, contentKey: Uint8Array, place: Place, randomness: Randomness): Uint8Array {
  const padded = pad(data, paddedSize(data.length, place.index), 'part-too-long')
  const nonce = draw(randomness, NONCE_LENGTH)
  return concat(nonce, sm4Seal(partKey(contentKey, place.id, place.index), nonce, partAad(place), padded))
}

/** The data of a stored part of this padded size; throws `part-length`, `part-tag`, `part-padding`. */
export function openPart(stored: Uint8Array, size: number, contentKey: Uint8Array, place: Place): Uint8Array {
  if (stored.length !== size + PART_OVERHEAD) throw new SealError('part-length')
  const key = partKey(contentKey, place.id, place.index)
  const padded = sm4Open(key, stored.slice(0, NONCE_LENGTH), partAad(place), stored.slice(NONCE_LENGTH))
  if (padded === undefined) throw new SealError('part-tag')
  return unpad(padded, 'part-padding')
}
