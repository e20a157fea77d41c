import fc from 'fast-check'
import { addDays, shanghaiDay } from '../../../shared/codes/dates'
import { CLOCKS, dueDay, hourOf, type ClockName } from '../../../shared/tips/clocks'

const instants = fc.date({ min: new Date('2018-01-04T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })

describe('the last day in time', () => {
  it('does not count the day of beginning, which is a day of Shanghai', () => {
    expect(dueDay('verify', new Date('2026-05-20T02:00:00Z'))).toBe('2026-07-19')
    // 23:30 in UTC is the next day in Shanghai.
    expect(dueDay('accept', new Date('2026-05-20T23:30:00Z'))).toBe('2026-05-28')
    expect(dueDay('feedback', new Date('2026-02-20T02:00:00Z'))).toBe('2026-03-02')
  })

  it('is the same for every instant of a day, and a whole number of days later', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...(Object.keys(CLOCKS) as ClockName[])), (at, clock) => {
        expect(dueDay(clock, at)).toBe(addDays(shanghaiDay(at), CLOCKS[clock].days))
      }),
    )
  })
})

it('keeps no more of a time than its hour', () => {
  expect(hourOf(new Date('2026-05-20T02:59:59.999Z')).toISOString()).toBe('2026-05-20T02:00:00.000Z')
  fc.assert(
    fc.property(instants, (at) => {
      const hour = hourOf(at).getTime()
      expect(hour % 3_600_000).toBe(0)
      expect(at.getTime() - hour).toBeLessThan(3_600_000)
      expect(at.getTime() - hour).toBeGreaterThanOrEqual(0)
    }),
  )
})

it('names its figures: every limit stands with days, a basis and the day from which it holds', () => {
  for (const { days, extension, basis, from } of Object.values(CLOCKS)) {
    expect(days).toBeGreaterThan(0)
    expect(extension).toBeGreaterThanOrEqual(0)
    expect(basis).not.toBe('')
    expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
  expect([CLOCKS.verify.days, CLOCKS.verify.extension, CLOCKS.feedback.days, CLOCKS.claim.days]).toEqual([60, 30, 10, 60])
})
