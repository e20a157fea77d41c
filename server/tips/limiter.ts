import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Randomness } from '../../shared/tips/crypto/bytes'
import { shanghaiDay, untilMidnight } from '../../shared/codes/dates'
import { ApiError } from '../errors'
import { networkOf } from './network'
import { ADDRESS_PARTS_AT_ONCE, ADDRESSES_MAX, ADDRESS_BYTES_A_DAY, ADDRESS_LIMITS, MODEST_BYTES, RETRY_S, type LimitedKind } from './rules'

const HOUR_MS = 3_600_000

interface Account {
  bytes: number
  /** parts on their way now */
  parts: number
  /** requests left of each kind, as they stood at `at` (milliseconds) */
  left: Partial<Record<LimitedKind, { count: number; at: number }>>
}

export interface Limiter {
  /** Counts a request of an address. Throws `too_many_requests` with the seconds to wait. */
  demand: (kind: LimitedKind, address: string) => void
  /** Counts bytes that an address sends. Throws `too_many_requests` where the day's are used up. */
  demandBytes: (bytes: number, address: string) => void
  /** Counts a part that an address begins to send and returns what ends it. Throws `too_many_requests` where many are on their way. */
  beginPart: (address: string) => () => void
  /** whether an address has sent little today */
  isModest: (address: string) => boolean
}

/**
 * Bounds what one address may do; at most `addressesMax` of them are remembered. Addresses are known by a hash with a salt of the day, in memory only: nothing of them is
 * written anywhere, and at midnight nobody can be told from anybody.
 */
export function createLimiter({ now, randomness }: { now: () => Date; randomness: Randomness }, addressesMax = ADDRESSES_MAX): Limiter {
  let day = ''
  let salt = randomness(32)
  // Whoever was silent longest is forgotten first.
  const accounts = new LRUCache<string, Account>({ max: addressesMax })

  function accountOf(address: string): Account {
    const today = shanghaiDay(now())
    if (today !== day) {
      day = today
      salt = randomness(32)
      accounts.clear()
    }
    const name = createHmac('sha256', salt).update(networkOf(address)).digest('base64').slice(0, 22)
    const known = accounts.get(name)
    if (known) return known
    const account: Account = { bytes: 0, parts: 0, left: {} }
    accounts.set(name, account)
    return account
  }

  return {
    demand: (kind, address) => {
      const { atOnce, anHour } = ADDRESS_LIMITS[kind]
      const account = accountOf(address)
      const at = now().getTime()
      const before = account.left[kind] ?? { count: atOnce, at }
      const count = Math.min(atOnce, before.count + (Math.max(0, at - before.at) * anHour) / HOUR_MS)
      if (count < 1) {
        account.left[kind] = { count, at }
        throw new ApiError('too_many_requests', undefined, Math.ceil(((1 - count) * HOUR_MS) / anHour / 1_000))
      }
      account.left[kind] = { count: count - 1, at }
    },
    demandBytes: (bytes, address) => {
      const account = accountOf(address)
      if (account.bytes + bytes > ADDRESS_BYTES_A_DAY)
        throw new ApiError('too_many_requests', undefined, Math.ceil(untilMidnight(now()) / 1_000))
      account.bytes += bytes
    },
    beginPart: (address) => {
      const account = accountOf(address)
      if (account.parts >= ADDRESS_PARTS_AT_ONCE) throw new ApiError('too_many_requests', undefined, RETRY_S)
      account.parts++
      return () => {
        account.parts--
      }
    },
    isModest: (address) => accountOf(address).bytes <= MODEST_BYTES,
  }
}
