import { addDays, shanghaiDay } from '../codes/dates'
import { CLOCKS, dueDay, hourOf, type ClockName, type RunningClock } from './clocks'
import { moveOf, MOVE_NAMES, type MoveName } from './moves'
import type { Actor, TipState } from './words'

/** What the rules know of a case. Everything else about a tip is sealed or stands beside it. */
export interface CaseState {
  state: TipState
  clocks: Partial<Record<ClockName, RunningClock>>
  /** moves that may happen once and did */
  done: readonly MoveName[]
  /** a four-eyes move that waits for another officer */
  pending: { move: MoveName; by: string } | null
}

/** Who moves: an officer by name with the role, or the reporter, or the clock. */
export interface Mover {
  actor: Actor
  /** name of the officer; null for reporter and clock */
  officer: string | null
}

export const FAULTS = {
  unlawful: '这一步现在不能做。',
  not_yours: '您的角色不能做这一步。',
  once_only: '这一步只能做一次。',
  waiting: '有一步正在等另一位经办人确认，先确认或退回。',
  same_officer: '须由另一位经办人确认。',
  nothing_waiting: '没有等待确认的步骤。',
  not_due: '还没有到期。',
} as const
export type Fault = keyof typeof FAULTS

export type Outcome = { ok: true; next: CaseState; tookEffect: boolean } | { ok: false; fault: Fault }

/** The state in which a tip arrives: its first clock runs from that hour. */
export function newCase(at: Date): CaseState {
  return { state: 'received', clocks: { accept: started('accept', at) }, done: [], pending: null }
}

/** Why a move is not lawful now for this actor, or null where it is. */
export function faultOf(current: CaseState, name: MoveName, { actor }: Mover): Fault | null {
  const move = moveOf(name)
  if (!move.from.includes(current.state)) return 'unlawful'
  if (!move.by.includes(actor)) return 'not_yours'
  if (move.once && current.done.includes(name)) return 'once_only'
  if (move.extends && !current.clocks[move.extends]) return 'unlawful'
  // A proposal holds the next answer in its chain, so nothing else may answer. What a reporter writes waits for nobody.
  if (current.pending && actor !== 'reporter' && (move.to !== 'same' || move.needs.includes('answer'))) return 'waiting'
  return null
}

/** Names of the moves that are lawful now for this actor. */
export const lawfulMoves = (current: CaseState, mover: Mover): MoveName[] =>
  MOVE_NAMES.filter((name) => faultOf(current, name, mover) === null)

/** Makes a move, or proposes it where a second officer must confirm. Returns the case after it, or why not. */
export function applyMove(current: CaseState, name: MoveName, mover: Mover, at: Date): Outcome {
  const fault = faultOf(current, name, mover)
  if (fault) return { ok: false, fault }
  if (name === 'expire' && !isLapsed(current, at)) return { ok: false, fault: 'not_due' }
  if (moveOf(name).fourEyes) return { ok: true, next: { ...current, pending: { move: name, by: mover.officer ?? '' } }, tookEffect: false }
  return { ok: true, next: effectOf(current, name, at), tookEffect: true }
}

/**
 * Whether a reward has lapsed: its last day is over, and no letter waits. What a letter says only the desk can read, and it may
 * be the claim, sent in time (a judgement of ours: the office's delay never takes a reward away).
 */
const isLapsed = ({ clocks }: CaseState, at: Date): boolean => (clocks.claim?.due ?? '') < shanghaiDay(at) && clocks.reply === undefined

/** Confirms or sends back the move that waits; only another officer of the same role as its author may. */
export function settlePending(current: CaseState, { confirm }: { confirm: boolean }, mover: Mover, at: Date): Outcome {
  if (!current.pending) return { ok: false, fault: 'nothing_waiting' }
  const { move, by } = current.pending
  if (!moveOf(move).by.includes(mover.actor)) return { ok: false, fault: 'not_yours' }
  // Its author may take it back, and never confirm it.
  if (confirm && mover.officer === by) return { ok: false, fault: 'same_officer' }
  const open = { ...current, pending: null }
  return { ok: true, next: confirm ? effectOf(open, move, at) : open, tookEffect: confirm }
}

function effectOf(current: CaseState, name: MoveName, at: Date): CaseState {
  const move = moveOf(name)
  const clocks = { ...current.clocks }
  for (const clock of move.stops) delete clocks[clock]
  // Whatever brings the reporter an answer answers the letter that waits too.
  if (move.needs.includes('answer')) delete clocks.reply
  // A clock that runs goes on from where it began: a second letter does not give the desk more time.
  for (const clock of move.starts) clocks[clock] ??= started(clock, at)
  if (move.extends) {
    const clock = clocks[move.extends]
    if (clock) clocks[move.extends] = { ...clock, due: addDays(clock.due, CLOCKS[move.extends].extension) }
  }
  return {
    state: move.to === 'same' ? current.state : move.to,
    clocks,
    done: move.once ? [...current.done, name] : current.done,
    pending: current.pending,
  }
}

const started = (clock: ClockName, at: Date): RunningClock => ({ since: hourOf(at).toISOString(), due: dueDay(clock, at) })
