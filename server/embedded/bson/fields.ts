import { decode, type Doc } from './values'

/** Reading some fields of stored bytes without decoding the others: most questions ask for few fields of large documents. */

const EMPTY = Buffer.from([5, 0, 0, 0, 0])
const ID = Buffer.from('_id\0')

/** Whether `_id` is the first field of a document. */
export const beginsWithId = (bytes: Uint8Array): boolean => ID.every((byte, i) => bytes[5 + i] === byte)

/** The top-level field that a dotted path begins with. */
export const headOf = (path: string): string => {
  const point = path.indexOf('.')
  return point < 0 ? path : path.slice(0, point)
}

/** Decodes the top-level fields of these names, in the document's own order. The bytes are such as `validateDocument` lets pass. */
export function decodeFields(bytes: Uint8Array, names: ReadonlySet<string>): Doc {
  if (names.size === 0) return {}
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lengths = lengthsOf(names)
  const end = buffer.length - 1
  const picked: Buffer[] = [EMPTY.subarray(0, 4)]
  let size = EMPTY.length
  for (let at = 4; at < end;) {
    let nameEnd = at + 1
    while (nameEnd < end && buffer[nameEnd] !== 0) nameEnd++
    const next = afterValue(buffer, buffer[at] ?? 0, nameEnd + 1)
    // A text is made of a name only where one that is asked for is as long.
    if (lengths.has(nameEnd - at - 1) && names.has(buffer.toString('utf8', at + 1, nameEnd))) {
      picked.push(buffer.subarray(at, next))
      size += next - at
    }
    at = next
  }
  const some = Buffer.concat([...picked, EMPTY.subarray(4)], size)
  some.writeInt32LE(size)
  return decode(some)
}

/** How many bytes the names have, reckoned once for a list of names that is asked again and again. */
const lengthsOfNames = new WeakMap<ReadonlySet<string>, ReadonlySet<number>>()
function lengthsOf(names: ReadonlySet<string>): ReadonlySet<number> {
  const known = lengthsOfNames.get(names) ?? new Set([...names].map((name) => Buffer.byteLength(name)))
  lengthsOfNames.set(names, known)
  return known
}

/** Where a value of a type that the store keeps ends. */
function afterValue(buffer: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x02: // string
      return at + 4 + buffer.readInt32LE(at)
    case 0x03: // document
    case 0x04: // array
      return at + buffer.readInt32LE(at)
    case 0x05: // binary
      return at + 5 + buffer.readInt32LE(at)
    case 0x07: // ObjectId
      return at + 12
    case 0x08: // boolean
      return at + 1
    case 0x0a: // null
      return at
    case 0x10: // int32
      return at + 4
    case 0x01: // double
    case 0x09: // date
    case 0x12: // int64
      return at + 8
    default:
      throw new Error(`a stored document holds the BSON type ${type}`)
  }
}
