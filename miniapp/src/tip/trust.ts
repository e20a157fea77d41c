import type { TipServiceAnswer } from '@shared/api/tips'
import { chooseCertificate, type TrustedCertificate } from '@shared/tips/crypto/certificate'
import { chooseTipCertificates, type TipCertificates } from '@shared/tips/crypto/certificates'
import type { Signers } from '@shared/tips/crypto/answerOpening'
import { unhex } from '@shared/tips/crypto/bytes'
import type { Desk } from '@shared/tips/words'
import { ROOT } from './root'

/** A phone whose clock is further off than this could be shown keys long gone. */
const CLOCK_MAX_MS = 24 * 3_600_000

/** A sentence where the phone's clock is too far from the service's, else null. */
export function clockFault(serviceNow: string, phoneNow: number): string | null {
  const off = phoneNow - Date.parse(serviceNow)
  if (Math.abs(off) <= CLOCK_MAX_MS) return null
  const days = Math.round(Math.abs(off) / CLOCK_MAX_MS)
  return `这部手机的时间${off > 0 ? '快' : '慢'}了约 ${days} 天，无法判断受理密钥是否还有效。请把手机设为自动设置时间，再试。草稿已保存。`
}

/** The keys to seal to, checked under the root. Throws SealError with words where one is missing or not good. */
export const certificatesFor = ({ certificates, now }: TipServiceAnswer, desk: Desk): TipCertificates =>
  chooseTipCertificates(certificates, { root: unhex(ROOT, 65), desk, now: Math.floor(Date.parse(now) / 1_000) })

/** The certificate of a desk for small forms, checked under the root; null where there is none that is good. */
export function formCertificateFor({ certificates, now }: TipServiceAnswer, desk: string): TrustedCertificate | null {
  const own = certificates.filter((one) => one.desk === desk && one.purpose === 'identity')
  if (own.length === 0 || ROOT === '') return null
  return chooseCertificate(own, { root: unhex(ROOT, 65), desk, purpose: 'identity', now: Math.floor(Date.parse(now) / 1_000) })
}

/** Whose answers count. */
export const signersOf = ({ certificates }: TipServiceAnswer): Signers => ({ root: unhex(ROOT, 65), certificates })
