import type { Certificate, Header, SealReason, Seen } from '../../shared/tips/crypto'
import type { Purpose } from '../../shared/tips/purposes'

/** Shapes of the vector files. Everything that is a string of bytes is lower-case hex. */

export interface ReceiptVector {
  symbols: number[]
  check: number
  written: string
  prk: string
  tipId: string
  lookupId: string
  prefix: string
  sealingPrivate: string
  sealingPublic: string
  signingPrivate: string
  signingPublic: string
}

interface Refused {
  why: string
  reason: SealReason
}

export interface CertificateVector {
  rootPrivate: string
  rootPublic: string
  certificate: Certificate
  signedBytes: string
  signature: string
  refused: (Refused & { certificate: Certificate; signature: string; now: number; desk: string; purpose: Purpose })[]
}

export interface PartVector {
  key: string
  nonce: string
  aad: string
  plain: string
  padded: string
  stored: string
  put: string
  signature: string
}

export interface EnvelopeVector {
  tipId: string
  contentKey: string
  deskPrivate: string
  recoveryPrivate: string
  identityPrivate: string
  header: Header
  canonicalHeader: string
  commitment: string
  deskWrap: string
  recoveryWrap: string
  identity: { contentKey: string; key: string; wrap: string; plain: string; stored: string }
  filing: string
  signature: string
  parts: PartVector[]
  /** A number among `parts` is the stored part of that index of the good envelope. */
  refused: (Refused & { canonicalHeader: string; deskWrap: string; parts: (number | string)[] })[]
}

export interface SealedAnswerVector {
  contentKey: string
  hint: string
  key: string
  plain: string
  padded: string
  answer: string
  signature: string
}

export interface AnswerVector extends SealedAnswerVector {
  signingPrivate: string
  certificate: Certificate
  certificateSignature: string
  rootPublic: string
  reporterPrivate: string
  reporterPublic: string
  tipId: string
  lookupId: string
  next: SealedAnswerVector
  /** `certificate` stands where another than the file's is published. */
  refused: (Refused & { answer: string; seen: Seen | null; certificate?: Certificate; certificateSignature?: string })[]
}
