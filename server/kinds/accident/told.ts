import type { Computed } from '../../../shared/api/records'
import type { Day } from '../../../shared/codes/dates'
import { clocksOf, isShortOf, stepsOn } from '../../../shared/kinds/accident/clocks'
import type { AccidentBody } from '../../../shared/kinds/accident/schema'
import { INVESTIGATION_RULES } from '../../../shared/kinds/accident/words'
import { countedOn, keptOf, overdueOn } from '../../../shared/kinds/directive/measures'
import { share } from '../share'

/** What is computed of an investigation, each with its rule: until when the law gives time, how each step stands, and what became of what was asked for. */
export function computedOf(body: AccidentBody, today: Day | null): Computed[] {
  const clocks = clocksOf({ ...body, isShort: isShortOf(body) })
  const due = clocks.map((clock) => ({ field: `${clock.step}Due`, value: clock.due, ...ruleOf(clock.step) }))
  if (today === null) return due
  const standing = stepsOn(clocks, today).map((clock) => ({ field: `${clock.step}Standing`, value: clock.standing, ...ruleOf(clock.step) }))
  const { investigation } = body
  const counts = countedOn(investigation?.recommendations ?? [], today)
  const { part, whole } = keptOf(counts)
  return [
    ...due,
    ...standing,
    // Of an investigation that tells no recommendation nobody knows that none is overdue.
    { field: 'recommendationsOverdue', value: overdueOn(counts), ...ruleOf('recommendations') },
    { field: 'recommendationsKept', ...share(part, whole), ...ruleOf('recommendationsKept') },
  ]
}

const ruleOf = (name: keyof typeof INVESTIGATION_RULES): Pick<Computed, 'rule' | 'version'> => ({
  rule: INVESTIGATION_RULES[name].text,
  version: INVESTIGATION_RULES[name].version,
})
