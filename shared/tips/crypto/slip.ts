import { concat, fromUtf8, reader, u32, u8, unhex, utf8 } from './bytes'
import type { Randomness } from './bytes'
import type { TrustedCertificate } from './certificate'
import { SealError } from './errors'
import { hkdf } from './hkdf'
import { NONCE_LENGTH } from './part'
import { sm2Decrypt, sm2Encrypt, sm4Open, sm4Seal } from './suite1'

/**
 * What one desk hands over to another when it transfers a tip: only what an officer chose, sealed for the other desk under a
 * key of its own. Nothing of the envelope travels, so that neither identity nor unchosen words can.
 */

/** A slip in clear: JSON as text, and the chosen photos as JPEG. */
export interface Slip {
  text: string
  photos: readonly Uint8Array[]
}

/** A sealed slip: `wrap` 129 bytes for the certificate `keyId`, `sealed` as nonce ‖ text ‖ tag. */
export interface SealedSlip {
  keyId: string
  wrap: Uint8Array
  sealed: Uint8Array
}

const slipKey = (key: Uint8Array, tipId: Uint8Array): Uint8Array => hkdf(key, tipId, utf8('mingan/slip/1'), 16)
const aadOf = (tipId: Uint8Array): Uint8Array => concat(utf8('mingan/slip/1'), tipId)

/** Seals a slip about the tip (id of 16 bytes) for a sealing certificate. Throws `certificate-purpose`, `parts-too-many`. */
export function sealSlip(slip: Slip, tipId: Uint8Array, certificate: TrustedCertificate, randomness: Randomness): SealedSlip {
  if (certificate.purpose !== 'seal') throw new SealError('certificate-purpose')
  if (slip.photos.length > 255) throw new SealError('parts-too-many')
  const pieces = [utf8(slip.text), ...slip.photos]
  const plain = concat(u8(slip.photos.length), ...pieces.flatMap((piece) => [u32(piece.length), piece]))
  const key = randomness(32)
  const nonce = randomness(NONCE_LENGTH)
  const sealed = concat(nonce, sm4Seal(slipKey(key, tipId), nonce, aadOf(tipId), plain))
  return { keyId: certificate.keyId, wrap: sm2Encrypt(key, unhex(certificate.publicKey, 65), randomness), sealed }
}

/** A slip that was opened: `key` (32 bytes) takes the place of the content key for the notes of the desk that got it. */
export interface OpenedSlip extends Slip {
  key: Uint8Array
}

/** Opens a slip. Throws `wrap-length`, `wrap-forged`, `part-tag` (changed, or of another tip), `malformed`. */
export function openSlip({ wrap, sealed }: Omit<SealedSlip, 'keyId'>, tipId: Uint8Array, privateKey: Uint8Array): OpenedSlip {
  const key = sm2Decrypt(wrap, privateKey, 32)
  if (sealed.length < NONCE_LENGTH) throw new SealError('malformed')
  const plain = sm4Open(slipKey(key, tipId), sealed.slice(0, NONCE_LENGTH), aadOf(tipId), sealed.slice(NONCE_LENGTH))
  if (plain === undefined) throw new SealError('part-tag')
  const from = reader(plain)
  const count = from.number(1)
  const piece = () => from.take(from.number(4))
  const text = fromUtf8(piece())
  const photos = Array.from({ length: count }, piece)
  if (from.left() !== 0) throw new SealError('malformed')
  return { text, photos, key }
}
