import fc from 'fast-check'
import {
  addDays,
  addMonths,
  dayOf,
  earliest,
  latest,
  holdsDay,
  isOnCalendar,
  parseDay,
  shanghaiDay,
  startOfDay,
  untilMidnight,
  type Day,
} from '../../../shared/codes/dates'

/** What of a written date counts, and what makes it none: each border from both sides. */

const reads = (texts: Record<string, Day | null>) =>
  it.each(Object.entries(texts))('%j is %s', (text, day) => expect(parseDay(text)).toBe(day))

describe('a year, a month and a day', () => {
  reads({
    '2026-05-03': '2026-05-03',
    '2026-5-3': '2026-05-03',
    '2026-05-03日': '2026-05-03',
    '2026/05/03': '2026-05-03',
    '2026.05.03': '2026-05-03',
    '20260503': '2026-05-03',
    '2026年05月03日': '2026-05-03',
    '2026年5月3号': '2026-05-03',
    '2026 年 5 月 3 日': '2026-05-03',
    '2026—05—03': '2026-05-03',
    '2026－05－03': '2026-05-03',
    ' 2026-05-03 ': '2026-05-03',
  })
  describe('and nothing else', () =>
    reads({
      '12026-05-03': null,
      '2026-05-031': null,
      '2026-005-03': null,
      '2026-05/03': null,
      '2026/05.03': null,
      '2026/05/03日': null,
      '2026.05.03.': null,
      '2026.05.03号': null,
      '226.05.03': null,
      '2026.005.03': null,
      '12026/05/03': null,
      '2026/005/03': null,
      '2026/05/031': null,
      '12026.05.03': null,
      '2026.05.031': null,
      '120260503': null,
      '202605031': null,
      '2026年5月3': null,
      '2026年5月': null,
      '2026年5月003日': null,
      '2026年005月3日': null,
      '2026年5月3日起': null,
      至2026年5月3日: null,
      '2026年5月3日、4日': null,
      '226年5月3日': null,
      '2026-05': null,
      '2026': null,
      X2026: null,
    }))
})

describe('a time of day behind it', () => {
  reads({
    '2026-05-03 8:15': '2026-05-03',
    '2026-05-03 08:15:30': '2026-05-03',
    '2026-05-03 08:15:30.123': '2026-05-03',
    '2026-05-03T08:15:30': '2026-05-03',
    '2026-05-03T08:15': '2026-05-03',
    '2026-05-03 08': null,
    '2026-05-03 8时': '2026-05-03',
    '2026-05-03 8点': '2026-05-03',
    '2026年5月3日8时': '2026-05-03',
    '2026年5月3日8时15分': '2026-05-03',
    '2026年5月3日8时15分30秒': '2026-05-03',
    '2026年5月3日 8时15分许': '2026-05-03',
    '2026年5月3日8时左右': '2026-05-03',
    '2026年5月3号晚8点': '2026-05-03',
    '2026年5月3日晚上8点': '2026-05-03',
    '2026年5月3日下午 3:20': '2026-05-03',
    '2026年5月3日凌晨2时': '2026-05-03',
    '2026/5/3 3:20 PM': '2026-05-03',
    '2026/5/3 3:20am': '2026-05-03',
    '2026/5/3 3:20PMZ': '2026-05-03',
    '202605030815': '2026-05-03',
    '20260503081530': '2026-05-03',
    '20260503081530123': '2026-05-03',
    '202605032359': '2026-05-03',
    '20260503193059': '2026-05-03',
  })
  describe('that is none', () =>
    reads({
      '2026-05-0308:15': null,
      '2026-05-03 08:15起': null,
      '2026-05-03 108:15': null,
      '2026年5月3日8': null,
      '202605032400': null,
      '202605032360': null,
      '2026050308156': null,
      '20260503081560': null,
      '2026050308153012': null,
      '210005030815': null,
      '180005030815': null,
      '1202605030815': null,
      '202605030815301234': null,
    }))
})

describe('a day of the week beside it', () =>
  reads({
    '2026-05-03 星期日': '2026-05-03',
    '2026-05-03星期天': '2026-05-03',
    '2026年5月3日(周日)': '2026-05-03',
    '2026年5月3日 （星期日） 8:15': '2026-05-03',
    '2026年5月3日 8:15 星期日': '2026-05-03',
    '2026-05-03 星期八': null,
    '星期日2026-05-03': null,
    '2026-05-03 周日起': null,
  }))

describe('an instant with its zone is the day that it is in Shanghai', () =>
  reads({
    '2026-05-03T15:59:59Z': '2026-05-03',
    '2026-05-03T16:00:00Z': '2026-05-04',
    '2026-05-03T16:00:00.000Z': '2026-05-04',
    '2026-05-03T23:30:00+08:00': '2026-05-03',
    '2026-05-03T23:30:00+0800': '2026-05-03',
    '2026-05-03T20:00:00-05:00': '2026-05-04',
    '2026-05-03T00:00:00+08:00[Asia/Shanghai]': '2026-05-03',
    '2026-05-03T00:00:00+08:00[上海]': null,
    '2026-05-03T99:00:00Z': null,
    '2026-05-03Txx+08:00': null,
    'x2026-05-03T16:00:00Z': null,
  }))

