import { cameraOf } from '../../../shared/kinds/site/cameras'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import type { RecordAnswer } from '../../../shared/api/records'
import type { ListAnswer } from '../../../shared/api/lists'
import type { SiteItem } from '../../../shared/kinds/site/schema'
import { finishRecord } from '../../../server/mirror/rows/finish'
import { startTestApp, type TestApp } from '../../support/app'
import { CELLS_OF_PERSONS } from '../../support/cellsOfPersons'

const responsible = {
  principal: { name: '林知帆', post: '主要负责人', officePhone: '0099-55501001' },
  technical: { name: '周海棠、沈归雁', post: '总工程师' },
  operation: null,
}
const siteOf = (envelope: object, more: object = {}) =>
  finishRecord('site', INPUTS.site.parse({ name: '液氨罐区（林知帆包保）', siteKind: 'danger_source', responsible, ...more }), {
    envelope: EnvelopeInput.parse(envelope),
    today: '2026-05-20',
    warn: () => {},
  }).body

it('names who answers for a site only where its source names the basis, else by surname and post', () => {
  const named = siteOf({ basis: '《危险化学品企业重大危险源安全包保责任制办法（试行）》第七条' })
  expect(named.responsible).toMatchObject({ principal: { name: '林知帆', post: '主要负责人' }, technical: { name: '周海棠、沈归雁' } })
  const masked = siteOf({})
  expect(masked.responsible).toMatchObject({ principal: { name: '林**', post: '主要负责人', officePhone: '0099-55501001' } })
  expect(masked).toMatchObject({ name: '液氨罐区（林**包保）', responsible: { technical: { name: '周**、沈**' } } })
  expect(JSON.stringify(masked)).not.toMatch(/知帆|海棠|归雁/)
})

it.each([
  ['欧阳小强（安全员）13900002222', '欧***'],
  ['欧阳小强13900002222', '欧***'],
  ['潘小明（13800001111）', '潘**'],
  ['李大山 13900002222', '李**'],
  ['主任：陈大文，电话 13911112222', '主*、陈**'],
  ['总经理 王林', '总**、王*'],
])('tells who answers for a site by surnames, whatever stands beside the name: %s', (cell, told) => {
  const site = siteOf({}, { responsible: { ...responsible, principal: { name: cell } }, name: `罐区（${cell}）` })
  expect(site.responsible?.principal?.name).toBe(told)
  expect(JSON.stringify(site)).not.toMatch(/小强|小明|大山|大文|王林/)
})

it('repeats nobody who answers for it, whatever stands beside the name', () => {
  const leaks = CELLS_OF_PERSONS.filter(({ cell, names }) => {
    const site = siteOf(
      {},
      {
        responsible: { principal: { name: cell } },
        place: { address: `罐区旁，找${names.join('、')}` },
        name: `罐区（${names.join('、')}）`,
      },
    )
    return names.some((name) => JSON.stringify(site).includes(name))
  })
  expect(leaks).toEqual([])
})

it('tells of cameras their number and nothing else: what is no field is refused', () => {
  for (const more of [{ monitoring: { streams: ['rtsp://10.0.0.1'] } }, { monitoring: { angle: 30 } }, { cameras: [] }])
    expect(INPUTS.site.safeParse({ name: '甲', siteKind: 'bridge', ...more }).success).toBe(false)
})

const watched = {
  camerasPlanned: null,
  camerasInstalled: null,
  camerasInService: null,
  sensorsInService: null,
  lastCheckedOn: null,
  state: null,
}
it.each([
  [null, 'unknown'],
  [watched, 'unknown'],
  [{ ...watched, camerasInService: 0 }, 'none'],
  [{ ...watched, camerasInService: 2, state: 'out_of_service' as const }, 'in_service'],
  // What is in service may be sensors.
  [{ ...watched, state: 'in_service' as const }, 'unknown'],
  [{ ...watched, state: 'partly' as const }, 'unknown'],
  [{ ...watched, state: 'none' as const }, 'none'],
  [{ ...watched, state: 'out_of_service' as const }, 'none'],
])('says of %j that a camera is in service: %s', (monitoring, camera) => expect(cameraOf({ monitoring })).toBe(camera))

describe('of the sample city', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  }, 60_000)
  afterAll(() => app.stop())

  it('has sixty sites, of every sort and every level, and none of a protected sector tells where it is', async () => {
    const { items, total } = await app.json<ListAnswer<SiteItem>>('/api/v1/sites?limit=100')
    expect(total).toBe(60)
    const isProtected = ({ sector, siteKind }: SiteItem): boolean => siteKind === 'danger_source' || sector === 'power' || sector === 'gas'
    for (const item of items.filter(isProtected)) expect(item.place).toMatchObject({ position: null, address: null })
    expect(items.filter((item) => !isProtected(item) && item.place?.position).length).toBe(38)
    expect(new Set(items.map(({ dangerLevel }) => dangerLevel))).toEqual(new Set(['1', '2', '3', '4', null]))
    expect(new Set(items.map(({ monitoring }) => monitoring?.state ?? null)).size).toBe(5)
  })

  it('lists the sites of a zone and of a firm on their pages', async () => {
    const { items } = await app.json<ListAnswer<SiteItem>>('/api/v1/sites?limit=100&siteKind=danger_source')
    const site = items.find(({ enterprise }) => enterprise?.uscc)
    const firm = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${site?.enterprise?.uscc ?? ''}`)
    expect(firm.related?.site?.map(({ id }) => id)).toContain(site?.id)
    // A protected place does not tell in which grid it lies: a bridge does.
    const [bridge] = (await app.json<ListAnswer<SiteItem>>('/api/v1/sites?limit=1&siteKind=bridge')).items
    const { record } = await app.json<RecordAnswer<'site'>>(`/api/v1/sites/${bridge?.id ?? ''}`)
    const zones = await app.json<ListAnswer<{ id: string }>>(`/api/v1/zones?code=${record.body?.zone ?? ''}`)
    const zone = await app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${zones.items[0]?.id ?? ''}`)
    expect(zone.related?.site?.map(({ id }) => id)).toContain(bridge?.id)
  })
})
