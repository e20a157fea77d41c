import { PURPOSES } from '../purposes'
import type { Purpose } from '../purposes'
import { hex, concat, u64, u8, unhex, utf8 } from './bytes'
import type { Randomness } from './bytes'
import { SealError } from './errors'
import type { SealReason } from './errors'
import { keyIdOf } from './keyId'
import { isPublicKey, SUITE, sm2Sign, sm2Verify } from './suite1'

/** What the root says of a key. Keys and ids in lower-case hex, times in seconds, both ends included. */
export interface Certificate {
  suite: number
  desk: string
  purpose: Purpose
  keyId: string
  publicKey: string
  notBefore: number
  notAfter: number
}

/** As the server publishes it. */
export interface SignedCertificate extends Certificate {
  v: 1
  signature: string
}

declare const trusted: unique symbol
/** A certificate that was checked against a root; only this file makes one. */
export type TrustedCertificate = Certificate & { readonly [trusted]: true }

/** What a certificate has to be; `desk` is left out where any desk will do. `now` in seconds, `root` 65 bytes. */
export interface Demand {
  root: Uint8Array
  purpose: Purpose
  now: number
  desk?: string
}

/** Whether a signature (64 bytes, r‖s) over a message is of a public key (65 bytes): `sm2Verify`, or what answers the same sooner. */
export type SignatureCheck = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean

/** A sealing key lives at most so many seconds: seven days. */
export const SEALING_LIFE_MAX = 7 * 24 * 3600

/** The bytes the root signs; throws `malformed` where a field does not fit. */
export function certificateBytes(one: Certificate): Uint8Array {
  const desk = utf8(one.desk)
  const kind = concat(u8(one.suite), u8(desk.length), desk, u8(PURPOSES[one.purpose]))
  return concat(utf8('mingan/cert/1'), kind, unhex(one.publicKey, 65), u64(one.notBefore), u64(one.notAfter))
}

/** Signs with the root's private key, the key id being made from the public key. */
export function signCertificate(one: Omit<Certificate, 'keyId'>, rootPrivate: Uint8Array, randomness: Randomness): SignedCertificate {
  const certificate: Certificate = { ...one, keyId: keyIdOf(unhex(one.publicKey, 65)) }
  return { v: 1, ...certificate, signature: hex(sm2Sign(certificateBytes(certificate), rootPrivate, randomness)) }
}

function isWhole(one: SignedCertificate): boolean {
  const hexOf = (value: unknown, bytes: number) => typeof value === 'string' && value.length === 2 * bytes && /^[0-9a-f]*$/.test(value)
  const isTime = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
  const known = Object.prototype.hasOwnProperty.call(PURPOSES, one.purpose) && typeof one.desk === 'string' && one.desk !== ''
  const keys = hexOf(one.publicKey, 65) && hexOf(one.keyId, 8) && hexOf(one.signature, 64)
  return known && keys && isTime(one.notBefore) && isTime(one.notAfter) && one.notBefore <= one.notAfter && utf8(one.desk).length < 256
}

/** Why it is refused, cheapest questions first; undefined where it is good. Every answer but the last may be about forged fields. */
function refusal(one: SignedCertificate, demand: Demand, isSigned: SignatureCheck): SealReason | undefined {
  if (one.v !== 1 || one.suite !== SUITE) return 'certificate-suite'
  if (!one.signature) return 'certificate-unsigned'
  if (!isWhole(one)) return 'certificate-malformed'
  if (demand.desk !== undefined && one.desk !== demand.desk) return 'certificate-desk'
  if (one.purpose !== demand.purpose) return 'certificate-purpose'
  if (demand.now < one.notBefore) return 'certificate-early'
  if (demand.now > one.notAfter) return 'certificate-expired'
  if (one.purpose === 'seal' && one.notAfter - one.notBefore > SEALING_LIFE_MAX) return 'certificate-long'
  const publicKey = unhex(one.publicKey, 65)
  if (one.keyId !== keyIdOf(publicKey) || !isPublicKey(publicKey)) return 'certificate-key'
  if (!isSigned(certificateBytes(one), unhex(one.signature, 64), demand.root)) return 'certificate-root'
  return undefined
}

/** What a certificate says, once nothing refuses it. */
const trust = ({ suite, desk, purpose, keyId, publicKey, notBefore, notAfter }: Certificate): TrustedCertificate =>
  ({ suite, desk, purpose, keyId, publicKey, notBefore, notAfter }) as TrustedCertificate

/** The certificate, checked; throws SealError with the first of the `certificate-…` reasons that holds. */
export function verifyCertificate(one: SignedCertificate, demand: Demand, isSigned: SignatureCheck = sm2Verify): TrustedCertificate {
  const reason = refusal(one, demand, isSigned)
  if (reason !== undefined) throw new SealError(reason)
  return trust(one)
}

/** Of those that are good the one that ends last; throws `certificate-none` where none is. */
export function chooseCertificate(all: readonly SignedCertificate[], demand: Demand): TrustedCertificate {
  const byEnd = [...all].sort((a, b) => b.notAfter - a.notAfter)
  // In order of their ends, so that the first good one is the answer and the slow signature is checked seldom.
  const good = byEnd.find((one) => refusal(one, demand, sm2Verify) === undefined)
  if (good === undefined) throw new SealError('certificate-none')
  return trust(good)
}
