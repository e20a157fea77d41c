import type { Randomness } from '@shared/tips/crypto/bytes'

/** The browser's own generator. */
export const randomness: Randomness = (length) => crypto.getRandomValues(new Uint8Array(length))

/** Nothing is fetched ahead in a browser. Throws where it has no generator. */
export function fillRandom(): Promise<void> {
  if (typeof crypto === 'undefined' || typeof crypto.getRandomValues !== 'function') return Promise.reject(new Error('no generator'))
  return Promise.resolve()
}
