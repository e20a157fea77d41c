import { timingSafeEqual } from 'node:crypto'
import type { ErrorCode } from '../../shared/api/errorCodes'
import type { ReplyAnswer, ReplyProof } from '../../shared/api/replies'
import { shanghaiDay } from '../../shared/codes/dates'
import { readLetterCode } from '../../shared/replies/code'
import { takeCode, type CodeTaken } from '../../shared/replies/lifecycle'
import { ApiError } from '../errors'
import type { ReplyDoc } from '../models/reply'
import { sm3Hex } from '../tips/digest'
import type { ReplyDeps } from './deps'
import { demandReply, presentReply } from './lookup'
import { demandNoneWaiting, placeOf, takingPlace } from './waiting'

/** What is kept of a code: bound to its reply, so that no two of them are the same. `code`: as `readLetterCode` has it. */
export const letterLock = (id: string, code: string): string => sm3Hex(Buffer.from(`${id}:${code}`))

const REFUSED = {
  none: 'reply_code_unasked',
  expired: 'reply_code_expired',
  spent: 'reply_code_spent',
  wrong: 'reply_code_wrong',
} as const satisfies Record<Exclude<CodeTaken, 'good'>, ErrorCode>

/**
 * Takes a code that its writer enters: the right one of the newest letter proves that the reply is the firm's. Each wrong one is counted before it is
 * compared, however many come at once. Throws `reply_not_found`, `reply_code_wrong`, `reply_code_spent`, `reply_code_expired`, `reply_code_unasked`, `reply_waiting`.
 */
export async function proveReply(deps: ReplyDeps, { number, key, code }: ReplyProof): Promise<ReplyAnswer> {
  const { db, now } = deps
  const held = await demandReply(deps, { number, key })
  const typed = readLetterCode(code)
  // What cannot be a code is no try.
  if (typed === null) throw new ApiError(REFUSED.wrong)
  await demandNoneWaiting(deps, held)
  const today = shanghaiDay(now())
  const isRight = (lock: string) => timingSafeEqual(Buffer.from(lock, 'hex'), Buffer.from(letterLock(held.id, typed), 'hex'))
  const before = takeCode(held, false, today)
  if (before !== 'wrong') throw new ApiError(REFUSED[before === 'good' ? 'none' : before])
  const counted = await db.replies
    .findOneAndUpdate(
      { _id: number, state: 'received', 'letter.lock': held.letter?.lock },
      { $inc: { 'letter.tries': 1 } },
      { returnDocument: 'before' },
    )
    .lean<ReplyDoc>()
  // Another letter was sent in this moment: its code is another one.
  if (!counted?.letter) throw new ApiError(REFUSED.wrong)
  const taken = takeCode(counted, isRight(counted.letter.lock), today)
  if (taken !== 'good') throw new ApiError(REFUSED[taken])
  await takingPlace(() =>
    db.replies.updateOne(
      { _id: number, state: 'received' },
      { $set: { state: 'verified', place: placeOf(held, 'verified'), proof: { by: 'letter', on: today } }, $inc: { revision: 1 } },
    ),
  )
  return presentReply(await demandReply(deps, { number, key }), today)
}
