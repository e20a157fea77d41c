import type { Computed } from '../../../shared/api/records'
import type { Day } from '../../../shared/codes/dates'
import { countedOn, keptOf, overdueOn } from '../../../shared/kinds/directive/measures'
import type { DirectiveBody } from '../../../shared/kinds/directive/schema'
import { DIRECTIVE_RULES } from '../../../shared/kinds/directive/words'
import { share } from '../share'

/** Fields of the body that are computed, in the order in which they are told. */
const FIELDS = ['substance', 'missing', 'charactersPerMeasure'] as const

/** What is computed of a directive, each with its rule. What turns on the day is counted on the day of the answer and stands in no version. */
export function computedOf(body: DirectiveBody, today: Day | null): Computed[] {
  const told = FIELDS.map((field) => ({ field, value: body[field], ...ruleOf(field) }))
  if (today === null) return told
  const counts = countedOn(body.measures, today)
  const { part, whole } = keptOf(counts)
  return [
    ...told,
    { field: 'keptShare', ...share(part, whole), ...ruleOf('keptShare') },
    { field: 'overdue', value: overdueOn(counts), ...ruleOf('overdue') },
  ]
}

const ruleOf = (field: keyof typeof DIRECTIVE_RULES): Pick<Computed, 'rule' | 'version'> => ({
  rule: DIRECTIVE_RULES[field].text,
  version: DIRECTIVE_RULES[field].version,
})
