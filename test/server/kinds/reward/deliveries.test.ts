import { addDays } from '../../../../shared/codes/dates'
import { addToMonth, firstDayOfMonth, monthOf, monthsBetween } from '../../../../shared/codes/months'
import { FEWEST, ROUNDED_TO } from '../../../../shared/kinds/reward/batches'
import { reward as schemas, type RewardBody, type RewardEntry } from '../../../../shared/kinds/reward/schema'
import { joinedOf } from '../../../../server/kinds/reward/joined'
import { computedOf } from '../../../../server/kinds/reward/told'
import { Random } from '../../../../server/sample/random'
import { Told, sumOf as unknownsOf } from '../fineAccount/determined'

/** What a source hands over again and again, with more each time: whoever keeps every version that was ever public sees whole batches and nothing finer. */

const YEAR = '2025'
const AMOUNTS = [20_000, 50_000, 198_000, 300_000, 675_000, 1_200_000, 4_500_000, 6_000_000]

/** A payment, and the month from whose first day on the file has it. */
interface Payment {
  month: string
  amountFen: number
  from: string
}

/** Payments of a year; some of them are handed over only months after, in the middle of the rest of the file. */
const draw = (random: Random, count: number): Payment[] =>
  Array.from({ length: count }, () => {
    const month = addToMonth(`${YEAR}-01`, random.int(0, 11))
    return { month, amountFen: random.pick(AMOUNTS), from: random.chance(0.5) ? addToMonth(month, random.int(1, 9)) : month }
  })

const entry = ({ month, amountFen }: Pick<Payment, 'month' | 'amountFen'>): RewardEntry => ({
  no: null,
  month,
  band: null,
  payments: null,
  totalFen: null,
  amountFen,
})
const read = (payments: readonly Payment[], before: RewardBody | null, today: string): RewardBody =>
  joinedOf({ year: YEAR, budgetFen: null, entries: payments.map(entry) }, before, today)

/** Every version of what is public, from one first of a month to the next. */
function versionsOf(payments: readonly Payment[], handed: (payment: Payment, today: string) => boolean): RewardBody[] {
  const versions: RewardBody[] = []
  for (const month of monthsBetween(`${YEAR}-01`, '2026-12')) {
    const today = `${month}-01`
    const file = payments.filter((payment) => handed(payment, month))
    const body = read(file, versions.at(-1) ?? null, today)
    // Read once more it says the same: a service that starts again, and whoever verifies it, change nothing.
    expect(read(file, body, today)).toEqual(body)
    versions.push(body)
  }
  return versions
}

function expectWholeBatches(versions: readonly RewardBody[]): void {
  for (const [i, { batches, payments, totalFen }] of versions.entries()) {
    const before = versions[i - 1]
    expect(schemas.body.shape.batches.safeParse(batches).success).toBe(true)
    expect(batches.slice(0, before?.batches.length ?? 0)).toEqual(before?.batches ?? [])
    for (const batch of batches) {
      expect(batch.payments).toBeGreaterThanOrEqual(FEWEST)
      expect(batch.bands.every((cell) => cell.payments >= FEWEST && cell.totalFen % ROUNDED_TO === 0)).toBe(true)
    }
    const more = (payments ?? 0) - (before?.payments ?? 0)
    expect(more === 0 || more >= FEWEST).toBe(true)
    if (more === 0 && before) expect(totalFen).toBe(before.totalFen)
  }
}

it.each(Array.from({ length: 50 }, (_, i) => i + 1))('tells whole batches of %i payments, whenever each was handed over', (count) => {
  const payments = draw(new Random(count * 31 + 5), count)
  const versions = versionsOf(payments, ({ from }, month) => from <= month)
  expectWholeBatches(versions)
  const last = versions.at(-1)
  // Nothing is counted twice, and only what cannot be told alone is left out.
  expect(count - (last?.payments ?? 0)).toBeGreaterThanOrEqual(0)
  expect(count - (last?.payments ?? 0)).toBeLessThan(2 * FEWEST - 1)
  const told = [...payments].reduce((sum, { amountFen }) => sum + amountFen, 0)
  const cells = last?.batches.flatMap(({ bands }) => bands).length ?? 0
  if (last?.payments === count) expect(Math.abs((last.totalFen ?? 0) - told)).toBeLessThanOrEqual((cells * ROUNDED_TO) / 2)
})

