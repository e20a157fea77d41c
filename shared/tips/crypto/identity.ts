import type { TrustedCertificate } from './certificate'
import { concat, draw, unhex, utf8 } from './bytes'
import type { Randomness } from './bytes'
import { jsonObject } from './content'
import { SealError } from './errors'
import { decodeHeader, idOf } from './header'
import { pad, unpad } from './padding'
import { NONCE_LENGTH, PART_OVERHEAD } from './part'
import { hkdf } from './hkdf'
import { sm2Decrypt, sm2Encrypt, sm4Open, sm4Seal } from './suite1'

/** Name and contact as labelled texts, for who pays the reward and for nobody else. */
export type IdentityForm = Readonly<Record<string, string>>

/** Padded size of the form. */
export const IDENTITY_SIZE = 512
/** Stored size: nonce, text, tag. */
export const IDENTITY_STORED = IDENTITY_SIZE + PART_OVERHEAD

/** Key of the form, 16 bytes. */
export const identityKey = (formKey: Uint8Array, id: Uint8Array): Uint8Array => hkdf(formKey, id, utf8('mingan/identity/1'), 16)

export const identityAad = (header: Uint8Array): Uint8Array => concat(header, utf8('identity'))

/** The form as bytes; an anonymous one is the empty object. */
export const identityPlain = (form: IdentityForm | undefined): Uint8Array => utf8(JSON.stringify(form ?? {}))

/** Seals a form, or an empty one of the same size, under a key of its own. `header` is the bytes H. Throws `identity-too-long`. */
export function sealIdentity(
  form: IdentityForm | undefined,
  header: Uint8Array,
  certificate: TrustedCertificate,
  randomness: Randomness,
): { wrap: Uint8Array; stored: Uint8Array } {
  if (certificate.purpose !== 'identity') throw new SealError('certificate-purpose')
  const padded = pad(identityPlain(form), IDENTITY_SIZE, 'identity-too-long')
  const formKey = draw(randomness, 32)
  const nonce = draw(randomness, NONCE_LENGTH)
  const sealed = sm4Seal(identityKey(formKey, idOf(decodeHeader(header))), nonce, identityAad(header), padded)
  return { wrap: sm2Encrypt(formKey, unhex(certificate.publicKey, 65), randomness), stored: concat(nonce, sealed) }
}

function parse(plain: Uint8Array): IdentityForm {
  const form = jsonObject(plain)
  if (form === undefined || Object.values(form).some((one) => typeof one !== 'string')) throw new SealError('identity-malformed')
  return form as IdentityForm
}

/**
 * The form, or undefined where the reporter stayed anonymous. Throws `header-malformed`, `wrap-length`, `wrap-forged`,
 * `identity-length`, `identity-tag`, `identity-padding`, `identity-malformed`.
 */
export function openIdentity(
  sealed: { header: Uint8Array; wrap: Uint8Array; stored: Uint8Array },
  privateKey: Uint8Array,
): IdentityForm | undefined {
  const id = idOf(decodeHeader(sealed.header))
  if (sealed.stored.length !== IDENTITY_STORED) throw new SealError('identity-length')
  const key = identityKey(sm2Decrypt(sealed.wrap, privateKey, 32), id)
  const padded = sm4Open(key, sealed.stored.slice(0, NONCE_LENGTH), identityAad(sealed.header), sealed.stored.slice(NONCE_LENGTH))
  if (padded === undefined) throw new SealError('identity-tag')
  const form = parse(unpad(padded, 'identity-padding'))
  return Object.keys(form).length === 0 ? undefined : form
}
