import type { HeldAnswer, TipServiceAnswer } from '@shared/api/tips'
import { findOwn, openAnswer, type OpenedAnswer } from '@shared/tips/crypto/answerOpening'
import { hex } from '@shared/tips/crypto/bytes'
import { chainOf, type Seen } from '@shared/tips/crypto/chain'
import { bitsToAsk, fewerBits } from '@shared/tips/crypto/lookup'
import { deriveSecrets, readReceipt, type ReceiptSecrets } from '@shared/tips/crypto/receipt'
import { ANSWER_BYTES, MESSAGES_MAX } from '@shared/tips/limits'
import { messagePath, tipPath, TIP_ANSWERS } from '@/api/paths'
import { get, getBytes, withQuery } from '@/api/request'
import { askService, pause } from './send'
import { signersOf } from './trust'
import { TipError } from './words'

/** What the page knows of a tip after a look: the answers in their order, oldest first. */
export interface Conversation {
  secrets: ReceiptSecrets
  service: TipServiceAnswer
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
  const service = await askService()
  const own = findOwn(await bucketFor(secrets, service.answers), secrets.lookupId)
  const answers: OpenedAnswer[] = []
  for (const one of own) {
    answers.push(openAnswer(one, secrets, signersOf(service)))
    await pause()
  }
  return { secrets, service, answers: chainOf(answers, seen) }
}

/** Whether the service holds the tip of a receipt: so one that was mistyped is told from one without an answer. */
export const isFiled = async ({ tipId }: ReceiptSecrets): Promise<boolean> => (await get<HeldAnswer>(tipPath(hex(tipId)))).filed

/** The first number of a message that nothing was sent under. Throws words where there is none left. */
export async function freeNumber({ tipId }: ReceiptSecrets): Promise<number> {
  for (let number = 1; number <= MESSAGES_MAX; number++) {
    const held = await get<HeldAnswer>(messagePath(hex(tipId), number))
    if (!held.filed && held.parts.length === 0) return number
  }
  throw new TipError(`一件举报最多写回 ${MESSAGES_MAX} 次，已经用完。请打电话。`)
}
