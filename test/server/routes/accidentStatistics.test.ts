import type { ListAnswer } from '../../../shared/api/lists'
import type { StatisticsAnswer } from '../../../shared/api/statistics'
import type { RecordAnswer } from '../../../shared/api/records'
import { quarterOf, yearBefore } from '../../../shared/codes/quarters'
import type { AccidentItem } from '../../../shared/kinds/accident/schema'
import { startTestApp, type TestApp } from '../../support/app'

interface Told {
  item: AccidentItem
  sector: string | null
  county: string | null
}

let app: TestApp
let every: Told[]
beforeAll(async () => {
  app = await startTestApp()
  const { items } = await listed({})
  every = await Promise.all(
    items.map(async (item) => {
      const { record } = await app.json<RecordAnswer<'accident'>>(`/api/v1/accidents/${item.id}`)
      return { item, sector: record.body?.sector ?? null, county: record.body?.division?.slice(0, 6) ?? null }
    }),
  )
}, 60_000)
afterAll(() => app.stop())

const statistics = (query: Record<string, string>) =>
  app.json<StatisticsAnswer>(`/api/v1/accidents/statistics?${new URLSearchParams(query).toString()}`)
const listed = (query: Record<string, string>) =>
  app.json<ListAnswer<AccidentItem>>(`/api/v1/accidents?${new URLSearchParams({ ...query, limit: '100' }).toString()}`)

/** A count made the long way, from the records themselves. */
function recount(accidents: readonly Told[]) {
  const sum = (of: (item: AccidentItem) => number | null) => accidents.reduce((all, { item }) => all + (of(item) ?? 0), 0)
  return { found: accidents.length, deaths: sum(({ deaths }) => deaths), seriousInjuries: sum(({ seriousInjuries }) => seriousInjuries) }
}
const inQuarter = (quarter: string) => every.filter(({ item }) => item.occurredOn !== null && quarterOf(item.occurredOn) === quarter)
const figures = (all: StatisticsAnswer['all']) => Object.fromEntries(all.map((one) => [one.key, one]))

it('tells every quarter from the first accident on, the newest first, and the running one as such', async () => {
  const { groups, all } = await statistics({ by: 'quarter' })
  const first = every.flatMap(({ item }) => item.occurredOn ?? []).sort()[0] ?? ''
  expect(groups[0]).toMatchObject({ value: '2026-Q2', compared: { now: { cover: 'running' }, yearBefore: { quarter: '2025-Q2' } } })
  expect(groups.at(-1)).toMatchObject({
    value: quarterOf(first),
    compared: { now: { cover: 'partly' }, yearBefore: { cover: 'uncovered' } },
  })
  expect(groups.length).toBeGreaterThanOrEqual(8)
  expect(figures(all).found?.value).toBe(every.length)
  expect(every.length).toBe(30)
})

it('agrees to the unit with a recount of every accident by hand, each quarter and the same of the year before', async () => {
  const { groups } = await statistics({ by: 'quarter' })
  let differences = 0
  for (const { value, statistics: own, compared } of groups) {
    const [now, before] = [recount(inQuarter(value)), recount(inQuarter(yearBefore(value)))]
    for (const key of ['found', 'deaths', 'seriousInjuries'] as const) {
      const told = figures(own)[key]
      const isKnown = compared?.yearBefore.cover !== 'uncovered'
      expect([value, key, told?.value]).toEqual([value, key, now[key]])
      expect([value, key, told?.yearBefore?.value]).toEqual([value, key, isKnown ? before[key] : null])
      const isWhole = compared?.now.cover === 'covered' && compared.yearBefore.cover === 'covered'
      expect(told?.yearBefore?.difference).toBe(isWhole ? now[key] - before[key] : null)
      if (isWhole) differences++
    }
  }
  expect(differences).toBeGreaterThanOrEqual(6)
})

it.each<Record<string, string>>([
  { by: 'quarter' },
  { by: 'county', quarter: '2026-Q1' },
  { by: 'sector', quarter: '2025-Q4' },
  { by: 'quarter', division: '990102' },
])(
  'opens for every number of %j exactly the accidents that it is made of, now and a year before',
  async (query) => {
    const { groups } = await statistics(query)
    expect(groups.length).toBeGreaterThan(0)
    let proved = 0
    for (const group of groups) {
      for (const { key, value, query: own, yearBefore: before } of group.statistics) {
        for (const told of [{ value, query: own }, before]) {
          if (!told?.query) continue
          const { items, total } = await listed({ ...group.query, ...told.query })
          const sum = recount(items.map((item) => ({ item, sector: null, county: null })))
          expect([key, told.query, key in sum ? sum[key as keyof typeof sum] : total]).toEqual([key, told.query, told.value])
          proved++
        }
      }
    }
    expect(proved).toBeGreaterThanOrEqual(10)
  },
  60_000,
)

