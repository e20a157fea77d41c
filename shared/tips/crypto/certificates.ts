import { chooseCertificate } from './certificate'
import type { SignedCertificate, TrustedCertificate } from './certificate'
import { SealError } from './errors'

/** The three keys a tip is sealed to. */
export interface TipCertificates {
  seal: TrustedCertificate
  recovery: TrustedCertificate
  identity: TrustedCertificate
}

/** The three for a desk, each the good one that ends last; throws `certificate-none` where one is missing. `now` in seconds. */
export function chooseTipCertificates(
  all: readonly SignedCertificate[],
  { root, desk, now }: { root: Uint8Array; desk: string; now: number },
): TipCertificates {
  const choose = (purpose: 'seal' | 'recovery' | 'identity') => chooseCertificate(all, { root, desk, now, purpose })
  return { seal: choose('seal'), recovery: choose('recovery'), identity: choose('identity') }
}

/** Throws `certificate-purpose` or `certificate-desk` where somebody put the three together from what does not belong together. */
export function demandTogether({ seal, recovery, identity }: TipCertificates): void {
  const rightly = seal.purpose === 'seal' && recovery.purpose === 'recovery' && identity.purpose === 'identity'
  if (!rightly) throw new SealError('certificate-purpose')
  if (recovery.desk !== seal.desk || identity.desk !== seal.desk) throw new SealError('certificate-desk')
}
