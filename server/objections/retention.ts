import { addMonths, shanghaiDay } from '../../shared/codes/dates'
import { OBJECTION_KEPT_MONTHS } from '../law/objections'
import type { ObjectionDeps } from './deps'

/** Erases what was written and how its writer is reached, once the outcome has been public for so long. Returns of how many. Safe to repeat. */
export async function eraseOldObjections({ db, now }: Pick<ObjectionDeps, 'db' | 'now'>): Promise<number> {
  const before = addMonths(shanghaiDay(now()), -OBJECTION_KEPT_MONTHS)
  const { modifiedCount } = await db.objections.updateMany(
    { state: 'published', publishedOn: { $lt: before }, wrong: { $gt: '' } },
    { $set: { wrong: null, stands: null, contact: null, 'decision.reason': null } },
  )
  return modifiedCount
}