it.each(Array.from({ length: 50 }, (_, i) => i + 1))(
  'moves by no single one of %i payments that is added, taken back or put right',
  (count) => {
    const random = new Random(count * 17 + 3)
    const payments = draw(random, count).map((payment) => ({ ...payment, from: payment.month }))
    const before = read(payments, null, '2026-03-01')
    const one = random.int(0, count - 1)
    const changed = [
      [...payments, { month: `${YEAR}-01`, amountFen: 4_500_000, from: '' }],
      payments.filter((_, i) => i !== one),
      payments.map((payment, i) => (i === one ? { ...payment, amountFen: 30_000_000 } : payment)),
      payments.map((payment, i) => (i === one ? { ...payment, month: `${YEAR}-12` } : payment)),
    ]
    for (const file of changed)
      expectWholeBatches([before, read(file, before, '2026-03-01'), read(payments, read(file, before, '2026-04-01'), '2026-05-01')])
  },
)

/** A file that is changed by its office every month: rows come, go, move to another month, and are put right. */
function changing(random: Random, count: number): Payment[][] {
  let file = draw(random, count).map((payment) => ({ ...payment, from: payment.month }))
  return monthsBetween(`${YEAR}-01`, '2026-12').map((now) => {
    const seen = file.filter(({ month }) => month <= now)
    for (let change = random.int(0, 3); change > 0 && seen.length > 0; change--) {
      const one = random.pick(seen)
      const other = random.pick([
        [],
        [{ ...one, month: addToMonth(`${YEAR}-01`, random.int(0, 11)) }],
        [{ ...one, amountFen: random.pick(AMOUNTS) }],
        [one, { ...one, amountFen: random.pick(AMOUNTS) }],
      ])
      file = file.flatMap((payment) => (payment === one ? other : [payment]))
    }
    return file.filter(({ month }) => month <= now)
  })
}
const upTo = (file: readonly Payment[], last: string) => file.filter(({ month }) => month <= last)
const sumOf = (file: readonly Payment[]) => file.reduce((sum, { amountFen }) => sum + amountFen, 0)
const toldIn = ({ batches }: Pick<RewardBody, 'batches'>) => batches.reduce((sum, { payments }) => sum + payments, 0)

it.each(Array.from({ length: 50 }, (_, i) => i + 1))(
  'tells with each batch as many as its source by then, or says that it does not know, of %i payments that are moved about',
  (count) => {
    for (let seed = 0; seed < 6; seed++) {
      const files = changing(new Random(count * 101 + seed), count)
      let before: RewardBody | null = null
      for (const [i, file] of files.entries()) {
        const body = read(file, before, `${addToMonth(`${YEAR}-01`, i)}-01`)
        expect(read(file, body, `${addToMonth(`${YEAR}-01`, i)}-01`)).toEqual(body)
        const [old, last] = [before?.batches ?? [], body.batches.at(-1)]
        expect(body.batches.slice(0, old.length)).toEqual(old)
        expect(schemas.body.shape.batches.safeParse(body.batches).success).toBe(true)
        if (last !== undefined && body.batches.length > old.length) {
          const said = upTo(file, last.lastMonth)
          // Whoever subtracts what was public from what is, or from all rows of the source, is left with three.
          expect(said.length - toldIn({ batches: old })).toBeGreaterThanOrEqual(FEWEST)
          expect(body.batches.every((batch) => batch.bands.every(({ payments }) => payments >= FEWEST))).toBe(true)
          const cells = body.batches.flatMap(({ bands }) => bands).length
          if (body.payments !== null) expect(body.payments).toBe(said.length)
          if (body.totalFen !== null) expect(Math.abs(body.totalFen - sumOf(said))).toBeLessThanOrEqual((cells * ROUNDED_TO) / 2)
          expect(body.payments === null).toBe(body.totalFen === null)
        } else {
          // In a year that is over the sums are not known any more where three are missing.
          const isOver = i >= 13 && toldIn({ batches: old }) - file.length >= FEWEST
          const stays = before ?? { ...body, batches: [], payments: null, totalFen: null }
          expect(body).toEqual(isOver ? { ...stays, payments: null, totalFen: null } : stays)
        }
        before = body
      }
    }
  },
)

/** A payment that a file has from a day on. */
interface Handed extends Payment {
  day: string
}

