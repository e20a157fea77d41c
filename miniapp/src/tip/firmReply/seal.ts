import type { ReplyFiling } from '@shared/api/replies'
import { normaliseCreditCode } from '@shared/codes/creditCode'
import type { Kind } from '@shared/kinds/index'
import { sealReplyContact } from '@shared/replies/contact'
import { plainText } from '@shared/replies/text'
import { sealWriter } from '../sealWriter'
import type { ReplyForm } from './faults'

/** A reply whose contact is sealed, ready to be sent as often as needed: the same again is the same reply. */
export interface SealedReply {
  filing: ReplyFiling
  receipt: string
}

/** Seals the contact of a form under a new receipt. Throws words or SealError. */
export async function sealReply(form: ReplyForm, about: { kind: Kind; record: string }): Promise<SealedReply> {
  const { receipt, writer } = await sealWriter(form, sealReplyContact)
  return { receipt, filing: { ...writer, ...about, uscc: normaliseCreditCode(form.uscc), text: plainText(form.text) } }
}
