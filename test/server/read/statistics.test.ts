import fc from 'fast-check'
import { facetsOf } from '../../../server/editions/facets'
import { measuresOf } from '../../../server/kinds/accident/statistics'
import { ruleOf } from '../../../server/kinds/index'
import { KindModel, type Row } from '../../../server/read/model'
import type { Published } from '../../../server/read/published'
import { statisticsIn } from '../../../server/read/statistics'
import type { Statistic } from '../../../shared/api/statistics'
import { addDays } from '../../../shared/codes/dates'
import { firstDayOf, lastDayOf, yearBefore } from '../../../shared/codes/quarters'
import { BODIES, LISTS, type BodyOf } from '../../../shared/kinds/schemas'

/** The figures of any ledger, held against a walk through all its records. */

const TODAY = '2026-05-20'
const COUNTIES = ['990102', '990103']

interface Drawn {
  day: string | null
  county: string | null
  sector: 'chem' | 'gas' | null
  deaths: number | null
  seriousInjuries: number | null
}

const EMPTY = BODIES.accident.parse({})
const bodyOf = ({ day, county, sector, deaths, seriousInjuries }: Drawn): BodyOf['accident'] => ({
  ...EMPTY,
  occurredOn: day,
  division: county && `${county}001`,
  sector,
  deaths,
  seriousInjuries,
})

function rowOf(drawn: Drawn, i: number): Row {
  const body = bodyOf(drawn)
  return {
    id: String(i),
    from: 1,
    item: '',
    facets: facetsOf('accident', body, { agency: '云帆市应急管理局', publishedAt: null }),
    code: null,
    names: [],
    mentions: [],
    publicUntil: null,
    onMap: null,
    measures: measuresOf(body),
    answers: null,
    sources: ['one'],
  }
}

const publishedOf = (drawn: readonly Drawn[]) =>
  ({ models: { accident: KindModel.from('accident', drawn.map(rowOf)) }, day: TODAY }) as unknown as Published

const RUNS = new Map([['one', { from: '2025-11-01', to: TODAY }]])
const asked = (filters: Record<string, string>) => ({ filters, from: undefined, to: undefined, q: undefined })
const told = (statistics: readonly Statistic[], key: string) => statistics.find((one) => one.key === key)

const count = fc.option(fc.nat(9), { freq: 4 })
const drawn: fc.Arbitrary<Drawn> = fc.record({
  day: fc.option(
    fc.nat(700).map((days) => addDays(TODAY, -days)),
    { freq: 6 },
  ),
  county: fc.option(fc.constantFrom(...COUNTIES), { freq: 6 }),
  sector: fc.option(fc.constantFrom('chem' as const, 'gas' as const)),
  deaths: count,
  seriousInjuries: count,
})

/** Number, and how many do not tell it, the long way: day by day from the first of a quarter to its last. */
function walked(all: readonly Drawn[], quarter: string, passes: (one: Drawn) => boolean) {
  const found = all.filter((one) => one.day !== null && one.day >= firstDayOf(quarter) && one.day <= lastDayOf(quarter) && passes(one))
  const sum = (field: 'deaths' | 'seriousInjuries') => {
    let [value, unknown] = [0, 0]
    for (const one of found) {
      if (one[field] === null) unknown++
      else value += one[field]
    }
    return { value: unknown > 0 && unknown === found.length ? null : value, unknown }
  }
  return { found: { value: found.length, unknown: 0 }, deaths: sum('deaths'), seriousInjuries: sum('seriousInjuries') }
}

/** The earliest day from which on no quarter is without a record until the last one, the long way: quarter by quarter, backwards. */
function toldFrom(all: readonly Drawn[]): string {
  const days = all.flatMap(({ day }) => day ?? []).sort()
  let [from = '9999-99-99'] = days.slice(-1)
  for (;;) {
    const [year = 0, quarter = 0] = [Number(from.slice(0, 4)), Math.floor((Number(from.slice(5, 7)) - 1) / 3)]
    const months = [quarter === 0 ? 10 : quarter * 3 - 2, quarter * 3 + 1].map(
      (month, i) => `${i === 0 && quarter === 0 ? year - 1 : year}-${String(month).padStart(2, '0')}-01`,
    )
    const earlier = days.find((day) => day >= (months[0] ?? '') && day < from)
    if (earlier === undefined) return from
    from = earlier
  }
}

