import { addDays, addMonths, type Day } from '../../codes/dates'
import type { AccidentLevel, ClockStep } from './words'

/** What the law gives time for in an investigation, each with its basis. Days are calendar days. */
export const INVESTIGATION_CLOCKS = {
  supplement: {
    days: 30,
    /** of accidents on the road and of fires */
    shortDays: 7,
    basis: '《生产安全事故报告和调查处理条例》第十三条：事故发生之日起 30 日内，道路交通事故、火灾事故 7 日内，伤亡人数变化的应当及时补报',
  },
  report: {
    days: 60,
    extensionDays: 60,
    basis:
      '《生产安全事故报告和调查处理条例》第二十九条：事故发生之日起 60 日内提交调查报告，经批准可以延长，最长不超过 60 日；第二十七条：技术鉴定所需时间不计入',
  },
  reply: {
    days: 15,
    /** of an extraordinary accident, which may be extended once more by as many */
    longDays: 30,
    basis: '《生产安全事故报告和调查处理条例》第三十二条：收到调查报告之日起 15 日内批复，特别重大事故 30 日内，最长再延长 30 日',
  },
  /** A technical appraisal of more days is a slip of the pen. No law bounds it; ours. */
  appraisal: { mostDays: 730 },
  review: { months: 12, basis: '《安全生产法》（2021 年）第八十六条：批复后一年内对整改落实情况进行评估并公开' },
} as const

/** What the clocks of an investigation are read from. */
export interface Investigated {
  occurredOn: Day | null
  level: AccidentLevel | null
  /** whether a week is given for supplements; null: nobody knows */
  isShort: boolean | null
  investigation: {
    state: 'pending' | 'reported' | 'replied' | 'reviewed'
    reportDue: Day | null
    extendedTo: Day | null
    appraisalDays: number | null
    reportedOn: Day | null
    repliedOn: Day | null
    reviewedOn: Day | null
  } | null
}

/** One step: since when its time runs, until when, how far it could be extended, and whether and when it was done. */
export interface Clock {
  step: ClockStep
  from: Day | null
  due: Day | null
  /** with every extension that the law allows; null: none is left, or `due` is not known */
  latest: Day | null
  isDone: boolean
  doneOn: Day | null
}

const ORDER = ['pending', 'reported', 'replied', 'reviewed'] as const

/** The clocks of an investigation; of one of which nothing is public, the first alone, which runs from the accident on. */
export function clocksOf({ occurredOn, level, isShort, investigation }: Investigated): Clock[] {
  const { supplement, report, reply, review } = INVESTIGATION_CLOCKS
  const { reportDue, extendedTo, appraisalDays, reportedOn, repliedOn, reviewedOn } = investigation ?? NOTHING
  const isImpossible = impossibleDatesIn({ occurredOn, investigation }).length > 0
  const reached = ORDER.indexOf(investigation?.state ?? 'pending')
  const plus = (day: Day | null, days: number | null) => (day === null || days === null ? null : addDays(day, days))
  const extraordinary = level === null ? null : level === 'extraordinary'
  const appraised = appraisalDays ?? 0
  // A day before what it follows is no day: what runs from it is not known.
  const reported = notBefore(reportedOn, occurredOn)
  const replied = notBefore(repliedOn, reportedOn ?? occurredOn)
  const replyDays = extraordinary === null ? null : extraordinary ? reply.longDays : reply.days
  return [
    {
      step: 'supplement',
      from: occurredOn,
      due: plus(occurredOn, isShort === null ? null : isShort ? supplement.shortDays : supplement.days),
      latest: null,
      isDone: false,
      doneOn: null,
    },
    {
      step: 'report',
      from: occurredOn,
      due: isImpossible ? null : (extendedTo ?? reportDue ?? plus(occurredOn, report.days + appraised)),
      latest: isImpossible ? null : plus(occurredOn, report.days + report.extensionDays + appraised),
      isDone: reached >= 1 || reportedOn !== null,
      doneOn: reportedOn,
    },
    {
      step: 'reply',
      from: reported,
      due: plus(reported, replyDays),
      latest: extraordinary === true ? plus(reported, 2 * reply.longDays) : null,
      isDone: reached >= 2 || repliedOn !== null,
      doneOn: repliedOn,
    },
    {
      step: 'review',
      from: replied,
      due: replied === null ? null : addMonths(replied, review.months),
      latest: null,
      isDone: reached >= 3 || reviewedOn !== null,
      doneOn: reviewedOn,
    },
  ]
}

