import fc from 'fast-check'
import { addDays } from '../../../../shared/codes/dates'
import type { HazardItem } from '../../../../shared/kinds/hazard/schema'
import { percentOf, ratesOf } from '../../../../shared/kinds/hazard/rates'
import { HAZARD_STATUSES, OUTCOMES } from '../../../../shared/kinds/hazard/words'
import { codesOf } from '../../../../shared/vocabulary'

const TODAY = '2026-05-20'
type Counted = Pick<HazardItem, 'status' | 'outcome' | 'due' | 'remarks' | 'funding'>

it.each([
  [1, 3, 33.3],
  [2, 3, 66.7],
  [1, 8, 12.5],
  // Half up, on the last place that is told.
  [1, 2000, 0.1],
  [1, 2001, 0],
  [0, 7, 0],
  [7, 7, 100],
  [9, 7, 128.6],
  [5, 0, null],
  // Of a thousand million million fen nothing is lost.
  [333_333_333_333_333, 999_999_999_999_999, 33.3],
])('%i of %i is %j per cent', (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent))

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const fen = maybe(fc.integer({ min: 0, max: 1_000_000_000 }))
const day = fc.integer({ min: -40, max: 40 }).map((offset) => addDays(TODAY, offset))
const hazard: fc.Arbitrary<Counted> = fc
  .record({
    status: fc.constantFrom(...codesOf(HAZARD_STATUSES)),
    closing: fc.constantFrom(...codesOf(OUTCOMES).filter((one) => one !== 'open')),
    due: maybe(day),
    remarks: fc.subarray(['closed_without_recheck', 'reopened'] as HazardItem['remarks']),
    funding: maybe(fc.record({ source: fc.constant(null), neededFen: fen, plannedFen: fen, releasedFen: fen, spentFen: fen })),
  })
  .map(({ closing, ...one }) => ({ ...one, outcome: one.status === 'closed' ? closing : 'open' }))

/** Half up with one decimal, by way of a text. */
const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Number(((BigInt(part) * 10_000n) / BigInt(whole) + 5n) / 10n) / 10

it('a recount by brute force agrees to the unit, whatever the ledger', () =>
  fc.assert(
    fc.property(fc.array(hazard, { maxLength: 25 }), (ledger) => {
      const told = ratesOf(ledger, {}, TODAY)
      let [closed, onTime, late, spot, undatedClosed, overdue, undated, unchecked] = [0, 0, 0, 0, 0, 0, 0, 0]
      const sums: Record<string, [number, number]> = { needed: [0, 0], planned: [0, 0], released: [0, 0], spent: [0, 0] }
      let [plan, come] = [0, 0]
      for (const one of ledger) {
        if (one.status === 'closed') closed++
        if (one.outcome === 'closed_on_time') onTime++
        if (one.outcome === 'closed_late') late++
        if (one.outcome === 'closed_on_the_spot') spot++
        if (one.outcome === 'closed_undated') undatedClosed++
        if (one.status !== 'closed' && one.due === null) undated++
        if (one.status !== 'closed' && one.due !== null && one.due < TODAY) overdue++
        if (one.remarks.some((remark) => remark === 'closed_without_recheck')) unchecked++
        for (const [money, sum] of Object.entries(sums)) {
          const amount = (one.funding as Record<string, number | null> | null)?.[money + 'Fen'] ?? null
          if (amount === null) continue
          sum[0] += amount
          sum[1]++
        }
        if (one.funding && one.funding.plannedFen !== null && one.funding.releasedFen !== null) {
          plan += one.funding.plannedFen
          come += one.funding.releasedFen
        }
      }
      const counts = [told.found, told.closed, told.closedOnTime, told.closedLate, told.closedOnTheSpot, told.closedUndated]
      expect(counts.map(({ count }) => count)).toEqual([ledger.length, closed, onTime, late, spot, undatedClosed])
      expect([told.overdue.count, told.undated, told.closedWithoutRecheck.count]).toEqual([overdue, undated, unchecked])
      for (const money of ['needed', 'planned', 'released', 'spent'] as const) {
        const [sum = 0, many = 0] = sums[money] ?? []
        expect([told[money].fen, told[money].told.count]).toEqual([many === 0 ? null : sum, many])
      }
      expect(told.closingRate).toMatchObject({ part: closed, whole: ledger.length })
      expect(told.onTimeRate).toMatchObject({ part: onTime, whole: onTime + late + overdue })
      expect(told.releaseRate).toMatchObject({ part: come, whole: plan })
      // The two ways to round differ by at most the last place, and never where a tenth is exact.
      for (const share of [told.closingRate, told.onTimeRate, told.releaseRate]) {
        const other = percent(share.part, share.whole)
        expect(Math.abs((share.percent ?? -1) - (other ?? -1))).toBeLessThan(0.11)
      }
    }),
    { numRuns: 10_000 },
  ))

describe('what is not told never reads as fine', () => {
  const one: Counted = { status: 'rectifying', outcome: 'open', due: null, remarks: [], funding: null }
  it('no hazard at all has no rates', () =>
    expect(ratesOf([], {}, TODAY)).toMatchObject({
      closingRate: { percent: null },
      onTimeRate: { percent: null },
      releaseRate: { percent: null },
      planned: { fen: null },
    }))
  it('without a deadline it is neither overdue nor in time', () =>
    expect(ratesOf([one], {}, TODAY)).toMatchObject({
      overdue: { count: 0 },
      undated: 1,
      onTimeRate: { percent: null },
      closingRate: { percent: 0 },
    }))
  it('closed on an unknown day or on the spot it is in no rate of time', () =>
    expect(
      ratesOf(
        [
          { ...one, status: 'closed', outcome: 'closed_undated' },
          { ...one, status: 'closed', outcome: 'closed_on_the_spot' },
        ],
        {},
        TODAY,
      ),
    ).toMatchObject({
      onTimeRate: { percent: null, whole: 0 },
      closedUndated: { count: 1 },
      closedOnTheSpot: { count: 1 },
      closingRate: { percent: 100 },
    }))
  it('money that came without a plan is held against none', () =>
    expect(
      ratesOf([{ ...one, funding: { source: null, neededFen: null, plannedFen: null, releasedFen: 500, spentFen: null } }], {}, TODAY),
    ).toMatchObject({ releaseRate: { percent: null }, released: { fen: 500 }, planned: { fen: null, told: { count: 0 } } }))
})
