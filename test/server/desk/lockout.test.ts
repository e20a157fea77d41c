import fc from 'fast-check'
import { FAILURES_MAX, lockMs, lockedUntil } from '../../../server/desk/lockout'

it('begins at the fifth failure and grows to an hour', () => {
  expect([0, 1, 4].map(lockMs)).toEqual([0, 0, 0])
  expect([5, 6, 7, 10, 11, 1_000].map((failures) => lockMs(failures) / 60_000)).toEqual([1, 2, 4, 32, 60, 60])
  expect(lockedUntil(4, new Date(0))).toBeNull()
  expect(lockedUntil(5, new Date(0))).toEqual(new Date(60_000))
})

it('never gets shorter', () => {
  fc.assert(fc.property(fc.nat(10_000), (failures) => lockMs(failures + 1) >= lockMs(failures)))
  expect(lockMs(FAILURES_MAX)).toBeGreaterThan(0)
})
