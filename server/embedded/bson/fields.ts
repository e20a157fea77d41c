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

/** Where a field lies in the bytes of a document: its type byte, the first byte of its value, and the byte after it. */
interface Place {
  at: number
  type: number
  value: number
  end: number
}

/** Every field of a document, or element of an array, whose bytes begin at a place. */
function* placesIn(buffer: Buffer, from = 0): Generator<Place> {
  const end = from + buffer.readInt32LE(from) - 1
  for (let at = from + 4; at < end;) {
    const type = buffer[at] ?? 0
    const value = buffer.indexOf(0, at + 1) + 1
    const next = afterValue(buffer, type, value)
    yield { at, type, value, end: next }
    at = next
  }
}

/** A field of a document whose bytes begin at a place, or null where it has none of that name. */
function placeOf(buffer: Buffer, name: string, from = 0): Place | null {
  for (const place of placesIn(buffer, from)) if (buffer.toString('utf8', place.at + 1, place.value - 1) === name) return place
  return null
}

/**
 * The bytes of a document once for each element of an array that it has under a name, with that element in the place of the array; as they are where something
 * else stands there, and not at all where nothing does.
 */
export function* unwound(bytes: Uint8Array, name: string): Generator<Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const place = placeOf(buffer, name)
  if (place === null || place.type === 0x0a) return
  if (place.type !== 0x04) {
    yield bytes
    return
  }
  const before = buffer.subarray(4, place.at)
  const named = Buffer.from(`${name}\0`)
  const after = buffer.subarray(place.end)
  for (const { type, value, end } of placesIn(buffer, place.value)) {
    const one = Buffer.concat([EMPTY.subarray(0, 4), before, Buffer.of(type), named, buffer.subarray(value, end), after])
    one.writeInt32LE(one.length)
    yield one
  }
}

/** The bytes of the document that stands at a path of a document; null where none does. Throws what `onArray` makes where the path leads through an array. */
export function documentAt(bytes: Uint8Array, path: readonly string[], onArray: () => Error): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let from = 0
  for (const [i, name] of path.entries()) {
    const place = placeOf(buffer, name, from)
    if (place?.type === 0x04 && i < path.length - 1) throw onArray()
    if (place?.type !== 0x03) return null
    from = place.value
  }
  return buffer.subarray(from, from + buffer.readInt32LE(from))
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