const drawDays = (random: Random, count: number): Handed[] =>
  Array.from({ length: count }, () => {
    const month = addToMonth(`${YEAR}-01`, random.int(0, 11))
    // Half of them are known within their month, the others up to nine months later, on any day.
    const day = addDays(firstDayOfMonth(month), random.chance(0.5) ? random.int(0, 27) : random.int(28, 270))
    return { month, amountFen: random.pick(AMOUNTS), from: '', day }
  })

/**
 * What is public after each look at a file that grows day by day. `sure`: the day that has surely come on the day of a look; a look tells the
 * file from the one before by its payments alone, and knows since which sure day it has been as it is.
 */
function looksAt(payments: readonly Handed[], days: readonly string[], sure: (day: string) => string = (day) => day) {
  let [known, since]: [string | null, string | null] = [null, null]
  let body: RewardBody | null = null
  return days.map((day) => {
    const file = payments.filter((payment) => payment.day <= day)
    const bytes = JSON.stringify(file)
    if (bytes !== known) since = known === null ? null : sure(day)
    known = bytes
    body = joinedOf({ year: YEAR, budgetFen: null, entries: file.map(entry) }, body, sure(day), since)
    return { day, body }
  })
}
/** The days on which anything may become of a file: each first, each on which something comes, and some others. */
const daysOf = (payments: readonly Handed[]): string[] =>
  [
    ...new Set([
      ...monthsBetween(`${YEAR}-01`, '2026-11').flatMap((month) => [`${month}-01`, `${month}-05`, `${month}-20`]),
      ...payments.map(({ day }) => day),
    ]),
  ].sort()
const FIRSTS = monthsBetween(`${YEAR}-01`, '2026-11').map(firstDayOfMonth)
const COUNTS = [1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 28, 37, 50]
const lastOf = (looks: ReturnType<typeof looksAt>) => looks.at(-1)?.body

it.each(COUNTS)('cuts a batch of %i payments on the first of a month alone, on whatever days they come', (count) => {
  const payments = drawDays(new Random(count * 13 + 1), count)
  const looks = looksAt(payments, daysOf(payments))
  expectWholeBatches(looks.map(({ body }) => body))
  const changed = looks.flatMap(({ day, body }, i) => (i > 0 && body.batches.length !== looks[i - 1]?.body.batches.length ? [day] : []))
  expect(changed.filter((day) => !day.endsWith('-01'))).toEqual([])
  expect(changed.length > 0).toBe((lastOf(looks)?.batches.length ?? 0) > 0)
})

it.each(COUNTS)('cuts the same of %i payments whenever within a month each came', (count) => {
  const random = new Random(count * 19 + 7)
  const payments = drawDays(random, count)
  // Any other day of the same month, but the first: what comes on that is of the batch of that day.
  const others = payments.map((one) => ({ ...one, day: addDays(firstDayOfMonth(monthOf(one.day)), random.int(1, 27)) }))
  const early = payments.map((one) => ({ ...one, day: one.day.endsWith('-01') ? addDays(one.day, 1) : one.day }))
  const batchesOn = (all: readonly Handed[]) =>
    looksAt(all, daysOf(all)).flatMap(({ day, body }) => (FIRSTS.includes(day) ? [body.batches] : []))
  expect(batchesOn(others)).toEqual(batchesOn(early))
})

it.each([3, 12, 30, 50])(
  'cuts the same of %i payments by a clock that is right, ahead, behind or stopped, each known in its month',
  (count) => {
    const random = new Random(count)
    const payments = drawDays(random, count).map((one) => ({ ...one, day: addDays(firstDayOfMonth(one.month), random.int(0, 27)) }))
    const days = daysOf(payments)
    const right = lastOf(looksAt(payments, days))?.batches
    expect((right ?? []).length).toBeGreaterThan(0)
    // Nobody confirms a clock that is ahead: by what has surely come it stands still until it is right.
    const ahead = (day: string): string => (day >= '2025-05-10' && day < '2025-08-20' ? '2025-05-10' : day)
    // One that is behind is known to be: what was confirmed before it holds.
    const behind = (day: string): string => (day >= '2025-03-15' && day < '2025-04-05' ? '2025-03-15' : day)
    expect(lastOf(looksAt(payments, days, ahead))?.batches).toEqual(right)
    expect(lastOf(looksAt(payments, days, behind))?.batches).toEqual(right)
    const stopped = days.filter((day) => day < '2025-04-28' || day > '2025-08-03')
    expect(lastOf(looksAt(payments, stopped))?.batches).toEqual(right)
    // Hardly ever on a first: what was there by then is cut whenever somebody looks.
    const seldom = days.filter((day) => !day.endsWith('-01'))
    expect(lastOf(looksAt(payments, seldom))?.batches).toEqual(right)
  },
)

