import type { Binary, ObjectId } from 'bson'
import { Rank, rankOf } from './bson/values'
import { notSupported } from './errors'

/**
 * Order-preserving bytes of index keys: comparing two keys byte by byte gives the order of the values they stand for.
 * A type byte comes first, so ranges of one type never meet another.
 */

/** Longest key of one index entry, without the record id. LMDB takes 1,978 bytes in all. */
export const KEY_MAX = 1_400

/** An empty array, which is below null and is not null. */
const EMPTY_ARRAY = 4

/** The bytes of one scalar value, `null` and `undefined` alike. Documents and arrays give their type byte only. */
export function encodeValue(value: unknown): Buffer {
  const rank = rankOf(value)
  switch (rank) {
    case Rank.Number:
      if (typeof value === 'bigint' && !Number.isSafeInteger(Number(value))) throw notSupported('an int64 beyond 2^53 in an index')
      return encodeNumber(rank, Number(value))
    case Rank.String:
      return encodeText(rank, value as string)
    case Rank.Boolean:
      return Buffer.of(rank, value ? 1 : 0)
    case Rank.Date:
      return encodeNumber(rank, (value as Date).getTime())
    case Rank.ObjectId:
      return Buffer.concat([Buffer.of(rank), (value as ObjectId).id])
    case Rank.Binary: {
      const binary = value as Binary
      const length = Buffer.alloc(5)
      length.writeUInt32BE(binary.position, 0)
      length.writeUInt8(binary.sub_type, 4)
      return Buffer.concat([Buffer.of(rank), length, binary.value().subarray(0, binary.position)])
    }
    case Rank.Array:
      return Buffer.of((value as unknown[]).length === 0 ? EMPTY_ARRAY : rank)
    default:
      return Buffer.of(rank)
  }
}

/** The byte before every value of this rank, and the one after: the bounds of "any value of this type". */
export const rankBounds = (rank: Rank): [low: Buffer, high: Buffer] => [Buffer.of(rank), Buffer.of(rank + 1)]

/** Inverts the bytes, for a field of a descending index. */
export function invert(bytes: Buffer): Buffer {
  const inverted = Buffer.allocUnsafe(bytes.length)
  for (let i = 0; i < bytes.length; i++) inverted[i] = 0xff - (bytes[i] ?? 0)
  return inverted
}

/** IEEE doubles in byte order: sign flipped for positives, everything flipped for negatives. NaN goes first, -0 is 0. */
function encodeNumber(rank: Rank, value: number): Buffer {
  const bytes = Buffer.allocUnsafe(9)
  bytes[0] = rank
  if (Number.isNaN(value)) return bytes.fill(0, 1)
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1)
  if ((bytes[1] ?? 0) < 0x80) bytes[1] = (bytes[1] ?? 0) | 0x80
  else for (let i = 1; i < 9; i++) bytes[i] = 0xff - (bytes[i] ?? 0)
  return bytes
}

/** The bytes with 00 written as 00 FF and 00 00 at the end, so that "a" sorts before "a\0" and before "ab". */
function encodeText(rank: Rank, text: string): Buffer {
  if (text.includes('\0')) return Buffer.from([rank, ...[...Buffer.from(text)].flatMap((byte) => (byte === 0 ? [0, 0xff] : byte)), 0, 0])
  const length = Buffer.byteLength(text)
  const bytes = Buffer.allocUnsafe(length + 3)
  bytes[0] = rank
  bytes.write(text, 1)
  bytes[length + 1] = 0
  bytes[length + 2] = 0
  return bytes
}
