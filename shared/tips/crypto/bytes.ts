import { SealError } from './errors'

/** Bytes by hand: the mini-program has neither TextEncoder nor Buffer. Integers are big-endian. */

/** So many random bytes, never fewer; throws when it has not got them. */
export type Randomness = (length: number) => Uint8Array

/** Asks for random bytes and looks at them: throws `random-dry` where they are fewer, or all zero as of a generator that is none. */
export function draw(randomness: Randomness, length: number): Uint8Array {
  const bytes = randomness(length)
  if (bytes.length !== length || bytes.every((byte) => byte === 0)) throw new SealError('random-dry')
  return bytes
}

/** UTF-8 of a text. A surrogate without its pair becomes U+FFFD, as TextEncoder does. */
export function utf8(text: string): Uint8Array {
  const out: number[] = []
  for (const symbol of text) {
    const point = symbol.codePointAt(0) ?? 0
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
    if (code < 0x80) out.push(code)
    else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  }
  return Uint8Array.from(out)
}

/** Text of strict UTF-8; throws `malformed` on anything cut, overlong or outside Unicode. */
export function fromUtf8(bytes: Uint8Array): string {
  const out: string[] = []
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0
    const length =
      first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0
    if (length === 0 || at + length > bytes.length) throw new SealError('malformed')
    let point = length === 1 ? first : first & (0xff >> (length + 1))
    for (let k = 1; k < length; k++) {
      const next = bytes[at + k] ?? 0
      if ((next & 0xc0) !== 0x80) throw new SealError('malformed')
      point = (point << 6) | (next & 63)
    }
    const least = length === 3 ? 0x800 : length === 4 ? 0x10000 : 0
    if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) throw new SealError('malformed')
    out.push(String.fromCodePoint(point))
    at += length
  }
  return out.join('')
}

/** Lower-case hex. */
export function hex(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += (byte < 16 ? '0' : '') + byte.toString(16)
  return out
}

/** Bytes of lower-case hex; throws `malformed` on anything else, and where `length` (bytes) is given, on another length. */
export function unhex(from: string, length?: number): Uint8Array {
  if (from.length % 2 !== 0 || !/^[0-9a-f]*$/.test(from)) throw new SealError('malformed')
  if (length !== undefined && from.length !== 2 * length) throw new SealError('malformed')
  const out = new Uint8Array(from.length / 2)
  for (let at = 0; at < out.length; at++) out[at] = parseInt(from.slice(2 * at, 2 * at + 2), 16)
  return out
}

/** One array after the other. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

const uint = (width: number) => {
  const limit = Math.min(2 ** (8 * width), Number.MAX_SAFE_INTEGER)
  return (value: number): Uint8Array => {
    if (!Number.isInteger(value) || value < 0 || value >= limit) throw new SealError('malformed')
    const out = new Uint8Array(width)
    let rest = value
    for (let at = width - 1; at >= 0; at--) {
      out[at] = rest % 256
      rest = Math.floor(rest / 256)
    }
    return out
  }
}

/** An unsigned integer of 1, 2, 4 or 8 bytes; each throws `malformed` where the value does not fit (u64: up to 2^53 - 2). */
export const u8 = uint(1)
export const u16 = uint(2)
export const u32 = uint(4)
export const u64 = uint(8)

/** Whether two arrays are the same; looks at every byte of both, wherever the first difference is. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  let different = a.length ^ b.length
  for (let at = 0; at < a.length; at++) different |= (a[at] ?? 0) ^ (b[at] ?? 0)
  return different === 0
}

/** Reads an array from its beginning; every step throws `malformed` where too little is left. */
export function reader(bytes: Uint8Array) {
  let at = 0
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new SealError('malformed')
    at += length
    return bytes.slice(at - length, at)
  }
  const number = (width: number): number => take(width).reduce((sum, byte) => sum * 256 + byte, 0)
  return { take, number, left: (): number => bytes.length - at }
}
