import type { ListAnswer } from '../../../shared/api/lists'
import type { StatisticsAnswer } from '../../../shared/api/statistics'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import { startTestApp, type TestApp } from '../../support/app'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const statistics = (query: string) => app.json<StatisticsAnswer>(`/api/v1/hazards/statistics${query}`)
const totalOf = async (query: Record<string, string>) =>
  (await app.json<ListAnswer<HazardItem>>(`/api/v1/hazards?${new URLSearchParams({ ...query, limit: '1' }).toString()}`)).total

it.each(['', '?by=county', '?by=township', '?by=sector', '?by=department', '?level=major&by=county', '?division=990102&by=township'])(
  'every figure of %s is the total of the list that proves it',
  async (query) => {
    const { all, groups } = await statistics(query)
    const filters = Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => name !== 'by'))
    const told = [{ query: filters, statistics: all }, ...groups]
    let proved = 0
    for (const group of told) {
      for (const { key, query: own, unit, unknown, value } of group.statistics) {
        if (own === null) continue
        const total = await totalOf({ ...group.query, ...own })
        // A sum is proved by the list of those that it is made of.
        const counted = unit === 'fen' ? (group.statistics[0]?.value ?? NaN) - unknown : value
        expect([key, group.query, total]).toEqual([key, group.query, counted])
        proved++
      }
    }
    expect(proved).toBeGreaterThanOrEqual(9)
    expect(groups.length > 0).toBe(query.includes('by='))
  },
  60_000,
)

it('agrees to the unit with a recount of every hazard by hand', async () => {
  const { all, day } = await statistics('')
  const items: HazardItem[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: ListAnswer<HazardItem> = await app.json(`/api/v1/hazards?limit=100${cursor && `&cursor=${cursor}`}`)
    items.push(...page.items)
    cursor = page.next
  }
  const of = (key: string) => all.find((one) => one.key === key)
  const open = items.filter(({ status }) => status !== 'closed')
  const overdue = open.filter(({ due }) => due !== null && due < day)
  const onTime = items.filter(({ outcome }) => outcome === 'closed_on_time')
  const late = items.filter(({ outcome }) => outcome === 'closed_late')
  expect(items.length).toBeGreaterThan(100)
  expect(of('found')?.value).toBe(items.length)
  expect(of('overdue')).toMatchObject({ value: overdue.length, unknown: open.filter(({ due }) => due === null).length })
  expect(of('closingRate')?.value).toBe(Math.round(((items.length - open.length) / items.length) * 1000))
  expect(of('onTimeRate')?.value).toBe(Math.round((onTime.length / (onTime.length + late.length + overdue.length)) * 1000))
  const planned = items.flatMap(({ funding }) => funding?.plannedFen ?? [])
  expect(of('plannedFen')).toMatchObject({ value: planned.reduce((sum, fen) => sum + fen, 0), unknown: items.length - planned.length })
})

it('refuses to part by what it cannot', async () => {
  expect((await app.get('/api/v1/hazards/statistics?by=colour')).status).toBe(400)
  expect((await app.get('/api/v1/zones/statistics')).status).toBe(404)
})
