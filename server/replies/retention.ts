import { addDays, addMonths, shanghaiDay } from '../../shared/codes/dates'
import { REPLY_CLOCK } from '../../shared/replies/clock'
import { REPLY_KEPT_MONTHS } from '../law/replies'
import type { ReplyDeps } from './deps'

/** Ends replies that nobody has proved in time, and keeps nothing of what they say. Returns how many. Safe to repeat. */
export async function lapseReplies({ db, now }: Pick<ReplyDeps, 'db' | 'now'>): Promise<number> {
  const before = addDays(shanghaiDay(now()), -REPLY_CLOCK.unprovedDays)
  const { modifiedCount } = await db.replies.updateMany(
    { state: 'received', filedOn: { $lt: before } },
    { $set: { state: 'lapsed', text: null, contact: null, letter: null }, $inc: { revision: 1 } },
  )
  return modifiedCount
}

/** Erases what was written and how its writer is reached, once the desk has decided so long ago; what everybody reads stays. Returns of how many. Safe to repeat. */
export async function eraseOldReplies({ db, now }: Pick<ReplyDeps, 'db' | 'now'>): Promise<number> {
  const before = addMonths(shanghaiDay(now()), -REPLY_KEPT_MONTHS)
  const { modifiedCount } = await db.replies.updateMany(
    { 'decision.on': { $lt: before }, text: { $gt: '' } },
    { $set: { text: null, contact: null, letter: null } },
  )
  return modifiedCount
}
