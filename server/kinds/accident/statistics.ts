import type { Statistic } from '../../../shared/api/statistics'
import type { AccidentBody } from '../../../shared/kinds/accident/schema'
import { ACCIDENT_STATISTIC_RULES, HARM_TOLD } from '../../../shared/kinds/accident/words'
import type { Statistics } from '../define'
import { count } from '../figure'

/** What statistics need of an accident. */
export type AccidentMeasures = Pick<AccidentBody, 'deaths' | 'seriousInjuries'>

export const measuresOf = ({ deaths, seriousInjuries }: AccidentBody): AccidentMeasures => ({ deaths, seriousInjuries })

/** Figures over a set of accidents: how many, who died and who was seriously injured. What is not public is counted as unknown and is no nought. */
export function statisticsOf(accidents: readonly AccidentMeasures[]): Statistic[] {
  const untold = (field: keyof AccidentMeasures) => accidents.filter((one) => one[field] === null).length
  const persons = (field: keyof AccidentMeasures, harm: string): Statistic => {
    const known = accidents.flatMap((one) => one[field] ?? [])
    return {
      key: field,
      label: ACCIDENT_STATISTIC_RULES[field].label,
      unit: 'persons',
      // Of no accident at all nobody died; of accidents that all do not tell it, nobody knows.
      value: known.length === 0 && accidents.length > 0 ? null : known.reduce((sum, number) => sum + number, 0),
      unknown: accidents.length - known.length,
      query: { harm },
    }
  }
  return [
    count('found', '事故', accidents.length, {}),
    persons('deaths', 'deaths'),
    persons('seriousInjuries', 'injuries'),
    count('deathsUntold', HARM_TOLD.deathsUntold, untold('deaths'), { harm: 'deathsUntold' }),
    count('injuriesUntold', HARM_TOLD.injuriesUntold, untold('seriousInjuries'), { harm: 'injuriesUntold' }),
  ]
}

export const statistics: Statistics<'accident', AccidentMeasures> = {
  measuresOf,
  over: statisticsOf,
  rules: Object.entries(ACCIDENT_STATISTIC_RULES).map(([key, { text, version }]) => ({ key, text, version })),
}
