import type { EnterpriseItem } from '../../../shared/kinds/enterprise/schema'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import type { SiteItem } from '../../../shared/kinds/site/schema'
import type { ZoneItem } from '../../../shared/kinds/zone/schema'
import { startTestApp, type TestApp } from '../../support/app'

/** What a search finds beside names: what a line of the list shows, and so what people copy from it into the box. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

interface Answer<Item> {
  items: Item[]
  total: number
}
const list = <Item>(path: string, query: Record<string, string | number>) =>
  app.json<Answer<Item>>(`/api/v1/${path}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`)
const idsOf = ({ items }: Answer<{ id: string }>) => items.map(({ id }) => id).sort()
const all = { limit: 100 }

describe('hazards and sites', () => {
  it.each(['hazards', 'sites'])('%s are found by the credit code of who answers for them: exactly those of its page', async (path) => {
    const { items } = await list<HazardItem | SiteItem>(path, all)
    const codes = [...new Set(items.flatMap(({ enterprise }) => enterprise?.uscc ?? []))]
    expect(codes.length).toBeGreaterThan(3)
    for (const code of codes.slice(0, 5)) {
      const found = await list<HazardItem>(path, { q: code, ...all })
      expect(found.total).toBeGreaterThan(0)
      expect(idsOf(found)).toEqual(idsOf(await list<HazardItem>(path, { enterprise: code, ...all })))
      expect(idsOf(await list<HazardItem>(path, { q: code.toLowerCase().replace(/(.{4})/g, '$1 '), ...all }))).toEqual(idsOf(found))
    }
    // A part of a code may be that of several.
    expect((await list(path, { q: codes[0]?.slice(0, 17) ?? '' })).total).toBe(0)
  })

  it.each(['hazards', 'sites'])(
    '%s are found by the street that their lines name, on the list, the map and in the file alike',
    async (path) => {
      const { items: streets } = await list<ZoneItem>('zones', { level: 'township', ...all })
      let met = 0
      for (const { name, division } of streets.slice(0, 8)) {
        if (division === null) continue
        const there = await list<HazardItem>(path, { division, ...all })
        const found = await list<HazardItem>(path, { q: name, ...all })
        expect(idsOf(found)).toEqual(expect.arrayContaining(idsOf(there)))
        const q = encodeURIComponent(name)
        const map = await app.json<{ total: number; nowhere: number }>(`/api/v1/${path}/map?q=${q}&box=-180,-90,180,90`)
        expect(map.total + map.nowhere).toBe(found.total)
        met += there.total
      }
      expect(met).toBeGreaterThan(3)
    },
  )

  it.each(['hazards', 'sites'])('%s are found by words of an address that is public', async (path) => {
    const { items } = await list<HazardItem | SiteItem>(path, all)
    const placed = items.filter(({ place }) => (place?.address ?? '').length >= 4)
    expect(placed.length).toBeGreaterThan(2)
    for (const { id, place } of placed.slice(0, 5))
      expect(idsOf(await list<HazardItem>(path, { q: place?.address?.slice(-6) ?? '', ...all }))).toContain(id)
  })
})

it('a passenger finds who drives a route, and no record is taken for the firm that is called like one', async () => {
  const { items } = await list<EnterpriseItem>('enterprises', { sector: 'road_transport', ...all })
  const routes = await Promise.all(
    items.slice(0, 5).map(({ id }) => app.json<{ record: { body: { routes: string[] } } }>(`/api/v1/enterprises/${id}`)),
  )
  let met = 0
  for (const [i, { record }] of routes.entries())
    for (const route of record.body.routes) {
      met += 1
      expect(idsOf(await list<EnterpriseItem>('enterprises', { q: route, sector: 'road_transport', ...all }))).toContain(items[i]?.id)
    }
  expect(met).toBeGreaterThan(3)
})
