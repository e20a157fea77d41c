import { concat, draw, unhex, utf8 } from './bytes'
import type { Randomness } from './bytes'
import type { TrustedCertificate } from './certificate'
import { jsonObject } from './content'
import { SealError } from './errors'
import { hkdf } from './hkdf'
import { pad, unpad } from './padding'
import { NONCE_LENGTH, PART_OVERHEAD } from './part'
import { sm2Decrypt, sm2Encrypt, sm4Open, sm4Seal } from './suite1'

/** A small form with labelled texts, sealed under a key of its own for the holder of one certificate. */
export type Form = Readonly<Record<string, string>>

/** Padded size of a form. */
export const FORM_SIZE = 512
/** Stored size: nonce, text, tag. */
export const FORM_STORED = FORM_SIZE + PART_OVERHEAD

/** What a form is bound to: an id of 16 bytes, a label in ASCII, and bytes that it only opens together with. */
export interface FormContext {
  id: Uint8Array
  label: string
  aad: Uint8Array
}

export interface SealedForm {
  wrap: Uint8Array
  stored: Uint8Array
}

/** Key of a form, 16 bytes. */
export const formKeyOf = (key: Uint8Array, id: Uint8Array, label: string): Uint8Array => hkdf(key, id, utf8(label), 16)

/** Seals the bytes of a form to a certificate for forms. Throws `certificate-purpose`, `identity-too-long`. */
export function sealForm(
  plain: Uint8Array,
  { id, label, aad }: FormContext,
  certificate: TrustedCertificate,
  randomness: Randomness,
): SealedForm {
  if (certificate.purpose !== 'identity') throw new SealError('certificate-purpose')
  const padded = pad(plain, FORM_SIZE, 'identity-too-long')
  const key = draw(randomness, 32)
  const nonce = draw(randomness, NONCE_LENGTH)
  const sealed = sm4Seal(formKeyOf(key, id, label), nonce, aad, padded)
  return { wrap: sm2Encrypt(key, unhex(certificate.publicKey, 65), randomness), stored: concat(nonce, sealed) }
}

/** What a sealed form says. Throws `identity-length`, `wrap-length`, `wrap-forged`, `identity-tag`, `identity-padding`, `identity-malformed`. */
export function openForm({ wrap, stored }: SealedForm, { id, label, aad }: FormContext, privateKey: Uint8Array): Form {
  if (stored.length !== FORM_STORED) throw new SealError('identity-length')
  const key = formKeyOf(sm2Decrypt(wrap, privateKey, 32), id, label)
  const padded = sm4Open(key, stored.slice(0, NONCE_LENGTH), aad, stored.slice(NONCE_LENGTH))
  if (padded === undefined) throw new SealError('identity-tag')
  const form = jsonObject(unpad(padded, 'identity-padding'))
  if (form === undefined || Object.values(form).some((one) => typeof one !== 'string')) throw new SealError('identity-malformed')
  return form as Form
}
