import fc from 'fast-check'
import { BANDS, bandOf, boundsOf, rankOf } from '../../../../shared/kinds/reward/bands'
import { FEWEST, ROUNDED_TO, batchesOf, lastDue, rounded, type Batch, type Entry } from '../../../../shared/kinds/reward/batches'
import { addToMonth, monthsBetween, monthsWords } from '../../../../shared/codes/months'
import { dueOn, writtenMonth } from '../../../../shared/kinds/reward/months'
import type { RewardBand } from '../../../../shared/kinds/reward/words'

/** Batches of months and bands: nothing of fewer than three payments, however they fall. */

const JANUARY = '2025-01'
const single = (month: string, yuan: number): Entry => ({ month, band: bandOf(yuan * 100), payments: 1, totalFen: yuan * 100 })
const AMOUNTS = [200, 300, 500, 501, 1_000, 1_980, 3_000, 3_001, 6_750, 10_000, 10_001, 30_000, 50_000, 50_001, 299_999, 300_000]
const payments = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 17 }), yuan: fc.oneof(fc.constantFrom(...AMOUNTS), fc.integer({ min: 1, max: 300_000 })) }),
  { maxLength: 50 },
)
const entriesOf = (paid: readonly { at: number; yuan: number }[]): Entry[] =>
  paid.map(({ at, yuan }) => single(addToMonth(JANUARY, at), yuan))

it.each([
  [0, 'to500'],
  [50_000, 'to500'],
  [50_001, 'to3000'],
  [300_000, 'to3000'],
  [1_000_000, 'to10000'],
  [1_000_001, 'to50000'],
  [5_000_000, 'to50000'],
  [5_000_001, 'over50000'],
  [50_000_000, 'over50000'],
])('lays %d fen into the band %s', (fen, band) => expect(bandOf(fen)).toBe(band))

it.each([
  [49_999, 0],
  [50_000, 100_000],
  [149_999, 100_000],
  [150_000, 200_000],
])('rounds %d fen to %d', (fen, told) => expect(rounded(fen)).toBe(told))

it.each([
  ['2026年3月', '2026-03'],
  ['２０２６年３月份', '2026-03'],
  ['2026/3', '2026-03'],
  ['202603', '2026-03'],
  ['2026-03-15', '2026-03'],
  ['2026年3月15日', '2026-03'],
  ['3月', '03'],
  ['年底', '年底'],
])('reads the month %s', (text, month) => expect(writtenMonth(text)).toBe(month))

it('says months in words', () => {
  expect(monthsWords('2026-03', '2026-03')).toBe('2026 年 3 月')
  expect(monthsWords('2026-03', '2026-05')).toBe('2026 年 3 月至 5 月')
  expect(monthsWords('2025-12', '2026-01')).toBe('2025 年 12 月至 2026 年 1 月')
})

it('publishes a month on the first day after the month that follows it, and not before', () => {
  const three = [single('2025-03', 3_000), single('2025-03', 3_000), single('2025-03', 3_000)]
  expect(dueOn('2025-03')).toBe('2025-05-01')
  expect(batchesOf(three, JANUARY, '2025-04-30')).toEqual([])
  expect(batchesOf(three, JANUARY, '2025-05-01')).toHaveLength(1)
  expect(lastDue('2025-05-01')).toBe('2025-03')
  expect(dueOn('2025-12')).toBe('2026-02-01')
})

it('joins a month and a band of fewer than three payments with the next', () => {
  const entries = [
    ...[200, 300, 400].map((yuan) => single('2025-01', yuan)),
    ...[2_000, 4_000].map((yuan) => single('2025-02', yuan)),
    ...[3_000, 4_000, 5_000, 6_000].map((yuan) => single('2025-03', yuan)),
  ]
  expect(batchesOf(entries, JANUARY, '2025-12-01')).toEqual([
    {
      firstMonth: '2025-01',
      lastMonth: '2025-01',
      payments: 3,
      totalFen: 100_000,
      bands: [{ lowest: 'to500', highest: 'over50000', payments: 3, totalFen: 100_000 }],
    },
    {
      firstMonth: '2025-02',
      lastMonth: '2025-03',
      payments: 6,
      totalFen: 2_400_000,
      bands: [{ lowest: 'to500', highest: 'over50000', payments: 6, totalFen: 2_400_000 }],
    },
  ])
})

