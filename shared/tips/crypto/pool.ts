import type { Randomness } from './bytes'
import { SealError } from './errors'

/** Random bytes fetched ahead: the mini-program gives them only asynchronously, and sealing asks for them synchronously. */
export interface RandomPool {
  /** Adds bytes of the machine's own generator; they are copied. */
  fill(bytes: Uint8Array): void
  /** Hands out bytes once and forgets them; throws `random-dry` when fewer are there, and then hands out none. */
  take: Randomness
  /** How many bytes are left. */
  left(): number
}

/** An empty pool. */
export function createPool(): RandomPool {
  let store = new Uint8Array(0)
  let at = 0
  return {
    fill(bytes) {
      const next = new Uint8Array(store.length - at + bytes.length)
      next.set(store.subarray(at))
      next.set(bytes, store.length - at)
      store.fill(0)
      store = next
      at = 0
    },
    take(length) {
      if (length > store.length - at) throw new SealError('random-dry')
      const out = store.slice(at, at + length)
      store.fill(0, at, at + length)
      at += length
      return out
    },
    left: () => store.length - at,
  }
}

/**
 * Puts a `globalThis.crypto.getRandomValues` over the pool where the machine has no `crypto`; says whether it did.
 * What the machine has itself is never replaced.
 */
export function installGlobalRandom(pool: RandomPool): boolean {
  const known: unknown = (globalThis as { crypto?: unknown }).crypto
  if (known !== undefined && known !== null) return false
  const getRandomValues = <T extends ArrayBufferView>(into: T): T => {
    new Uint8Array(into.buffer, into.byteOffset, into.byteLength).set(pool.take(into.byteLength))
    return into
  }
  Object.defineProperty(globalThis, 'crypto', { value: { getRandomValues }, configurable: true, writable: true })
  return true
}
