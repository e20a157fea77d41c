import type { Statistic } from '../../../shared/api/statistics'
import type { Day } from '../../../shared/codes/dates'
import type { ObjectionBody } from '../../../shared/kinds/objection/schema'
import { OBJECTION_STATISTIC_RULES } from '../../../shared/kinds/objection/words'
import { timelinessOf } from '../../../shared/objections/clock'
import type { Statistics } from '../define'
import { count } from '../figure'
import { share } from '../share'

/** What statistics need of an objection. */
export type ObjectionMeasures = Pick<ObjectionBody, 'outcome' | 'due' | 'decidedOn' | 'workdays'>

export const measuresOf = ({ outcome, due, decidedOn, workdays }: ObjectionBody): ObjectionMeasures => ({
  outcome,
  due,
  decidedOn,
  workdays,
})

/** Figures over a set of objections on a day. What is unknown is counted as unknown and is in no rate. */
export function statisticsOf(objections: readonly ObjectionMeasures[], today: Day): Statistic[] {
  const decided = objections.filter(({ outcome }) => outcome !== null)
  const timed = decided.map((one) => (one.decidedOn === null ? 'unknown' : timelinessOf(one, today)))
  const inTime = timed.filter((one) => one === 'in_time').length
  const known = timed.filter((one) => one !== 'unknown').length
  const open = objections.filter(({ outcome }) => outcome === null)
  const took = decided.flatMap(({ workdays }) => workdays ?? [])
  const outcomes = (...some: ObjectionMeasures['outcome'][]) => decided.filter(({ outcome }) => some.includes(outcome)).length
  return [
    count('filed', '收到', objections.length, {}),
    count('decided', '已答复', decided.length, { stage: 'answered' }),
    {
      key: 'late',
      label: '逾期还没有答复',
      unit: 'count',
      value: open.filter((one) => timelinessOf(one, today) === 'late').length,
      unknown: open.filter(({ due }) => due === null).length,
      query: null,
    },
    {
      key: 'inTime',
      label: OBJECTION_STATISTIC_RULES.inTime.label,
      unit: 'permille',
      ...share(inTime, known),
      unknown: decided.length - known,
      query: null,
    },
    count('kept', '维持', outcomes('kept'), { outcome: 'kept' }),
    { ...count('upheld', OBJECTION_STATISTIC_RULES.upheld.label, 0, {}), value: outcomes('corrected', 'revoked'), query: null },
    count('notAdmitted', '不予受理', outcomes('not_admitted'), { outcome: 'not_admitted' }),
    {
      key: 'workdays',
      label: OBJECTION_STATISTIC_RULES.workdays.label,
      unit: 'count',
      counted: '个工作日',
      unknownCounted: '件',
      value: took.length === 0 ? null : Math.round(took.reduce((sum, one) => sum + one, 0) / took.length),
      unknown: decided.length - took.length,
      query: null,
    },
  ]
}

export const statistics: Statistics<'objection', ObjectionMeasures> = {
  measuresOf,
  over: statisticsOf,
  rules: Object.entries(OBJECTION_STATISTIC_RULES).map(([key, { text, version }]) => ({ key, text, version })),
}
