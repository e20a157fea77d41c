import type { Writer } from '@shared/api/writer'
import type { Contact, ContactSeal } from '@shared/contact'
import { OBJECTION_DESK } from '@shared/objections/words'
import { hex } from '@shared/tips/crypto/bytes'
import { deriveSecrets, newReceipt, writeReceipt } from '@shared/tips/crypto/receipt'
import { sm3 } from '@shared/tips/crypto/suite1'
import { fillRandom, randomness } from './random'
import { askService } from './send'
import { formCertificateFor } from './trust'
import { TipError } from './words'

/** Who writes about a record, sealed, and the receipt by which what was written is found again. */
export interface SealedWriter {
  receipt: string
  writer: Writer
}

/** Seals a contact for those who work on objections and replies, under a new receipt. Throws words or SealError. */
export async function sealWriter({ name, post, contact }: Contact, seal: ContactSeal['seal']): Promise<SealedWriter> {
  const service = await askService()
  const certificate = formCertificateFor(service, OBJECTION_DESK)
  if (certificate === null)
    throw new TipError(`现在没有办理异议和回应的密钥，联系方式密封不了，所以没有发送。请打电话 ${service.telephone} 提出。`)
  await fillRandom().catch(() => {
    throw new TipError('手机没有给出随机数，联系方式密封不了，所以没有发送。请重启微信再试。')
  })
  const symbols = newReceipt(randomness)
  const { tipId, lookupId } = deriveSecrets(symbols)
  const id = hex(tipId)
  const sealed = seal({ name: name.trim(), post: post.trim(), contact: contact.trim() }, id, certificate, randomness)
  return {
    receipt: writeReceipt(symbols),
    writer: {
      id,
      lock: hex(sm3(lookupId)),
      contactKeyId: certificate.keyId,
      contactWrap: hex(sealed.wrap),
      contact: hex(sealed.stored),
    },
  }
}
