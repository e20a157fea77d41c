import type { Computed } from '../../../shared/api/records'
import type { Day } from '../../../shared/codes/dates'
import { trainedOn, vacantDays } from '../../../shared/kinds/zone/held'
import type { ZoneBody } from '../../../shared/kinds/zone/schema'
import { ZONE_RULES } from '../../../shared/kinds/zone/words'
import { share } from '../share'

/** What is computed of a zone on a day, each with its rule; all of it turns with the day. */
export function computedOf({ persons }: ZoneBody, today: Day | null): Computed[] {
  if (today === null) return []
  const { trained, overdue, unknown } = trainedOn(persons, today)
  const known = trained + overdue
  return [
    { field: 'vacantDays', value: vacantDays(persons, today), ...ruleOf('vacantDays') },
    { field: 'trainedShare', ...share(trained, known), ...ruleOf('trainedShare') },
    { field: 'trainingOverdue', value: known === 0 ? null : overdue, ...ruleOf('trainingOverdue') },
    { field: 'trainingUnknown', value: unknown, ...ruleOf('trainingUnknown') },
  ]
}

const ruleOf = (name: keyof typeof ZONE_RULES): Pick<Computed, 'rule' | 'version'> => ({
  rule: ZONE_RULES[name].text,
  version: ZONE_RULES[name].version,
})
