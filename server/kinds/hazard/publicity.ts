import { addMonths, earliest, type Day } from '../../../shared/codes/dates'
import type { HazardInput } from '../../../shared/kinds/hazard/schema'
import type { HazardStatus } from '../../../shared/kinds/hazard/words'
import { HAZARD_PUBLICITY, type HazardPublicity } from '../../law/hazardPublicity'
import { overSince } from '../closing'

type Closed = Pick<HazardInput, 'closedOn' | 'recheck' | 'foundOn'> & { status: HazardStatus }

/**
 * Until when a hazard may be public: the end that its source declares, and where it is closed no longer than the rule lets it; null while it is open.
 * Where its source does not say when it was closed, the last day that is told of it counts: its recheck, its deadline, or when it was found.
 */
export function publicUntil(
  { status, closedOn, recheck, foundOn }: Closed,
  due: Day | null,
  declared: Day | null,
  { monthsAfterClosing }: HazardPublicity = HAZARD_PUBLICITY,
): Day | null {
  const over = status === 'closed' ? overSince({ closings: [closedOn, recheck?.on ?? null], foundOn, due }) : null
  return earliest([declared, over && addMonths(over, monthsAfterClosing)])
}
