import type { Randomness } from '@shared/tips/crypto/bytes'

/** Random bytes of the browser. */
export const randomness: Randomness = (length) => crypto.getRandomValues(new Uint8Array(length))
