/**
 * Whether this machine can seal at all: SM2 needs BigInt (iOS 14, Android 8). Imports nothing on purpose: on an older
 * phone the mere loading of the algorithms throws, so ask here before you load them.
 */
export function isSupported(): boolean {
  return typeof BigInt === 'function' && typeof globalThis === 'object'
}
