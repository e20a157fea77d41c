import { dayNumber } from '../../../server/filings/numbers'
import { FilingNumber } from '../../../shared/api/writer'

it.each([
  [1, '20261128-0001'],
  [9_999, '20261128-9999'],
  // A flood makes no number that nobody can be asked about.
  [10_000, '20261128-10000'],
])('the %d. of a day has a number that is taken wherever one is asked for', (serial, number) => {
  expect(dayNumber('2026-11-28', serial)).toBe(number)
  expect(FilingNumber.safeParse(number).success).toBe(true)
})
