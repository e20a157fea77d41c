import type { Day } from '../codes/dates'
import { DEPENDENCE, dependenceOf, type Author, type Decider } from './independence'
import { AUTHORS_MAX } from './limits'
import { objectionMove, OBJECTION_MOVE_NAMES, type ObjectionMoveName, type ObjectionNeed } from './moves'
import type { Merit, NotAdmitted, ObjectionState, Outcome } from './words'

/** What the rules know of an objection. */
export interface ObjectionCase {
  state: ObjectionState
  /** sign-in name of who works on it; null: nobody yet */
  handler: string | null
  /** whom the source names as having decided what the record says, and whom officers have stated; empty: nobody knows */
  authors: readonly Author[]
  decision: Decision | null
}

/** What was decided on an objection, by whom and when. */
export interface Decision {
  outcome: Outcome
  /** of what is not admitted */
  why: NotAdmitted | null
  reason: string
  unit: string
  officer: string
  on: Day
}

/** What a move is filled with. */
export interface ObjectionFilled {
  why?: NotAdmitted | undefined
  reason?: string | undefined
  merit?: Merit | undefined
  author?: Author | undefined
  /** another officer, as the desk knows that person */
  officer?: Decider | undefined
}

export const OBJECTION_FAULTS = {
  unlawful: '这一步现在不能做。',
  unfilled: '这一步还有没有填的，或者填了不该填的。',
  authors_full: '写明的单位已经太多。',
  ...DEPENDENCE,
} as const
export type ObjectionFault = keyof typeof OBJECTION_FAULTS

export type ObjectionOutcome = { ok: true; next: ObjectionCase } | { ok: false; fault: ObjectionFault }

/** An objection as it arrives. `authors`: those whom the source of the record names. */
export const newObjection = (authors: readonly Author[]): ObjectionCase => ({ state: 'received', handler: null, authors, decision: null })

const NEEDS: readonly ObjectionNeed[] = ['why', 'reason', 'merit', 'author', 'officer']

/** Why a move is not lawful now for an officer, before anything is filled; null where it is. */
export function objectionFault(current: ObjectionCase, name: ObjectionMoveName, mover: Decider): ObjectionFault | null {
  const { from, judges } = objectionMove(name)
  if (!from.includes(current.state)) return 'unlawful'
  if (name === 'state_author' && current.authors.length >= AUTHORS_MAX) return 'authors_full'
  return judges ? dependenceOf(mover, current.authors) : null
}

/** Names of the moves that are lawful now for an officer. */
export const lawfulObjectionMoves = (current: ObjectionCase, mover: Decider): ObjectionMoveName[] =>
  OBJECTION_MOVE_NAMES.filter((name) => objectionFault(current, name, mover) === null)

/**
 * Makes a move. Returns the objection after it, or why not: nobody decides on what he or his unit has decided, and nobody is given the work on that.
 * `today`: the day on which a decision is made.
 */
export function moveObjection(
  current: ObjectionCase,
  name: ObjectionMoveName,
  mover: Decider,
  { filled, today }: { filled: ObjectionFilled; today: Day },
): ObjectionOutcome {
  const fault = objectionFault(current, name, mover)
  if (fault) return { ok: false, fault }
  const { needs, to } = objectionMove(name)
  if (NEEDS.some((need) => (filled[need] !== undefined) !== needs.includes(need))) return { ok: false, fault: 'unfilled' }
  const moved: ObjectionCase = { ...current, state: to === 'same' ? current.state : to }
  const { author, officer, reason = '', why = null, merit = 'kept' } = filled
  const unit = mover.unit ?? ''
  switch (name) {
    case 'accept':
      return { ok: true, next: { ...moved, handler: current.handler ?? mover.officer } }
    case 'state_author':
      return { ok: true, next: { ...moved, authors: [...current.authors, ...(author ? [author] : [])] } }
    case 'assign': {
      // Of a record whose author nobody knows yet anybody may prepare the work.
      const dependence = officer && current.authors.length > 0 ? dependenceOf(officer, current.authors) : null
      if (dependence) return { ok: false, fault: dependence }
      return { ok: true, next: { ...moved, handler: officer?.officer ?? null } }
    }
    case 'refuse':
      return { ok: true, next: { ...moved, decision: { outcome: 'not_admitted', why, reason, unit, officer: mover.officer, on: today } } }
    case 'decide':
      return { ok: true, next: { ...moved, decision: { outcome: merit, why: null, reason, unit, officer: mover.officer, on: today } } }
    case 'publish':
      return { ok: true, next: moved }
  }
}
