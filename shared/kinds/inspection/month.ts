import { addDays, addMonths, type Day } from '../../codes/dates'

/** A month of the calendar, `YYYY-MM`. As texts they stand in their order. */
export type Month = string

/** What a month is asked for as. */
export const MONTH = /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/

export const monthOfDay = (day: Day): Month => day.slice(0, 7)
export const firstDayOf = (month: Month): Day => `${month}-01`
export const lastDayOf = (month: Month): Day => addDays(addMonths(firstDayOf(month), 1), -1)
/** The month `count` months later, or earlier. */
export const monthsAfter = (month: Month, count: number): Month => monthOfDay(addMonths(firstDayOf(month), count))

/** Months from one to another; negative where the other is earlier. */
export const monthsBetween = (from: Month, to: Month): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))

/** The months from one to another, the newest first; none where the first is later than the last. */
export const monthsFrom = (first: Month, last: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, i) => monthsAfter(last, -i))

/** The number of a month's list (AF-YYYYMM). */
export const listNoOf = (month: Month): string => `AF-${month.replace('-', '')}`

/** The month that a list's number names; null where it names none. */
export function monthOfListNo(no: string): Month | null {
  const [, year = '', month = ''] = /((?:19|20|21)\d{2})\D?(0[1-9]|1[0-2])(?!\d)/.exec(no) ?? []
  return year === '' ? null : `${year}-${month}`
}

/** What a cell says of a month: `2026年3月`, `2026-3`, `202603`, a day of it; null where that is no month. */
export function parseMonth(text: string): Month | null {
  const [, year = '', month = ''] =
    /^((?:19|20|21)\d{2})(?:年|[-/.])?(0?[1-9]|1[0-2])(?:月份?|[-/.]\d{1,2}(?:[T ].*)?|月\d{1,2}日)?$/.exec(text.replace(/\s+/g, '')) ?? []
  return year === '' ? null : `${year}-${month.padStart(2, '0')}`
}

/** A month in words, `2026 年 3 月`. */
export const monthWords = (month: Month): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`