/** What a year is planned to cost, in fen, before anything is paid. */
const PLAN = 30_000_000

/** Of each version what its budget is the sum of: offices raise it by what they pay, and whoever sees two of them subtracts one from the other. */
function budgetedLooks(payments: readonly Handed[], days: readonly string[]) {
  let [known, since]: [string | null, string | null] = [null, null]
  let body: RewardBody | null = null
  return days.map((day) => {
    const file = payments.flatMap((payment, i) => (payment.day <= day ? [{ ...payment, unknown: `p${i}` }] : []))
    const bytes = JSON.stringify(file)
    if (bytes !== known) since = known === null ? null : day
    known = bytes
    body = joinedOf({ year: YEAR, budgetFen: PLAN + sumOf(file), entries: file.map(entry) }, body, day, since)
    return { day, body, file }
  })
}

it.each(Array.from({ length: 40 }, (_, i) => i + 1))(
  'tells none and no two of %i payments by budgets that are raised with each of them, beside all batches',
  (count) => {
    for (let seed = 0; seed < 3; seed++) {
      const payments = drawDays(new Random(count * 29 + seed), count)
      const looks = budgetedLooks(payments, daysOf(payments))
      const told = new Told()
      const unknowns = payments.map((_, i) => `p${i}`)
      let counted: string[] = []
      for (const [i, { body, file }] of looks.entries()) {
        const before = looks[i - 1]?.body
        for (const { lastMonth, payments: many } of body.batches.slice(before?.batches.length ?? 0)) {
          // By then all of those months that the file has is public.
          const own = file.flatMap(({ month, unknown }) => (month <= lastMonth && !counted.includes(unknown) ? [unknown] : []))
          expect(own).toHaveLength(many)
          told.add(unknownsOf(own))
          counted = [...counted, ...own]
        }
        // A year that is not public yet tells nothing.
        if (body.batches.length === 0) continue
        const isNew = before === undefined || before.batches.length === 0 || body.budgetFen !== before.budgetFen
        if (isNew) told.add(unknownsOf(['plan', ...file.map(({ unknown }) => unknown)]))
        if (before !== undefined && before.batches.length === body.batches.length) expect(body).toEqual(before)
      }
      for (const [i, one] of unknowns.entries()) {
        if (told.determines(unknownsOf([one]))) throw new Error(`told by all figures together: ${one}`)
        for (const other of unknowns.slice(i + 1))
          if (told.determines(unknownsOf([one, other]))) throw new Error(`told by all figures together: ${one} and ${other}`)
      }
    }
  },
)

const of = (month: string, ...yuan: number[]): Payment[] => yuan.map((one) => ({ month, amountFen: one * 100, from: month }))
const told = ({ batches }: RewardBody) =>
  batches.map(({ firstMonth, lastMonth, payments, totalFen }) => [firstMonth, lastMonth, payments, totalFen / 100])

it('counts what came late with the next batch, whichever line of the file it is', () => {
  const january = of('2025-01', 1_000, 2_000, 3_000)
  const first = read(january, null, '2025-03-01')
  const late = [...of('2025-01', 45_000), ...january]
  const second = read(late, first, '2025-03-02')
  expect(second).toEqual(first)
  const third = read([...late, ...of('2025-02', 20_000, 30_000)], second, '2025-04-01')
  expect(told(third)).toEqual([
    ['2025-01', '2025-01', 3, 6_000],
    ['2025-02', '2025-02', 3, 95_000],
  ])
  // Of the first batch no band was told: nobody knows in which the late one lies.
  expect(third.batches[1]?.bands).toEqual([{ lowest: 'to500', highest: 'over50000', payments: 3, totalFen: 9_500_000 }])
})