it('tells bands by themselves where each has enough, and joins those above that do not', () => {
  const many = [...Array<number>(5).fill(300), ...Array<number>(5).fill(3_000), ...Array<number>(4).fill(4_000), 12_000]
  const [batch] = batchesOf(
    many.map((yuan) => single('2025-01', yuan)),
    JANUARY,
    '2025-03-01',
  )
  expect(batch?.bands).toEqual([
    { lowest: 'to500', highest: 'to500', payments: 5, totalFen: 200_000 },
    { lowest: 'to3000', highest: 'to3000', payments: 5, totalFen: 1_500_000 },
    { lowest: 'to10000', highest: 'over50000', payments: 5, totalFen: 2_800_000 },
  ])
})

it.each([
  // Two of 300 and one of 800 cannot all be above 500: that two are below would be told.
  ['below', [300, 300, 800, 9_000, 9_000, 9_000]],
  // Three of 3,000 and one of 40,000 cannot all be up to 3,000: that one is above would be told.
  ['above', [300, 300, 300, 3_000, 3_000, 3_000, 40_000]],
])('joins on where number and total of a joined band would tell that one or two lie %s', (_, yuan) => {
  const [batch] = batchesOf(
    yuan.map((one) => single(JANUARY, one)),
    JANUARY,
    '2025-03-01',
  )
  expect(batch?.bands).toMatchObject([{ lowest: 'to500', highest: 'over50000', payments: yuan.length }])
})

it('tells no band where one payment has none, and nothing of what nobody counted', () => {
  const [batch] = batchesOf(
    [
      { month: '2025-01', band: null, payments: 2, totalFen: 700_000 },
      { month: '2025-01', band: 'to500', payments: 4, totalFen: 160_000 },
    ],
    JANUARY,
    '2025-03-01',
  )
  expect(batch?.bands).toEqual([{ lowest: 'to500', highest: 'over50000', payments: 6, totalFen: 900_000 }])
})

/** What the rule says, computed another way: every month by itself, from the first one on. */
function countedAgain(entries: readonly Entry[], today: string): { months: string; payments: number }[] {
  const found: { months: string; payments: number }[] = []
  let from = JANUARY
  let count = 0
  for (let month = JANUARY; dueOn(month) <= today; month = addToMonth(month, 1)) {
    for (const entry of entries) if (entry.month === month) count += entry.payments
    if (count >= FEWEST) {
      found.push({ months: `${from} ${month}`, payments: count })
      from = addToMonth(month, 1)
      count = 0
    }
  }
  return found
}

/** Whether a cell is what lies in its months and bands, to the unit. */
function isRight(cell: Batch['bands'][number], inMonths: readonly Entry[]): boolean {
  const own = inMonths.filter(({ band }) => band !== null && rankOf(band) >= rankOf(cell.lowest) && rankOf(band) <= rankOf(cell.highest))
  const fen = own.reduce((sum, { totalFen }) => sum + totalFen, 0)
  return own.length === cell.payments && Math.abs(cell.totalFen - fen) <= ROUNDED_TO / 2 && cell.totalFen % ROUNDED_TO === 0
}

