import { concat, u8 } from '../../shared/tips/crypto/bytes'

/** As much of DER as tests need to talk to OpenSSL: contents shorter than 64 KiB. */

const lengthOf = (length: number): Uint8Array =>
  length < 128 ? u8(length) : length < 256 ? Uint8Array.of(0x81, length) : Uint8Array.of(0x82, length >> 8, length & 255)

/** One value: its tag, length and contents. */
export function writeDer(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const content = concat(...contents)
  return concat(u8(tag), lengthOf(content.length), content)
}

/** Contents of the values inside one outermost value. */
export function readDer(bytes: Uint8Array): Uint8Array[] {
  const content = (at: number): [from: number, to: number] => {
    const first = bytes[at + 1] ?? 0
    const wide = first < 128 ? 0 : first - 128
    const length = wide === 0 ? first : bytes.slice(at + 2, at + 2 + wide).reduce((sum, byte) => sum * 256 + byte, 0)
    return [at + 2 + wide, at + 2 + wide + length]
  }
  const [begin, end] = content(0)
  const out: Uint8Array[] = []
  for (let at = begin; at < end;) {
    const [from, to] = content(at)
    out.push(bytes.slice(from, to))
    at = to
  }
  return out
}
