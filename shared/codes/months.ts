import { addDays, parseDay, type Day } from './dates'
import { squeeze, toHalfWidth } from './text'

/** A calendar month, `YYYY-MM`. As texts they stand in their order. */
export type Month = string

/** What a month looks like. */
export const MONTH = /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/

/** Year and month as offices write them: 2026-05, 2026/5, 2026.05, 202605, 2026年5月, 2026年05月份. */
const SHAPES = [/^(\d{4})[-/.](\d{1,2})$/, /^(\d{4})(\d{2})$/, /^(\d{4}) ?年 ?(\d{1,2}) ?月份?$/]
/** The same in the Republic calendar, of which year 1 is 1912: 10901, 109年1月. */
const ROC_SHAPES = [/^(1[0-4]\d)(\d{2})$/, /^(1[0-4]\d) ?年 ?(\d{1,2}) ?月份?$/]
const ROC_YEAR_0 = 1911

/**
 * Reads one month; a whole day is read as its month. Null for anything else: a number of a spreadsheet such as `2026.1` may be January or October,
 * and is not guessed at.
 */
export function parseMonth(text: string): Month | null {
  const plain = squeeze(toHalfWidth(text))
  if (/^\d{4}\.1$/.test(plain)) return null
  for (const [shapes, zero] of [
    [SHAPES, 0],
    [ROC_SHAPES, ROC_YEAR_0],
  ] as const)
    for (const shape of shapes) {
      const [, year, month] = shape.exec(plain) ?? []
      if (year === undefined || month === undefined) continue
      const found = `${Number(year) + zero}-${month.padStart(2, '0')}`
      return MONTH.test(found) ? found : null
    }
  return parseDay(plain)?.slice(0, 7) ?? null
}

/** The month in which a day lies. */
export const monthOf = (day: Day): Month => day.slice(0, 7)

/** The first day of a month. */
export const firstDayOfMonth = (month: Month): Day => `${month}-01`

/** The last day of a month. */
export const lastDayOfMonth = (month: Month): Day => addDays(firstDayOfMonth(addToMonth(month, 1)), -1)

/** The month `count` months later or, negative, earlier. */
export function addToMonth(month: Month, count: number): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  const number = (at % 12) + 1
  return `${Math.floor(at / 12)}-${number < 10 ? '0' : ''}${number}`
}

/** Full months before the one in which a day lies, the earliest first: `skip` of the latest are left out. */
export const fullMonthsBefore = (day: Day, count: number, skip = 0): Month[] =>
  Array.from({ length: count }, (_, i) => addToMonth(monthOf(day), i - count - skip))

/** How many months one is behind another; negative where it is earlier. */
export const monthsLater = (from: Month, to: Month): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))

/** The months from one to another, both included, the earliest first; none where the other is earlier. */
export const monthsBetween = (from: Month, to: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsLater(from, to) + 1) }, (_, i) => addToMonth(from, i))

/** A month as a person reads it, `2026 年 3 月`. */
export const monthWords = (month: Month): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

/** Months from one to another in words: the year stands once where it is the same. */
export function monthsWords(from: Month, to: Month): string {
  if (from === to) return monthWords(from)
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  return isOneYear ? `${monthWords(from)}至 ${Number(to.slice(5))} 月` : `${monthWords(from)}至 ${monthWords(to)}`
}
