import { serverNow, todayOf } from '../../../miniapp/src/text/today'

const at = (text: string) => Date.parse(text)
const HOUR = 3_600_000

it('is the day on which the service answered, whatever the clock of the phone says', () => {
  for (const clock of ['2020-01-01T08:00:00Z', '2026-05-20T08:00:00Z', '2031-12-31T08:00:00Z']) {
    expect(todayOf({ day: '2026-05-20' }, at(clock), at(clock))).toBe('2026-05-20')
    expect(todayOf({ day: '2026-05-20' }, at(clock), at(clock) + 48 * HOUR)).toBe('2026-05-22')
  }
})

it('goes on at the midnight of Shanghai', () => {
  const got = at('2026-05-20T15:00:00Z')
  expect(todayOf({ day: '2026-05-20' }, got, at('2026-05-20T15:59:59Z'))).toBe('2026-05-20')
  expect(todayOf({ day: '2026-05-20' }, got, at('2026-05-20T16:00:00Z'))).toBe('2026-05-21')
})

it('does not go back with a clock that is set back', () => {
  expect(todayOf({ day: '2026-05-20' }, at('2026-05-20T08:00:00Z'), at('2026-05-01T08:00:00Z'))).toBe('2026-05-20')
})

it('is no day before an answer that tells no day was made', () => {
  const answer = { asOf: '2026-05-20T02:00:00Z' }
  expect(todayOf(answer, at('2020-01-01T08:00:00Z'), at('2020-01-01T08:00:00Z'))).toBe('2026-05-20')
  expect(todayOf(answer, at('2020-01-01T08:00:00Z'), at('2020-01-03T08:00:00Z'))).toBe('2026-05-22')
  expect(todayOf(answer, at('2026-06-01T08:00:00Z'), at('2026-06-01T08:00:00Z'))).toBe('2026-06-01')
})

it('counts the time of the service on from what it said', () => {
  expect(serverNow('2026-05-20T02:00:00Z', 1_000, 1_000 + HOUR)).toBe(at('2026-05-20T03:00:00Z'))
  expect(serverNow('2026-05-20T02:00:00Z', HOUR, 0)).toBe(at('2026-05-20T02:00:00Z'))
})
