import { concat, hex, u8, unhex, utf8 } from './bytes'
import type { Randomness } from './bytes'
import type { TrustedCertificate } from './certificate'
import { SealError } from './errors'
import { hkdf } from './hkdf'
import { LENGTH_BYTES, pad, unpad } from './padding'
import { NONCE_LENGTH } from './part'
import { sm2Decrypt, sm2Encrypt, sm4Open, sm4Seal, WRAP_OVERHEAD } from './suite1'

/**
 * An officer's note on a case, sealed before it leaves the desk. Whoever opened the tip seals under its content key (form 1);
 * who has none of it (who pays, who oversees another desk) seals for the desk's certificate (form 2).
 */

/** Notes are padded to steps of this many bytes, so that their length says little. */
export const NOTE_STEP = 512

/** Which note of which case: `tipId` 16 bytes, `n` the number of its line, 0 to 255. */
export interface NotePlace {
  tipId: Uint8Array
  n: number
}

const FORM = { contentKey: 1, certificate: 2 } as const
const WRAP_LENGTH = WRAP_OVERHEAD + 32

/** Key of a note, 16 bytes: HKDF(content key, salt tip id, info `mingan/note/1/` ‖ u8 n). */
export const noteKey = (contentKey: Uint8Array, { tipId, n }: NotePlace): Uint8Array =>
  hkdf(contentKey, tipId, concat(utf8('mingan/note/1/'), u8(n)), 16)

const aadOf = (form: number, { tipId, n }: NotePlace): Uint8Array => concat(utf8('mingan/note/1/'), u8(form), tipId, u8(n))

function sealed(form: number, text: string, place: NotePlace, key: Uint8Array, randomness: Randomness): Uint8Array {
  const data = utf8(text)
  const size = Math.ceil((data.length + LENGTH_BYTES) / NOTE_STEP) * NOTE_STEP
  const nonce = randomness(NONCE_LENGTH)
  return concat(nonce, sm4Seal(noteKey(key, place), nonce, aadOf(form, place), pad(data, size, 'part-too-long')))
}

/** Seals a note under the tip's content key (32 bytes): u8 1 ‖ nonce ‖ text ‖ tag. Throws `malformed` where n is over 255. */
export const sealNote = (text: string, place: NotePlace, contentKey: Uint8Array, randomness: Randomness): Uint8Array =>
  concat(u8(FORM.contentKey), sealed(FORM.contentKey, text, place, contentKey, randomness))

/** Seals a note for the holder of a sealing certificate: u8 2 ‖ keyId 8 ‖ wrap 129 ‖ nonce ‖ text ‖ tag. */
export function sealNoteFor(text: string, place: NotePlace, certificate: TrustedCertificate, randomness: Randomness): Uint8Array {
  if (certificate.purpose !== 'seal') throw new SealError('certificate-purpose')
  const key = randomness(32)
  const wrap = sm2Encrypt(key, unhex(certificate.publicKey, 65), randomness)
  return concat(u8(FORM.certificate), unhex(certificate.keyId, 8), wrap, sealed(FORM.certificate, text, place, key, randomness))
}

/** What opens notes: the tip's content key, and the desk's private keys (32 bytes) by key id. */
export interface NoteKeys {
  contentKey: Uint8Array
  privateKey: (keyId: string) => Uint8Array | undefined
}

/**
 * The text of a note; null where it was sealed for a key that is not at hand. Throws `malformed`, `wrap-forged`, `part-tag`
 * (changed, or of another line or tip), `part-padding`.
 */
export function openNote(stored: Uint8Array, place: NotePlace, keys: NoteKeys): Uint8Array | null {
  const form = stored[0]
  if (form === FORM.contentKey) return opened(form, stored.slice(1), place, keys.contentKey)
  if (form !== FORM.certificate || stored.length < 9 + WRAP_LENGTH) throw new SealError('malformed')
  const privateKey = keys.privateKey(hex(stored.slice(1, 9)))
  if (privateKey === undefined) return null
  const key = sm2Decrypt(stored.slice(9, 9 + WRAP_LENGTH), privateKey, 32)
  return opened(form, stored.slice(9 + WRAP_LENGTH), place, key)
}

function opened(form: number, body: Uint8Array, place: NotePlace, key: Uint8Array): Uint8Array {
  if (body.length < NONCE_LENGTH) throw new SealError('malformed')
  const padded = sm4Open(noteKey(key, place), body.slice(0, NONCE_LENGTH), aadOf(form, place), body.slice(NONCE_LENGTH))
  if (padded === undefined) throw new SealError('part-tag')
  return unpad(padded, 'part-padding')
}
