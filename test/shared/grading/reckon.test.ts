import fc from 'fast-check'
import { addDays, addMonths } from '../../../shared/codes/dates'
import type { GradingCover, GradingInput } from '../../../shared/grading/inputs'
import { canBeMended, isInForce, reckon, type Reckoned } from '../../../shared/grading/reckon'
import type { GradingItem, GradingTable } from '../../../shared/grading/table'
import { Random } from '../../../server/sample/random'
import { EVERYTHING, LEVELS, TODAY, blankLedgers, drawLedger, ledgers, tableOf, tables } from './ledgers'
import { recount } from './recount'

/** A grade recomputed from public records: to the point, and never with what is unknown as nought. */

const ITEM: Omit<GradingItem, 'code'> = {
  title: '一条规则',
  record: 'hazard',
  when: { level: { is: ['one'] } },
  counts: 'while_open',
  months: 12,
  points: -10,
  limit: 25,
  mend: '整改',
  basis: null,
}
const record = (id: string, said: Partial<GradingInput> = {}): GradingInput => ({
  kind: 'hazard',
  id,
  title: null,
  day: '2026-03-01',
  publicUntil: null,
  facts: { level: 'one', deaths: 0 },
  mending: 'open',
  mendedOn: null,
  ...said,
})
const on = (table: GradingTable, inputs: GradingInput[], day = TODAY, simulate: string[] = [], cover = EVERYTHING) =>
  reckon({ table, inputs, cover, day, simulate })
const result = ({ sum, grade }: Reckoned) => [sum.low, sum.high, grade.worst, grade.best]
const rankOf = (table: GradingTable, grade: string) => table.bands.findIndex((band) => band.grade === grade)

it('agrees to the point with a recount of 10,000 ledgers', () => {
  const random = new Random(18)
  const grades = new Set<string>()
  const wrong: unknown[] = []
  for (const table of fc.sample(tables, { numRuns: 500, seed: 18 }))
    for (let i = 0; i < 20; i++) {
      const inputs = drawLedger(random)
      const { sum, grade, points } = on(table, inputs)
      const again = recount(table, inputs, TODAY)
      const traced = points.reduce((all, one) => all + one.points, table.start)
      const all = [sum.low, sum.high, Math.min(table.max, Math.max(table.min, traced))]
      if (all.some((one) => one !== again.sum) || grade.best !== again.grade || grade.worst !== again.grade) wrong.push({ table, inputs })
      grades.add(again.grade)
    }
  expect(wrong).toEqual([])
  expect(grades).toEqual(new Set(['A', 'B', 'C', 'D']))
})

/** Every ledger that one with unknown parts could be, had they been public. */
function worlds([first, ...rest]: readonly GradingInput[]): GradingInput[][] {
  if (first === undefined) return [[]]
  const days = first.day === null ? [addDays(TODAY, -5), addDays(TODAY, -45), addDays(TODAY, -300), addDays(TODAY, -900)] : [first.day]
  const levels = first.facts.level === null ? [...LEVELS, 'another'] : [first.facts.level ?? '']
  const deaths = first.facts.deaths === null ? [0, 1, 2, 3] : [first.facts.deaths ?? 0]
  const states =
    first.mending === 'unknown' ? [['open', null] as const, ['mended', TODAY] as const] : [[first.mending, first.mendedOn] as const]
  const ones = days.flatMap((day) =>
    levels.flatMap((level) =>
      deaths.flatMap((dead) => states.map(([mending, mendedOn]) => ({ ...first, day, facts: { level, deaths: dead }, mending, mendedOn }))),
    ),
  )
  return worlds(rest).flatMap((world) => ones.map((one) => [one, ...world]))
}

it('leaves out no ledger that one with unknown parts could be, and tells none that it could not where one rule alone asks', () => {
  let parted = 0
  fc.assert(
    fc.property(tables, blankLedgers, (table, inputs) => {
      const { sum, grade } = on(table, inputs)
      for (const world of worlds(inputs)) {
        const again = recount(table, world, TODAY)
        if (again.sum < sum.low || again.sum > sum.high) return false
        const rank = rankOf(table, again.grade)
        if (rank < rankOf(table, grade.best) || rank > rankOf(table, grade.worst)) return false
      }
      if (sum.low !== sum.high) parted++
      return true
    }),
    { numRuns: 300 },
  )
  expect(parted).toBeGreaterThan(40)
  fc.assert(
    fc.property(tables, blankLedgers, (whole, inputs) => {
      const table = { ...whole, items: whole.items.slice(0, 1), vetoes: [] }
      // Of a record that counts as long as it is public, no day is asked.
      const told = inputs.filter(({ day }) => day !== null)
      const sums = worlds(told).map((world) => recount(table, world, TODAY).sum)
      const { low, high } = on(table, told).sum
      return low === Math.min(...sums) && high === Math.max(...sums)
    }),
    { numRuns: 300 },
  )
})

