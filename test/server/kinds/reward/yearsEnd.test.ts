import { addToMonth, monthsBetween } from '../../../../shared/codes/months'
import { FEWEST } from '../../../../shared/kinds/reward/batches'
import type { RewardBody, RewardEntry, RewardInput } from '../../../../shared/kinds/reward/schema'
import { joinedOf } from '../../../../server/kinds/reward/joined'
import { Random } from '../../../../server/sample/random'

/** A payment that its source moves over the end of a year is told of one of the two, and by no difference of both. */

interface Payment {
  month: string
  amountFen: number
}
const YEARS = ['2025', '2026'] as const
const entry = ({ month, amountFen }: Payment): RewardEntry => ({ no: null, month, band: null, payments: null, totalFen: null, amountFen })
const inputOf = (year: string, payments: readonly Payment[]): RewardInput => ({
  year,
  budgetFen: null,
  entries: payments.filter(({ month }) => month.startsWith(year)).map(entry),
})

type Public = Readonly<Record<string, RewardBody | null>>
/** What is public of both years after a file of both is read on a day. */
function read(payments: readonly Payment[], before: Public, today: string): Public {
  const all = YEARS.map((year) => ({ input: inputOf(year, payments), before: before[year] ?? null }))
  return Object.fromEntries(
    all.map((own): [string, RewardBody | null] => {
      const { year, entries } = own.input
      const body =
        entries.length === 0
          ? own.before
          : joinedOf(
              own.input,
              own.before,
              today,
              null,
              all.filter((one) => one !== own),
            )
      return [year, body === null || body.batches.length === 0 ? null : body]
    }),
  )
}
const of = (month: string, ...yuan: number[]): Payment[] => yuan.map((one) => ({ month, amountFen: one * 100 }))
const toldIn = (all: Public): number => YEARS.flatMap((year) => all[year]?.batches ?? []).reduce((sum, { payments }) => sum + payments, 0)
const none: Public = { 2025: null, 2026: null }

const DECEMBER = of('2025-12', 1_000, 2_000, 2_500, 3_000)
const first = read(DECEMBER, none, '2026-02-01')

it('counts a payment once that is moved from December to January', () => {
  const moved = [...DECEMBER.slice(1), ...of('2026-01', 1_000, 700)]
  expect(toldIn(first)).toBe(4)
  // Two new ones with that which was moved are one new one.
  expect(read([...moved, ...of('2026-01', 800)], first, '2026-03-01')).toEqual(first)
  const second = read([...moved, ...of('2026-01', 800, 900)], first, '2026-03-01')
  expect(second['2026']?.batches.map(({ payments, totalFen }) => [payments, totalFen])).toEqual([[3, 200_000]])
  expect(toldIn(second)).toBe(7)
  // How many were paid in that year nobody knows: that one is missing in the other may be for another reason.
  expect([second['2026']?.payments, second['2026']?.totalFen]).toEqual([null, null])
  expect(read([...moved, ...of('2026-01', 800, 900)], second, '2026-04-01')).toEqual(second)
  // Moved back, it is one that is late.
  const back = [...DECEMBER, ...of('2026-01', 700, 800, 900)]
  const third = read([...back, ...of('2026-02', 300, 300, 300)], second, '2026-04-01')
  expect([toldIn(third), third['2026']?.payments]).toEqual([10, 6])
})

it('counts a payment once that is moved from January to December', () => {
  const january = of('2026-01', 700, 800, 900, 1_000)
  const second = read([...DECEMBER, ...january], first, '2026-03-01')
  expect(toldIn(second)).toBe(8)
  const late = [...DECEMBER, ...of('2025-12', 1_000, 300, 400), ...january.slice(0, 3)]
  expect(read(late, second, '2026-05-01')).toEqual(second)
  expect(toldIn(read([...late, ...of('2025-12', 500)], second, '2026-05-01'))).toBe(11)
})

it('tells no year by what another lacks, where that is more than is new', () => {
  const large = of('2025-12', 45_000, 45_000, 100, 100)
  const before = read(large, none, '2026-02-01')
  expect(read([...large.slice(2), ...of('2026-01', 1, 1, 1, 1, 1)], before, '2026-03-01')).toEqual(before)
})

it('takes nothing off a year where the file of the other is not there, or lacks so many that its own sums say so', () => {
  const january = of('2026-01', 700, 800, 900)
  expect(toldIn(read(january, first, '2026-03-01'))).toBe(7)
  const gone = read([...DECEMBER.slice(0, 1), ...january], first, '2026-03-01')
  expect([gone['2025']?.payments, gone['2026']?.payments]).toEqual([null, 3])
})

it.each(Array.from({ length: 60 }, (_, i) => i + 1))(
  'tells of two years no more than their source, of history %i of payments moved over the end',
  (seed) => {
    const random = new Random(seed * 53)
    let file: Payment[] = []
    let before = none
    for (const month of monthsBetween('2025-10', '2026-12')) {
      const due = addToMonth(month, -1)
      for (let more = random.int(0, 3); more > 0; more--) file = [...file, ...of(due, random.int(1, 60) * 100)]
      const one = random.pick(file.length > 0 ? file : of(due, 100))
      const isNear = one.month === '2025-12' || one.month === '2026-01'
      if (random.chance(0.6) && isNear) {
        const to = one.month === '2025-12' ? '2026-01' : '2025-12'
        file = file.map((payment) => (payment === one ? { ...payment, month: to } : payment))
      }
      const now = read(file, before, `${month}-01`)
      expect(read(file, now, `${month}-01`)).toEqual(now)
      const lacking = YEARS.map(
        (year) => (before[year]?.batches ?? []).reduce((sum, batch) => sum + batch.payments, 0) - inputOf(year, file).entries.length,
      )
      // Whoever adds up both years is left with three new ones, by each batch.
      if (toldIn(now) > toldIn(before) && lacking.every((count) => count < FEWEST)) {
        expect(toldIn(now)).toBeLessThanOrEqual(file.length)
        expect(toldIn(now) - toldIn(before)).toBeGreaterThanOrEqual(FEWEST)
      }
      before = now
    }
  },
)
