import type { ObjectionAnswer } from '../../shared/api/objections'
import type { FilingLookup } from '../../shared/api/writer'
import { shanghaiDay } from '../../shared/codes/dates'
import { timelinessOf } from '../../shared/objections/clock'
import { ApiError } from '../errors'
import { objectionDue } from '../law/objections'
import type { ObjectionDoc } from '../models/objection'
import { opensLock } from '../filings/locks'
import type { ObjectionDeps } from './deps'

/** An objection as who holds its receipt is told. Throws `objection_not_found` for a wrong number and a wrong receipt alike. */
export async function lookUpObjection({ db, now }: ObjectionDeps, { number, key }: FilingLookup): Promise<ObjectionAnswer> {
  const held = await db.objections.findOne({ _id: number }).lean<ObjectionDoc>()
  if (!held || !opensLock(held.lock, key)) throw new ApiError('objection_not_found')
  const { kind, record, title, filedOn, state, decision } = held
  const isPublic = state === 'published'
  const due = objectionDue(filedOn)
  const late = timelinessOf({ due, decidedOn: decision?.on ?? null }, shanghaiDay(now())) === 'late'
  return {
    number,
    kind,
    record,
    title,
    filedOn,
    due,
    late,
    // What is decided and not public yet is still in hand.
    state: state === 'decided' ? 'accepted' : state,
    decision:
      isPublic && decision
        ? { outcome: decision.outcome, why: decision.why, reason: decision.reason, unit: decision.unit, on: decision.on }
        : null,
  }
}
