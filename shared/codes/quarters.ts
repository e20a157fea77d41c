import { addDays, type Day } from './dates'

/** A quarter of the calendar, `YYYY-Qn`: 2026-Q2 begins on 2026-04-01. As texts they stand in their order. */
export type Quarter = string

/** What is asked for as a quarter. */
export const QUARTER = /^[12]\d{3}-Q[1-4]$/

/** The quarter in which a day lies. */
export const quarterOf = (day: Day): Quarter => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The first day of a quarter. */
export const firstDayOf = (quarter: Quarter): Day =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(-1)) * 3 - 2).padStart(2, '0')}-01`

const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'] as const

/** The last day of a quarter. */
export const lastDayOf = (quarter: Quarter): Day => quarter.slice(0, 5) + (LAST_DAYS[Number(quarter.slice(-1)) - 1] ?? '')

/** The same quarter of the year before. */
export const yearBefore = (quarter: Quarter): Quarter => `${String(Number(quarter.slice(0, 4)) - 1).padStart(4, '0')}${quarter.slice(4)}`

/** The quarters from one to another, the newest first, at most `max` of them; none where the first is later than the last. */
export function quartersBetween(first: Quarter, last: Quarter, max: number): Quarter[] {
  const quarters: Quarter[] = []
  for (let at = last; at >= first && quarters.length < max; at = quarterOf(addDays(firstDayOf(at), -1))) quarters.push(at)
  return quarters
}

/** Whether any of the days from one to another lies in a quarter; to null: they reach to `today`. */
export const touches = (quarter: Quarter, { from, to }: { from: Day; to: Day | null }, today: Day): boolean =>
  from <= lastDayOf(quarter) && (to ?? today) >= firstDayOf(quarter)

/** A quarter in words, `2026 年第 2 季度`. */
export const quarterWords = (quarter: Quarter): string => `${quarter.slice(0, 4)} 年第 ${quarter.slice(-1)} 季度`
