import type { HeldAnswer, TipServiceAnswer } from '@shared/api/tips'
import { findOwn, openAnswer, type OpenedAnswer } from '@shared/tips/crypto/answerOpening'
import { hex } from '@shared/tips/crypto/bytes'
import { chainOf, type Seen } from '@shared/tips/crypto/chain'
import { bitsToAsk, fewerBits } from '@shared/tips/crypto/lookup'
import { deriveSecrets, readReceipt, type ReceiptSecrets } from '@shared/tips/crypto/receipt'
import { ANSWER_BYTES } from '@shared/tips/limits'
import { heldPath, TIP_ANSWERS } from '@/api/paths'
import { get, getBytes, withQuery } from '@/api/request'
import { askService, pause } from './send'
import { signersOf } from './trust'
import { TipError } from './words'

/** What the page knows of a tip after a look: the answers in their order, oldest first. */
export interface Conversation {
  service: TipServiceAnswer
  held: HeldAnswer
  answers: OpenedAnswer[]
}

/** The secrets of a receipt as it was typed. Throws SealError with words. */
export const secretsOf = (typed: string): ReceiptSecrets => deriveSecrets(readReceipt(typed))

/** Answers of a bucket, cut to their one size. Throws words where it is not whole. */
function cut(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length % ANSWER_BYTES !== 0) throw new TipError('答复没有收完整，请再查一次。')
  return Array.from({ length: bytes.length / ANSWER_BYTES }, (_, at) => bytes.slice(at * ANSWER_BYTES, (at + 1) * ANSWER_BYTES))
}

/** Asks for a bucket wide enough to hide whose answer is wanted: with fewer bits while it comes back too small. */
async function bucketFor({ prefix }: ReceiptSecrets, total: number): Promise<Uint8Array[]> {
  for (let bits: number | undefined = bitsToAsk(total); ;) {
    const mask = bits === 0 ? 0 : (0xffff << (16 - bits)) & 0xffff
    // Beyond the bits asked for nothing of the prefix is told.
    const told = (parseInt(prefix, 16) & mask).toString(16).padStart(4, '0')
    const bucket = cut(await getBytes(withQuery(TIP_ANSWERS, bits === 0 ? {} : { prefix: told, bits })))
    bits = fewerBits(bits, bucket.length)
    if (bits === undefined) return bucket
  }
}

/** Looks up, opens and checks every answer of a receipt. Throws RequestError, TipError or SealError with words. */
export async function readAnswers(secrets: ReceiptSecrets, seen: Seen | null): Promise<Conversation> {
  const [service, held] = [await askService(), await heldOf(secrets)]
  const own = findOwn(await bucketFor(secrets, service.answers), secrets.lookupId)
  const answers: OpenedAnswer[] = []
  for (const one of own) {
    answers.push(openAnswer(one, secrets, signersOf(service)))
    await pause()
  }
  return { service, held, answers: chainOf(answers, seen) }
}

/** What the service holds of a tip: so a mistyped receipt is told from one without an answer. */
export const heldOf = ({ tipId }: ReceiptSecrets): Promise<HeldAnswer> => get<HeldAnswer>(heldPath(hex(tipId)))
