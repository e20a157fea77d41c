import type { ReplyAnswer } from '../../shared/api/replies'
import type { FilingLookup } from '../../shared/api/writer'
import { shanghaiDay, type Day } from '../../shared/codes/dates'
import { codeUntil, unprovedUntil } from '../../shared/replies/clock'
import { isOver, mayWithdraw } from '../../shared/replies/lifecycle'
import { ApiError } from '../errors'
import { opensLock } from '../filings/locks'
import type { ReplyDoc } from '../models/reply'
import type { ReplyDeps } from './deps'

/** A reply that a receipt opens. Throws `reply_not_found` for a wrong number and a wrong receipt alike. */
export async function demandReply({ db }: Pick<ReplyDeps, 'db'>, { number, key }: FilingLookup): Promise<ReplyDoc> {
  const held = await db.replies.findOne({ _id: number }).lean<ReplyDoc>()
  if (!held || !opensLock(held.lock, key)) throw new ApiError('reply_not_found')
  return held
}

/** A reply as who holds its receipt is told on a day. */
export function presentReply(held: ReplyDoc, today: Day): ReplyAnswer {
  const { _id, kind, record, title, filedOn, letter, told, decision } = held
  const state = isOver(held, today) ? 'lapsed' : held.state
  const waits = state === 'received'
  return {
    number: _id,
    kind,
    record,
    title,
    filedOn,
    state,
    until: waits ? unprovedUntil(filedOn) : null,
    codeUntil: waits && letter !== null ? codeUntil(letter.sentOn, filedOn) : null,
    told: state === 'published' ? told : null,
    decision: decision && { reading: decision.reading, grounds: [...decision.grounds], unit: decision.unit, on: decision.on },
    mayWithdraw: mayWithdraw({ state }),
  }
}

/** A reply as who holds its receipt is told. Throws `reply_not_found`. */
export const lookUpReply = async (deps: ReplyDeps, asked: FilingLookup): Promise<ReplyAnswer> =>
  presentReply(await demandReply(deps, asked), shanghaiDay(deps.now()))
