import { UnreadableSource } from './types'

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

/**
 * Passes bytes on and holds them against their checksum (CRC-32, as zip files have it): our library looks at lengths only, and a damaged
 * digit is as long as a good one. Throws UnreadableSource behind the last byte where they differ.
 */
export async function* checked(bytes: AsyncIterable<Uint8Array>, expected: number, what: string): AsyncGenerator<Uint8Array> {
  let rest = 0xffffffff
  for await (const piece of bytes) {
    for (const byte of piece) rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] ?? 0)
    yield piece
  }
  if ((rest ^ 0xffffffff) >>> 0 !== expected) throw new UnreadableSource(`${what}已损坏（校验和不符）`)
}
