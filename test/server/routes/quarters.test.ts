import type { ListAnswer } from '../../../shared/api/lists'
import type { RecordAnswer } from '../../../shared/api/records'
import { StripAnswer } from '../../../shared/api/strip'
import { touches } from '../../../shared/codes/quarters'
import type { EnterpriseItem } from '../../../shared/kinds/enterprise/schema'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { askedOfFirms } from '../../support/firms'

/** `GET /api/v1/enterprises/{id}/quarters` over the sample city. */

let app: TestApp
let firms: EnterpriseItem[]
let strips: Map<string, StripAnswer>
beforeAll(async () => {
  app = await startTestApp()
  const asked = await askedOfFirms(app, quarters)
  firms = asked.map(({ firm }) => firm)
  strips = new Map(asked.map(({ firm, answer }) => [firm.id, answer]))
}, 120_000)
afterEach(() => app.setNow(TEST_NOW))
afterAll(() => app.stop())

const quarters = (id: string) => app.json<StripAnswer>(`/api/v1/enterprises/${encodeURIComponent(id)}/quarters`)
const lettersOf = ({ quarters: all, kinds }: StripAnswer) =>
  new Set(
    all.flatMap(({ marks, quiet }) => [quiet ?? [], marks.map(({ kind }) => kinds.find((one) => one.kind === kind)?.letter ?? '')].flat()),
  )
const refused = async (path: string) => {
  const response = await app.get(path)
  return [response.status, ((await response.json()) as { error: { code: string } }).error.code]
}

it('tells each quarter by exactly the records that it lists, for every firm of the city', () => {
  let records = 0
  for (const strip of strips.values()) {
    expect(StripAnswer.safeParse(strip).error).toBeUndefined()
    for (const { quarter, marks } of strip.quarters)
      for (const { kind } of strip.kinds) {
        const listed = strip.records.filter((record) => record.kind === kind && touches(quarter, record, strip.day))
        expect(marks.find((mark) => mark.kind === kind)?.count ?? 0).toBe(listed.length)
      }
    records += strip.records.length
  }
  expect(records).toBeGreaterThan(60)
})

it('knows no record that the page of the firm does not know, and leaves out none that stands', async () => {
  const told = firms.filter(({ id }) => (strips.get(id)?.records.length ?? 0) > 0)
  for (const { id } of told.slice(0, 40)) {
    const { related } = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${id}`)
    const { records, undated, older, day } = strips.get(id) ?? (await quarters(id))
    const known = (kind: string) =>
      [...records, ...undated]
        .filter((one) => one.kind === kind)
        .map((one) => one.id)
        .sort()
    const ids = (items: readonly { id: string }[] = []) => items.map((one) => one.id).sort()
    expect(older).toEqual([])
    expect(known('accident')).toEqual(ids(related?.accident))
    expect(known('penalty')).toEqual(ids(related?.penalty))
    const late = related?.hazard?.filter(
      ({ outcome, due }) => outcome === 'closed_late' || (outcome === 'open' && due !== null && due < day),
    )
    expect(known('hazard')).toEqual(expect.arrayContaining(ids(late)))
  }
  expect(told.length).toBeGreaterThan(40)
})

it('shows a firm with every letter there is', () => {
  const letters = [...strips.values()].map(lettersOf)
  expect(letters.filter((one) => one.size === 6)).toHaveLength(1)
  expect(letters.find((one) => one.size === 6)).toEqual(new Set(['故', '罚', '患', 'none', 'running', 'unknown']))
})

it('answers by credit code as by id, with its day, its edition and the sources of all three kinds', async () => {
  const [firm] = firms
  const byCode = await quarters(firm?.uscc ?? '')
  expect(byCode).toEqual(strips.get(firm?.id ?? ''))
  const { edition } = await app.json<ListAnswer<EnterpriseItem>>('/api/v1/enterprises?limit=1')
  expect([byCode.day, byCode.edition]).toEqual(['2026-05-20', edition])
  expect(byCode.sources.map(({ name }) => name)).toEqual(
    app.sources.sources
      .filter(({ kind }) => ['accident', 'penalty', 'hazard'].includes(kind))
      .map(({ name }) => name)
      .sort(byKind),
  )
})
const byKind = (a: string, b: string) => rank(a) - rank(b)
const rank = (name: string) => ['accidents', 'penalties', 'hazards'].findIndex((end) => name.endsWith(end))

it('moves on with the day, calls a quarter unknown that nobody has delivered since, and knows it once somebody has, news or none', async () => {
  const [id = ''] = [...strips].find(([, strip]) => lettersOf(strip).size === 6) ?? []
  const newest = async () => {
    const later = await quarters(id)
    expect(later.day).toBe('2026-10-02')
    return later.quarters.slice(0, 4).map(({ quarter, quiet, uncovered }) => [quarter, quiet, uncovered.join()])
  }
  app.setNow(new Date('2026-10-02T02:00:00.000Z'))
  const every = 'accident,penalty,hazard'
  expect(await newest()).toEqual([
    ['2026-Q4', 'unknown', every],
    ['2026-Q3', 'unknown', every],
    ['2026-Q2', 'unknown', every],
    ['2026-Q1', 'none', ''],
  ])
  const startedAt = new Date('2026-10-02T01:00:00.000Z')
  const runs = app.sources.sources.map(({ name }) => ({
    _id: `later-${name}`,
    source: name,
    state: 'unchanged',
    startedAt,
    arrivedAt: startedAt,
  }))
  await app.store.db.runs.collection.insertMany(runs as never[])
  app.setNow(new Date('2026-10-02T02:01:00.000Z'))
  expect(await newest()).toEqual([
    ['2026-Q4', 'running', ''],
    ['2026-Q3', 'none', ''],
    ['2026-Q2', 'none', ''],
    ['2026-Q1', 'none', ''],
  ])
  await app.store.db.runs.deleteMany({ startedAt })
})

it('refuses who is not there, what is not asked for, and other kinds', async () => {
  const [firm] = firms
  expect(await refused('/api/v1/enterprises/nobody/quarters')).toEqual([404, 'record_not_found'])
  expect(await refused(`/api/v1/enterprises/${firm?.id}/quarters?limit=3`)).toEqual([400, 'unknown_parameter'])
  expect(await refused(`/api/v1/enterprises/${firm?.id}/quarters/x`)).toEqual([404, 'route_not_found'])
  expect((await app.get('/api/v1/accidents/x/quarters')).status).toBe(404)
  expect((await app.get(`/api/v1/enterprises/${'9'.repeat(300)}/quarters`)).status).toBe(404)
})

it('carries a tag by which it is not sent twice', async () => {
  const path = `/api/v1/enterprises/${firms[0]?.id}/quarters`
  const tag = (await app.get(path)).headers.get('ETag') ?? ''
  expect((await app.get(path, { 'If-None-Match': tag })).status).toBe(304)
})
