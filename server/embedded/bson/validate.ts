import { badValue, notSupported } from '../errors'

const DEPTH_MAX = 100
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = walk(view, 0, bytes.byteLength, 0)
  if (end !== bytes.byteLength) throw badValue('bytes after the end of a document')
}

function walk(view: DataView, start: number, limit: number, depth: number): number {
  if (depth > DEPTH_MAX) throw badValue(`a document is nested deeper than ${DEPTH_MAX} levels`)
  if (start + 5 > limit) throw badValue('a document is cut off')
  const end = start + view.getInt32(start, true)
  if (end > limit || end < start + 5 || view.getUint8(end - 1) !== 0) throw badValue('the length of a document is wrong')
  let at = start + 4
  while (at < end - 1) {
    const type = view.getUint8(at)
    at = skipName(view, at + 1, end)
    at = skipValue(view, type, at, end, depth)
    if (at > end - 1) throw badValue('a value reaches past its document')
  }
  return end
}

function skipName(view: DataView, start: number, end: number): number {
  for (let at = start; at < end; at++) if (view.getUint8(at) === 0) return at + 1
  throw badValue('a field name has no end')
}

function skipValue(view: DataView, type: number, at: number, end: number, depth: number): number {
  switch (type) {
    case 0x01: // double
    case 0x09: // date
    case 0x12: // int64
      return at + 8
    case 0x02: {
      // string
      const length = int32(view, at, end)
      const stop = at + 4 + length
      if (length < 1 || stop > end || view.getUint8(stop - 1) !== 0) throw badValue('the length of a string is wrong')
      return stop
    }
    case 0x03: // document
    case 0x04: // array
      return walk(view, at, end, depth + 1)
    case 0x05: {
      // binary
      const length = int32(view, at, end)
      if (length < 0) throw badValue('the length of a binary is wrong')
      return at + 5 + length
    }
    case 0x07: // ObjectId
      return at + 12
    case 0x08: // boolean
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
