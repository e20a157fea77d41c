import fc from 'fast-check'
import { againstList, within } from '../../../server/kinds/inventory/against'
import type { AgainstAnswer, AgainstLine } from '../../../shared/kinds/inventory/against'
import type { InventoryItem } from '../../../shared/kinds/inventory/schema'
import type { SiteItem } from '../../../shared/kinds/site/schema'
import { SITE_KINDS } from '../../../shared/kinds/site/words'
import type { ListAnswer } from '../../../shared/api/lists'
import { codesOf } from '../../../shared/vocabulary'
import { startTestApp, type TestApp } from '../../support/app'

/** What is known to exist against what is listed, recounted by brute force. */

type Site = Pick<SiteItem, 'siteKind' | 'sector' | 'place' | 'monitoring'>

const placeIn = (division: string | null) => ({ address: null, division, position: null, precision: null })
const monitored = (camerasInService: number | null, state: 'in_service' | 'none' | null = null) => ({
  camerasPlanned: null,
  camerasInstalled: null,
  camerasInService,
  sensorsInService: null,
  lastCheckedOn: null,
  state,
})
const inventory = (given: Partial<InventoryItem>): InventoryItem => ({
  id: 'i.1',
  division: '990102',
  sector: null,
  siteKind: 'bridge',
  total: 5,
  asOf: '2026-05-01',
  countedBy: null,
  agency: '局',
  ...given,
})
const bridge = (given: Partial<Site> = {}): Site => ({
  siteKind: 'bridge',
  sector: 'road_transport',
  place: placeIn('990102001'),
  monitoring: monitored(2),
  ...given,
})
const lineOf = (lines: AgainstLine[], division: string | null, siteKind = 'bridge', sector: string | null = null) =>
  lines.find((line) => line.division === division && line.siteKind === siteKind && line.sector === sector)

it('says for a county what is known, what is listed and what has cameras in service', () => {
  const [line, ...rest] = againstList([inventory({})], [bridge(), bridge({ monitoring: monitored(0) }), bridge({ monitoring: null })])
  expect(rest).toEqual([])
  expect(line).toEqual({
    division: '990102',
    siteKind: 'bridge',
    sector: null,
    known: { total: 5, asOf: '2026-05-01', countedBy: null, agency: '局', id: 'i.1' },
    others: [],
    listed: { count: 3, list: { path: '/api/v1/sites', query: { division: '990102', siteKind: 'bridge' } } },
    inService: {
      count: 1,
      unknown: 1,
      list: { path: '/api/v1/sites', query: { division: '990102', siteKind: 'bridge', camera: 'in_service' } },
    },
    missing: 2,
  })
})

it('never takes what is unknown for nought', () => {
  // No inventory: not known. No site ever: not listed. No word of cameras: not known either.
  expect(lineOf(againstList([], [bridge()]), '990102')).toMatchObject({ known: null, missing: null, listed: { count: 1 } })
  expect(againstList([inventory({})], null)).toMatchObject([{ listed: null, inService: null, missing: null, known: { total: 5 } }])
  expect(againstList([inventory({})], [])).toMatchObject([{ listed: { count: 0 }, inService: { count: 0, unknown: 0 }, missing: 5 }])
  for (const monitoring of [null, monitored(null), monitored(null, 'in_service')])
    expect(againstList([], [bridge({ monitoring })])).toMatchObject([{ inService: null }])
  expect(againstList([], [bridge({ monitoring: monitored(null, 'none') })])).toMatchObject([{ inService: { count: 0, unknown: 0 } }])
  expect(againstList([], [bridge({ place: null })])).toMatchObject([
    { division: null, known: null, listed: { count: 1, list: { query: { divisionTold: 'no', siteKind: 'bridge' } } } },
  ])
  expect(againstList([], null)).toEqual([])
  expect(againstList([], [bridge({ place: placeIn('990100') })])).toMatchObject([{ division: '990100', listed: { count: 1 } }])
})

it('holds the newest inventory against the list and shows the others beside it', () => {
  const [line] = againstList(
    [inventory({ id: 'a', total: 3, asOf: null }), inventory({ id: 'b', total: 9, asOf: '2026-04-01' }), inventory({ id: 'c', total: 4 })],
    [bridge(), bridge(), bridge(), bridge(), bridge()],
  )
  expect([line?.known?.id, line?.others.map(({ id }) => id), line?.missing]).toEqual(['c', ['b', 'a'], -1])
})

it('tells the divisions below one, and itself', () => {
  const lines = againstList([inventory({}), inventory({ division: '990103' }), inventory({ division: '990102001' })], [])
  expect(within(lines, '990102000000').map(({ division }) => division)).toEqual(['990102', '990102001'])
  expect(within(lines, '990100')).toHaveLength(3)
  expect(within(lines, '990104')).toEqual([])
})

