import { scrypt, scryptAsync } from '@noble/hashes/scrypt'
import { concat, hex, unhex, utf8 } from './bytes'
import type { Randomness } from './bytes'
import { sm4Open, sm4Seal } from './suite1'

/** A text under a passphrase: scrypt makes the key, SM4-GCM seals. The only file that knows scrypt; no phone ships it. */

/** How slow a guess is made. `n`: cost, a power of two; `salt`: 16 bytes as hex. */
export interface Kdf {
  name: 'scrypt'
  salt: string
  n: number
  r: 8
  p: 1
}

/** What is stored: all as lower-case hex but the numbers. */
export interface PassphraseBox {
  kdf: Kdf
  /** 12 bytes */
  nonce: string
  sealed: string
}

/** Cost of a guess: 128 MiB and about a second in a browser. */
export const SCRYPT_N = 131_072
/** What is opened at all: less is too easy to guess, more would hold the machine up. */
export const SCRYPT_N_MIN = 16_384
export const SCRYPT_N_MAX = 1_048_576

const SALT_LENGTH = 16
const NONCE_LENGTH = 12
const KEY_LENGTH = 16

// The same characters typed on another keyboard (full width, composed accents) are the same passphrase.
const bytesOf = (passphrase: string): Uint8Array => utf8(passphrase.normalize('NFKC'))
const optionsOf = ({ n, r, p }: Kdf) => ({ N: n, r, p, dkLen: KEY_LENGTH })

/** Seals `plain`, bound to `aad`. `n` may be less than usual only in demonstrations and tests. */
export function sealUnderPassphrase(
  plain: Uint8Array,
  aad: Uint8Array,
  { passphrase, randomness, n = SCRYPT_N }: { passphrase: string; randomness: Randomness; n?: number },
): PassphraseBox {
  const kdf: Kdf = { name: 'scrypt', salt: hex(randomness(SALT_LENGTH)), n, r: 8, p: 1 }
  const nonce = randomness(NONCE_LENGTH)
  const key = scrypt(bytesOf(passphrase), unhex(kdf.salt), optionsOf(kdf))
  return { kdf, nonce: hex(nonce), sealed: hex(sm4Seal(key, nonce, aad, plain)) }
}

/** Whether it has the shape of a box whose cost is one that is opened. */
export function isPassphraseBox(value: unknown): value is PassphraseBox {
  const { kdf, nonce, sealed } = (value ?? {}) as Partial<PassphraseBox>
  const isHex = (one: unknown, bytes?: number) =>
    typeof one === 'string' && /^(?:[0-9a-f]{2})+$/.test(one) && (bytes === undefined || one.length === 2 * bytes)
  const costs = kdf?.name === 'scrypt' && kdf.r === 8 && kdf.p === 1 && Number.isInteger(Math.log2(kdf.n))
  return (
    costs && kdf.n >= SCRYPT_N_MIN && kdf.n <= SCRYPT_N_MAX && isHex(kdf.salt, SALT_LENGTH) && isHex(nonce, NONCE_LENGTH) && isHex(sealed)
  )
}

/** The text, or undefined where the passphrase is another one. */
export function openUnderPassphrase(box: PassphraseBox, aad: Uint8Array, passphrase: string): Uint8Array | undefined {
  return open(box, aad, scrypt(bytesOf(passphrase), unhex(box.kdf.salt), optionsOf(box.kdf)))
}

/** The same in slices of 10 ms, so that a page can draw; `onProgress` gets 0 to 1. */
export async function openUnderPassphraseInSteps(
  box: PassphraseBox,
  aad: Uint8Array,
  passphrase: string,
  onProgress: (share: number) => void = () => {},
): Promise<Uint8Array | undefined> {
  const options = { ...optionsOf(box.kdf), asyncTick: 10, onProgress }
  return open(box, aad, await scryptAsync(bytesOf(passphrase), unhex(box.kdf.salt), options))
}

const open = ({ nonce, sealed }: PassphraseBox, aad: Uint8Array, key: Uint8Array): Uint8Array | undefined =>
  sm4Open(key, unhex(nonce), aad, unhex(sealed))

/** Binds a box to what it is: labelled texts, each with its length in front (at most 255 bytes). */
export const boxAad = (...labels: readonly string[]): Uint8Array =>
  concat(...labels.map(utf8).flatMap((label) => [Uint8Array.of(label.length), label]))
