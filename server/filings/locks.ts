import { timingSafeEqual } from 'node:crypto'
import { sm3Digest } from '../tips/digest'

/** Whether a look-up id is the one whose SM3 was handed in, both in hex. */
export const opensLock = (lock: string, key: string): boolean =>
  timingSafeEqual(Buffer.from(lock, 'hex'), sm3Digest(Buffer.from(key, 'hex')))