it('claims no nought by one row of a wrong year', () => {
  const one = (day: string): Drawn => ({ day, county: COUNTIES[0] ?? null, sector: null, deaths: 2, seriousInjuries: 0 })
  const of = (days: string[]) => {
    const { groups } = statisticsIn(
      publishedOf(days.map(one)),
      LISTS.accident,
      asked({}),
      'quarter',
      new Map([['one', { from: TODAY, to: TODAY }]]),
    )
    return groups.map(({ value, statistics, compared }) => [value, told(statistics, 'found')?.value, compared?.now.cover])
  }
  const running = ['2026-Q2', 1, 'running']
  expect(of(['2026-04-08'])).toEqual([running])
  // It is told where it is, and the years between are not.
  expect(of(['2026-04-08', '2016-04-08'])).toEqual([running, ['2016-Q2', 1, 'partly']])
  expect(of(['2026-04-08', '2025-10-08'])).toEqual([running, ['2025-Q4', 1, 'partly']])
  // Of what is told quarter by quarter the source tells.
  expect(of(['2026-04-08', '2026-01-02', '2025-12-01'])).toEqual([running, ['2026-Q1', 1, 'covered'], ['2025-Q4', 1, 'partly']])
})

it('agrees to the unit with a walk through 10,000 random ledgers, in every quarter and against the year before', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 8 }), fc.constantFrom('quarter', 'county', 'sector'), (all, by) => {
      const quarter = '2026-Q1'
      const { groups } = statisticsIn(publishedOf(all), LISTS.accident, asked(by === 'quarter' ? {} : { quarter }), by, RUNS)
      const first = [toldFrom(all), '2025-11-01'].sort()[0] ?? ''
      // Held together and at once: a comparison of its own for each number would take most of the time.
      const received: unknown[] = []
      const expected: unknown[] = []
      for (const { value, statistics, compared } of groups) {
        const at = by === 'quarter' ? value : quarter
        const passes = (one: Drawn) => by === 'quarter' || (by === 'county' ? one.county : one.sector) === value
        const [now, before] = [walked(all, at, passes), walked(all, yearBefore(at), passes)]
        const isUncovered = lastDayOf(yearBefore(at)) < first && before.found.value === 0
        const isWhole = at !== '2026-Q2' && firstDayOf(yearBefore(at)) >= first
        received.push([value, compared?.yearBefore.cover === 'uncovered'])
        expected.push([value, isUncovered])
        for (const key of ['found', 'deaths', 'seriousInjuries'] as const) {
          const one = told(statistics, key)
          const isSure = isWhole && now[key].unknown === 0 && before[key].unknown === 0
          received.push([one?.value, one?.unknown, one?.yearBefore?.value, one?.yearBefore?.difference])
          const difference = isSure ? (now[key].value ?? NaN) - (before[key].value ?? NaN) : null
          expected.push([now[key].value, now[key].unknown, isUncovered ? null : before[key].value, difference])
        }
      }
      expect(received).toEqual(expected)
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

it('tells nothing of quarters where no source has a dated record or a good run', () => {
  const undated = { day: null, county: null, sector: null, deaths: 1, seriousInjuries: 0 }
  const { all, groups } = statisticsIn(publishedOf([undated]), LISTS.accident, asked({}), 'quarter')
  expect(groups).toEqual([])
  expect(told(all, 'found')?.value).toBe(1)
  const { all: some, compared } = statisticsIn(publishedOf([undated]), LISTS.accident, asked({ quarter: '2026-Q1' }), 'quarter')
  expect(compared?.now.cover).toBe('uncovered')
  expect(some.every(({ value }) => value === null)).toBe(true)
})

it('knows noughts from the first good run on, of a source that has never listed anything', () => {
  const { groups } = statisticsIn(publishedOf([]), LISTS.accident, asked({}), 'quarter', RUNS)
  expect(groups.map(({ value, statistics, compared }) => [value, told(statistics, 'found')?.value, compared?.now.cover])).toEqual([
    ['2026-Q2', 0, 'running'],
    ['2026-Q1', 0, 'covered'],
    ['2025-Q4', 0, 'partly'],
  ])
})

describe('several sources', () => {
  const one = (day: string, said: Partial<BodyOf['accident']> = {}, source = 'one', at = 0): Row => {
    const body = { ...EMPTY, title: `事故 ${day}`, occurredOn: day, division: '990102', sector: 'construction' as const, deaths: 1, seriousInjuries: 0, ...said } // prettier-ignore
    const facts = ruleOf('accident').factsOf?.(body, { documentNo: null }) ?? []
    return {
      ...rowOf({ day, county: null, sector: null, deaths: null, seriousInjuries: null }, at),
      id: `${source} ${day} ${at}`,
      item: JSON.stringify(body),
      facets: facetsOf('accident', body, { agency: '云帆市应急管理局', publishedAt: null }),
      measures: measuresOf(body),
      sources: [source],
      facts,
    }
  }
  const publishedAs = (rows: Row[]) => ({ models: { accident: KindModel.from('accident', rows) }, day: TODAY }) as unknown as Published
  const found = (published: Published, filters: Record<string, string>) =>
    statisticsIn(published, LISTS.accident, asked(filters), undefined).all

  it('that list the same accident count it once, and the list of the figure holds it once', () => {
    const published = publishedAs([one('2026-02-05'), one('2026-02-05', { seriousInjuries: null }, 'two'), one('2026-03-05', {}, 'two')])
    const figures = found(published, {})
    expect(figures.slice(0, 3).map(({ value }) => value)).toEqual([2, 2, 0])
    const { query } = told(figures, 'found') ?? { query: null }
    expect(query).toEqual({ listed: 'once' })
    const page = (listed: string) => published.models.accident.page({ filters: { listed: [listed] }, sort: '-occurredOn' }, 0, 9)
    expect([page('once').total, page('again').total, published.models.accident.size]).toEqual([2, 1, 3])
    // What tells more is the one that counts.
    expect(page('once').items.every((item) => item.includes('"seriousInjuries":0'))).toBe(true)
  })
  it('and one source by itself tell two where it lists two', () => {
    expect(found(publishedAs([one('2026-02-05'), one('2026-02-05', {}, 'one', 1)]), {})[0]).toMatchObject({ value: 2, query: {} })
    expect(found(publishedAs([one('2026-02-05'), one('2026-02-05', {}, 'one', 1), one('2026-02-05', {}, 'two')]), {})[0]?.value).toBe(2)
    expect(found(publishedAs([one('2026-02-05'), one('2026-02-05', { division: '990123' }, 'two')]), {})[0]?.value).toBe(2)
    expect(found(publishedAs([one('2026-02-05'), one('2026-02-05', { title: '另一起' }, 'two')]), {})[0]?.value).toBe(2)
  })
  it('cover each its own trades and counties, and all of them together nothing that one of them leaves out', () => {
    const road = { sector: 'road_transport' as const, division: '990123' }
    const published = publishedAs([
      ...['2025-03-05', '2025-06-05', '2025-09-05', '2025-12-01'].map((day) => one(day)),
      ...['2025-03-06', '2025-06-06', '2025-09-06', '2025-12-06', '2026-02-06', '2026-05-06'].map((day) => one(day, road, 'two')),
    ])
    const cover = (filters: Record<string, string>) =>
      statisticsIn(published, LISTS.accident, asked({ quarter: '2026-Q1', ...filters }), undefined)
    expect(cover({ sector: 'road_transport' }).compared?.now.cover).toBe('covered')
    expect(cover({ division: '990123' }).compared?.now.cover).toBe('covered')
    expect(cover({ division: '990123001' }).compared?.now.cover).toBe('covered')
    expect(cover({ division: '990199001' }).compared?.now.cover).toBe('uncovered')
    // The source of construction has been silent since December.
    const { compared, all } = cover({ sector: 'construction' })
    expect([compared?.now.cover, told(all, 'found')?.value]).toEqual(['uncovered', null])
    expect(cover({ division: '990102' }).compared?.now.cover).toBe('uncovered')
    expect(cover({}).compared?.now.cover).toBe('partly')
    const { groups } = statisticsIn(published, LISTS.accident, asked({ quarter: '2026-Q1' }), 'sector')
    expect(groups.map(({ value, compared: pair }) => [value, pair?.now.cover])).toEqual([
      ['road_transport', 'covered'],
      ['construction', 'uncovered'],
    ])
  })
})
