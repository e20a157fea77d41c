import { isUtf8 } from 'node:buffer'
import { badValue, documentTooLarge, notSupported } from '../errors'

const DEPTH_MAX = 100
const SIZE_MAX = 16 * 1024 * 1024
/** The range of a JavaScript date; MongoDB's own is wider. */
const DATE_MAX_MS = 8_640_000_000_000_000n
const UTF8 = new TextDecoder('utf-8', { fatal: true })
const notUtf8 = () => badValue('a text is not UTF-8')
const TYPE_NAMES: Record<number, string> = {
  0x06: 'undefined',
  0x0b: 'regular expression',
  0x0c: 'DBPointer',
  0x0d: 'JavaScript code',
  0x0e: 'symbol',
  0x0f: 'JavaScript code with scope',
  0x11: 'timestamp',
  0x13: 'Decimal128',
  0xff: 'MinKey',
  0x7f: 'MaxKey',
}

/**
 * Walks the bytes of one document about to be stored and throws where they are malformed or hold a type that the
 * subset does not keep. Nothing is decoded: this is the border, and it must not trust a length it has not checked.
 */
export function validateDocument(bytes: Uint8Array): void {
  if (bytes.byteLength > SIZE_MAX) throw documentTooLarge(bytes.byteLength)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = walk(view, 0, bytes.byteLength, 0, false)
  if (end !== bytes.byteLength) throw badValue('bytes after the end of a document')
}

function walk(view: DataView, start: number, limit: number, depth: number, isArray: boolean): number {
  if (depth > DEPTH_MAX) throw badValue(`a document is nested deeper than ${DEPTH_MAX} levels`)
  if (start + 5 > limit) throw badValue('a document is cut off')
  const end = start + view.getInt32(start, true)
  if (end > limit || end < start + 5 || view.getUint8(end - 1) !== 0) throw badValue('the length of a document is wrong')
  let at = start + 4
  while (at < end - 1) {
    const type = view.getUint8(at)
    const nameEnd = skipName(view, at + 1, end)
    if (!isArray && !isPlainName(view, at + 1, nameEnd - 1)) checkName(text(view, at + 1, nameEnd - 1))
    at = nameEnd
    at = skipValue(view, type, at, end, depth)
    if (at > end - 1) throw badValue('a value reaches past its document')
  }
  return end
}

/** Whether a name is all ASCII letters and digits that begin with a letter, as nearly every one is: then there is nothing to check. */
function isPlainName(view: DataView, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = view.getUint8(at)
    const isLetter = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
    if (!isLetter && (at === start || byte < 0x30 || byte > 0x39)) return false
  }
  return end > start
}

/** Names that JavaScript objects or MongoDB's own conventions would bend: numbers are reordered, `$ref` is rewritten. */
function checkName(name: string): void {
  if (name.startsWith('$') || name === '__proto__' || name === '_bsontype' || /^(0|[1-9]\d*)$/.test(name))
    throw notSupported(`the field name ${name}`)
}

function text(view: DataView, start: number, end: number): string {
  try {
    return UTF8.decode(new Uint8Array(view.buffer, view.byteOffset + start, end - start))
  } catch {
    // The decoder throws at bytes that are no UTF-8; the caller's words for it are these.
    throw notUtf8()
  }
}

/** The bytes of each element of the top-level array of this name, or null where the document has none. */
export function rawElements(bytes: Uint8Array, wanted: string): Uint8Array[] | null {
  const array = findElement(bytes, wanted)
  if (!array) return null
  const view = new DataView(array.buffer, array.byteOffset, array.byteLength)
  const found: Uint8Array[] = []
  for (let at = 4; at < array.byteLength - 1;) {
    const valueAt = skipName(view, at + 1, array.byteLength)
    if (view.getUint8(at) !== 0x03) throw badValue(`${wanted} must hold documents`)
    const end = valueAt + int32(view, valueAt, array.byteLength)
    if (end > array.byteLength || end <= valueAt) throw badValue('the length of a document is wrong')
    found.push(array.subarray(valueAt, end))
    at = end
  }
  return found
}

function findElement(bytes: Uint8Array, wanted: string): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 4; at < bytes.byteLength - 1;) {
    const type = view.getUint8(at)
    const valueAt = skipName(view, at + 1, bytes.byteLength)
    const isWanted = text(view, at + 1, valueAt - 1) === wanted
    // The length alone is needed here: what is inside is checked when it is stored.
    const end =
      type === 0x03 || type === 0x04
        ? valueAt + int32(view, valueAt, bytes.byteLength)
        : skipValue(view, type, valueAt, bytes.byteLength, 0)
    if (end > bytes.byteLength || end < valueAt) throw badValue('a value reaches past its document')
    if (isWanted) return type === 0x04 ? bytes.subarray(valueAt, end) : null
    at = end
  }
  return null
}

function skipName(view: DataView, start: number, end: number): number {
  for (let at = start; at < end; at++) if (view.getUint8(at) === 0) return at + 1
  throw badValue('a field name has no end')
}

function skipValue(view: DataView, type: number, at: number, end: number, depth: number): number {
  switch (type) {
    case 0x01: // double
    case 0x12: // int64
      return at + 8
    case 0x09: {
      // date
      if (at + 8 > end) throw badValue('a value is cut off')
      const time = view.getBigInt64(at, true)
      if (time > DATE_MAX_MS || time < -DATE_MAX_MS) throw notSupported('a date beyond the years that JavaScript knows')
      return at + 8
    }
    case 0x02: {
      // string
      const length = int32(view, at, end)
      const stop = at + 4 + length
      if (length < 1 || stop > end || view.getUint8(stop - 1) !== 0) throw badValue('the length of a string is wrong')
      if (!isUtf8(new Uint8Array(view.buffer, view.byteOffset + at + 4, length - 1))) throw notUtf8()
      return stop
    }
    case 0x03: // document
      return walk(view, at, end, depth + 1, false)
    case 0x04: // array
      return walk(view, at, end, depth + 1, true)
    case 0x05: {
      // binary
      const length = int32(view, at, end)
      if (length < 0) throw badValue('the length of a binary is wrong')
      if (at + 5 <= end && view.getUint8(at + 4) === 2) throw notSupported('the binary subtype 2')
      return at + 5 + length
    }
    case 0x07: // ObjectId
      return at + 12
    case 0x08: // boolean
      if (at < end && view.getUint8(at) > 1) throw badValue('a boolean is neither true nor false')
      return at + 1
    case 0x0a: // null
      return at
    case 0x10: // int32
      return at + 4
    default:
      throw notSupported(`the BSON type ${TYPE_NAMES[type] ?? '0x' + type.toString(16)}`)
  }
}

function int32(view: DataView, at: number, end: number): number {
  if (at + 4 > end) throw badValue('a value is cut off')
  return view.getInt32(at, true)
}