it('counts what came late in its own band where the bands were told', () => {
  const january = [...of('2025-01', 500, 500, 500), ...of('2025-01', 3_000, 3_000, 3_000)]
  const first = read(january, null, '2025-03-01')
  const late = [...of('2025-01', 300, 300, 300), ...january, ...of('2025-02', 3_000, 3_000, 3_000)]
  const second = read(late, first, '2025-04-01')
  const bandsOf = (batch = first.batches[0]) => batch?.bands.map(({ highest, payments }) => [highest, payments])
  expect(bandsOf()).toEqual([
    ['to500', 3],
    ['over50000', 3],
  ])
  expect(bandsOf(second.batches[1])).toEqual(bandsOf())
})

it('sets off what the source took back against what it added', () => {
  const all = of('2025-01', 1_000, 2_000, 3_000)
  const first = read(all, null, '2025-03-01')
  const file = [...all.slice(1), ...of('2025-01', 2_500, 2_600, 2_700, 2_800)]
  expect(told(read(file, first, '2025-04-01'))).toEqual([
    ['2025-01', '2025-01', 3, 6_000],
    ['2025-02', '2025-02', 3, 10_000],
  ])
})

it('counts a payment once that its source moves to a month that is not public yet', () => {
  const first = read(of('2025-01', 1_000, 2_000, 2_500), null, '2025-03-01')
  const moved = [...of('2025-01', 1_000, 2_000), ...of('2025-04', 2_500, 4_500, 4_800)]
  const second = read(moved, first, '2025-06-01')
  // Two are new, and wait for a third.
  expect(second).toEqual(first)
  const third = read([...moved, ...of('2025-05', 3_000)], second, '2025-07-01')
  expect([third.payments, third.totalFen]).toEqual([6, 1_800_000])
  expect(told(third)[1]).toEqual(['2025-02', '2025-05', 3, 12_000])
})

it('tells no single payment where all that is public is moved and one is added', () => {
  const first = read(of('2025-01', 1_000, 2_000, 2_500), null, '2025-03-01')
  expect(read(of('2025-02', 1_000, 2_000, 2_500, 4_500), first, '2025-04-01')).toEqual(first)
})

it('waits with files of new months alone, however many payments they hold, and goes on by one of the whole year', () => {
  const january = of('2025-01', 1_000, 2_000, 45_000)
  const first = read(january, null, '2025-03-01')
  const months = [7, 11, 16].map((count, i) => of(`2025-0${i + 2}`, ...Array<number>(count).fill(20_000)))
  for (const [i, file] of months.entries()) expect(read(file, first, `2025-0${i + 4}-01`)).toEqual(first)
  // A line that says that nothing was paid in a month that is public says nothing of its payments.
  const none: RewardEntry = { ...entry({ month: '2025-01', amountFen: 0 }), amountFen: null, payments: 0 }
  const alone = { year: YEAR, budgetFen: null, entries: [none, ...(months[0] ?? []).map(entry)] }
  expect(joinedOf(alone, first, '2025-04-01')).toEqual(first)
  const whole = read([...january, ...months.flat()], first, '2025-06-01')
  expect([whole.payments, whole.totalFen]).toEqual([37, 72_800_000])
})

it('tells a batch of next to nothing as that, where what is public was rounded up', () => {
  const january = of('2025-01', 500, 500, 2_500, 3_000, 3_000)
  const first = read([...january, ...of('2025-01', 500)], null, '2025-03-01')
  expect(first.batches[0]?.bands.map(({ totalFen }) => totalFen)).toEqual([200_000, 900_000])
  const second = read([...january, ...of('2025-02', 500, 1, 1, 1)], first, '2025-04-01')
  expect([second.payments, second.totalFen]).toEqual([9, 1_100_000])
  expect(second.batches[1]).toMatchObject({ payments: 3, totalFen: 0 })
})

it('does not know the sums where what was taken back is more than rounding, however the new batch is rounded', () => {
  const first = read(of('2025-01', 500, 500, 500), null, '2025-03-01')
  const second = read([...of('2025-01', 1, 1, 1), ...of('2025-02', 166, 166, 166)], first, '2025-04-01')
  expect(told(second)[1]).toEqual(['2025-02', '2025-02', 3, 0])
  expect([second.payments, second.totalFen]).toEqual([null, null])
})

