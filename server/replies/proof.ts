import { timingSafeEqual } from 'node:crypto'
import type { ReplyAnswer, ReplyProof } from '../../shared/api/replies'
import { shanghaiDay } from '../../shared/codes/dates'
import { readLetterCode } from '../../shared/replies/code'
import { takeCode, type CodeTaken } from '../../shared/replies/lifecycle'
import { CODE_TRIES } from '../../shared/replies/limits'
import { ApiError } from '../errors'
import type { ReplyDoc } from '../models/reply'
import { sm3Hex } from '../tips/digest'
import type { ReplyDeps } from './deps'
import { demandReply, presentReply } from './lookup'
import { demandNoneWaiting } from './waiting'

/** What is kept of a code: bound to its reply, so that no two of them are the same. `code`: as `readLetterCode` has it. */
export const letterLock = (id: string, code: string): string => sm3Hex(Buffer.from(`${id}:${code}`))

const REFUSED: Readonly<Record<Exclude<CodeTaken, 'good'>, string>> = {
  none: '这份回应现在不等核对码。',
  expired: '核对码已经过期，请联系受理台另寄。',
  spent: '错的次数已满，这个核对码不能再用，请联系受理台另寄。',
  wrong: '核对码不对，请照信上的再填。',
}

/**
 * Takes a code that its writer enters: the right one of the newest letter proves that the reply is the firm's. Each wrong one is counted before it is
 * compared, however many come at once. Throws `reply_not_found`, `reply_code_refused` with the reason, `reply_waiting`.
 */
export async function proveReply(deps: ReplyDeps, { number, key, code }: ReplyProof): Promise<ReplyAnswer> {
  const { db, now } = deps
  const held = await demandReply(deps, { number, key })
  const typed = readLetterCode(code)
  // What cannot be a code is no try.
  if (typed === null) throw refused('核对码是信上 8 个数字和字母。')
  await demandNoneWaiting(deps, held)
  const today = shanghaiDay(now())
  const isRight = (lock: string) => timingSafeEqual(Buffer.from(lock, 'hex'), Buffer.from(letterLock(held.id, typed), 'hex'))
  const before = takeCode(held, false, today)
  if (before !== 'wrong') throw refused(REFUSED[before === 'good' ? 'none' : before])
  const counted = await db.replies
    .findOneAndUpdate(
      { _id: number, state: 'received', 'letter.lock': held.letter?.lock, 'letter.tries': { $lt: CODE_TRIES } },
      { $inc: { 'letter.tries': 1 } },
      { returnDocument: 'before' },
    )
    .lean<ReplyDoc>()
  if (!counted?.letter) throw refused(REFUSED.spent)
  const taken = takeCode(counted, isRight(counted.letter.lock), today)
  if (taken !== 'good') throw refused(REFUSED[taken])
  await db.replies.updateOne(
    { _id: number, state: 'received' },
    { $set: { state: 'verified', proof: { by: 'letter', on: today } }, $inc: { revision: 1 } },
  )
  return presentReply(await demandReply(deps, { number, key }), today)
}

const refused = (code: string) => new ApiError('reply_code_refused', { code })
