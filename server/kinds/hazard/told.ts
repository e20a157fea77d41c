import type { Computed } from '../../../shared/api/records'
import type { Day } from '../../../shared/codes/dates'
import { daysOverdue } from '../../../shared/kinds/hazard/due'
import type { HazardBody } from '../../../shared/kinds/hazard/schema'
import { HAZARD_RULES } from '../../../shared/kinds/hazard/words'

/** Fields of the body that are computed, in the order in which they are told. */
const FIELDS = ['due', 'outcome', 'deadlineMoves', 'commitmentsMissing', 'fundingGapFen', 'closedByFixer', 'remarks'] as const

/** What is computed of a hazard, each with its rule. Days overdue are counted on the day of the answer and stand in no version. */
export function computedOf(body: HazardBody, today: Day | null): Computed[] {
  const told = FIELDS.map((field) => ({ field, value: body[field], ...ruleOf(field) }))
  return today === null ? told : [...told, { field: 'daysOverdue', value: daysOverdue(body, today), ...ruleOf('daysOverdue') }]
}

const ruleOf = (field: keyof typeof HAZARD_RULES): Pick<Computed, 'rule' | 'version'> => ({
  rule: HAZARD_RULES[field].text,
  version: HAZARD_RULES[field].version,
})
