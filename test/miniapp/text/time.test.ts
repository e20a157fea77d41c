import { age, hourWords, isOld, moment, span } from '../../../miniapp/src/text/time'

const NOW = Date.parse('2026-05-20T04:00:00.000Z')
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]

it.each([
  [0, '刚刚（12:00）'],
  [MINUTE - 1, '刚刚（11:59）'],
  [MINUTE, '1 分钟前（11:59）'],
  [HOUR - 1, '59 分钟前（11:00）'],
  [HOUR, '1 小时前（11:00）'],
  [24 * HOUR - 1, '23 小时前（12:00）'],
  [24 * HOUR, '2026-05-19 12:00'],
  // The clock of the phone may be behind the service's.
  [-5 * MINUTE, '刚刚（12:05）'],
])('%i ms ago is %s', (past, words) => {
  expect(age(NOW - past, NOW)).toBe(words)
  expect(age(new Date(NOW - past).toISOString(), NOW)).toBe(words)
})

it('tells moments and hours as Shanghai has them', () => {
  expect([moment(NOW), moment('2026-05-19T16:30:00.000Z'), hourWords('2026-05-19T17:59:59.000Z')]).toEqual([
    '2026-05-20 12:00',
    '2026-05-20 00:30',
    '2026-05-20 01 时',
  ])
})

it.each([
  [0, '1 小时'],
  [HOUR, '1 小时'],
  [2 * HOUR - 1, '1 小时'],
  [48 * HOUR - 1, '47 小时'],
  [48 * HOUR, '2 天'],
  [72 * HOUR - SECOND, '2 天'],
])('a silence of %i ms is %s', (ms, words) => expect(span(ms)).toBe(words))

it('calls data old after a minute', () => {
  expect([isOld(NOW - MINUTE, NOW), isOld(NOW - MINUTE - 1, NOW)]).toEqual([false, true])
})
