import type { Statistic } from '../../../shared/api/statistics'
import { addDays, type Day } from '../../../shared/codes/dates'
import { countedOn, keptOf, type Dated } from '../../../shared/kinds/directive/measures'
import type { DirectiveBody } from '../../../shared/kinds/directive/schema'
import { DIRECTIVE_STATISTIC_RULES, SUBSTANCES, type Substance } from '../../../shared/kinds/directive/words'
import { codesOf } from '../../../shared/vocabulary'
import type { Statistics } from '../define'
import { count } from '../figure'
import { share } from '../share'

/** What statistics need of a directive. */
export interface DirectiveMeasures {
  substance: Substance
  measures: readonly Dated[]
}

export const measuresOf = ({ substance, measures }: DirectiveBody): DirectiveMeasures => ({
  substance,
  measures: measures.map(({ outcome, state, due }) => ({ outcome, state, due })),
})

/** What measures are counted in; directives are counted in the unit of their kind. */
const MEASURES = '条'

/** Figures over a set of directives on a day. Whatever is unknown is counted as unknown and is in no rate. */
export function statisticsOf(directives: readonly DirectiveMeasures[], today: Day): Statistic[] {
  const yesterday = addDays(today, -1)
  const each = directives.map(({ measures }) => countedOn(measures, today))
  const all = countedOn(
    directives.flatMap(({ measures }) => measures),
    today,
  )
  const { part, whole } = keptOf(all)
  const measures = directives.reduce((sum, one) => sum + one.measures.length, 0)
  const isUnknown = measures > 0 && all.unknown === measures
  // A measure of which nobody tells may be any of these: where none is told, no nought is known.
  const ofMeasures = (key: string, label: string, value: number, query: Record<string, string>): Statistic => ({
    ...count(key, label, value, query),
    counted: MEASURES,
    value: isUnknown ? null : value,
    unknown: all.unknown,
  })
  const untold = each.filter(({ overdue, unknown }) => overdue === 0 && unknown > 0).length
  return [
    count('found', '已公布', directives.length, {}),
    ...codesOf(SUBSTANCES).map((substance) =>
      count(substance, SUBSTANCES[substance], directives.filter((one) => one.substance === substance).length, { substance }),
    ),
    {
      ...count('withOverdue', DIRECTIVE_STATISTIC_RULES.withOverdue.label, 0, { to: yesterday }),
      value: untold > 0 && untold === directives.length ? null : each.filter(({ overdue }) => overdue > 0).length,
      unknown: untold,
    },
    { ...count('measures', '写明的措施', measures, {}), counted: MEASURES },
    ofMeasures('kept', '按期落实的措施', all.kept, { outcome: 'kept' }),
    ofMeasures('late', '逾期后落实的措施', all.late, { outcome: 'late' }),
    ofMeasures('overdue', '逾期未落实的措施', all.overdue, { to: yesterday }),
    {
      key: 'keptRate',
      label: DIRECTIVE_STATISTIC_RULES.keptRate.label,
      unit: 'permille',
      ...share(part, whole),
      unknown: all.running + all.unknown,
      query: null,
    },
  ]
}

export const statistics: Statistics<'directive', DirectiveMeasures> = {
  measuresOf,
  over: statisticsOf,
  rules: Object.entries(DIRECTIVE_STATISTIC_RULES).map(([key, { text, version }]) => ({ key, text, version })),
}
