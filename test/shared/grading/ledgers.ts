import fc from 'fast-check'
import { addDays, type Day } from '../../../shared/codes/dates'
import type { GradingCover, GradingInput } from '../../../shared/grading/inputs'
import type { Random } from '../../../server/sample/random'
import type { GradingItem, GradingTable, GradingVeto } from '../../../shared/grading/table'

/** Random rule tables and ledgers for whoever recomputes grades. Two kinds, two facts: more would be no other case. */

export const TODAY = '2026-05-20'
const KINDS = ['accident', 'hazard'] as const
export const LEVELS = ['one', 'two', 'three'] as const

const rule = {
  title: fc.constant('一条规则'),
  record: fc.constantFrom(...KINDS),
  when: fc.oneof(
    fc.constant({}),
    fc.subarray([...LEVELS], { minLength: 1 }).map((is) => ({ level: { is } })),
    fc.integer({ min: 1, max: 3 }).map((min) => ({ deaths: { min } })),
    fc.integer({ min: 0, max: 2 }).map((max) => ({ level: { is: ['one', 'two'] }, deaths: { max } })),
  ),
  months: fc.option(fc.constantFrom(1, 2, 6, 12)),
  mend: fc.constant('整改'),
  basis: fc.constant(null),
}
const item = fc
  .record({
    ...rule,
    counts: fc.boolean(),
    points: fc.integer({ min: -30, max: 12 }).filter((points) => points !== 0),
    limit: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ counts, ...rest }) => ({
    ...rest,
    counts: counts ? ('always' as const) : rest.points < 0 ? ('while_open' as const) : ('once_mended' as const),
  }))
const veto = fc.record({
  ...rule,
  counts: fc.constantFrom('always' as const, 'while_open' as const),
  atMost: fc.constantFrom('A', 'B', 'C', 'D'),
})

/** A table that keeps the rules of its schema. */
export const tables: fc.Arbitrary<GradingTable> = fc
  .record({ items: fc.array(item, { minLength: 1, maxLength: 4 }), vetoes: fc.array(veto, { maxLength: 2 }) })
  .map(({ items, vetoes }) => tableOf(items, vetoes))

export const tableOf = (items: readonly Omit<GradingItem, 'code'>[], vetoes: readonly Omit<GradingVeto, 'code'>[] = []): GradingTable => ({
  version: '1',
  title: '一份规则',
  basis: '虚构',
  scheme: 'city',
  from: '2020-01-01',
  to: null,
  start: 100,
  min: 0,
  max: 110,
  lateDays: 7,
  bands: [
    { grade: 'A', from: 90, means: '好' },
    { grade: 'B', from: 75, means: '较好' },
    { grade: 'C', from: 60, means: '一般' },
    { grade: 'D', from: 0, means: '较差' },
  ],
  items: items.map((one, i) => ({ ...one, code: `item-${i}` })),
  vetoes: vetoes.map((one, i) => ({ ...one, code: `veto-${i}` })),
})

const days = fc.integer({ min: -800, max: 30 }).map((count) => addDays(TODAY, count))
const known = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    day: days as fc.Arbitrary<Day | null>,
    publicUntil: fc.option(
      fc.integer({ min: -20, max: 400 }).map((count) => addDays(TODAY, count)),
      { freq: 3 },
    ),
    level: fc.constantFrom(...LEVELS) as fc.Arbitrary<string | null>,
    deaths: fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<number | null>,
    mending: fc.constantFrom<GradingInput['mending']>('open', 'mended', 'never'),
    mendedOn: days,
  })
  .map(({ level, deaths, mendedOn, mending, ...rest }) => ({
    ...rest,
    title: null,
    facts: { level, deaths },
    mending,
    mendedOn: mending === 'mended' ? mendedOn : null,
  }))

/** Puts what is unknown into a record. */
type Blank = 'nothing' | 'day' | 'level' | 'deaths' | 'mending'
const BLANKS: readonly Blank[] = ['nothing', 'day', 'level', 'deaths', 'mending']
export const blanked = (input: GradingInput, blank: Blank): GradingInput => ({
  ...input,
  ...(blank === 'day' ? { day: null } : {}),
  ...(blank === 'level' || blank === 'deaths' ? { facts: { ...input.facts, [blank]: null } } : {}),
  ...(blank === 'mending' ? { mending: 'unknown' as const, mendedOn: null } : {}),
})

const numbered = (all: readonly Omit<GradingInput, 'id'>[]): GradingInput[] => all.map((one, i) => ({ ...one, id: `r${i}` }))
/** Of which everything is public. */
export const ledgers: fc.Arbitrary<GradingInput[]> = fc.array(known, { maxLength: 8 }).map(numbered)
/** The same, drawn quickly, for who needs ten thousand of them. */
export const drawLedger = (random: Random): GradingInput[] =>
  numbered(
    Array.from({ length: random.int(0, 8) }, () => {
      const mending = random.pick<GradingInput['mending']>(['open', 'mended', 'never'])
      return {
        kind: random.pick(KINDS),
        title: null,
        day: addDays(TODAY, random.int(-800, 30)),
        publicUntil: random.chance(0.3) ? addDays(TODAY, random.int(-20, 400)) : null,
        facts: { level: random.pick(LEVELS), deaths: random.int(0, 3) },
        mending,
        mendedOn: mending === 'mended' ? addDays(TODAY, random.int(-800, 30)) : null,
      }
    }),
  )
/** Of which some is not. */
export const blankLedgers: fc.Arbitrary<GradingInput[]> = fc
  .tuple(fc.array(known, { minLength: 1, maxLength: 4 }), fc.array(fc.constantFrom(...BLANKS), { minLength: 4, maxLength: 4 }))
  .map(([all, blanks]) => numbered(all).map((one, i) => blanked(one, blanks[i] ?? 'nothing')))

/** Sources that tell of everything. */
export const EVERYTHING: GradingCover[] = KINDS.map((kind) => ({ kind, spans: [{ source: 'all', from: '2010-01-01', to: TODAY }] }))
