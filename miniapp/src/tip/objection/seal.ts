import type { ObjectionFiling } from '@shared/api/objections'
import { normaliseCreditCode } from '@shared/codes/creditCode'
import type { Kind } from '@shared/kinds/index'
import { sealContact } from '@shared/objections/contact'
import { OBJECTION_DESK } from '@shared/objections/words'
import { hex } from '@shared/tips/crypto/bytes'
import { deriveSecrets, newReceipt, writeReceipt } from '@shared/tips/crypto/receipt'
import { sm3 } from '@shared/tips/crypto/suite1'
import { fillRandom, randomness } from '../random'
import { askService } from '../send'
import { formCertificateFor } from '../trust'
import { TipError } from '../words'
import type { ObjectionForm } from './faults'

/** A sealed objection, ready to be sent as often as needed: the same again is the same objection. */
export interface SealedObjection {
  filing: ObjectionFiling
  receipt: string
}

/** Seals the contact of a form under a new receipt. Throws words or SealError. */
export async function sealObjection(form: ObjectionForm, about: { kind: Kind; record: string }): Promise<SealedObjection> {
  const service = await askService()
  const certificate = formCertificateFor(service, OBJECTION_DESK)
  if (certificate === null)
    throw new TipError(`现在没有办理异议的密钥，联系方式密封不了，所以没有发送。请打电话 ${service.telephone} 提出。`)
  await fillRandom().catch(() => {
    throw new TipError('手机没有给出随机数，联系方式密封不了，所以没有发送。请重启微信再试。')
  })
  const symbols = newReceipt(randomness)
  const { tipId, lookupId } = deriveSecrets(symbols)
  const id = hex(tipId)
  const { filer, uscc, wrong, stands, name, post, contact } = form
  const sealed = sealContact({ name: name.trim(), post: post.trim(), contact: contact.trim() }, id, certificate, randomness)
  return {
    receipt: writeReceipt(symbols),
    filing: {
      id,
      lock: hex(sm3(lookupId)),
      ...about,
      filer: filer ?? 'firm',
      uscc: filer === 'firm' ? normaliseCreditCode(uscc) : null,
      wrong: wrong.trim(),
      stands: stands.trim(),
      contactKeyId: certificate.keyId,
      contactWrap: hex(sealed.wrap),
      contact: hex(sealed.stored),
    },
  }
}
