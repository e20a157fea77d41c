import fc from 'fast-check'
import { addMonths } from '../../../shared/codes/dates'
import {
  MONTH,
  addToMonth,
  firstDayOfMonth,
  fullMonthsBefore,
  lastDayOfMonth,
  monthOf,
  monthWords,
  monthsBetween,
  monthsLater,
  monthsWords,
  parseMonth,
} from '../../../shared/codes/months'

it.each([
  ['2026-05', '2026-05'],
  ['2026/5', '2026-05'],
  ['2026.05', '2026-05'],
  ['2026.10', '2026-10'],
  ['202605', '2026-05'],
  ['2026年5月', '2026-05'],
  ['２０２６年 ５ 月份', '2026-05'],
  ['10905', '2020-05'],
  ['109年5月', '2020-05'],
  ['2026-05-31', '2026-05'],
  ['2026年5月3日', '2026-05'],
  [' 2026 年 3 月 ', '2026-03'],
  ['2026年03月份', '2026-03'],
])('reads %s as a month', (text, month) => expect(parseMonth(text)).toBe(month))

it.each(['2026.1', '2013.1000000000009', '2026-13', '2026年0月', '5月', '2026', 'may_fy21', '', '1-3月'])('does not guess at %s', (text) =>
  expect(parseMonth(text)).toBeNull(),
)

it('counts months as the calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: -300, max: 300 }), (start, count) => {
      const month = addToMonth('1950-01', start)
      expect(month).toMatch(MONTH)
      if (addToMonth(month, count) >= '1900-01') expect(addToMonth(month, count)).toBe(monthOf(addMonths(firstDayOfMonth(month), count)))
    }),
  )
  expect(fullMonthsBefore('2026-01-31', 3)).toEqual(['2025-10', '2025-11', '2025-12'])
  expect(fullMonthsBefore('2026-01-31', 2, 12)).toEqual(['2024-11', '2024-12'])
})

it('goes from any month to any other and back', () => {
  const month = fc
    .tuple(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
  fc.assert(
    fc.property(month, fc.integer({ min: -60, max: 60 }), (from, count) => {
      const to = addToMonth(from, count)
      expect(monthsLater(from, to)).toBe(count)
      const all = monthsBetween(from, to)
      expect(all).toHaveLength(Math.max(0, count + 1))
      if (count >= 0) expect([all[0], all.at(-1)]).toEqual([from, to])
    }),
  )
})

it('ends a month on its last day, and says months in words', () => {
  expect(['2026-02', '2024-02', '2025-12'].map(lastDayOfMonth)).toEqual(['2026-02-28', '2024-02-29', '2025-12-31'])
  expect(monthWords('2026-03')).toBe('2026 年 3 月')
  expect(monthsWords('2026-03', '2026-03')).toBe('2026 年 3 月')
  expect(monthsWords('2025-12', '2026-01')).toBe('2025 年 12 月至 2026 年 1 月')
  expect(monthsWords('2026-01', '2026-02')).toBe('2026 年 1 月至 2 月')
})
