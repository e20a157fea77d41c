import { concat, unhex, utf8, type Randomness } from './tips/crypto/bytes'
import type { TrustedCertificate } from './tips/crypto/certificate'
import { openForm, sealForm, type FormContext, type SealedForm } from './tips/crypto/form'

/** Who writes about a public record and how that person is reached: sealed on the phone for the hall that works on what was written. */
export interface Contact {
  name: string
  /** telephone or address */
  contact: string
  /** what the person is at the firm or the office */
  post: string
}

export interface ContactSeal {
  /** Seals a contact to the certificate of the hall. `id`: 16 bytes, hex. Throws `certificate-purpose`, `identity-too-long`. */
  seal: (contact: Contact, id: string, certificate: TrustedCertificate, randomness: Randomness) => SealedForm
  /** What was sealed. Throws as `openForm`. */
  open: (sealed: SealedForm, id: string, privateKey: Uint8Array) => Contact
}

/** Contacts that are bound to one thing of one sort: that of another one, or of another sort, does not open in its place. */
export function contactSeal(label: string): ContactSeal {
  const contextOf = (id: string): FormContext => {
    const bytes = unhex(id, 16)
    return { id: bytes, label, aad: concat(utf8(label), bytes) }
  }
  return {
    seal: (contact, id, certificate, randomness) => sealForm(utf8(JSON.stringify(contact)), contextOf(id), certificate, randomness),
    open: (sealed, id, privateKey) => {
      const { name = '', contact = '', post = '' } = openForm(sealed, contextOf(id), privateKey)
      return { name, contact, post }
    },
  }
}
