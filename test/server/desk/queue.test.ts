import fc from 'fast-check'
import { byUrgency, countsOf, isDue, isLate, type Queued } from '../../../server/desk/queue'
import { NOTHING_DUE } from '../../../server/models/tip'
import { TIP_STATES } from '../../../shared/tips/words'
import { codesOf } from '../../../shared/vocabulary'

const TODAY = '2026-05-20'
const tips: fc.Arbitrary<Queued> = fc.record({
  _id: fc.uuid(),
  state: fc.constantFrom(...codesOf(TIP_STATES)),
  due: fc.constantFrom('2026-05-01', '2026-05-19', TODAY, '2026-05-21', NOTHING_DUE),
  danger: fc.boolean(),
  firstLookAt: fc.option(fc.constant(new Date(0))),
  handler: fc.constant(null),
  receivedAt: fc.constantFrom(new Date(0), new Date(3_600_000)),
  waits: fc.boolean(),
})

it('is an order: danger, then unseen, then by the day, and never two in one place', () => {
  fc.assert(
    fc.property(fc.uniqueArray(tips, { selector: ({ _id }) => _id }), (all) => {
      const sorted = [...all].sort(byUrgency)
      expect([...all].reverse().sort(byUrgency)).toEqual(sorted)
      const rank = ({ danger, firstLookAt, due }: Queued) => `${danger ? 0 : 1}${firstLookAt === null ? 0 : 1}${due}`
      expect(sorted.map(rank)).toEqual(sorted.map(rank).sort())
    }),
  )
})

it('what runs over today is late, what ends today is due, and nothing running is neither', () => {
  expect(['2026-05-19', TODAY, '2026-05-21', NOTHING_DUE].map((due) => [isDue({ due }, TODAY), isLate({ due }, TODAY)])).toEqual([
    [true, true],
    [true, false],
    [false, false],
    [false, false],
  ])
})

it('no tip is both late and due today, and open ones are counted once', () => {
  fc.assert(
    fc.property(fc.array(tips), (all) => {
      const { late, dueToday, open, unseen } = countsOf(all, TODAY)
      expect(late + dueToday).toBe(all.filter(({ due }) => due <= TODAY).length)
      expect(open).toBeLessThanOrEqual(all.length)
      expect(unseen).toBe(all.filter(({ firstLookAt }) => firstLookAt === null).length)
    }),
  )
})
