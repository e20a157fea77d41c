import { concat, reader, u32 } from './bytes'
import { SealError } from './errors'
import type { SealReason } from './errors'

/** Bytes the true length takes in front of the data. */
export const LENGTH_BYTES = 4

/** `u32 true length ‖ data ‖ zeros`, `size` bytes in all; throws `tooLong` where the data does not fit. */
export function pad(data: Uint8Array, size: number, tooLong: SealReason): Uint8Array {
  if (data.length + LENGTH_BYTES > size) throw new SealError(tooLong)
  return concat(u32(data.length), data, new Uint8Array(size - LENGTH_BYTES - data.length))
}

/** The data of padded bytes; throws `reason` where the length is not possible or a byte behind the data is not zero. */
export function unpad(padded: Uint8Array, reason: SealReason): Uint8Array {
  if (padded.length < LENGTH_BYTES) throw new SealError(reason)
  const from = reader(padded)
  const length = from.number(LENGTH_BYTES)
  if (length > from.left()) throw new SealError(reason)
  const data = from.take(length)
  if (from.take(from.left()).some((byte) => byte !== 0)) throw new SealError(reason)
  return data
}
