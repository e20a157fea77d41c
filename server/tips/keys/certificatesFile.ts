import { z } from 'zod'
import { CertificateView } from '../../../shared/api/tips'
import { hex } from '../../../shared/tips/crypto/bytes'
import { certificateBytes, type SignedCertificate } from '../../../shared/tips/crypto/certificate'
import { sm3 } from '../../../shared/tips/crypto/suite1'

/** The file of certificates that the ceremony writes and the service publishes (TIP_CERTIFICATES). Holds nothing secret. */

const CertificatesFile = z.strictObject({
  v: z.literal(1),
  format: z.literal('mingan-certificates'),
  certificates: z.array(CertificateView.omit({ fingerprint: true })).max(1_000),
})

export class CertificatesFileError extends Error {}

/** Text of a file that holds these certificates. */
export const writeCertificates = (certificates: readonly SignedCertificate[]): string =>
  JSON.stringify({ v: 1, format: 'mingan-certificates', certificates }, null, 1) + '\n'

/** Certificates of the text of a file; whether the root signed them is not looked at. Throws CertificatesFileError. */
export function readCertificates(text: string, name: string): SignedCertificate[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new CertificatesFileError(`${name}：不是证书文件（不是完整的 JSON）。`)
  }
  const parsed = CertificatesFile.safeParse(value)
  if (parsed.success) return parsed.data.certificates
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || '文件').slice(0, 3)
  throw new CertificatesFileError(`${name}：不是证书文件，或内容不对（${where.join('、')}）。`)
}

/** SM3 of what the root signed, hex: what a person compares. */
export const fingerprintOf = (certificate: SignedCertificate): string => hex(sm3(certificateBytes(certificate)))

/** A certificate as the service publishes it. */
export const presentCertificate = (certificate: SignedCertificate): CertificateView => ({
  ...certificate,
  fingerprint: fingerprintOf(certificate),
})

/** First 16 bytes of a fingerprint or key in eight groups of four: read aloud over a telephone. */
export const inGroups = (digits: string): string => (digits.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
