import fc from 'fast-check'
import { QUARTER, firstDayOf, lastDayOf, quarterOf, quarterWords, quartersBetween, yearBefore } from '../../../shared/codes/quarters'
import { addDays } from '../../../shared/codes/dates'

it('knows where each quarter begins and ends', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4'])
  expect(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((one) => [firstDayOf(one), lastDayOf(one)])).toEqual([
    ['2026-01-01', '2026-03-31'],
    ['2026-04-01', '2026-06-30'],
    ['2026-07-01', '2026-09-30'],
    ['2026-10-01', '2026-12-31'],
  ])
  expect(yearBefore('2026-Q2')).toBe('2025-Q2')
  expect(yearBefore('1000-Q1')).toBe('0999-Q1')
  expect(quarterWords('2026-Q2')).toBe('2026 年第 2 季度')
})

it('lists quarters from the newest to the oldest, and no more than are asked for', () => {
  expect(quartersBetween('2025-Q3', '2026-Q2', 9)).toEqual(['2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3'])
  expect(quartersBetween('2025-Q3', '2026-Q2', 2)).toEqual(['2026-Q2', '2026-Q1'])
  expect(quartersBetween('2026-Q3', '2026-Q2', 9)).toEqual([])
})

it('has every day in the one quarter that holds it', () => {
  fc.assert(
    fc.property(fc.nat(100_000), (days) => {
      const day = addDays('1950-01-01', days)
      const quarter = quarterOf(day)
      expect(QUARTER.test(quarter)).toBe(true)
      expect(firstDayOf(quarter) <= day && day <= lastDayOf(quarter)).toBe(true)
      expect(quarterOf(addDays(lastDayOf(quarter), 1)) > quarter).toBe(true)
    }),
  )
})

it.each(['2026', '2026-Q5', '2026-Q0', '2026-q1', '26-Q1', '0026-Q1', '2026-Q11', ' 2026-Q1'])('takes %s for no quarter', (text) => {
  expect(QUARTER.test(text)).toBe(false)
})
