import { daysBetween, type Day } from '../../codes/dates'
import type { Handling, HazardLevel, HazardStatus, Outcome } from './words'

/** Sorts behind every deadline: what has none comes last, and is in no list of what is overdue. */
export const NO_DEADLINE = '9999-99-99'

interface Deadlines {
  commitments: { deadline: Day | null } | null
  extensions: readonly { newDeadline: Day; approvedBy: string | null; on: Day | null }[]
}

/** How far the rectification of a hazard has come, as its source tells. */
interface Progress {
  status: HazardStatus
  due: Day | null
  closedOn: Day | null
}

/**
 * The day by which a hazard is to be put right: the newest extension that somebody approved, or the deadline as it was committed to; null where
 * neither is known. An extension without a day of its own counts as made in the order of its source.
 */
export function dueOf({ commitments, extensions }: Deadlines): Day | null {
  let newest: Deadlines['extensions'][number] | null = null
  for (const extension of extensions) {
    if (extension.approvedBy === null) continue
    if (newest === null || newest.on === null || extension.on === null || extension.on >= newest.on) newest = extension
  }
  return newest?.newDeadline ?? commitments?.deadline ?? null
}

/**
 * What became of a hazard against its deadline, as known on a day. Of one that was opened again after its day of closing the day of the last closing
 * is not told, and a day of closing that cannot be tells nothing.
 */
export function outcomeOf(
  {
    status,
    handling,
    foundOn,
    closedOn,
    reopenedOn,
    due,
  }: Progress & { handling: Handling | null; foundOn: Day | null; reopenedOn: Day | null },
  today: Day,
): Outcome {
  if (status !== 'closed') return 'open'
  if (handling === 'on_the_spot') return 'closed_on_the_spot'
  if (closedOn === null || due === null) return 'closed_undated'
  if (closedOn > today || (reopenedOn ?? '') > closedOn || (foundOn ?? '') > closedOn) return 'closed_undated'
  return closedOn <= due ? 'closed_on_time' : 'closed_late'
}

/**
 * Whole days since the deadline of what is not closed: 1 on the day after it; 0 where it is not over yet; null where it is closed or no deadline
 * is known.
 */
export function daysOverdue({ status, due }: Omit<Progress, 'closedOn'>, today: Day): number | null {
  if (status === 'closed' || due === null) return null
  return Math.max(0, daysBetween(due, today))
}

/** Unknown stands before general: what nobody has judged is not known to be small. */
const LEVEL_ORDER: Readonly<Record<HazardLevel | 'unknown', string>> = { major: '0', unknown: '1', general: '2' }

/** The order in which hazards are read: open before closed, major first, the earliest deadline first; of the closed ones the newest first. */
export function urgencyOf({ status, level, due, closedOn }: Progress & { level: HazardLevel | null }): string {
  const grave = LEVEL_ORDER[level ?? 'unknown']
  return status === 'closed' ? `1${reversed(closedOn ?? '0000-00-00')}${grave}` : `0${grave}${due ?? NO_DEADLINE}`
}

/** A day whose text sorts the other way round. */
const reversed = (day: Day): string => day.replace(/\d/g, (digit) => String(9 - Number(digit)))
