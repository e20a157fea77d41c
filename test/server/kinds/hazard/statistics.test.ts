import fc from 'fast-check'
import { statisticsOf, type HazardMeasures } from '../../../../server/kinds/hazard/statistics'
import { share } from '../../../../server/kinds/share'
import { OUTCOMES } from '../../../../shared/kinds/hazard/words'
import { addDays } from '../../../../shared/codes/dates'
import { codesOf } from '../../../../shared/vocabulary'

const TODAY = '2026-05-20'
const Fen = fc.option(fc.integer({ min: 0, max: 10 ** 12 }))
const Measures: fc.Arbitrary<HazardMeasures> = fc.record({
  outcome: fc.constantFrom(...codesOf(OUTCOMES)),
  due: fc.option(fc.integer({ min: -40, max: 40 }).map((days) => addDays(TODAY, days))),
  isOnTheSpot: fc.boolean(),
  isUnchecked: fc.boolean(),
  isCheckUnread: fc.boolean(),
  isContradicted: fc.boolean(),
  neededFen: Fen,
  plannedFen: Fen,
  releasedFen: Fen,
  spentFen: Fen,
})

const valueOf = (hazards: HazardMeasures[], key: string) => statisticsOf(hazards, TODAY).find((one) => one.key === key)

it('counts each hazard exactly once among its outcomes, whatever a ledger holds', () => {
  fc.assert(
    fc.property(fc.array(Measures, { maxLength: 200 }), (hazards) => {
      const sum = codesOf(OUTCOMES).reduce((all, outcome) => all + (valueOf(hazards, outcome)?.value ?? NaN), 0)
      expect(sum).toBe(hazards.length)
      const overdue = hazards.filter(({ outcome, due }) => outcome === 'open' && due !== null && due < TODAY).length
      expect(valueOf(hazards, 'overdue')?.value).toBe(overdue)
      expect(valueOf(hazards, 'closed')?.value).toBe(hazards.length - (valueOf(hazards, 'open')?.value ?? NaN))
      const known = hazards.flatMap(({ spentFen }) => spentFen ?? [])
      expect(valueOf(hazards, 'spentFen')).toMatchObject({
        value: known.length === 0 ? null : known.reduce((all, fen) => all + fen, 0),
        unknown: hazards.length - known.length,
      })
    }),
  )
})

it('agrees with a recount by brute force over ten thousand hazards', () => {
  const hazards = fc.sample(Measures, { numRuns: 10_000, seed: 16 })
  let [onTime, late, overdue, planned, released] = [0, 0, 0, 0n, 0n]
  for (const { outcome, due, isOnTheSpot, plannedFen, releasedFen } of hazards) {
    if (outcome === 'closed_on_time') onTime++
    if (outcome === 'closed_late') late++
    if (outcome === 'open' && !isOnTheSpot && due !== null && due < TODAY) overdue++
    if (plannedFen !== null && releasedFen !== null) [planned, released] = [planned + BigInt(plannedFen), released + BigInt(releasedFen)]
  }
  expect(valueOf(hazards, 'onTimeRate')?.value).toBe(Math.floor((onTime * 1000) / (onTime + late + overdue) + 0.5))
  expect(valueOf(hazards, 'releasedRate')?.value).toBe(Number((released * 2000n + planned) / (planned * 2n)))
})

it('a rate without a denominator is unknown, and a sum that nobody tells is no nought', () => {
  for (const key of ['closingRate', 'onTimeRate', 'releasedRate', 'neededFen']) expect(valueOf([], key)?.value).toBeNull()
  const spot: HazardMeasures = {
    outcome: 'closed_on_the_spot',
    due: TODAY,
    isOnTheSpot: true,
    isUnchecked: true,
    isCheckUnread: false,
    isContradicted: false,
    neededFen: null,
    plannedFen: 100,
    releasedFen: null,
    spentFen: null,
  }
  expect(valueOf([spot], 'onTimeRate')).toMatchObject({ value: null, unknown: 1 })
  expect(valueOf([spot], 'releasedRate')).toMatchObject({ value: null, unknown: 1 })
  expect(valueOf([spot], 'closingRate')?.value).toBe(1000)
  expect(valueOf([spot], 'closed_without_recheck')?.value).toBe(1)
  // What is written and nobody could read is not left out by its source.
  const unread = [{ ...spot, isUnchecked: false, isCheckUnread: true }]
  expect([valueOf(unread, 'closed_without_recheck')?.value, valueOf(unread, 'closed_with_unread_recheck')?.value]).toEqual([0, 1])
})

it('leaves what was to be put right on the spot out of the rate of those in time, open or closed', () => {
  const one: HazardMeasures = {
    outcome: 'open',
    due: '2026-01-01',
    isOnTheSpot: false,
    isUnchecked: false,
    isCheckUnread: false,
    isContradicted: false,
    neededFen: null,
    plannedFen: null,
    releasedFen: null,
    spentFen: null,
  }
  const hazards = [{ ...one, outcome: 'closed_on_time' as const }, one, { ...one, isOnTheSpot: true }]
  expect(valueOf(hazards, 'onTimeRate')).toMatchObject({ value: 500, unknown: 1 })
  expect(valueOf(hazards, 'overdue')?.value).toBe(2)
})

it('rounds half up in whole numbers', () => {
  expect([share(1, 2000), share(1, 2001), share(2, 3), share(3, 3), share(0, 5)].map(({ value }) => value)).toEqual([1, 0, 667, 1000, 0])
})
