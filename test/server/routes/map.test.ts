import fc from 'fast-check'
import type { ListAnswer } from '../../../shared/api/lists'
import type { MapAnswer } from '../../../shared/api/map'
import { LISTS, type ListContract } from '../../../shared/kinds/schemas'
import { HAZARD_LEVELS } from '../../../shared/kinds/hazard/words'
import { SITE_KINDS } from '../../../shared/kinds/site/words'
import { ZONE_LEVELS } from '../../../shared/kinds/zone/words'
import { codesOf } from '../../../shared/vocabulary'
import { startTestApp, type TestApp } from '../../support/app'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

/** The invented city and the sea around it. */
const CITY = '123.1,30.1,123.7,30.7'
const MAPS = Object.values<ListContract>(LISTS).filter(({ hasMap }) => hasMap)

const mapOf = (list: ListContract, query: Record<string, string>) =>
  app.json<MapAnswer>(`${list.path}/map?${new URLSearchParams(query).toString()}`)
const listOf = (list: ListContract, query: Record<string, string>) =>
  app.json<ListAnswer<{ id: string }>>(`${list.path}?${new URLSearchParams({ ...query, limit: '100' }).toString()}`)

it('the kinds that lie somewhere have a map', () => {
  expect(MAPS.map(({ kind }) => kind)).toEqual(['hazard', 'site', 'zone'])
})

it.each(MAPS)('$kind: whatever is public is on the map of the city, or said to lie nowhere', async (list) => {
  const { marks, total, nowhere } = await mapOf(list, { box: CITY })
  const everything = await listOf(list, {})
  const unplaced = await listOf(list, { box: 'none' })
  expect(total).toBeGreaterThan(0)
  expect(total + nowhere).toBe(everything.total)
  expect(unplaced.total).toBe(nowhere)
  expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  expect(marks.length).toBeLessThanOrEqual(120)
})

const FILTERS: Record<string, Record<string, readonly string[]>> = {
  hazard: { level: codesOf(HAZARD_LEVELS), outcome: ['open', 'closed_late'] },
  site: { siteKind: codesOf(SITE_KINDS) },
  zone: { level: codesOf(ZONE_LEVELS) },
}

it.each(MAPS)(
  '$kind: list and map give the same set for the same box and filters',
  async (list) => {
    let seen = 0
    const Query = fc
      .tuple(
        fc.double({ min: 123.1, max: 123.6, noNaN: true }),
        fc.double({ min: 30.1, max: 30.6, noNaN: true }),
        fc.double({ min: 0.01, max: 0.4, noNaN: true }),
        fc.constantFrom(
          ...Object.entries(FILTERS[list.kind] ?? {}).flatMap(([name, values]) => values.map((value) => ({ [name]: value }))),
          {},
        ),
      )
      .map(([west, south, size, filters]) => ({
        ...(filters as Record<string, string>),
        box: [west, south, west + size, south + size].map((degrees) => degrees.toFixed(5)).join(','),
      }))
    await fc.assert(
      fc.asyncProperty(Query, async (query) => {
        const [map, { items, total }] = await Promise.all([mapOf(list, query), listOf(list, query)])
        expect(map.total).toBe(total)
        const ids = new Set(items.map(({ id }) => id))
        const alone = map.marks.flatMap(({ record }) => (record ? [record.id] : []))
        if (total <= 100) expect(alone.filter((id) => !ids.has(id))).toEqual([])
        seen += total
      }),
      // Small boxes may all be empty; the city is not.
      { numRuns: 40, examples: [[{ box: CITY }]] },
    )
    expect(seen).toBeGreaterThan(0)
  },
  30_000,
)

it('tells of a single hazard its level while it is open, and of one that is closed that it is', async () => {
  const marked = new Map<string, string | null>()
  // Boxes so small that most records stand alone.
  for (let column = 0; column < 6; column++)
    for (let row = 0; row < 6; row++) {
      const [west, south] = [123.1 + column / 10, 30.1 + row / 10]
      const { marks } = await mapOf(LISTS.hazard, {
        box: `${west.toFixed(2)},${south.toFixed(2)},${(west + 0.1).toFixed(2)},${(south + 0.1).toFixed(2)}`,
      })
      for (const { record } of marks) if (record) marked.set(record.id, record.mark)
    }
  const items: { id: string; level: string | null; status: string }[] = []
  for (const status of ['closed', 'rectifying', 'registered'])
    items.push(...(await app.json<ListAnswer<(typeof items)[number]>>(`/api/v1/hazards?status=${status}&limit=100`)).items)
  const told = items.filter(({ id }) => marked.has(id))
  expect(new Set(told.map(({ status }) => status === 'closed'))).toEqual(new Set([true, false]))
  expect(told.map(({ id }) => marked.get(id))).toEqual(told.map(({ level, status }) => (status === 'closed' ? 'closed' : level)))
})

it('draws a zone in the middle of itself, which is no rough place; a record of which only the township is public is one', async () => {
  const roughIn = async (list: ListContract) =>
    (await mapOf(list, { box: CITY })).marks.reduce((sum, { approximate }) => sum + approximate, 0)
  expect(await roughIn(LISTS.zone)).toBe(0)
  expect(await roughIn(LISTS.site)).toBeGreaterThan(0)
})

it('draws a hazard that lies at a key site where the site lies, and as roughly as that', async () => {
  interface Told {
    id: string
    body: { no: string | null; site: string | null; place: { position: { lng: number; lat: number } | null } | null }
  }
  const bodiesOf = async (list: ListContract): Promise<Told[]> => {
    const { items } = await listOf(list, {})
    return Promise.all(items.map(async ({ id }) => (await app.json<{ record: Told }>(`${list.path}/${id}`)).record))
  }
  const spots = new Map((await bodiesOf(LISTS.site)).map(({ body: { no, place } }) => [no, place?.position ?? null]))
  const atSites = (await bodiesOf(LISTS.hazard)).filter(({ body: { site } }) => site !== null)
  expect(atSites.filter(({ body: { place } }) => (place?.position ?? null) !== null)).toEqual([])
  const placed = atSites.flatMap(({ id, body: { site } }) => {
    const spot = spots.get(site)
    return spot ? [{ id, spot }] : []
  })
  expect(placed.length).toBeGreaterThan(3)
  expect(placed.length).toBeLessThan(atSites.length)
  for (const { id, spot } of placed) {
    const box = [spot.lng - 1e-5, spot.lat - 1e-5, spot.lng + 1e-5, spot.lat + 1e-5].map((degrees) => degrees.toFixed(6)).join(',')
    expect((await listOf(LISTS.hazard, { box })).items.map((item) => item.id)).toContain(id)
    expect((await mapOf(LISTS.hazard, { box })).marks.map(({ approximate }) => approximate)).toEqual([0])
  }
})

it('refuses a box that is none, a map without a box, and a filter that the list does not have', async () => {
  for (const query of ['', '?box=1,2,3', '?box=124,30,123,31', '?box=none', '?box=123,30,124,31&colour=red', '?box=123,30,124,95']) {
    const response = await app.get(`/api/v1/hazards/map${query}`)
    expect([query, response.status]).toEqual([query, 400])
  }
  expect((await app.get('/api/v1/penalties/map')).status).toBe(404)
  expect((await app.get('/api/v1/penalties?box=123,30,124,31')).status).toBe(400)
})
