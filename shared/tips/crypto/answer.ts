import { concat, draw, hex, u8, unhex, utf8 } from './bytes'
import type { Randomness } from './bytes'
import type { TrustedCertificate } from './certificate'
import { jsonObject } from './content'
import { SealError } from './errors'
import { pad } from './padding'
import { NONCE_LENGTH } from './part'
import { hkdf } from './hkdf'
import { hmacSm3, SUITE, sm2Encrypt, sm2Sign, sm3, sm4Seal } from './suite1'

/** Bytes of an answer, whatever it says, and of its padded plain text. */
export const ANSWER_SIZE = 4096
export const ANSWER_PADDED = 3858
export const HINT_LENGTH = 4
/** Seconds of an hour: times are kept by the hour. */
export const HOUR = 3600

/** What a desk says. `hour`: seconds, a whole hour. `previous`: SM3 of the whole answer before in hex, null in the first (`seq` 1). */
export interface AnswerContent {
  seq: number
  previous: string | null
  hour: number
  state: string
  text: string
  next: string | null
}

/** Whom it is for: from part 0 of the tip at the desk, from the receipt on the phone. */
export interface Reporter {
  tipId: Uint8Array
  lookupId: Uint8Array
  sealingKey: Uint8Array
}

/** By which the reporter finds an answer: 4 bytes. */
export const hintOf = (lookupId: Uint8Array, nonce: Uint8Array): Uint8Array => hmacSm3(lookupId, nonce).slice(0, HINT_LENGTH)

/** Key of an answer, 16 bytes. */
export const answerKey = (contentKey: Uint8Array, tipId: Uint8Array): Uint8Array => hkdf(contentKey, tipId, utf8('mingan/answer/1'), 16)

/** Bytes the desk signs, of everything before the signature. */
export const answerBytes = (before: Uint8Array): Uint8Array => concat(utf8('mingan/answer/1'), sm3(before))

/** SM3 of a whole answer, as the next one names it. */
export const answerDigest = (answer: Uint8Array): string => hex(sm3(answer))

/** Plain text of an answer: JSON with these keys in this order. */
export const answerPlain = ({ seq, previous, hour, state, text: words, next }: AnswerContent): Uint8Array =>
  utf8(JSON.stringify({ seq, previous, hour, state, text: words, next }))

/** Reads the plain text; throws `answer-malformed` on anything that is not such an answer. */
export function readAnswer(plain: Uint8Array): AnswerContent {
  const one = jsonObject(plain) as Partial<AnswerContent> | undefined
  const numbers = one !== undefined && Number.isSafeInteger(one.seq) && Number.isSafeInteger(one.hour)
  const chain = one?.previous === null ? one.seq === 1 : /^[0-9a-f]{64}$/.test(String(one?.previous)) && Number(one?.seq) > 1
  const texts = typeof one?.state === 'string' && typeof one.text === 'string' && (one.next === null || typeof one.next === 'string')
  if (!numbers || !chain || !texts || Number(one.hour) % HOUR !== 0) throw new SealError('answer-malformed')
  const { seq, previous, hour, state, text: words, next } = one as AnswerContent
  return { seq, previous, hour, state, text: words, next }
}

/**
 * Seals an answer, 4,096 bytes, with the desk's signing certificate and its private key.
 * Throws `certificate-purpose`, `answer-malformed`, `answer-too-long`, `key-malformed`.
 */
export function sealAnswer(
  content: AnswerContent,
  reporter: Reporter,
  signer: { certificate: TrustedCertificate; privateKey: Uint8Array },
  randomness: Randomness,
): Uint8Array {
  if (signer.certificate.purpose !== 'sign') throw new SealError('certificate-purpose')
  const plain = answerPlain(readAnswer(answerPlain(content)))
  const padded = pad(plain, ANSWER_PADDED, 'answer-too-long')
  const contentKey = draw(randomness, 32)
  const nonce = draw(randomness, NONCE_LENGTH)
  const front = concat(utf8('MGA1'), u8(SUITE), unhex(signer.certificate.keyId, 8), hintOf(reporter.lookupId, nonce))
  const wrap = sm2Encrypt(contentKey, reporter.sealingKey, randomness)
  const sealed = sm4Seal(answerKey(contentKey, reporter.tipId), nonce, concat(front, reporter.tipId), padded)
  const before = concat(front, wrap, nonce, sealed)
  return concat(before, sm2Sign(answerBytes(before), signer.privateKey, randomness))
}
