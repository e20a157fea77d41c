import { addDays, type Day } from '../../../shared/codes/dates'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import type { StandingDays } from '../define'

/**
 * The days on which a hazard was overdue and not put right: from the day after its deadline to the day of closing, `to` null where it is open. Null where it
 * was not; unknown where nobody can tell, for want of a deadline or of a day of closing that can be.
 */
export function overdueOn({ outcome, due, closedOn, unrectifiedOn }: HazardItem, today: Day): StandingDays | 'unknown' | null {
  const isInTime = outcome === 'closed_on_time' || outcome === 'closed_on_the_spot'
  // Of what its source calls put right in time and residents do not, nobody knows which.
  if (isInTime) return unrectifiedOn === null ? null : 'unknown'
  if (due === null) return 'unknown'
  // What is not due yet is not overdue, whatever else is not told of it.
  if (due >= today) return null
  const from = addDays(due, 1)
  if (outcome === 'open') return { from, to: null }
  return outcome === 'closed_undated' || closedOn === null ? 'unknown' : { from, to: closedOn }
}
