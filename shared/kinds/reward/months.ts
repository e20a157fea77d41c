import { addMonths, parseDay, type Day } from '../../codes/dates'
import { squeeze, toHalfWidth } from '../../codes/text'

/** A month, `2026-03`. */
export type Month = string

export const monthOf = (day: Day): Month => day.slice(0, 7)

export const addToMonth = (month: Month, count: number): Month => monthOf(addMonths(`${month}-01`, count))

/** Every month from one to another, both included; none where the other is earlier. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = addToMonth(month, 1)) months.push(month)
  return months
}

/** The day from which on a month may be public: the month after it is over by then. */
export const dueOn = (month: Month): Day => `${addToMonth(month, 2)}-01`

const SHAPES = [/^(\d{4})[-/.](\d{1,2})$/, /^(\d{4})(\d{2})$/, /^(\d{4}) ?年 ?(\d{1,2}) ?月份?$/]

/**
 * A month as offices write it, `2026年3月`, `2026/3`, `202603`, or the month of a whole day; of a month without its year, `3月`, only its two digits.
 * Any other text stays as it is.
 */
export function writtenMonth(text: string): string {
  const plain = squeeze(toHalfWidth(text))
  const [, year, month] = SHAPES.map((shape) => shape.exec(plain)).find((match) => match !== null) ?? []
  if (year !== undefined && month !== undefined) return `${year}-${month.padStart(2, '0')}`
  const alone = /^(\d{1,2})(?: ?月份?)?$/.exec(plain)?.[1]
  if (alone !== undefined) return alone.padStart(2, '0')
  const day = parseDay(plain)
  return day === null ? plain : monthOf(day)
}

/** A month as a person reads it, `2026 年 3 月`. */
export const monthWords = (month: Month): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月`

/** Months from one to another in words: the year stands once where it is the same. */
export function monthsWords(from: Month, to: Month): string {
  if (from === to) return monthWords(from)
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  return isOneYear ? `${monthWords(from)}至 ${Number(to.slice(5, 7))} 月` : `${monthWords(from)}至 ${monthWords(to)}`
}
