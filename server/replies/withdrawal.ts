import type { ReplyAnswer } from '../../shared/api/replies'
import type { FilingLookup } from '../../shared/api/writer'
import { shanghaiDay } from '../../shared/codes/dates'
import { mayWithdraw, REPLY_FAULTS } from '../../shared/replies/lifecycle'
import { ApiError } from '../errors'
import type { ReplyDeps } from './deps'
import { demandReply, presentReply } from './lookup'

/**
 * Takes a reply back for who holds its receipt. What was public stays in the history of its record; of what nobody has decided on nothing is kept.
 * The same again changes nothing. Throws `reply_not_found`, `move_refused` where it is over already.
 */
export async function withdrawReply(deps: ReplyDeps, asked: FilingLookup): Promise<ReplyAnswer> {
  const held = await demandReply(deps, asked)
  const today = shanghaiDay(deps.now())
  if (held.state === 'withdrawn') return presentReply(held, today)
  const gone = held.decision === null ? { text: null, contact: null } : {}
  const { matchedCount } = mayWithdraw(held)
    ? await deps.db.replies.updateOne(
        { _id: held._id, state: held.state },
        { $set: { state: 'withdrawn', place: held._id, endedOn: today, ...gone }, $inc: { revision: 1 } },
      )
    : { matchedCount: 0 }
  if (matchedCount === 0) throw new ApiError('move_refused', { move: REPLY_FAULTS.unlawful })
  return presentReply(await demandReply(deps, asked), today)
}
