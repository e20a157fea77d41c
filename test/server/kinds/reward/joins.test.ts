import { formatMoney } from '../../../../shared/codes/money'
import { bandOf, rankOf } from '../../../../shared/kinds/reward/bands'
import { FEWEST, ROUNDED_TO, rounded, type Batch } from '../../../../shared/kinds/reward/batches'
import { addToMonth, monthsBetween } from '../../../../shared/codes/months'
import { dueOn } from '../../../../shared/kinds/reward/months'
import type { RewardBody } from '../../../../shared/kinds/reward/schema'
import { Random } from '../../../../server/sample/random'
import { labelOfBatch, planOf, yearsOf, type PaidReward } from '../../../../server/kinds/reward/house'
import { computedOf } from '../../../../server/kinds/reward/told'

/**
 * Somebody who holds the ledger of rewards beside everything else that is public: the tips that were found true, the penalties with their fines, the
 * accidents, on every day. Whatever is joined with whatever, it is of three payments at least.
 */

/** A payment with the case behind it: what the ledger must not give away. */
interface Case extends PaidReward {
  kind: string
  place: string
  /** in fen; the reward is 15 % of it, within its bounds */
  fineFen: number
}

const KINDS = ['hazard', 'violation', 'concealed_accident']
const PLACES = ['990101', '990102', '990103']
const LEAST = 300_000
const MOST = 30_000_000
const rewardOf = (fineFen: number): number => Math.min(MOST, Math.max(LEAST, Math.round(fineFen * 0.15)))

function drawCases(random: Random, count: number): Case[] {
  return Array.from({ length: count }, (_, i) => {
    const fineFen = random.int(1, 300) * 1_000_000
    return {
      tip: String(i),
      month: addToMonth('2025-01', random.int(0, 11)),
      amountFen: random.chance(0.3) ? random.pick([20_000, 30_000, 50_000]) : rewardOf(fineFen),
      batch: null,
      kind: random.pick(KINDS),
      place: random.pick(PLACES),
      fineFen,
    }
  })
}

const BUDGET = 50_000_000
/** What is public on the first day of each month, one after the other, with what the desk notes in between. */
function publicOn(cases: readonly Case[]): { day: string; years: RewardBody[] }[] {
  let paid: PaidReward[] = cases.map(({ tip, month, amountFen, batch }) => ({ tip, month, amountFen, batch }))
  let years: RewardBody[] = []
  return monthsBetween('2025-01', '2026-06').map((month) => {
    const today = `${month}-01`
    const seen = paid.filter((one) => one.month <= month)
    const plan = planOf(
      seen,
      years.flatMap(({ batches }) => batches),
      today,
    )
    years = yearsOf(years, plan.batches, { budgetFen: BUDGET, today })
    for (const [batch, tips] of plan.unmarked) paid = paid.map((one) => (tips.includes(one.tip) ? { ...one, batch } : one))
    return { day: today, years }
  })
}

const batchesIn = (years: readonly RewardBody[]): Batch[] => years.flatMap(({ batches }) => batches)
const inCell = (cases: readonly Case[], { firstMonth, lastMonth }: Batch, cell: Batch['bands'][number]): Case[] =>
  cases.filter(
    ({ month, amountFen }) =>
      month >= firstMonth &&
      month <= lastMonth &&
      rankOf(bandOf(amountFen)) >= rankOf(cell.lowest) &&
      rankOf(bandOf(amountFen)) <= rankOf(cell.highest),
  )

const sumOf = (cases: readonly Case[]): number => cases.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** Every three of some cases. */
const threesOf = (cases: readonly Case[]): Case[][] =>
  cases.flatMap((one, i) => cases.slice(i + 1).flatMap((two, j) => cases.slice(i + j + 2).map((three) => [one, two, three])))

