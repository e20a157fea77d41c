import { createHmac, timingSafeEqual } from 'node:crypto'

/** One-time codes after RFC 6238: SHA-1, steps of 30 s, 6 digits. */

const STEP_S = 30
const DIGITS = 6
/** Steps before and after the present one whose codes are taken: clocks of phones are a little off. */
const DRIFT = 1

/** The number of the step at an instant. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1_000 / STEP_S)

/** The code of a step; RFC 4226 with the step as its counter. `digits` is 8 in the vectors of the RFC. */
export function totpCode(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step whose code this is, of those that are near enough and newer than `usedStep`; null where there is none. */
export function matchingStep({
  secret,
  code,
  at,
  usedStep,
}: {
  secret: Uint8Array
  code: string
  at: Date
  usedStep: number
}): number | null {
  const now = stepAt(at)
  let found: number | null = null
  // Every step is looked at: how long it takes says nothing of which one it was.
  for (let step = now - DRIFT; step <= now + DRIFT; step++) {
    const same = timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code.padEnd(DIGITS, ' ').slice(0, DIGITS)))
    if (same && step > usedStep) found = step
  }
  return found
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 of RFC 4648 without padding, as apps for codes take a secret. */
export function base32(bytes: Uint8Array): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32.charAt((held >> bits) & 31)
      held &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + BASE32.charAt((held << (5 - bits)) & 31) : text
}

/** The address under which an app for codes takes a secret in, most often as a square code. */
export const totpUri = (officer: string, secret: Uint8Array): string =>
  `otpauth://totp/${encodeURIComponent(`明安:${officer}`)}?secret=${base32(secret)}&issuer=${encodeURIComponent('明安')}`
