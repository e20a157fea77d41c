import { unhex } from '../../../shared/tips/crypto/bytes'
import { verifyCertificate, type SignedCertificate } from '../../../shared/tips/crypto/certificate'
import { SealError } from '../../../shared/tips/crypto/errors'
import { OBJECTION_DESK } from '../../../shared/objections/words'
import { PURPOSES, type Purpose } from '../../../shared/tips/purposes'

/** What a set of certificates is good for under a root. */

export interface Verdict {
  certificate: SignedCertificate
  /** why it is never good, in words; null where it is good within its time */
  fault: string | null
}

/** For one purpose of one desk: whether one is good now, and until when there is one without a gap, in seconds. */
export interface Coverage {
  desk: string
  purpose: Purpose
  goodNow: boolean
  /** null where none is good now */
  until: number | null
}

/** Holds each certificate against the root (65 bytes as hex), at a time of its own so that only lasting faults are told. */
export function judge(certificates: readonly SignedCertificate[], root: string): Verdict[] {
  return certificates.map((certificate) => {
    try {
      verifyCertificate(certificate, { root: unhex(root, 65), purpose: certificate.purpose, now: certificate.notBefore })
      return { certificate, fault: null }
    } catch (error) {
      if (!(error instanceof SealError)) throw error
      return { certificate, fault: error.message }
    }
  })
}

/** What a desk needs keys for: who works on objections opens the contacts of those who object, and no tip. */
const purposesOf = (desk: string): Purpose[] => (desk === OBJECTION_DESK ? ['identity'] : (Object.keys(PURPOSES) as Purpose[]))

/** Coverage of every purpose that a desk needs, of every desk that the certificates name, at `now` in seconds. */
export function coverageOf(verdicts: readonly Verdict[], now: number): Coverage[] {
  const good = verdicts.filter(({ fault }) => fault === null).map(({ certificate }) => certificate)
  const desks = [...new Set(verdicts.map(({ certificate }) => certificate.desk))].sort()
  return desks.flatMap((desk) =>
    purposesOf(desk).map((purpose) => {
      const until = endOfCover(
        good.filter((one) => one.desk === desk && one.purpose === purpose),
        now,
      )
      return { desk, purpose, goodNow: until !== null, until }
    }),
  )
}

function endOfCover(certificates: SignedCertificate[], now: number): number | null {
  let until: number | null = null
  for (const { notBefore, notAfter } of [...certificates].sort((a, b) => a.notBefore - b.notBefore)) {
    if (notBefore > (until ?? now) + 1) break
    if (notAfter >= (until ?? now)) until = notAfter
  }
  return until
}
