import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import type { RecordAnswer } from '../../../shared/api/records'
import { CALENDAR_MAX } from '../../../shared/api/calendar'
import { startTestApp, type TestApp } from '../../support/app'
import { eventsOf, readCalendar, textOf } from '../../support/calendar'

/** The calendar of deadlines as a program subscribes to it, and the changes of one record as a reader of feeds does. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

interface Listed {
  items: { id: string }[]
}
const idsOf = async (list: string) => (await app.json<Listed>(`/api/v1/${list}?limit=15`)).items.map(({ id }) => id)
const asked = (records: string[]) => app.get(`/api/v1/calendar.ics?records=${records.join(',')}`)
const summaries = async (records: string[]) =>
  eventsOf(readCalendar(await (await asked(records)).text())).map((event) => textOf(event, 'SUMMARY'))

it('tells the deadline of every hazard that is not closed, and of none that is', async () => {
  const { items } = await app.json<{ items: HazardItem[] }>(`/api/v1/hazards?limit=${CALENDAR_MAX}`)
  const events = eventsOf(readCalendar(await (await asked(items.map(({ id }) => `hazard.${id}`))).text()))
  const told = events.flatMap(({ properties }) => {
    const uid = properties.get('UID')?.value ?? ''
    return uid.startsWith('due.') ? [[uid, properties.get('DTSTART')?.value]] : []
  })
  const open = items.filter(({ status, due }) => status !== 'closed' && due !== null)
  expect(open.length).toBeGreaterThan(5)
  expect(told.sort()).toEqual(open.map(({ id, due }) => [`due.hazard.${id}@990100.mingan`, due?.replaceAll('-', '')]).sort() as typeof told)
})

it('tells when persons of a zone are to be trained again, by their duty and by no name', async () => {
  const ids = await idsOf('zones')
  const zones = await Promise.all(ids.map((id) => app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${id}`)))
  const persons = zones.flatMap(({ record }) => record.body?.persons ?? [])
  const text = await (await asked(ids.map((id) => `zone.${id}`))).text()
  const due = persons.flatMap(({ training }) => training?.nextDue ?? [])
  expect(due.length).toBeGreaterThan(3)
  const trainings = eventsOf(readCalendar(text)).filter((event) => textOf(event, 'SUMMARY').includes('培训到期'))
  expect(trainings.map(({ properties }) => properties.get('DTSTART')?.value).sort()).toEqual(
    due.map((day) => day.replaceAll('-', '')).sort(),
  )
  for (const { name } of persons) expect(text.replaceAll('\r\n ', '')).not.toContain(name)
})

it.each(['accidents', 'penalties', 'directives', 'inspections', 'enterprises', 'notices', 'sites'])(
  'reads the days of %s',
  async (list) => {
    const ids = await idsOf(list)
    const kind = { penalties: 'penalty', enterprises: 'enterprise' }[list] ?? list.replace(/s$/, '')
    const told = await summaries(ids.map((id) => `${kind}.${id}`))
    expect(told.length).toBeGreaterThanOrEqual(list === 'sites' ? 0 : 1)
  },
)

it('names a firm once that is asked for by its id and by its code', async () => {
  const [id] = await idsOf('enterprises')
  const { record } = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${id}`)
  const once = await summaries([`enterprise.${id}`])
  expect(await summaries([`enterprise.${id}`, `enterprise.${record.body?.uscc}`])).toEqual(once)
})

it('is a calendar without an event of what nobody knows, kept by nobody', async () => {
  const answer = await asked(['hazard.nobody'])
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'no-store',
  ])
  expect(eventsOf(readCalendar(await answer.text()))).toEqual([])
})

it.each([
  ['no record', ''],
  ['what is no kind', 'cat.1'],
  ['more than it holds', Array.from({ length: CALENDAR_MAX + 1 }, (_, i) => `zone.${i}`).join(',')],
])('refuses %s', async (_what, records) => {
  const answer = await app.get(`/api/v1/calendar.ics?records=${records}`)
  expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([400, 'invalid_parameter'])
})

it.each(['accident', 'notice', 'directive'])('has a feed of one %s alone, whose entries are its versions', async (kind) => {
  const [id] = await idsOf(`${kind}s`)
  const history = await app.json<{ versions: { edition: number }[] }>(`/api/v1/records/${kind}/${id}/history`)
  const feed = await (await app.get(`/feeds/changes.atom?record=${kind}.${id}`)).text()
  expect([...feed.matchAll(/<id>(urn:mingan:\w+:[^<]*:\d+)<\/id>/g)].map(([, urn]) => urn)).toEqual(
    history.versions.map(({ edition }) => `urn:mingan:${kind}:${id}:${edition}`),
  )
  expect(feed).toContain(`record=${kind}.${id}`)
})
