import { daysBetween, type Day } from '../../codes/dates'
import type { InspectionOutcome, InspectionStatus } from './words'

/** Sorts behind every day: what has none comes last, and is in no list of what is overdue. */
export const NO_DUE = '9999-99-99'

/** How far a finding has come, as its source tells. */
export interface Progress {
  status: InspectionStatus | null
  visitedOn: Day | null
  due: Day | null
  closedOn: Day | null
}

/** What became of a finding against its day, as known on a day. A day of closing that cannot be tells nothing. */
export function outcomeOf({ status, visitedOn, due, closedOn }: Progress, today: Day): InspectionOutcome {
  if (status === null) return 'untold'
  if (status !== 'closed') return 'open'
  if (closedOn === null || due === null || closedOn > today || (visitedOn ?? '') > closedOn) return 'closed_undated'
  return closedOn <= due ? 'closed_on_time' : 'closed_late'
}

/** Whole days since the day of what is not put right: 0 where it is not over yet; null where it is closed, or state or day are not known. */
export function daysOverdue({ outcome, due }: { outcome: InspectionOutcome; due: Day | null }, today: Day): number | null {
  return outcome !== 'open' || due === null ? null : Math.max(0, daysBetween(due, today))
}

/** The order in which findings are read: open before those of which nothing is told, before closed ones; the earliest day first, of the closed the newest. */
export function urgencyOf({ status, due, closedOn }: Progress): string {
  if (status === 'closed') return `2${reversed(closedOn ?? '0000-00-00')}`
  return `${status === null ? 1 : 0}${due ?? NO_DUE}`
}

/** A day whose text sorts the other way round. */
const reversed = (day: Day): string => day.replace(/\d/g, (digit) => String(9 - Number(digit)))
