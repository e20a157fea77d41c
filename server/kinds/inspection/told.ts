import type { Computed } from '../../../shared/api/records'
import type { Day } from '../../../shared/codes/dates'
import { daysOverdue } from '../../../shared/kinds/inspection/due'
import { addToMonth, monthOf, monthsLater } from '../../../shared/codes/months'
import type { InspectionBody } from '../../../shared/kinds/inspection/schema'
import { INSPECTION_RULES } from '../../../shared/kinds/inspection/words'
import { isFrozen } from './freeze'

/** What is computed of a finding, each with its rule. What rests on the day or the month stands in no version. */
export function computedOf(body: InspectionBody, today: Day | null): Computed[] {
  const told: Computed[] = [
    { field: 'outcome', value: body.outcome, ...ruleOf('outcome') },
    { field: 'remarks', value: body.remarks, ...ruleOf('remarks') },
  ]
  if (today === null) return told
  return [
    ...told,
    { field: 'daysOverdue', value: daysOverdue(body, today), ...ruleOf('daysOverdue') },
    { field: 'monthsOpen', value: monthsOpen(body, today), ...ruleOf('monthsOpen') },
  ]
}

/** Month-ends since its own list at which an open finding was still open, to the newest list that is frozen; null where that is not known, or it is closed. */
export function monthsOpen({ listMonth, outcome }: Pick<InspectionBody, 'listMonth' | 'outcome'>, today: Day): number | null {
  if (listMonth === null || outcome !== 'open') return null
  const running = monthOf(today)
  return Math.max(0, monthsLater(listMonth, isFrozen(running, today) ? running : addToMonth(running, -1)))
}

const ruleOf = (field: keyof typeof INSPECTION_RULES): Pick<Computed, 'rule' | 'version'> => ({
  rule: INSPECTION_RULES[field].text,
  version: INSPECTION_RULES[field].version,
})
