import { concat, unhex, utf8, type Randomness } from '../tips/crypto/bytes'
import type { TrustedCertificate } from '../tips/crypto/certificate'
import { openForm, sealForm, type FormContext, type SealedForm } from '../tips/crypto/form'

/** Who objects and how that person is reached: sealed on the phone for those who work on objections. */
export interface Contact {
  name: string
  /** telephone or address */
  contact: string
  /** what the person is at the firm or the office */
  post: string
}

const LABEL = 'mingan/objection/1'

/** Bound to one objection: the contact of another one does not open in its place. `id`: 16 bytes, hex. */
function contextOf(id: string): FormContext {
  const bytes = unhex(id, 16)
  return { id: bytes, label: LABEL, aad: concat(utf8(LABEL), bytes) }
}

/** Seals a contact to the certificate of the desk for objections. Throws `certificate-purpose`, `identity-too-long`. */
export const sealContact = (contact: Contact, id: string, certificate: TrustedCertificate, randomness: Randomness): SealedForm =>
  sealForm(utf8(JSON.stringify(contact)), contextOf(id), certificate, randomness)

/** What was sealed. Throws as `openForm`. */
export function openContact(sealed: SealedForm, id: string, privateKey: Uint8Array): Contact {
  const { name = '', contact = '', post = '' } = openForm(sealed, contextOf(id), privateKey)
  return { name, contact, post }
}
