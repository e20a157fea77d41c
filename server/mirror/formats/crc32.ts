import { crc32 } from 'node:zlib'
import { UnreadableSource } from './types'

/**
 * Passes bytes on and holds them against their checksum (CRC-32, as zip files have it): yauzl looks at lengths only, and a damaged
 * digit is as long as a good one. Throws UnreadableSource behind the last byte where they differ.
 */
export async function* checked(bytes: AsyncIterable<Uint8Array>, expected: number, what: string): AsyncGenerator<Uint8Array> {
  let sum = 0
  for await (const piece of bytes) {
    sum = crc32(piece, sum)
    yield piece
  }
  if (sum !== expected) throw new UnreadableSource(`${what}已损坏（校验和不符）`)
}
