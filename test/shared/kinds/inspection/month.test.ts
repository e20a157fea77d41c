import fc from 'fast-check'
import {
  MONTH,
  lastDayOf,
  listNoOf,
  monthOfListNo,
  monthWords,
  monthsAfter,
  monthsBetween,
  monthsFrom,
  parseMonth,
} from '../../../../shared/kinds/inspection/month'

it.each([
  ['2026年3月', '2026-03'],
  ['2026年03月份', '2026-03'],
  ['2026-3', '2026-03'],
  ['2026/12', '2026-12'],
  ['2026.10', '2026-10'],
  ['202603', '2026-03'],
  ['2026-03-31', '2026-03'],
  ['2026年3月31日', '2026-03'],
  [' 2026 年 3 月 ', '2026-03'],
  ['2026-13', null],
  ['2026', null],
  ['3月', null],
  ['本月', null],
])('reads %s as a month', (text, month) => expect(parseMonth(text)).toBe(month))

it('numbers a list by its month, and reads that back', () => {
  expect(listNoOf('2026-03')).toBe('AF-202603')
  expect(monthOfListNo('云暗访〔2026〕03号')).toBe('2026-03')
  expect([monthOfListNo('AF-2026'), monthOfListNo('第 7 号'), monthOfListNo('AF-202613')]).toEqual([null, null, null])
  expect(monthWords('2026-03')).toBe('2026 年 3 月')
  expect([lastDayOf('2026-02'), lastDayOf('2024-02'), lastDayOf('2025-12')]).toEqual(['2026-02-28', '2024-02-29', '2025-12-31'])
})

it('goes from any month to any other and back', () => {
  const month = fc
    .tuple(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`)
  fc.assert(
    fc.property(month, fc.integer({ min: -60, max: 60 }), (from, count) => {
      const to = monthsAfter(from, count)
      expect(to).toMatch(MONTH)
      expect(monthsBetween(from, to)).toBe(count)
      expect(monthOfListNo(listNoOf(from))).toBe(from)
      const all = monthsFrom(from, to)
      expect(all).toHaveLength(Math.max(0, count + 1))
      if (count >= 0) expect([all[0], all.at(-1)]).toEqual([to, from])
    }),
  )
})