describe.each(Array.from({ length: 50 }, (_, i) => i + 1))('with %i payments', (count) => {
  const cases = drawCases(new Random(count * 7 + 1), count)
  const days = publicOn(cases)
  const last = days.at(-1)?.years ?? []

  it('narrows nothing by month and by band', () => {
    for (const batch of batchesIn(last)) {
      expect(batch.payments).toBeGreaterThanOrEqual(FEWEST)
      for (const cell of batch.bands) expect(inCell(cases, batch, cell)).toHaveLength(cell.payments)
      expect(batch.bands.every(({ payments }) => payments >= FEWEST)).toBe(true)
    }
  })

  it('narrows nothing by the difference of two days', () => {
    const totals = days.map(({ years }) => ({
      payments: years.reduce((sum, { payments }) => sum + (payments ?? 0), 0),
      totalFen: years.reduce((sum, { totalFen }) => sum + (totalFen ?? 0), 0),
    }))
    for (const [i, one] of totals.entries())
      for (const other of totals.slice(0, i)) {
        const payments = one.payments - other.payments
        expect(payments === 0 || payments >= FEWEST).toBe(true)
        if (payments === 0) expect(one.totalFen).toBe(other.totalFen)
        expect((one.totalFen - other.totalFen) % ROUNDED_TO).toBe(0)
      }
    // What was public once is never cut anew: the difference of two versions is whole batches.
    for (const [i, { years }] of days.entries())
      expect(batchesIn(years).slice(0, batchesIn(days[i - 1]?.years ?? []).length)).toEqual(batchesIn(days[i - 1]?.years ?? []))
  })

  it('moves with a batch and with nothing else, however the share of the budget is looked at', () => {
    const told = days.map(({ years }) => JSON.stringify(years.map((year) => computedOf(year))))
    for (const [i, { years }] of days.entries())
      if (i > 0 && batchesIn(years).length === batchesIn(days[i - 1]?.years ?? []).length) expect(told[i]).toBe(told[i - 1])
  })

  it('narrows nothing by penalties and their fines, nor by accidents', () => {
    const told = new Set(JSON.stringify(last).match(/(?<=[:,])\d+(?=[,}])/g))
    for (const batch of batchesIn(last))
      for (const cell of batch.bands) {
        // Who knows every fine and every death of those months knows every reward that may be among them.
        const known = cases.filter(({ month }) => month >= batch.firstMonth && month <= batch.lastMonth)
        const fitting = threesOf(known).filter((three) => cell.payments === FEWEST && rounded(sumOf(three)) === cell.totalFen)
        if (cell.payments === FEWEST) expect(fitting.length).toBeGreaterThan(0)
        for (const three of fitting) expect(new Set(three).size).toBe(FEWEST)
      }
    // No amount of a case, and no total of it with one other, stands anywhere.
    for (const { amountFen } of cases) if (amountFen % ROUNDED_TO !== 0) expect(told.has(String(amountFen))).toBe(false)
  })

  it('says the same whatever kind the tips were of, wherever, and whichever paid how much on which day of a month', () => {
    const random = new Random(count)
    const others = cases.map((one, i) => ({ ...one, tip: `other${i}`, kind: random.pick(KINDS), place: random.pick(PLACES), fineFen: 1 }))
    expect(publicOn(others.reverse())).toEqual(days)
  })

  it('tells no month before the next one is over', () => {
    for (const { day, years } of days) for (const { lastMonth } of batchesIn(years)) expect(dueOn(lastMonth) <= day).toBe(true)
  })
})

it('counts one that was registered late with the next batch, and none twice', () => {
  const paid = (tip: string, month: string, batch: string | null = null): PaidReward => ({ tip, month, amountFen: 300_000, batch })
  const first = planOf([paid('a', '2025-01'), paid('b', '2025-01'), paid('c', '2025-02')], [], '2025-05-01')
  expect(first.batches.map(labelOfBatch)).toEqual(['2025-01~2025-02'])
  const marked = ['a', 'b', 'c'].map((tip) => paid(tip, '2025-01', '2025-01~2025-02'))
  // Of a month that is public already, by a clock that was wrong.
  const late = [...marked, paid('late', '2025-02'), paid('d', '2025-03'), paid('e', '2025-04')]
  const second = planOf(late, first.batches, '2025-06-01')
  expect(second.batches).toMatchObject([{ firstMonth: '2025-03', lastMonth: '2025-04', payments: 3 }])
  expect(second.unmarked.get('2025-03~2025-04')).toEqual(['late', 'd', 'e'])
})

it('notes what is public already before it cuts anew, where somebody died in between', () => {
  const paid = (tip: string, month: string, batch: string | null = null): PaidReward => ({ tip, month, amountFen: 300_000, batch })
  const all = [paid('a', '2025-01'), paid('b', '2025-01'), paid('c', '2025-01')]
  const { batches } = planOf(all, [], '2025-03-01')
  const again = planOf([paid('a', '2025-01', '2025-01~2025-01'), ...all.slice(1), paid('d', '2025-02')], batches, '2025-04-01')
  expect(again.batches).toEqual([])
  expect([...again.unmarked]).toEqual([['2025-01~2025-01', ['b', 'c']]])
})

it('carries what is left of a year into the first batch of the next', () => {
  const paid = (tip: string, month: string): PaidReward => ({ tip, month, amountFen: 300_000, batch: null })
  const plan = planOf(
    [...['a', 'b', 'c'].map((tip) => paid(tip, '2025-10')), paid('d', '2025-12'), paid('e', '2026-01'), paid('f', '2026-01')],
    [],
    '2026-03-01',
  )
  expect(plan.batches.map(labelOfBatch)).toEqual(['2025-01~2025-10', '2025-11~2026-01'])
  const years = yearsOf([], plan.batches, { budgetFen: 30_000_000, today: '2026-03-01' })
  expect(years.map(({ year, payments, openFrom }) => [year, payments, openFrom])).toEqual([
    ['2025', 3, '2025-11'],
    ['2026', 3, '2026-02'],
  ])
  expect(formatMoney(years[1]?.totalFen ?? 0)).toBe('9,000元')
})

