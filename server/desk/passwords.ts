import { scrypt, timingSafeEqual } from 'node:crypto'
import type { Randomness } from '../../shared/tips/crypto/bytes'
import { createGate } from '../gate'
import type { OfficerDoc } from '../models/officer'

/** Passwords are kept as scrypt of 32 MiB and some 100 ms (N = 2^15, r = 8, p = 1). */

type Kept = OfficerDoc['password']

const COST = 2 ** 15
const HASH_BYTES = 32
const SALT_BYTES = 16
/** Hashes at once, and how many may wait: each takes memory and a thread that others need too. */
const HASHING = { running: 2, waiting: 40 } as const
const RETRY_S = 10

/** Stands in for the password of somebody who is not there: guessing takes as long. */
export const NOBODY: Kept = { salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES), n: COST }

export interface Passwords {
  /** the password as it is kept, under a salt of its own */
  keep: (password: string, randomness: Randomness) => Promise<Kept>
  /** whether it is the password that is kept; throws `overloaded` while too many are asked about */
  matches: (password: string, kept: Kept) => Promise<boolean>
}

/** Hashes passwords, two at once. */
export function createPasswords(cost = COST): Passwords {
  const gate = createGate(HASHING, RETRY_S)
  const hash = (password: string, salt: Buffer, n: number) => gate.pass(() => scrypted(password, salt, n))
  return {
    keep: async (password, randomness) => {
      const salt = Buffer.from(randomness(SALT_BYTES))
      return { salt, hash: await hash(password, salt, cost), n: cost }
    },
    matches: async (password, kept) => timingSafeEqual(await hash(password, kept.salt, kept.n), kept.hash),
  }
}

const scrypted = (password: string, salt: Buffer, n: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // One text in two ways of writing (NFC, NFD) is one password.
    const options = { N: n, r: 8, p: 1, maxmem: 256 * n * 8 }
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