it('never lowers a grade where something is put right', () => {
  let raised = 0
  fc.assert(
    fc.property(tables, fc.oneof(ledgers, blankLedgers), fc.infiniteStream(fc.boolean()), (table, inputs, pick) => {
      const chosen = inputs.filter((input) => canBeMended(input) && pick.next().value === true).map(({ id }) => id)
      const [before, after] = [on(table, inputs), on(table, inputs, TODAY, chosen)]
      if (after.sum.high > before.sum.high) raised++
      return (
        after.sum.low >= before.sum.low &&
        after.sum.high >= before.sum.high &&
        rankOf(table, after.grade.best) <= rankOf(table, before.grade.best) &&
        rankOf(table, after.grade.worst) <= rankOf(table, before.grade.worst)
      )
    }),
    { numRuns: 600 },
  )
  expect(raised).toBeGreaterThan(10)
})

it('lets a grave event override whatever the sum is', () => {
  fc.assert(
    fc.property(tables, ledgers, (table, inputs) => {
      const fatal = { ...ITEM, code: 'fatal', when: {}, counts: 'always' as const, atMost: 'C' }
      const { grade } = on({ ...table, items: table.items.map((one) => ({ ...one, points: 5 })), vetoes: [fatal] }, [
        ...inputs,
        record('x'),
      ])
      return grade.best === 'C' || grade.best === 'D'
    }),
    { numRuns: 200 },
  )
  const veto = { ...ITEM, when: { deaths: { min: 1 } }, counts: 'always' as const, atMost: 'C' }
  const table = tableOf(
    [{ ...ITEM, points: 5 }].map((one) => ({ ...one, counts: 'always' as const })),
    [veto],
  )
  expect(result(on(table, [record('a', { facts: { level: 'one', deaths: 1 } })]))).toEqual([105, 105, 'C', 'C'])
  expect(result(on(table, [record('a', { facts: { level: 'one', deaths: null } })]))).toEqual([105, 105, 'C', 'A'])
  expect(result(on(table, [record('a')]))).toEqual([105, 105, 'A', 'A'])
})

describe('the very day', () => {
  const table = tableOf([{ ...ITEM, counts: 'always' }])
  it.each([
    ['2025-05-20', 12, TODAY, 100],
    ['2025-05-21', 12, TODAY, 90],
    [TODAY, 12, TODAY, 90],
    ['2026-05-21', 12, TODAY, 100],
    ['2026-01-31', 1, '2026-02-27', 90],
    ['2026-01-31', 1, '2026-02-28', 100],
    ['2024-02-29', 12, '2025-02-27', 90],
    ['2024-02-29', 12, '2025-02-28', 100],
  ])('a record of %s counts for %d months, and on %s the sum is %d', (day, months, asked, sum) => {
    const own = { ...table, items: table.items.map((one) => ({ ...one, months })) }
    expect(on(own, [record('a', { day })], asked).sum).toEqual({ low: sum, high: sum })
  })

  it('names the last day on which a point counts, and on the next it is gone', () => {
    fc.assert(
      fc.property(ledgers, fc.constantFrom(1, 6, 12), (inputs, months) => {
        const own = tableOf([{ ...ITEM, when: {}, counts: 'always', months, points: -1, limit: 100 }])
        for (const { id, until } of on(own, inputs).points) {
          if (until === null) return false
          const counted = (day: string) => on(own, inputs, day).points.some((one) => one.id === id)
          if (!counted(until) || counted(addDays(until, 1))) return false
        }
        return true
      }),
      { numRuns: 300 },
    )
  })

  it('ends with the publicity of the record, if that is earlier', () => {
    const [point] = on(table, [record('a', { publicUntil: TODAY })]).points
    expect(point).toMatchObject({ points: -10, until: TODAY })
    expect(on(table, [record('a', { publicUntil: addDays(TODAY, -1) })]).points).toEqual([])
  })
})

it('gives each record its points until the limit is reached, those that are sure first, then the newest', () => {
  const table = tableOf([ITEM])
  const inputs = [
    record('old', { day: '2026-01-01' }),
    record('new', { day: '2026-05-01' }),
    record('unsure', { day: '2026-05-10', facts: { level: null } }),
    record('mid', { day: '2026-02-01' }),
    record('other', { facts: { level: 'two' } }),
  ]
  const { points, sum } = on(table, inputs)
  expect(points.map(({ id, points: given, sure }) => [id, given, sure])).toEqual([
    ['new', -10, true],
    ['mid', -10, true],
    ['old', -5, true],
    ['unsure', 0, false],
  ])
  expect(sum).toEqual({ low: 75, high: 75 })
})

