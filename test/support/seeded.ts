import { createHash } from 'node:crypto'
import type { Randomness } from '../../shared/tips/crypto/bytes'

/** Randomness that is the same each time: SHA-256 of the seed and a counter. For tests and vectors only. */
export function seeded(seed: string): Randomness {
  let counter = 0
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => createHash('sha256').update(`${seed}/${counter++}`).digest())
    return Uint8Array.from(Buffer.concat(blocks).subarray(0, length))
  }
}
