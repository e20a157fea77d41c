import type { ListAnswer } from '../../../shared/api/lists'
import type { MapAnswer } from '../../../shared/api/map'
import type { RecordAnswer } from '../../../shared/api/records'
import type { StatisticsAnswer } from '../../../shared/api/statistics'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import { createOlderPages } from '../../../server/read/olderPages'
import { LISTS } from '../../../shared/kinds/schemas'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'

/** What the desk has made public of a hazard is told wherever the hazard is, until its source answers. */

const ON = '2026-05-19'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterEach(async () => {
  app.setNow(TEST_NOW)
  await app.store.db.tips.deleteMany({})
  await app.view.refresh()
})
afterAll(() => app.stop())

let tips = 0
const tell = (hazard: HazardItem, over: { on?: string; status?: string } = {}) =>
  app.store.db.tips.create({
    _id: String(++tips).padStart(32, '0'),
    unrectified: { record: hazard.id, status: hazard.status, on: ON, ...over },
  })
const listed = (query: string) => app.json<ListAnswer<HazardItem>>(`/api/v1/hazards?${query}`)

/** A hazard that reads green: closed in time, of a firm of the register. */
async function green(): Promise<{ hazard: HazardItem; firm: string }> {
  const { items } = await listed('outcome=closed_on_time&limit=100')
  for (const hazard of items) {
    const code = hazard.enterprise?.uscc ?? ''
    const firm = await app.get(`/api/v1/enterprises/${code}`)
    if (code !== '' && firm.ok) return { hazard, firm: code }
  }
  throw new Error('the sample has no such hazard')
}
const firmOf = (code: string) => app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${code}`)
const onOf = ({ items }: ListAnswer<HazardItem>, id: string) => items.find((item) => item.id === id)?.unrectifiedOn

it('tells it in lists, searches and files, on the map, in the lines of its firm and in what is said of the firm', async () => {
  const { hazard, firm } = await green()
  expect(hazard.unrectifiedOn).toBeNull()
  const calm = await firmOf(firm)
  await tell(hazard)
  await app.view.refresh()
  expect(onOf(await listed('status=closed&limit=100'), hazard.id)).toBe(ON)
  expect(onOf(await listed(`q=${encodeURIComponent(hazard.title ?? '')}&limit=100`), hazard.id)).toBe(ON)
  const others = (await listed('limit=100')).items.filter(({ id, unrectifiedOn }) => id !== hazard.id && unrectifiedOn !== null)
  expect(others).toEqual([])

  const { related, judgement } = await firmOf(firm)
  expect(related?.hazard?.find(({ id }) => id === hazard.id)?.unrectifiedOn).toBe(ON)
  expect(calm.judgement?.sentence).not.toContain('群众反映')
  expect(judgement).toMatchObject({ tone: 'stop' })
  expect(judgement?.sentence).toContain('有 1 条隐患群众反映未整改，经核实')
  expect(judgement?.reasons.join()).toContain(`群众反映未整改，经核实（${ON} 公开）；来源说：已销号`)

  const [, header = '', ...rows] = (await (await app.get('/api/v1/hazards.csv')).text()).trimEnd().split(/\r?\n/)
  expect(header).toContain('群众反映未整改，经核实（日期）')
  expect(rows.filter((line) => line.includes(`${ON},${hazard.id}`))).toHaveLength(1)
})

it('tells beside the rate of those closed how many of them are contradicted, and lists exactly those', async () => {
  const { hazard } = await green()
  const figureIn = async () =>
    (await app.json<StatisticsAnswer>('/api/v1/hazards/statistics')).all.find(({ key }) => key === 'closed_unrectified')
  expect(await figureIn()).toMatchObject({ value: 0 })
  await tell(hazard)
  const [open] = (await listed('outcome=open&limit=1')).items
  if (open) await tell(open)
  await app.view.refresh()
  const figure = await figureIn()
  expect(figure).toMatchObject({ label: '已销号，群众反映未整改，经核实', value: 1 })
  const { items } = await listed(new URLSearchParams(figure?.query ?? {}).toString())
  expect(items.map(({ id }) => id)).toEqual([hazard.id])
  // No version knows it: an edition of before cannot be asked for it.
  const published = app.view.today()
  if (!published) throw new Error('nothing is published')
  const asked = { filters: { unrectified: ['yes'] }, sort: 'urgency' }
  const place = { edition: published.edition._id, offset: 0 }
  const asking = createOlderPages(app.store.db)(published, LISTS.hazard, asked, place, 10)
  await expect(asking).rejects.toMatchObject({ code: 'edition_gone' })
})

it('tells it on a mark of the map', async () => {
  const { items } = await listed('status=closed&limit=100')
  const pinsAround = async ({ place }: HazardItem) => {
    const { lng, lat } = place?.position ?? { lng: 0, lat: 0 }
    const box = [lng - 0.001, lat - 0.001, lng + 0.001, lat + 0.001].map((degrees) => degrees.toFixed(6)).join()
    const { marks } = await app.json<MapAnswer>(`/api/v1/hazards/map?box=${box}&status=closed`)
    return marks.flatMap(({ record }) => record ?? [])
  }
  let marked: HazardItem | null = null
  for (const item of items.filter(({ place }) => place?.position))
    if ((await pinsAround(item)).some(({ id }) => id === item.id)) marked ??= item
  if (!marked) throw new Error('no closed hazard of the sample has a mark of its own')
  const { id } = marked
  await tell(marked)
  await app.view.refresh()
  expect((await pinsAround(marked)).filter(({ unrectifiedOn }) => unrectifiedOn === ON).map((pin) => pin.id)).toEqual([id])
})

it('is another answer with it, for whoever has kept the one before, and the old one again without', async () => {
  const { hazard } = await green()
  const path = '/api/v1/hazards?status=closed&limit=100'
  const first = await app.get(path)
  const etag = first.headers.get('etag') ?? ''
  const before = await first.text()
  expect((await app.get(path, { 'If-None-Match': etag })).status).toBe(304)
  const tip = await tell(hazard)
  await app.view.refresh()
  const told = await app.get(path, { 'If-None-Match': etag })
  expect(told.status).toBe(200)
  expect(told.headers.get('etag')).not.toBe(etag)
  expect(await told.text()).not.toBe(before)
  await app.store.db.tips.deleteOne({ _id: tip._id })
  await app.view.refresh()
  const after = await app.get(path)
  expect([after.headers.get('etag'), await after.text()]).toEqual([etag, before])
})

it('is over once its source has answered, and the newest holds of several', async () => {
  const { hazard } = await green()
  await tell(hazard, { status: 'rectifying' })
  await app.view.refresh()
  expect(onOf(await listed('status=closed&limit=100'), hazard.id)).toBeNull()
  await tell(hazard, { on: '2026-05-18' })
  await app.view.refresh()
  // The one of the later day was told of another state.
  expect(onOf(await listed('status=closed&limit=100'), hazard.id)).toBeNull()
  await tell(hazard, { on: '2026-05-20' })
  await app.view.refresh()
  expect(onOf(await listed('status=closed&limit=100'), hazard.id)).toBe('2026-05-20')
})

it('holds over midnight, and in the page of an edition that is asked of the store', async () => {
  const { hazard } = await green()
  await tell(hazard)
  await app.view.refresh()
  app.setNow(new Date('2026-05-20T17:00:00.000Z'))
  expect(app.view.today()?.day).toBe('2026-05-21')
  expect(onOf(await listed('status=closed&limit=100'), hazard.id)).toBe(ON)
  const published = app.view.today()
  if (!published) throw new Error('nothing is published')
  const query = { filters: { status: ['closed'] }, sort: '-foundOn' }
  const place = { edition: published.edition._id, offset: 0 }
  const { items } = await createOlderPages(app.store.db)(published, LISTS.hazard, query, place, 100)
  expect(items.map((item) => JSON.parse(String(item)) as HazardItem).find(({ id }) => id === hazard.id)?.unrectifiedOn).toBe(ON)
})

it('asks the store for it once a refresh, whatever is listed, and at no request', async () => {
  const { hazard } = await green()
  await tell(hazard)
  const asked = jest.spyOn(app.store.db.tips, 'find')
  await app.view.refresh()
  expect(asked).toHaveBeenCalledTimes(1)
  for (const path of ['hazards?limit=100', 'hazards?limit=50&sort=due', 'enterprises?limit=10']) await app.get(`/api/v1/${path}`)
  expect(asked).toHaveBeenCalledTimes(1)
})