describe('a date in Chinese figures', () => {
  reads({
    二〇二六年五月三日: '2026-05-03',
    二零二六年十月十日: '2026-10-10',
    '二○二六年十一月二十号': '2026-11-20',
    一九四九年十月三十一日: '1949-10-31',
    二〇二六年十二月十九日: '2026-12-19',
    二〇二六年五月三十二日: null,
    二〇二六年五月: null,
    二六年五月三日: null,
    二〇二六年五月三日起: null,
    自二〇二六年五月三日: null,
  })
})

describe('a date of the Republic calendar', () =>
  reads({
    民國115年5月3日: '2026-05-03',
    中華民國115年05月03日: '2026-05-03',
    中华民国99年1月2日: '2010-01-02',
    '民国 115 年 5 月 3 日': '2026-05-03',
    '115/05/03': '2026-05-03',
    '115.5.3': '2026-05-03',
    '115-5-3': '2026-05-03',
    '115年5月3日': '2026-05-03',
    '149年5月3日': '2060-05-03',
    '100/1/1': '2011-01-01',
    '150/1/1': null,
    '99/1/1': null,
    '1115/05/03': null,
    '115/05/031': null,
    '115/005/03': null,
    '115年5月3日起': null,
    自115年5月3日: null,
    '150年5月3日': null,
    民國115年5月3日起: null,
    自民國115年5月3日: null,
    民國5年5月3日: null,
    民國1155年5月3日: null,
    '115年005月3日': null,
  }))

describe('what the calendar has', () => {
  it('is a day of a month of a year', () => {
    const has = (year: number, month: number, date: number) => isOnCalendar(year, month, date)
    expect([has(2026, 1, 1), has(2026, 12, 31), has(1, 1, 1)]).toEqual([true, true, true])
    expect([has(2026, 0, 1), has(2026, 13, 1), has(2026, 1, 0), has(2026, 1, 32), has(0, 1, 1)]).toEqual(Array(5).fill(false))
    const lengths = Array.from({ length: 12 }, (_, i) => [28, 29, 30, 31].filter((date) => has(2026, i + 1, date)).at(-1))
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  })

  it('is a 29th of February every four years, and of the hundreds every fourth', () =>
    expect([2024, 2025, 1900, 2000, 2100].filter((year) => isOnCalendar(year, 2, 29))).toEqual([2024, 2000]))

  it('is taken within three hundred years, or for ever', () => {
    expect([dayOf(1899, 12, 31), dayOf(1900, 1, 1), dayOf(2199, 12, 31), dayOf(2200, 1, 1)]).toEqual([
      null,
      '1900-01-01',
      '2199-12-31',
      null,
    ])
    expect([dayOf(9999, 12, 31), dayOf(9999, 12, 30), dayOf(9999, 11, 31), dayOf(9998, 12, 31), dayOf(2026, 12, 31)]).toEqual([
      '9999-12-31',
      null,
      null,
      null,
      '2026-12-31',
    ])
    expect([dayOf(2026, 9, 9), dayOf(2026, 10, 10)]).toEqual(['2026-09-09', '2026-10-10'])
  })
})

it.each([
  ['整改至2026年5月3日止', true],
  ['2026-5-3起', true],
  ['2026 年 5 月 3 日', true],
  ['２０２６／５／３', true],
  ['自20260503起', true],
  ['20260503', true],
  ['自19991231', true],
  ['文号120260503', false],
  ['2026050', false],
  ['202605031', false],
  ['20260503号', true],
  ['21260503', false],
  ['226-5-3', false],
  ['2026年5月', false],
  ['坏', false],
])('%j holds a date: %s', (text, holds) => expect(holdsDay(text)).toBe(holds))

it('adds days and months either way, across years', () => {
  expect([addDays('2026-12-31', 1), addDays('2026-03-01', -1), addDays('2026-05-03', 0)]).toEqual([
    '2027-01-01',
    '2026-02-28',
    '2026-05-03',
  ])
  expect([addMonths('2026-12-15', 1), addMonths('2026-01-15', -1), addMonths('2026-05-03', 0), addMonths('2026-05-31', 12)]).toEqual([
    '2027-01-15',
    '2025-12-15',
    '2026-05-03',
    '2027-05-31',
  ])
})

it('is at midnight a whole day away from the next', () => {
  expect(untilMidnight(new Date('2026-05-19T16:00:00.000Z'))).toBe(86_400_000)
  expect(untilMidnight(new Date('2026-05-19T15:59:59.999Z'))).toBe(1)
  // Before 1970 too.
  expect(untilMidnight(new Date('1969-12-31T15:59:59.000Z'))).toBe(1_000)
})

it('begins a day at the instant at which the day before ends', () =>
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), (count) => {
      const day = addDays('1970-01-01', count)
      const start = startOfDay(day)
      expect([shanghaiDay(start), shanghaiDay(new Date(start.getTime() - 1))]).toEqual([day, addDays(day, -1)])
    }),
  ))

it('finds the earliest and the latest of some days', () => {
  expect([latest([]), latest([null]), latest(['2026-02-01', null, '2026-03-01', '2026-01-01'])]).toEqual([null, null, '2026-03-01'])
  expect([earliest([]), earliest([null]), earliest(['2026-02-01', null, '2026-01-01', '2026-03-01'])]).toEqual([null, null, '2026-01-01'])
})