it('agrees with a recount of 10,000 ledgers, to the unit', () => {
  fc.assert(
    fc.property(payments, fc.integer({ min: 0, max: 20 }), (paid, months) => {
      const entries = entriesOf(paid)
      const today = `${addToMonth(JANUARY, months)}-01`
      const batches = batchesOf(entries, JANUARY, today)
      expect(
        batches.map(({ firstMonth, lastMonth, payments: count }) => ({ months: `${firstMonth} ${lastMonth}`, payments: count })),
      ).toEqual(countedAgain(entries, today))
      for (const { firstMonth, lastMonth, bands, ...sums } of batches) {
        const own = entries.filter(({ month }) => month >= firstMonth && month <= lastMonth)
        if (!bands.every((cell) => isRight(cell, own))) return false
        if (bands.some((cell) => cell.payments < FEWEST)) return false
        // Every band is told once, from the lowest to the highest.
        const covered = bands.flatMap(({ lowest, highest }) => BANDS.slice(rankOf(lowest), rankOf(highest) + 1))
        if (covered.join() !== BANDS.join()) return false
        if (sums.payments !== own.length || sums.totalFen !== bands.reduce((sum, cell) => sum + cell.totalFen, 0)) return false
      }
      return true
    }),
    { numRuns: 10_000 },
  )
})

/** How many payments of a band may lie in a joined cell, for somebody who knows the rule, its number and its total: every way is tried. */
function possibleIn(band: RewardBand, cell: Batch['bands'][number]): Set<number> {
  const bands = BANDS.slice(rankOf(cell.lowest), rankOf(cell.highest) + 1)
  const found = new Set<number>()
  const walk = (at: number, left: number, least: number, most: number, own: number): void => {
    const one = bands[at]
    if (one === undefined) {
      const fits = left === 0 && least < cell.totalFen + ROUNDED_TO / 2 && most >= cell.totalFen - ROUNDED_TO / 2
      if (fits) found.add(own)
      return
    }
    const { from, to } = boundsOf(one)
    for (let count = 0; count <= left; count++)
      walk(at + 1, left - count, least + count * (from + 1), most + (count === 0 ? 0 : count * to), one === band ? count : own)
  }
  walk(0, cell.payments, 0, 0, 0)
  return found
}

it('lets nobody see that one or two payments lie in a band, by number and total of what it is joined to', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...AMOUNTS), { minLength: 3, maxLength: 9 }), (yuan) => {
      const [batch] = batchesOf(
        yuan.map((one) => single(JANUARY, one)),
        JANUARY,
        '2025-03-01',
      )
      // All bands together say nothing of any: why they are told so may have many reasons.
      const joined = (batch?.bands ?? []).filter(
        ({ lowest, highest }) => lowest !== highest && !(lowest === 'to500' && highest === 'over50000'),
      )
      for (const cell of joined)
        for (const band of BANDS.slice(rankOf(cell.lowest), rankOf(cell.highest) + 1)) {
          const counts = [...possibleIn(band, cell)]
          if (!counts.some((count) => count === 0 || count >= FEWEST)) return false
        }
      return true
    }),
    { numRuns: 400 },
  )
})

it('cuts the same batches whether it is asked every day, once a month, or after three months of standing still', () => {
  fc.assert(
    fc.property(payments, (paid) => {
      const entries = entriesOf(paid)
      const cut = (days: readonly string[]): Batch[] =>
        days.reduce<Batch[]>((all, day) => {
          const last = all.at(-1)
          const openFrom = last === undefined ? JANUARY : addToMonth(last.lastMonth, 1)
          // What is public already is not cut again.
          return [
            ...all,
            ...batchesOf(
              entries.filter(({ month }) => month >= openFrom),
              openFrom,
              day,
            ),
          ]
        }, [])
      const firsts = monthsBetween('2025-01', '2026-09').map((month) => `${month}-01`)
      const whole = batchesOf(entries, JANUARY, '2026-09-01')
      expect(cut(firsts)).toEqual(whole)
      expect(cut(firsts.filter((_, i) => i % 4 === 0))).toEqual(whole)
      // A clock that goes back asks again of a month that has been.
      expect(cut(firsts.flatMap((day, i) => [day, firsts[Math.max(0, i - 3)] ?? day]))).toEqual(whole)
    }),
    { numRuns: 300 },
  )
})
