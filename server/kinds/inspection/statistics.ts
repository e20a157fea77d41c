import type { Statistic } from '../../../shared/api/statistics'
import { addDays, type Day } from '../../../shared/codes/dates'
import type { InspectionBody } from '../../../shared/kinds/inspection/schema'
import { INSPECTION_OUTCOMES, INSPECTION_STATISTIC_RULES, type InspectionOutcome } from '../../../shared/kinds/inspection/words'
import type { Statistics } from '../define'
import { count } from '../figure'
import { share } from '../share'

/** What statistics need of a finding. */
export interface InspectionMeasures {
  outcome: InspectionOutcome
  due: Day | null
}

export const measuresOf = ({ outcome, due }: InspectionBody): InspectionMeasures => ({ outcome, due })

/** Figures over a set of findings on a day. Whatever is unknown is counted as unknown and is in no rate. */
export function statisticsOf(findings: readonly InspectionMeasures[], today: Day): Statistic[] {
  const yesterday = addDays(today, -1)
  const counted: Record<InspectionOutcome, number> = { open: 0, closed_on_time: 0, closed_late: 0, closed_undated: 0, untold: 0 }
  for (const { outcome } of findings) counted[outcome]++
  const open = findings.filter(({ outcome }) => outcome === 'open')
  const overdue = open.filter(({ due }) => due !== null && due <= yesterday).length
  const undated = open.filter(({ due }) => due === null).length
  const closed = counted.closed_on_time + counted.closed_late + counted.closed_undated
  const { rectifiedRate, onTimeRate } = INSPECTION_STATISTIC_RULES
  // Where nothing is told of any, no nought is known.
  const isUnknown = findings.length > 0 && counted.untold === findings.length
  const ofState = (key: string, label: string, value: number, query: Record<string, string>): Statistic => ({
    ...count(key, label, value, query),
    value: isUnknown ? null : value,
    unknown: counted.untold,
  })
  return [
    count('found', '已公布', findings.length, {}),
    {
      key: 'rectifiedRate',
      label: rectifiedRate.label,
      unit: 'permille',
      ...share(closed, closed + open.length),
      unknown: counted.untold,
      query: null,
    },
    {
      key: 'onTimeRate',
      label: onTimeRate.label,
      unit: 'permille',
      ...share(counted.closed_on_time, counted.closed_on_time + counted.closed_late + overdue),
      unknown: findings.length - counted.closed_on_time - counted.closed_late - overdue,
      query: null,
    },
    ofState('closed', '已整改销号', closed, { status: 'closed' }),
    ofState('open', INSPECTION_OUTCOMES.open, open.length, { outcome: 'open' }),
    {
      ...ofState('overdue', INSPECTION_STATISTIC_RULES.overdue.label, overdue, { outcome: 'open', to: yesterday }),
      value: isUnknown || (open.length > 0 && undated === open.length) ? null : overdue,
      unknown: counted.untold + undated,
    },
    count('untold', INSPECTION_OUTCOMES.untold, counted.untold, { outcome: 'untold' }),
  ]
}

export const statistics: Statistics<'inspection', InspectionMeasures> = {
  measuresOf,
  over: statisticsOf,
  rules: Object.entries(INSPECTION_STATISTIC_RULES).map(([key, { text, version }]) => ({ key, text, version })),
}
