import { shanghaiDay } from '../../shared/codes/dates'
import type { RewardDecision } from '../../shared/api/desk'
import { hourOf, type ClockName } from '../../shared/tips/clocks'
import type { CaseState } from '../../shared/tips/lifecycle'
import { moveOf, type MoveName } from '../../shared/tips/moves'
import { ENDS, type Channel, type Desk, type Payee } from '../../shared/tips/words'
import type { AnswerDoc, CaseLineDoc, PendingDoc, Slip, TipDoc } from '../models/tip'
import { firstDue } from '../tips/due'

/** What a move was filled with, checked. */
export interface Filled {
  move: MoveName
  detail: Record<string, string>
  reward: RewardDecision | null
  answer: { bytes: Buffer; sm3: string } | null
  slip: Slip | null
  /** how the hazard stands that the move speaks of in public, or null */
  recordStatus: string | null
}

export interface Step {
  next: CaseState
  /** what takes effect now, or null: a proposal that waits, or that was sent back */
  effective: Filled | null
  /** what waits from now on */
  pending: PendingDoc | null
  line: Omit<CaseLineDoc, 'n' | 'at' | 'from' | 'to'>
  at: Date
}

/** Findings by which nothing stays public as found true. */
const FOUND_OTHERWISE: ReadonlySet<MoveName> = new Set(['find_false', 'find_nothing'])

/** The one change that a step makes to a tip, as an update of the store. `$inc` of the revision is in it. */
export function updateOf(tip: TipDoc, { next, effective, pending, line, at }: Step) {
  const hour = hourOf(at)
  const { state, clocks, done } = next
  const written: CaseLineDoc = { ...line, n: tip.lines.length, at: hour, from: tip.state, to: state }
  const answer: AnswerDoc | null = effective?.answer ? { ...effective.answer, seq: tip.answers.length + 1, at: hour } : null
  return {
    $set: {
      state,
      clocks,
      done: [...done],
      pending,
      due: firstDue(clocks),
      ...(effective ? effectsOf(tip, next, effective, { at, officer: line.officer }) : {}),
      ...(answer && tip.firstAnswerAt === null ? { firstAnswerAt: hour } : {}),
    },
    // An erased case may get a note or a slip again. What was made public as found true is not, once it is found otherwise.
    $unset: { erasedAt: '', ...(effective && FOUND_OTHERWISE.has(effective.move) ? { unrectified: '' } : {}) },
    $push: { lines: written, ...(answer ? { answers: answer } : {}) },
    $inc: { revision: 1, ...(answer ? { answerCount: 1 } : {}) },
  }
}

/** What else a move changes once it takes effect. */
function effectsOf(
  tip: TipDoc,
  next: CaseState,
  { move, detail, reward, slip, recordStatus }: Filled,
  { at, officer }: { at: Date; officer: string | null },
): Partial<TipDoc> {
  const today = shanghaiDay(at)
  const late = stoppedLate(tip, next, move, today).filter((clock) => !tip.breaches.includes(clock))
  const common: Partial<TipDoc> = {
    ...(late.length > 0 ? { breaches: [...tip.breaches, ...late] } : {}),
    ...(ENDS.has(next.state) === ENDS.has(tip.state) ? {} : { endedAt: ENDS.has(next.state) ? hourOf(at) : null }),
  }
  switch (move) {
    case 'register':
      return { ...common, channel: detail.channel as Channel }
    case 'mark_danger':
      return { ...common, danger: true }
    case 'accept':
      return { ...common, handler: tip.handler ?? officer }
    case 'assign':
      return { ...common, handler: detail.officer ?? null }
    case 'join':
      return { ...common, joinedInto: detail.joinedInto ?? null }
    case 'hand_over':
      // The other desk gets the slip and nothing of the envelope; who the reporter is never goes along.
      return {
        ...common,
        ...withoutIdentity(tip),
        ...withoutWraps(tip),
        atDesk: detail.toDesk as Desk,
        handler: null,
        firstLookAt: null,
        slip,
      }
    case 'publish_unrectified':
      return { ...common, unrectified: { record: detail.publicRecord ?? '', status: recordStatus ?? '', on: today } }
    case 'decide_reward':
      return { ...common, reward: reward && { ...reward, decidedOn: today, voucher: null, payee: null } }
    case 'pay':
      return {
        ...common,
        ...withoutIdentity(tip),
        reward: tip.reward && { ...tip.reward, voucher: detail.voucher ?? null, payee: detail.payee as Payee },
      }
    case 'waive':
      return { ...common, ...withoutIdentity(tip) }
    default:
      return common
  }
}

/** Clocks of the desk that a move stops after their last day. How long a reward waits to be claimed is the reporter's own. */
function stoppedLate(tip: TipDoc, next: CaseState, move: MoveName, today: string): ClockName[] {
  const running = Object.entries(tip.clocks) as [ClockName, { since: string; due: string }][]
  const isStopped = (clock: ClockName) => next.clocks[clock] === undefined || moveOf(move).stops.includes(clock)
  return running.filter(([clock, { due }]) => clock !== 'claim' && due < today && isStopped(clock)).map(([clock]) => clock)
}

/** Who the reporter is goes with the payment and the waiver. */
const withoutIdentity = ({ messages }: TipDoc): Partial<TipDoc> => ({
  identity: null,
  messages: messages.map((message) => ({ ...message, identity: null })),
})

const withoutWraps = ({ messages }: TipDoc): Partial<TipDoc> => ({
  deskWrap: null,
  messages: messages.map((message) => ({ ...message, identity: null, deskWrap: null })),
})
