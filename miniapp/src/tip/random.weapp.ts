import { phonePool } from '@shared/tips/crypto/phonePool'
import type { Randomness } from '@shared/tips/crypto/bytes'

/** Bytes that one tip with six photos needs many times over. */
const WANTED = 2_048

/** What WeChat gave, handed out once; throws `random-dry` when it is used up. */
export const randomness: Randomness = (length) => phonePool.take(length)

/** Fills the pool from WeChat's generator (base library 2.15). Throws where there is none; nothing else takes its place. */
export function fillRandom(): Promise<void> {
  if (phonePool.left() >= WANTED) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const { getRandomValues } = wx
    if (getRandomValues === undefined) return reject(new Error('no generator'))
    getRandomValues({
      length: WANTED,
      success: ({ randomValues }) => {
        phonePool.fill(new Uint8Array(randomValues))
        resolve()
      },
      fail: () => reject(new Error('no generator')),
    })
  })
}