it.each(['county', 'sector'] as const)(
  'sets each %s of a quarter beside itself a year before, with those that have only one of the two',
  async (by) => {
    const quarter = '2026-Q1'
    const { groups, all, compared } = await statistics({ by, quarter })
    const [now, before] = [inQuarter(quarter), inQuarter('2025-Q1')]
    const values = [...new Set([...now, ...before].flatMap((one) => one[by] ?? []))]
    expect(groups.map(({ value }) => value).sort()).toEqual(values.sort())
    for (const { value, statistics: own } of groups) {
      const mine = (some: Told[]) => recount(some.filter((one) => one[by] === value))
      for (const key of ['found', 'deaths', 'seriousInjuries'] as const)
        expect(figures(own)[key]).toMatchObject({ value: mine(now)[key], yearBefore: { value: mine(before)[key] } })
    }
    expect(compared).toEqual({ now: { quarter, cover: 'covered' }, yearBefore: { quarter: '2025-Q1', cover: 'covered' } })
    expect(figures(all).found).toMatchObject({
      value: now.length,
      yearBefore: { value: before.length, difference: now.length - before.length },
    })
  },
)

it('does not know a quarter that no source covered, be it long ago or to come', async () => {
  for (const quarter of ['2019-Q3', '2027-Q1']) {
    const { all, compared, groups } = await statistics({ quarter, by: 'quarter' })
    expect(compared?.now.cover).toBe('uncovered')
    expect(all.every(({ value, query, yearBefore: before }) => value === null && query === null && before?.difference === null)).toBe(true)
    expect(groups).toHaveLength(1)
    expect(groups[0]?.statistics.every(({ value }) => value === null)).toBe(true)
  }
})

it('counts noughts in a quarter that is covered, where nothing is found', async () => {
  const { groups } = await statistics({ by: 'quarter', division: '990102999' })
  expect(groups.length).toBeGreaterThanOrEqual(8)
  expect(groups.every(({ statistics: own }) => figures(own).found?.value === 0 && figures(own).deaths?.value === 0)).toBe(true)
})

it('compares nothing where days cut the quarters', async () => {
  const { groups, compared } = await statistics({ by: 'quarter', from: '2025-06-01' })
  expect(compared).toBeUndefined()
  expect(groups.length).toBeGreaterThan(0)
  expect(groups.every((group) => group.compared === undefined && group.statistics.every((one) => one.yearBefore === undefined))).toBe(true)
})

it('covers no day after the last delivery of its source, and tells another tag when a run has come', async () => {
  const path = '/api/v1/accidents/statistics?by=quarter'
  const before = (await app.get(path)).headers.get('etag')
  app.setNow(new Date('2026-07-02T02:00:00.000Z'))
  const { groups } = await statistics({ by: 'quarter' })
  expect(groups[0]).toMatchObject({
    value: '2026-Q3',
    compared: { now: { cover: 'uncovered' } },
    statistics: [{ value: null }, {}, {}, {}, {}],
  })
  expect(groups[1]).toMatchObject({ value: '2026-Q2', compared: { now: { cover: 'partly' } } })
  const silent = (await app.get(path)).headers.get('etag')
  await app.store.db.runs.create({ _id: 'later', source: 'yunfan-accidents', state: 'unchanged', startedAt: new Date('2026-07-02T01:00:00.000Z'), finishedAt: null, arrivedAt: new Date('2026-07-02T01:00:00.000Z'), counts: {}, warnings: 0, changes: {}, fill: {}, validators: {} }) // prettier-ignore
  // Runs are asked for once a minute.
  app.setNow(new Date('2026-07-02T02:01:00.000Z'))
  const [running, over] = (await statistics({ by: 'quarter' })).groups
  expect([running?.compared?.now.cover, over?.compared?.now.cover]).toEqual(['running', 'covered'])
  const heard = (await app.get(path)).headers.get('etag')
  expect(new Set([before, silent, heard]).size).toBe(3)
  app.setNow(new Date('2026-05-20T02:00:00.000Z'))
})

it('takes the same filters in its list and its files, and refuses what is no quarter', async () => {
  const { total } = await listed({ quarter: '2026-Q1', harm: 'deaths' })
  expect(total).toBe(inQuarter('2026-Q1').filter(({ item }) => (item.deaths ?? 0) > 0).length)
  const csv = await (await app.get('/api/v1/accidents.csv?quarter=2026-Q1&harm=deaths')).text()
  expect(csv.trim().split('\r\n')).toHaveLength(total + 2)
  for (const query of ['quarter=2026', 'quarter=2026-Q5', 'by=colour', 'by=month', 'harm=all', 'quarter=2026-Q1&quarter=2026-Q2'])
    expect((await app.get(`/api/v1/accidents/statistics?${query}`)).status).toBe(400)
  expect((await app.get('/api/v1/penalties/statistics')).status).toBe(404)
})
