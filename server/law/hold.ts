import type { Day } from '../../shared/codes/dates'

/** How many workdays a firm has to object to what stands against it, before that is public. */
export interface HoldRule {
  workdays: number
  basis: string
  /** the first and the last day of telling on which it holds; null: no bound */
  from: Day | null
  to: Day | null
}

/** Ours, for no law was found that says it for grades and circulars; a city that has a rule of its own says so in its settings. */
export const HOLD_RULES: readonly HoldRule[] = [
  {
    workdays: 10,
    basis: '没有法律统一规定评定等级和通报的异议期；本平台定为告知企业之后十个工作日，期满再公布',
    from: null,
    to: null,
  },
]

/** The rule for what a firm was told on a day: the first that holds then, those of the city before ours. */
export function holdRuleOn(day: Day, ofCity: readonly HoldRule[] = []): HoldRule {
  const found = [...ofCity, ...HOLD_RULES].find(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
  if (!found) throw new Error(`no rule says how long may be objected to what was told on ${day}`)
  return found
}
