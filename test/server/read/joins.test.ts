import type { ListAnswer } from '../../../shared/api/lists'
import type { RecordAnswer } from '../../../shared/api/records'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import type { ZoneItem } from '../../../shared/kinds/zone/schema'
import { startTestApp, type TestApp } from '../../support/app'

/** What lies in a grid lies in its street and its district: their pages say so, and lead to lists of the same. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 120_000)
afterAll(() => app.stop())

const list = <Item>(path: string, query: Record<string, string>) =>
  app.json<ListAnswer<Item>>(`/api/v1/${path}?${new URLSearchParams({ limit: '100', ...query })}`)
const zonesOf = async (level: string) => (await list<ZoneItem>('zones', { level })).items
const idsOf = (items: readonly { id: string }[] | undefined) => (items ?? []).map(({ id }) => id).sort()

it.each(['township', 'county'])('a %s has every hazard and site of its division, on its page as in the list', async (level) => {
  let met = 0
  for (const zone of await zonesOf(level)) {
    const { related } = await app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${zone.id}`)
    for (const [path, joined] of [
      ['hazards', related?.hazard],
      ['sites', related?.site],
    ] as const) {
      const narrowed = await list<HazardItem>(path, { zone: zone.code })
      const within = await list<HazardItem>(path, { division: zone.division ?? '' })
      expect(idsOf(joined)).toEqual(idsOf(narrowed.items))
      expect(idsOf(narrowed.items)).toEqual(expect.arrayContaining(idsOf(within.items)))
      met += within.total
    }
  }
  expect(met).toBeGreaterThan(50)
})

it('a grid has what names it and nothing of its neighbours', async () => {
  const grids = await zonesOf('grid')
  const hazards = (await list<HazardItem & { zone?: string }>('hazards', {})).items
  let met = 0
  for (const grid of grids.slice(0, 20)) {
    const narrowed = await list<HazardItem>('hazards', { zone: grid.code })
    for (const { id } of narrowed.items) {
      const { record } = await app.json<RecordAnswer<'hazard'>>(`/api/v1/hazards/${id}`)
      expect(record.body?.zone).toBe(grid.code)
    }
    met += narrowed.total
  }
  expect(met).toBeGreaterThan(0)
  expect(met).toBeLessThan(hazards.length)
})

it('the zones right below a zone are its own, and not those below these', async () => {
  for (const county of await zonesOf('county')) {
    const { related } = await app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${county.id}`)
    const below = await list<ZoneItem>('zones', { parent: county.code })
    expect(idsOf(related?.zone).filter((id) => below.items.some((one) => one.id === id))).toEqual(idsOf(below.items))
    expect(below.items.every(({ parent }) => parent === county.code)).toBe(true)
  }
})
