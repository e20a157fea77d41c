import {
  answerBytes,
  answerDigest,
  answerKey,
  ANSWER_PADDED,
  ANSWER_SIZE,
  HINT_LENGTH,
  hintOf,
  HOUR,
  readAnswer,
  type AnswerContent,
} from './answer'
import { equal, hex, concat, reader, unhex, utf8 } from './bytes'
import { verifyCertificate, type SignedCertificate } from './certificate'
import { SealError } from './errors'
import { unpad } from './padding'
import { NONCE_LENGTH } from './part'
import type { ReceiptSecrets } from './receipt'
import { SUITE, sm2Decrypt, sm2Verify, sm4Open, TAG_LENGTH, WRAP_OVERHEAD } from './suite1'

/** An answer that was opened: `digest` is what the next one names as `previous`, `desk` the desk whose key signed. */
export interface OpenedAnswer extends AnswerContent {
  digest: string
  desk: string
}

/** Whose signatures count: the root (65 bytes), and the certificates that are public. With `desk`, only that desk's. */
export interface Signers {
  root: Uint8Array
  certificates: readonly SignedCertificate[]
  desk?: string
}

const SIGNATURE = 64

/** The fields of an answer; throws `answer-malformed` where it is no answer of suite 1. `before` is everything that is signed. */
export function splitAnswer(answer: Uint8Array) {
  if (answer.length !== ANSWER_SIZE) throw new SealError('answer-malformed')
  const from = reader(answer)
  if (!equal(from.take(4), utf8('MGA1')) || from.number(1) !== SUITE) throw new SealError('answer-malformed')
  const names = { keyId: hex(from.take(8)), hint: from.take(HINT_LENGTH), front: answer.slice(0, 17) }
  const text = { wrap: from.take(WRAP_OVERHEAD + 32), nonce: from.take(NONCE_LENGTH), sealed: from.take(ANSWER_PADDED + TAG_LENGTH) }
  return { ...names, ...text, before: answer.slice(0, ANSWER_SIZE - SIGNATURE), signature: from.take(SIGNATURE) }
}

/** Whether the hint is of this look-up id (16 bytes). Throws `answer-malformed`. */
export function isOwn(answer: Uint8Array, lookupId: Uint8Array): boolean {
  const { hint, nonce } = splitAnswer(answer)
  return equal(hint, hintOf(lookupId, nonce))
}

/** Those of a bucket that are for this look-up id, in the order given. Throws `answer-malformed` where one is no answer. */
export const findOwn = (bucket: readonly Uint8Array[], lookupId: Uint8Array): Uint8Array[] => bucket.filter((one) => isOwn(one, lookupId))

/** The certificates whose key signed: one key may have several, one after the other. Throws where there is none. */
function signersOf(parts: ReturnType<typeof splitAnswer>, all: readonly SignedCertificate[]): SignedCertificate[] {
  if (parts.signature.every((byte) => byte === 0)) throw new SealError('answer-unsigned')
  const named = all.filter((one) => one.keyId === parts.keyId)
  if (named.length === 0) throw new SealError('answer-certificate')
  const signed = named.filter((one) => {
    // A cut key would be told by the certificate's own check; here it only cannot have signed.
    const key = /^[0-9a-f]{130}$/.test(one.publicKey) ? unhex(one.publicKey) : new Uint8Array(0)
    return sm2Verify(answerBytes(parts.before), parts.signature, key)
  })
  if (signed.length === 0) throw new SealError('answer-signature')
  return signed
}

/** The desk of the first certificate that was good at some time of the hour in which the answer was given; throws `certificate-…`. */
function demandCertificate(signed: readonly SignedCertificate[], hour: number, { root, desk }: Signers): string {
  let reason: unknown
  for (const one of signed) {
    const now = Math.max(hour, Math.min(one.notBefore, hour + HOUR - 1))
    try {
      return verifyCertificate(one, { root, purpose: 'sign', now, ...(desk === undefined ? {} : { desk }) }).desk
    } catch (error) {
      // Kept: where none is good, the last refusal is the answer.
      reason = error
    }
  }
  throw reason
}

/**
 * Opens and checks one answer of this receipt. Throws `answer-malformed`, `answer-other` (not for this receipt),
 * `answer-unsigned`, `answer-certificate` (no such key is public), `answer-signature`, `wrap-forged`, `answer-tag`,
 * `answer-padding`, `certificate-…`.
 */
export function openAnswer(
  answer: Uint8Array,
  own: Pick<ReceiptSecrets, 'tipId' | 'lookupId' | 'sealingPrivate'>,
  signers: Signers,
): OpenedAnswer {
  const parts = splitAnswer(answer)
  if (!isOwn(answer, own.lookupId)) throw new SealError('answer-other')
  const signed = signersOf(parts, signers.certificates)
  const contentKey = sm2Decrypt(parts.wrap, own.sealingPrivate, 32)
  const padded = sm4Open(answerKey(contentKey, own.tipId), parts.nonce, concat(parts.front, own.tipId), parts.sealed)
  if (padded === undefined) throw new SealError('answer-tag')
  const content = readAnswer(unpad(padded, 'answer-padding'))
  return { ...content, digest: answerDigest(answer), desk: demandCertificate(signed, content.hour, signers) }
}
