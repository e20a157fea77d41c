import { concat, u32, utf8 } from '../../shared/tips/crypto/bytes'
import type { Randomness } from '../../shared/tips/crypto/bytes'
import { sm3 } from '../../shared/tips/crypto/suite1'

/** Randomness that is the same each time: SM3 of a counter and the seed. For tests and vectors only; runs on a bare machine. */
export function seeded(seed: string): Randomness {
  let counter = 0
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => sm3(concat(u32(counter++), utf8(seed))))
    return concat(...blocks).slice(0, length)
  }
}