describe('what sources do not tell', () => {
  const table = tableOf([{ ...ITEM, limit: 30 }])
  const cover = (...spans: [from: string, to: string][]): GradingCover[] => [
    { kind: 'hazard', spans: spans.map(([from, to], i) => ({ source: `s${i}`, from, to })) },
  ]
  const sums = (own: GradingCover[], inputs: GradingInput[] = [], day = TODAY, given = table) =>
    result(on(given, inputs, day, [], own)).slice(0, 2)
  const since = addDays(addMonths(TODAY, -12), 1)

  it.each<[string, GradingCover[], number[]]>([
    ['all of it', cover([since, TODAY]), [100, 100]],
    ['a day less', cover([addDays(since, 1), TODAY]), [70, 100]],
    ['with a gap', cover([since, '2025-12-01'], ['2025-12-02', TODAY]), [70, 100]],
    ['one behind the other', cover([since, TODAY], ['2025-12-01', TODAY]), [100, 100]],
    ['lately enough', cover([since, addDays(TODAY, -7)]), [100, 100]],
    ['too long ago', cover([since, addDays(TODAY, -8)]), [70, 100]],
    ['one of two too long ago', cover([since, TODAY], [since, addDays(TODAY, -8)]), [70, 100]],
    ['by no source', [], [70, 100]],
  ])('%s', (_what, own, expected) => expect(sums(own)).toEqual(expected))

  it('is what may still be missing, and no more than the limit of its rule', () => {
    expect(sums([], [record('a'), record('b')])).toEqual([70, 80])
    expect(on(table, [record('a')], TODAY, [], []).untold).toEqual([{ rule: 'item-0', kind: 'hazard', since }])
  })

  it('asks of what counts as long as it is public for the day alone', () => {
    const open = { ...table, items: table.items.map((one) => ({ ...one, months: null })) }
    expect(sums(cover(['2026-05-19', TODAY]), [], TODAY, open)).toEqual([100, 100])
    expect(sums(cover(['2020-01-01', '2026-05-01']), [], TODAY, open)).toEqual([70, 100])
  })

  it('bounds the grade too, where a veto rests on it', () => {
    const vetoed = tableOf([{ ...ITEM, record: 'accident' }], [{ ...ITEM, counts: 'always', atMost: 'C' }])
    expect(result(on(vetoed, [], TODAY, [], EVERYTHING.slice(0, 1)))).toEqual([100, 100, 'C', 'A'])
  })
})

describe('what is put right', () => {
  const table = tableOf([ITEM, { ...ITEM, counts: 'once_mended', points: 3, limit: 3 }])

  it('counts no more, and what may have been put right counts neither surely nor not at all', () => {
    expect(result(on(table, [record('a')])).slice(0, 2)).toEqual([90, 90])
    expect(result(on(table, [record('a', { mending: 'mended', mendedOn: TODAY })])).slice(0, 2)).toEqual([103, 103])
    expect(result(on(table, [record('a', { mending: 'mended', mendedOn: addDays(TODAY, 1) })])).slice(0, 2)).toEqual([90, 90])
    expect(result(on(table, [record('a', { mending: 'unknown' })])).slice(0, 2)).toEqual([90, 103])
    expect(result(on(table, [record('a', { mending: 'never' })])).slice(0, 2)).toEqual([90, 90])
  })

  it('is known of the day on which it is told, and of none before', () => {
    const inputs = [record('a', { mending: 'mended' })]
    const asOf = (day: string) => reckon({ table, inputs, cover: EVERYTHING, day, knownOn: TODAY }).sum
    expect(asOf(TODAY)).toEqual({ low: 103, high: 103 })
    expect(asOf(addDays(TODAY, -1))).toEqual({ low: 90, high: 103 })
  })

  it('is simulated for what can be put right and nothing else, and says of which', () => {
    const inputs = [record('a'), record('b', { mending: 'never' }), record('c', { mending: 'mended', mendedOn: TODAY })]
    const simulated = on(table, inputs, TODAY, ['a', 'b', 'c', 'nobody'])
    expect(simulated.simulated).toEqual(['a'])
    expect(simulated.sum).toEqual({ low: 93, high: 93 })
    expect(on(table, inputs).simulated).toEqual([])
  })
})

it.each([
  ['2020-01-01', true],
  ['2019-12-31', false],
  ['2026-12-31', true],
  ['2027-01-01', false],
])('is in force from its first day to its last: %s', (day, isOne) =>
  expect(isInForce({ from: '2020-01-01', to: '2026-12-31' }, day)).toBe(isOne),
)