it('carries what its source has put right of a public amount into the next batch', () => {
  const first = read(of('2025-01', 1_000, 2_000, 3_000), null, '2025-03-01')
  const second = read([...of('2025-01', 1_000, 2_000, 45_000), ...of('2025-02', 3_000, 3_000, 3_000)], first, '2025-04-01')
  expect([second.payments, second.totalFen]).toEqual([6, 5_700_000])
})

it('says that it does not know the sums of a year whose source has taken back more than it adds, with a batch and not before', () => {
  const first = read(of('2025-01', 1_000, 2_000, 45_000), null, '2025-03-01')
  const january = of('2025-01', 1_000, 2_000, 500)
  const right = (...more: Payment[]) => [...january, ...more]
  expect(read(january, first, '2025-04-01')).toEqual(first)
  const february = of('2025-02', 3_000, 3_000, 3_000)
  const second = read(right(...february), first, '2025-04-01')
  expect(told(second)[1]).toEqual(['2025-02', '2025-02', 3, 9_000])
  expect([second.payments, second.totalFen]).toEqual([null, null])
  // It stays so until a batch, and what is known by that one is told again.
  expect(read(right(...february, ...of('2025-03', 3_000, 3_000)), second, '2025-05-01')).toEqual(second)
  const march = of('2025-03', 3_000, 3_000, 3_000)
  expect(read(right(...february, ...march), first, '2025-05-01')).toEqual(read(right(...february, ...march), second, '2025-05-01'))
  const third = read(right(...february, ...of('2025-03', 30_000, 30_000, 3_000)), second, '2025-05-01')
  expect([third.payments, third.totalFen]).toEqual([9, 7_600_000])
})

it('tells three that came after a year was over as one more batch of its last month, and two not', () => {
  const december = of('2025-12', 3_000, 3_000, 3_000)
  const first = read(december, null, '2026-02-01')
  expect(told(first)).toEqual([['2025-01', '2025-12', 3, 9_000]])
  const late = (...yuan: number[]) => read([...december, ...of('2025-03', ...yuan)], first, '2026-05-01')
  expect(late(300, 3_000)).toEqual(first)
  expect(told(late(300, 3_000, 700))).toEqual([
    ['2025-01', '2025-12', 3, 9_000],
    ['2025-12', '2025-12', 3, 4_000],
  ])
  expect(late(300, 3_000, 700).openFrom).toBe('2026-01')
})

it('leaves what is public as it is by a clock that is behind, and begins no month twice', () => {
  const all = [...of('2025-01', 1_000, 2_000, 3_000), ...of('2025-02', 1_000, 2_000, 3_000)]
  const both = read(all, null, '2025-04-01')
  expect(both.batches).toHaveLength(2)
  expect(read([...all, ...of('2025-01', 1, 2, 3)], both, '2025-03-01')).toEqual(both)
})

it('does not know the sums of a closed year of which its source has three fewer than are public, from the next first on', () => {
  const [january, november] = [of('2025-01', 3_000, 9_000, 45_000), of('2025-11', 3_000, 3_000, 3_000)]
  const first = read([...january, ...november], null, '2026-02-01')
  const closed = read([...january, ...november, ...of('2025-12', 500, 500, 500)], first, '2026-02-01')
  expect(closed.openFrom).toBe('2026-01')
  const left = { year: YEAR, budgetFen: null, entries: [...january, ...november].map(entry) }
  // Not on the day on which they are taken back, and in a year that is open they may be set off still.
  expect(joinedOf(left, closed, '2026-03-20', '2026-03-05')).toEqual(closed)
  expect(read(january, first, '2026-01-01')).toEqual(first)
  const unknown = joinedOf(left, closed, '2026-04-01', '2026-03-05')
  expect(unknown).toEqual({ ...closed, payments: null, totalFen: null })
  // What comes again tells no payment either: the sums stay unknown until a batch.
  const again = [...january, ...november, ...of('2025-12', 500, 500)]
  expect(read(again, unknown, '2026-05-01')).toEqual(unknown)
  const late = read([...again, ...of('2025-12', 500, 300, 300, 300)], unknown, '2026-06-01')
  expect([late.payments, late.batches.length]).toEqual([12, closed.batches.length + 1])
})