const DIVISIONS = ['990100', '990102', '990102001', '990102002', '990103', '990103001002', null]
const site: fc.Arbitrary<Site> = fc.record({
  siteKind: fc.constantFrom(...codesOf(SITE_KINDS)),
  sector: fc.constantFrom('gas' as const, 'hazchem' as const, null),
  place: fc.constantFrom(...DIVISIONS.map(placeIn), null),
  monitoring: fc.oneof(
    fc.constant(null),
    fc
      .tuple(fc.constantFrom(0, 1, 7, null), fc.constantFrom('in_service' as const, 'none' as const, null))
      .map(([n, state]) => monitored(n, state)),
  ),
})
const counted: fc.Arbitrary<InventoryItem> = fc
  .record({
    division: fc.constantFrom('990102', '990102001', '990103', '990104'),
    siteKind: fc.constantFrom(...codesOf(SITE_KINDS)),
    sector: fc.constantFrom('gas' as const, null),
    total: fc.nat(20),
  })
  .map(inventory)

it('agrees to the unit with a recount of whatever is listed', () => {
  fc.assert(
    fc.property(fc.array(site, { maxLength: 60 }), fc.array(counted, { maxLength: 12 }), (sites, inventories) => {
      const lines = againstList(inventories, sites)
      // The counties, what is of none, and what is nowhere are all that is listed.
      const parts = lines.filter(({ division, sector }) => sector === null && (division === null || division.length === 6))
      const cities = parts.filter(({ division }) => division === '990100')
      const inNoCounty = sites.filter(({ place }) => place?.division === '990100').length
      const inAll = (some: AgainstLine[]): number => some.reduce((sum, { listed }) => sum + (listed?.count ?? 0), 0)
      expect(inAll(parts) - inAll(cities) + inNoCounty).toBe(sites.length)
      for (const line of lines) {
        const ofLine = sites.filter((one) => {
          const division = one.place?.division ?? null
          const isIn =
            line.division === null ? division === null : division !== null && division.startsWith(line.division.replace(/00$/, ''))
          return isIn && one.siteKind === line.siteKind && (line.sector === null || one.sector === line.sector)
        })
        const inService = ofLine.filter(({ monitoring }) => (monitoring?.camerasInService ?? 0) > 0).length
        const unknown = ofLine.filter(
          ({ monitoring }) => monitoring === null || (monitoring.camerasInService === null && monitoring.state !== 'none'),
        ).length
        expect(line.listed?.count).toBe(ofLine.length)
        expect(line.inService).toEqual(
          ofLine.length > 0 && unknown === ofLine.length ? null : expect.objectContaining({ count: inService, unknown }),
        )
        const totals = inventories.filter(
          (one) => one.division === line.division && one.siteKind === line.siteKind && one.sector === line.sector,
        )
        expect(line.known === null).toBe(totals.length === 0)
        expect([...(line.known ? [line.known] : []), ...line.others]).toHaveLength(totals.length)
      }
    }),
    { numRuns: 150 },
  )
})

describe('of the sample city', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  }, 60_000)
  afterAll(() => app.stop())

  const total = async (path: string, query: Record<string, string>): Promise<number> =>
    (await app.json<ListAnswer>(`${path}?${new URLSearchParams({ ...query, limit: '1' }).toString()}`)).total

  it('opens for every figure the very list that it counts', async () => {
    const { items, rule, sources } = await app.json<AgainstAnswer>('/api/v1/inventories/against-list')
    expect(rule).toBe('inventory-against-list/1')
    expect(sources.map(({ name }) => name)).toContain('yunfan-inventories')
    expect(items.length).toBeGreaterThan(15)
    for (const { listed, inService, known } of items) {
      if (listed) expect(await total(listed.list.path, listed.list.query)).toBe(listed.count)
      if (inService) expect(await total(inService.list.path, inService.list.query)).toBe(inService.count)
      if (known) expect((await app.get(`/api/v1/inventories/${known.id}`)).status).toBe(200)
    }
    const all = items.filter(({ sector }) => sector === null).reduce((sum, { listed }) => sum + (listed?.count ?? 0), 0)
    expect(all).toBe(await total('/api/v1/sites', {}))
  })

  it('shows a county that knows more than it lists, one that lists more, and one that has handed nothing over', async () => {
    const county = async (division: string) =>
      (await app.json<AgainstAnswer>(`/api/v1/inventories/against-list?division=${division}`)).items.filter(({ sector }) => sector === null)
    expect((await county('990102')).every(({ missing }) => missing === 3)).toBe(true)
    expect((await county('990103')).some(({ missing }) => missing === -1)).toBe(true)
    const third = await county('990104')
    expect(third.length).toBeGreaterThan(0)
    expect(third.every(({ known, missing }) => known === null && missing === null)).toBe(true)
  })

  it('refuses what is no division', async () => {
    expect((await app.get('/api/v1/inventories/against-list?division=99')).status).toBe(400)
    expect((await app.get('/api/v1/inventories/against-list?siteKind=bridge')).status).toBe(400)
  })
})