const notBefore = (day: Day | null, earliest: Day | null): Day | null => (day !== null && day < (earliest ?? '') ? null : day)

/**
 * Which days and times of the report cannot be: before the accident, beyond all that the law lets it be extended, or an appraisal of years. Beyond that
 * lies what a long appraisal allows whose days are not told: of such a day nobody knows either whether it holds.
 */
export function impossibleDatesIn({
  occurredOn,
  investigation,
}: Pick<Investigated, 'occurredOn'> & {
  investigation: Pick<NonNullable<Investigated['investigation']>, 'reportDue' | 'extendedTo' | 'appraisalDays'> | null
}): ('reportDue' | 'extendedTo' | 'appraisalDays')[] {
  if (investigation === null) return []
  const { report, appraisal } = INVESTIGATION_CLOCKS
  const { appraisalDays, reportDue, extendedTo } = investigation
  if (appraisalDays !== null && appraisalDays > appraisal.mostDays) return ['appraisalDays']
  if (occurredOn === null) return []
  const latest = addDays(occurredOn, report.days + report.extensionDays + (appraisalDays ?? 0))
  const cannotBe = (day: Day | null): boolean => day !== null && (day < occurredOn || day > latest)
  return [...(cannotBe(reportDue) ? (['reportDue'] as const) : []), ...(cannotBe(extendedTo) ? (['extendedTo'] as const) : [])]
}

const NOTHING = { reportDue: null, extendedTo: null, appraisalDays: null, reportedOn: null, repliedOn: null, reviewedOn: null }

/** How a step stands on a day; `waiting`: what it waits for is not done yet; `unknown`: nobody can tell. */
export type ClockStanding = 'in_time' | 'late' | 'undated' | 'running' | 'overdue' | 'waiting' | 'unknown'

/** How a step of an investigation stands on a day. `before`: the step that it waits for; what is not known never reads as in time. */
export function standsOn({ from, due, isDone, doneOn }: Clock, today: Day, before: Clock | null): ClockStanding {
  if (isDone) {
    if (doneOn === null || doneOn > today || due === null || doneOn < (from ?? '')) return 'undated'
    return doneOn <= due ? 'in_time' : 'late'
  }
  if (before !== null && !before.isDone) return 'waiting'
  if (due === null) return 'unknown'
  return today > due ? 'overdue' : 'running'
}

/** The steps that somebody has to do, each with how it stands on a day. That casualties may change is no step: nobody has to change them. */
export function stepsOn(clocks: readonly Clock[], today: Day): (Clock & { standing: ClockStanding })[] {
  const steps = clocks.filter(({ step }) => step !== 'supplement')
  return steps.map((clock, i) => ({ ...clock, standing: standsOn(clock, today, steps[i - 1] ?? null) }))
}

/** The sector and the categories whose casualties are settled within a week. */
const SHORT_CATEGORIES: ReadonlySet<string> = new Set(['火灾', '道路（轨道）车辆致害', '道路交通', '道路交通事故', '火灾事故'])

/** Whether an accident is one on the road or a fire; null where neither its sector nor its category is known. */
export function isShortOf({ sector, category }: { sector: string | null; category: { label: string } | null }): boolean | null {
  if (sector === 'road_transport' || (category !== null && SHORT_CATEGORIES.has(category.label))) return true
  return category === null ? null : false
}
