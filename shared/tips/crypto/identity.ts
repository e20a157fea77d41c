import type { TrustedCertificate } from './certificate'
import { concat, utf8 } from './bytes'
import type { Randomness } from './bytes'
import { FORM_SIZE, FORM_STORED, formKeyOf, openForm, sealForm, type Form, type FormContext, type SealedForm } from './form'
import { decodeHeader, idOf } from './header'

/** Name and contact as labelled texts, for who pays the reward and for nobody else. */
export type IdentityForm = Form

/** Padded size of the form. */
export const IDENTITY_SIZE = FORM_SIZE
/** Stored size: nonce, text, tag. */
export const IDENTITY_STORED = FORM_STORED

const LABEL = 'mingan/identity/1'

/** Key of the form, 16 bytes. */
export const identityKey = (formKey: Uint8Array, id: Uint8Array): Uint8Array => formKeyOf(formKey, id, LABEL)

export const identityAad = (header: Uint8Array): Uint8Array => concat(header, utf8('identity'))

/** The form as bytes; an anonymous one is the empty object. */
export const identityPlain = (form: IdentityForm | undefined): Uint8Array => utf8(JSON.stringify(form ?? {}))

const contextOf = (header: Uint8Array): FormContext => ({ id: idOf(decodeHeader(header)), label: LABEL, aad: identityAad(header) })

/** Seals a form, or an empty one of the same size, under a key of its own. `header` is the bytes H. Throws `identity-too-long`. */
export const sealIdentity = (
  form: IdentityForm | undefined,
  header: Uint8Array,
  certificate: TrustedCertificate,
  randomness: Randomness,
): SealedForm => sealForm(identityPlain(form), contextOf(header), certificate, randomness)

/**
 * The form, or undefined where the reporter stayed anonymous. Throws `header-malformed`, `wrap-length`, `wrap-forged`,
 * `identity-length`, `identity-tag`, `identity-padding`, `identity-malformed`.
 */
export function openIdentity(sealed: SealedForm & { header: Uint8Array }, privateKey: Uint8Array): IdentityForm | undefined {
  const form = openForm(sealed, contextOf(sealed.header), privateKey)
  return Object.keys(form).length === 0 ? undefined : form
}