describe('where a ledger tells a year between', () => {
  const paid = (tip: string, month: string, batch: string | null = null): PaidReward => ({ tip, month, amountFen: 300_000, batch })
  const old = ['2024-10', '2024-11', '2024-12'].map((month, i) => paid(`old${i}`, month))
  const published = planOf(old, [], '2025-02-01').batches
  const marked = old.map((one) => ({ ...one, batch: '2024-01~2024-12' }))
  const isTold = (year: string): boolean => year === '2025'
  const now = ['2026-01', '2026-01', '2026-01'].map((month, i) => paid(`now${i}`, month))
  it('begins a batch with no month of that year', () => {
    const { batches } = planOf([...marked, ...now], published, '2026-03-01', isTold)
    expect(batches.map(labelOfBatch)).toEqual(['2026-01~2026-01'])
    expect(batches[0]?.payments).toBe(3)
  })
  it('notes of no payment that it is in a batch that does not count it', () => {
    const late = ['2024-09', '2024-09', '2024-12'].map((month, i) => paid(`late${i}`, month))
    const { batches, unmarked } = planOf([...marked, ...late, paid('told', '2025-06'), ...now], published, '2026-03-01', isTold)
    expect(batches.map(({ payments }) => payments)).toEqual([6])
    expect([...unmarked]).toEqual([['2026-01~2026-01', [...late, ...now].map(({ tip }) => tip)]])
    // While only months of that year are due they wait.
    expect(planOf([...marked, ...late], published, '2026-02-01', isTold)).toMatchObject({ batches: [], unmarked: new Map() })
  })
  it('carries what is left before that year into the first batch after it', () => {
    const left = [paid('left', '2024-11')]
    const first = planOf([paid('a', '2024-01'), paid('b', '2024-01'), paid('c', '2024-01')], [], '2024-03-01').batches
    const begun = ['a', 'b', 'c'].map((tip) => paid(tip, '2024-01', '2024-01~2024-01'))
    const { batches, unmarked } = planOf([...begun, ...left, ...now], first, '2026-03-01', isTold)
    expect(batches.map((batch) => [labelOfBatch(batch), batch.payments])).toEqual([['2026-01~2026-01', 4]])
    expect(unmarked.get('2026-01~2026-01')).toHaveLength(4)
  })
})

it('tells another budget that is set here by no day and by no amount', () => {
  const paid = (tip: string, month: string): PaidReward => ({ tip, month, amountFen: 300_000, batch: null })
  const three = (month: string) => ['a', 'b', 'c'].map((tip) => paid(`${tip}${month}`, month))
  const january = planOf(three('2025-01'), [], '2025-03-01').batches
  const years = yearsOf([], january, { budgetFen: 30_000_000, today: '2025-03-01' })
  expect(yearsOf(years, [], { budgetFen: 34_500_000, today: '2025-03-17' })).toEqual(years)
  const february = planOf(three('2025-02'), [], '2025-04-01').batches
  const [year] = yearsOf(years, february, { budgetFen: 34_500_000, today: '2025-04-01' })
  expect([year?.batches.length, year?.budgetFen, year?.budgetChanged]).toEqual([2, 30_000_000, true])
  // Of a year that is over nobody says what its budget was.
  const late = yearsOf(years, february, { budgetFen: 34_500_000, today: '2026-04-01' })
  expect([late[0]?.budgetFen, late[0]?.budgetChanged]).toEqual([30_000_000, false])
  // Nor does what is told once that it was changed become untrue by that.
  const march = planOf(three('2025-03'), [], '2025-05-01').batches
  const changed = yearsOf(years, february, { budgetFen: 34_500_000, today: '2025-04-01' })
  expect(yearsOf(changed, march, { budgetFen: null, today: '2025-05-01' })[0]).toMatchObject({ budgetChanged: true })
})

it('tells the budget that is set here of no year but the current one: raised by a payment, the two would tell it', () => {
  const paid = (tip: string, month: string): PaidReward => ({ tip, month, amountFen: 300_000, batch: null })
  const three = (month: string) => ['a', 'b', 'c'].map((tip) => paid(`${tip}${month}`, month))
  const last = yearsOf([], planOf(three('2025-12'), [], '2026-02-01').batches, { budgetFen: 30_000_000, today: '2026-02-01' })
  const next = planOf(three('2026-01'), last[0]?.batches ?? [], '2026-03-01').batches
  const years = yearsOf(last, next, { budgetFen: 30_198_000, today: '2026-03-01' })
  expect(years.map(({ year, budgetFen }) => [year, budgetFen])).toEqual([
    ['2025', null],
    ['2026', 30_198_000],
  ])
})
