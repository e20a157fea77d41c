import type { Day } from '../../../shared/codes/dates'
import type { GradingInput } from '../../../shared/grading/inputs'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import { HAZARD_LEVELS } from '../../../shared/kinds/hazard/words'
import type { Countable } from '../define'
import { overdueOn } from './overdue'

const OVERDUE = { yes: '逾期', no: '没有逾期' } as const

/** What a rule table may ask of a hazard. One that was overdue counts from the day after its deadline, any other from the day on which it was found. */
export const countable: Countable<'hazard'> = {
  facts: { level: HAZARD_LEVELS, overdue: OVERDUE },
  said: (item, today) => {
    const days = overdueOn(item, today)
    const isOverdue = days === 'unknown' ? null : days === null ? 'no' : 'yes'
    return {
      title: item.title,
      day: days === 'unknown' ? null : (days?.from ?? item.foundOn),
      facts: { level: item.level, overdue: isOverdue },
      ...mendingOf(item),
    }
  },
}

/** Of what its source calls put right and residents do not, nobody knows which. */
function mendingOf({ outcome, closedOn, unrectifiedOn }: HazardItem): { mending: GradingInput['mending']; mendedOn: Day | null } {
  if (outcome === 'open') return { mending: 'open', mendedOn: null }
  return unrectifiedOn === null ? { mending: 'mended', mendedOn: closedOn } : { mending: 'unknown', mendedOn: null }
}
