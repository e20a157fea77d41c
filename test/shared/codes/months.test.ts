import fc from 'fast-check'
import { addMonths } from '../../../shared/codes/dates'
import { MONTH, addToMonth, firstDayOfMonth, fullMonthsBefore, monthOf, parseMonth } from '../../../shared/codes/months'

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
