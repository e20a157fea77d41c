import { shanghaiDay } from '../../shared/codes/dates'
import { hourOf, type ClockName } from '../../shared/tips/clocks'
import { applyMove } from '../../shared/tips/lifecycle'
import { codesOf } from '../../shared/vocabulary'
import { ENDS } from '../../shared/tips/words'
import type { CaseLineDoc, TipDoc } from '../models/tip'
import { rawTips } from './collections'
import type { TipDeps } from './deps'
import { firstDue } from './due'

/** The clocks of a tip that are over on the day of `at` and are not noted as such yet. */
export const newBreaches = ({ clocks, breaches }: Pick<TipDoc, 'clocks' | 'breaches'>, at: Date): ClockName[] =>
  codesOf(clocks as Record<ClockName, unknown>).filter((clock) => (clocks[clock]?.due ?? '') < shanghaiDay(at) && !breaches.includes(clock))

/**
 * Notes what a tip is late with, and lets a reward expire that nobody has claimed in time; that is the reporter's clock, and no
 * breach of the desk's. Returns whether anything was written; a case that was changed meanwhile is left to the next sweep.
 */
export async function noteLateness({ db, now }: Pick<TipDeps, 'db' | 'now'>, tip: TipDoc): Promise<boolean> {
  const at = now()
  const late = newBreaches(tip, at).filter((clock) => clock !== 'claim')
  const expired = applyMove(tip, 'expire', { actor: 'clock', officer: null }, at)
  if (late.length === 0 && !expired.ok) return false
  const { matchedCount } = await rawTips(db).updateOne(
    // `unread` too: opening a letter marks it and is no change of the case.
    { _id: tip._id, revision: tip.revision, unread: tip.unread },
    {
      $push: { breaches: { $each: late }, ...(expired.ok ? { lines: lineOf(tip, at, expired.next.state) } : {}) },
      ...(expired.ok
        ? {
            $set: {
              state: expired.next.state,
              clocks: expired.next.clocks,
              due: firstDue(expired.next.clocks),
              // Who did not claim in time is not to be known any longer.
              identity: null,
              messages: tip.messages.map((message) => ({ ...message, identity: null })),
              endedAt: ENDS.has(expired.next.state) ? hourOf(at) : tip.endedAt,
            },
          }
        : {}),
      $inc: { revision: 1 },
    },
  )
  return matchedCount > 0
}

const lineOf = (tip: TipDoc, at: Date, to: TipDoc['state']): CaseLineDoc => ({
  n: tip.lines.length,
  at: hourOf(at),
  move: 'expire',
  actor: 'clock',
  officer: null,
  step: 'done',
  from: tip.state,
  to,
  detail: {},
  note: null,
})
