import { createHash } from 'node:crypto'

/** SM3 of bytes as hex: the platform's own, some ten times faster than the one that phones run. */
export const sm3Hex = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex')
