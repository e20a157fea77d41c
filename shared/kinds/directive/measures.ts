import { daysBetween, type Day } from '../../codes/dates'
import type { MeasureOutcome } from './words'

/** What a source tells of how far a measure is. */
interface Told {
  state: 'open' | 'done' | 'overdue' | null
  due: Day | null
  doneOn: Day | null
}

/** A measure, as far as a day is held against it. */
export type Dated = Pick<Told, 'state' | 'due'> & { outcome: MeasureOutcome }

/**
 * What became of a measure against its day, as known on a day. A day of doing says that it is done where its state is not told; one that has not come
 * yet, or lies before that of which it is asked (`since`; null: not told), says nothing of whether it was in time.
 */
export function outcomeOf({ state, due, doneOn }: Told, today: Day, since: Day | null = null): MeasureOutcome {
  if (state === 'open' || state === 'overdue') return 'open'
  if (doneOn === null) return state === 'done' ? 'undated' : 'untold'
  if (due === null || doneOn > today || doneOn < (since ?? '')) return 'undated'
  return doneOn <= due ? 'kept' : 'late'
}

/** How a measure stands on a day; `unknown`: nobody can tell whether it is in time. */
export type MeasureStanding = 'kept' | 'late' | 'overdue' | 'running' | 'unknown'

/**
 * How a measure stands on a day. What its source calls overdue although its day has not come contradicts itself, and is unknown; one whose day has not
 * come is in time, whatever is told of it.
 */
export function standingOn({ outcome, state, due }: Dated, today: Day): MeasureStanding {
  if (outcome === 'kept' || outcome === 'late') return outcome
  if (outcome === 'undated') return 'unknown'
  if (due === null) return state === 'overdue' ? 'overdue' : 'unknown'
  if (due >= today) return state === 'overdue' ? 'unknown' : 'running'
  return outcome === 'open' ? 'overdue' : 'unknown'
}

export type MeasureCounts = Record<MeasureStanding, number>

/** How many measures stand how on a day; together they are all of them. */
export function countedOn(measures: readonly Dated[], today: Day): MeasureCounts {
  const counts: MeasureCounts = { kept: 0, late: 0, overdue: 0, running: 0, unknown: 0 }
  for (const measure of measures) counts[standingOn(measure, today)]++
  return counts
}

/** Of the measures whose day is over: how many were carried out by it, and of how many that is a share. */
export const keptOf = ({ kept, late, overdue }: MeasureCounts): { part: number; whole: number } => ({
  part: kept,
  whole: kept + late + overdue,
})

/** How many measures are overdue on a day; null where that is known of none of them. */
export const overdueOn = (counts: MeasureCounts): number | null =>
  counts.kept + counts.late + counts.overdue + counts.running === 0 ? null : counts.overdue

/** Whole days since the day of an overdue measure: 1 on the day after it; null of any other, and where its day is not told. */
export const daysOverdue = (measure: Dated, today: Day): number | null =>
  measure.due !== null && standingOn(measure, today) === 'overdue' ? daysBetween(measure.due, today) : null

/** Sorts behind every day: a directive in which nothing is open. */
export const NOTHING_OPEN = '9999-99-99'
/** Sorts before every day: its source calls a measure overdue and tells no day of it. */
const LONG_OVER = '0000-00-00'

/**
 * The earliest day of an open measure. It is over exactly where the directive has an overdue one: so the list is asked for those by a day, and no
 * version holds what turns at midnight.
 */
export const firstOpenDay = (measures: readonly Dated[]): string =>
  measures.reduce((first, { outcome, state, due }) => {
    if (outcome !== 'open') return first
    const day = due ?? (state === 'overdue' ? LONG_OVER : NOTHING_OPEN)
    return day < first ? day : first
  }, NOTHING_OPEN)
