import type { ObjectionFiling } from '@shared/api/objections'
import { normaliseCreditCode } from '@shared/codes/creditCode'
import type { Kind } from '@shared/kinds/index'
import { sealContact } from '@shared/objections/contact'
import { STANDS_MAX, WRONG_MAX } from '@shared/objections/limits'
import { OBJECTION_DESK, type Filer } from '@shared/objections/words'
import { hex } from '@shared/tips/crypto/bytes'
import { deriveSecrets, newReceipt, writeReceipt } from '@shared/tips/crypto/receipt'
import { sm3 } from '@shared/tips/crypto/suite1'
import { fillRandom, randomness } from '../random'
import { askService } from '../send'
import { formCertificateFor } from '../trust'
import { TipError } from '../words'

/** What somebody fills in to object to a record. */
export interface ObjectionForm {
  filer: Filer | null
  uscc: string
  wrong: string
  stands: string
  name: string
  post: string
  contact: string
}

export const EMPTY: ObjectionForm = { filer: null, uscc: '', wrong: '', stands: '', name: '', post: '', contact: '' }

/** Longest name, post and contact, so that all of them fit into the sealed form. */
export const CONTACT_MAX = 40

const tooLong = (text: string, max: number): boolean => [...text.trim()].length > max
const isEmpty = (text: string): boolean => text.trim() === ''

/** What is wrong about a form, by field; empty where it can be sent. */
export function faultsOf(form: ObjectionForm): Partial<Record<keyof ObjectionForm, string>> {
  const { filer, uscc, wrong, stands, name, post, contact } = form
  const faults: [keyof ObjectionForm, string | null][] = [
    ['filer', filer === null ? '请选择由谁提出。' : null],
    ['uscc', filer === 'firm' && !/^[0-9A-Z]{18}$/.test(normaliseCreditCode(uscc)) ? '统一社会信用代码是 18 位数字和字母。' : null],
    ['wrong', isEmpty(wrong) ? '请写明哪里不对。' : tooLong(wrong, WRONG_MAX) ? `最多 ${WRONG_MAX} 个字。` : null],
    ['stands', isEmpty(stands) ? '请写明应当是怎样的。' : tooLong(stands, STANDS_MAX) ? `最多 ${STANDS_MAX} 个字。` : null],
    ['name', isEmpty(name) ? '请写姓名，受理台要核对。' : tooLong(name, CONTACT_MAX) ? `最多 ${CONTACT_MAX} 个字。` : null],
    ['post', tooLong(post, CONTACT_MAX) ? `最多 ${CONTACT_MAX} 个字。` : null],
    ['contact', isEmpty(contact) ? '请写电话或地址，受理台要核对。' : tooLong(contact, CONTACT_MAX) ? `最多 ${CONTACT_MAX} 个字。` : null],
  ]
  return Object.fromEntries(faults.filter((one) => one[1] !== null))
}

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