it('does not know the sums of a closed year of which one payment was moved to the next, once in a year and not in its month', () => {
  const december = of('2025-12', 9_000, 3_000, 3_000)
  const first = read(december, null, '2026-02-01')
  const moved = { year: YEAR, budgetFen: null, entries: december.slice(1).map(entry) }
  for (const month of monthsBetween('2026-03', '2026-12')) expect(joinedOf(moved, first, `${month}-01`, '2026-02-20')).toEqual(first)
  const unknown = joinedOf(moved, first, '2027-01-01', '2026-02-20')
  expect(unknown).toEqual({ ...first, payments: null, totalFen: null })
  // Nobody looks on the first of January; and what is moved after that waits for the next.
  expect(joinedOf(moved, first, '2027-03-05', '2026-02-20')).toEqual(unknown)
  expect(joinedOf(moved, first, '2027-06-01', '2027-05-20')).toEqual(first)
  expect(joinedOf(moved, first, '2028-01-01', '2027-05-20')).toEqual(unknown)
})

it('says of which months something is not counted with a batch and not before', () => {
  const row: RewardEntry = { ...entry({ month: '2025-01', amountFen: 0 }), amountFen: null, totalFen: 500_000 }
  const input = (payments: Payment[], ...more: RewardEntry[]) => ({
    year: YEAR,
    budgetFen: null,
    entries: [...payments.map(entry), ...more],
  })
  expect(joinedOf(input([], row), null, '2025-03-01').uncounted).toEqual([])
  const january = of('2025-01', 1_000, 2_000, 3_000)
  const first = joinedOf(input(january), null, '2025-03-01')
  expect(joinedOf(input(january, row), first, '2025-03-02')).toEqual(first)
  const second = joinedOf(input([...january, ...of('2025-02', 1, 2, 3)], row), first, '2025-04-01')
  expect(second.uncounted).toEqual(['2025-01'])
})

it('says of all months of a batch that something is not counted, for the row may be the only one of its own', () => {
  const row: RewardEntry = { ...entry({ month: '2025-03', amountFen: 0 }), amountFen: null, totalFen: 500_000 }
  const payments = [...of('2025-01', 1_000), ...of('2025-05', 2_000), ...of('2025-06', 3_000), ...of('2025-07', 1, 2, 3)]
  const { batches, uncounted } = joinedOf({ year: YEAR, budgetFen: null, entries: [...payments.map(entry), row] }, null, '2025-12-01')
  expect(batches.map(({ lastMonth }) => lastMonth)).toEqual(['2025-06', '2025-07'])
  expect(uncounted).toEqual(monthsBetween('2025-01', '2025-06'))
})

it('tells the budget of a year once, with a batch, and by a later batch that it was changed and not to what', () => {
  const january = of('2025-01', 1_000, 2_000, 3_000)
  const on = (before: RewardBody | null, today: string, budgetFen: number | null, ...more: Payment[]) =>
    joinedOf({ year: YEAR, budgetFen, entries: [...january, ...more].map(entry) }, before, today, null)
  const february = of('2025-02', 1_000, 2_000, 3_000)
  const first = on(null, '2025-03-01', 30_000_000)
  expect([first.budgetFen, first.budgetChanged]).toEqual([30_000_000, false])
  expect(on(first, '2025-03-17', 34_500_000)).toEqual(first)
  expect(on(first, '2025-04-01', 34_500_000)).toEqual(first)
  const second = on(first, '2025-04-01', 34_500_000, ...february)
  expect([second.batches.length, second.budgetFen, second.budgetChanged]).toEqual([2, 30_000_000, true])
  // A share of what is no more the budget would mislead.
  expect(computedOf(second).find(({ field }) => field === 'budgetShare')?.value).toBeNull()
  expect(computedOf(first).find(({ field }) => field === 'budgetShare')?.value).toBe(20)
  expect(on(second, '2025-04-20', 30_000_000, ...february)).toEqual(second)
  const march = of('2025-03', 1_000, 2_000, 3_000)
  expect(on(second, '2025-05-01', 30_000_000, ...february, ...march).budgetChanged).toBe(false)
  // One that is told for the first time has nothing from which it could be subtracted.
  const unbudgeted = on(null, '2025-03-01', null)
  expect(on(unbudgeted, '2025-03-17', 34_500_000)).toEqual(unbudgeted)
  expect(on(unbudgeted, '2025-04-01', 34_500_000, ...february)).toMatchObject({ budgetFen: 34_500_000, budgetChanged: false })
})
