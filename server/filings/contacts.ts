import type { SealedContact, Writer } from '../../shared/api/writer'
import type { ContactDoc } from '../models/filing'
import { OBJECTION_DESK } from '../../shared/objections/words'
import { ApiError } from '../errors'
import { bufferOf } from '../tips/bytes'
import type { TipDoor } from '../tips/index'

/** Demands that a contact was sealed to a key that the hall opens. Throws `certificate_refused`. */
export async function demandContactKey(
  certificates: Pick<TipDoor['deps']['certificates'], 'refresh' | 'isGood'>,
  { contactKeyId: keyId }: Writer,
): Promise<void> {
  await certificates.refresh()
  if (!certificates.isGood({ keyId, desk: OBJECTION_DESK, purpose: 'identity' })) throw new ApiError('certificate_refused')
}

/** As it is kept. */
export const contactDocOf = ({ contactKeyId, contactWrap, contact }: Writer): ContactDoc => ({
  keyId: contactKeyId,
  wrap: Buffer.from(contactWrap, 'hex'),
  sealed: Buffer.from(contact, 'hex'),
})

const hexOf = (bytes: Buffer): string => bufferOf(bytes).toString('hex')

/** As whoever works on it is handed it. `id`: what it is bound to. */
export const sealedContactOf = (id: string, { keyId, wrap, sealed }: ContactDoc): SealedContact => ({
  id,
  keyId,
  wrap: hexOf(wrap),
  contact: hexOf(sealed),
})

/** Whether it is the one that a filing brings. */
export const isSameContact = (held: ContactDoc | null, { contact }: Writer): boolean => held !== null && hexOf(held.sealed) === contact
