import type { AnnouncedYear } from '../../shared/api/city'
import { addDays, type Day } from '../../shared/codes/dates'

/** One year's notice of the State Council's office: days off on weekdays, and weekend days that are worked. */
export interface HolidayYear {
  basis: string
  off: [from: Day, to: Day][]
  worked: Day[]
}

/** Years that have been announced. Another year is unknown, not empty: nothing is reckoned across its border. */
export const HOLIDAYS: Record<number, HolidayYear> = {
  2025: {
    basis: '国务院办公厅关于2025年部分节假日安排的通知',
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    basis: '国务院办公厅关于2026年部分节假日安排的通知',
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}

/**
 * Makes known the years of a city's settings for as long as this process runs. A year that this release has already says the same or is refused: throws
 * Error with the year.
 */
export function announce(years: readonly AnnouncedYear[], table: Record<number, HolidayYear> = HOLIDAYS): void {
  for (const { year, basis, off, worked } of years) {
    const said: HolidayYear = { basis, off: off.map(({ from, to }) => [from, to]), worked: [...worked] }
    const known = table[year]
    if (known && daysOf(known) !== daysOf(said)) throw new Error(`${year} 年的放假安排本程序已有，和设置里写的不一样，请核对`)
    table[year] ??= said
  }
}

const daysOf = ({ off, worked }: HolidayYear): string => JSON.stringify([[...off].sort(), [...worked].sort()])

/** Days within which a penalty is to be public after its decision (发改办财金〔2018〕424号; 安全生产法 Art. 78). */
export const PUBLISH_WITHIN_WORKDAYS = 7

/**
 * Days within which a decision that was altered, annulled or held void is to be withdrawn, with the reason told
 * (行政处罚法 2021 Art. 48; Art. 85 there: such days are workdays).
 */
export const WITHDRAW_WITHIN_WORKDAYS = 3

/** Whether a day is worked, or null where its year has not been announced. */
export function isWorkday(day: Day, table: Record<number, HolidayYear> = HOLIDAYS): boolean | null {
  const year = table[Number(day.slice(0, 4))]
  if (!year) return null
  if (year.worked.includes(day)) return true
  if (year.off.some(([from, to]) => from <= day && day <= to)) return false
  const weekday = new Date(day + 'T00:00:00.000Z').getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The day that many workdays after `day`, which is not counted itself; null where the reckoning leaves the announced years. */
export function addWorkdays(day: Day, count: number, table: Record<number, HolidayYear> = HOLIDAYS): Day | null {
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    const worked = isWorkday(at, table)
    if (worked === null) return null
    if (worked) left--
  }
  return at
}

/** Workdays after `from` up to `to`, that day included; null where a year between them has not been announced. */
export function workdaysBetween(from: Day, to: Day, table: Record<number, HolidayYear> = HOLIDAYS): number | null {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const worked = isWorkday(day, table)
    if (worked === null) return null
    if (worked) count++
  }
  return count
}
