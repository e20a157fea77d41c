import type { SourcesAnswer, SummaryAnswer, ZonesAtAnswer } from '../../../shared/api/city'
import type { FindingsAnswer, RunAnswer, RunReport, RunsAnswer } from '../../../shared/api/runs'
import type { Method } from '../../../shared/api/endpoint'
import { CALENDAR, ENDPOINTS as ALL_ENDPOINTS, PROGRAM_ENDPOINTS, RECORD_ENDPOINTS } from '../../../shared/api/endpoints'
import { ERROR_CODES, type ErrorAnswer, type ErrorCode } from '../../../shared/api/errorCodes'
import type { AccidentItem } from '../../../shared/kinds/accident/schema'
import type { EnterpriseItem } from '../../../shared/kinds/enterprise/schema'
import type { NoticeItem } from '../../../shared/kinds/notice/schema'
import type { ZoneItem } from '../../../shared/kinds/zone/schema'
import { LISTS, type ListContract } from '../../../shared/kinds/schemas'
import type { ListAnswer } from '../../../shared/api/lists'
import type { HistoryAnswer, RecordAnswer } from '../../../shared/api/records'
import { KINDS, LIST_PATHS, type Kind } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { startTestApp, type TestApp } from '../../support/app'

/** What is asked one by one. */
const ENDPOINTS = [...RECORD_ENDPOINTS, ...PROGRAM_ENDPOINTS]

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const list = <Item = EnterpriseItem>(path: string) => app.json<ListAnswer<Item>>(path)

async function refusal(path: string, status: number, code: ErrorCode, headers = {}): Promise<ErrorAnswer> {
  const answer = await app.get(path, headers)
  const body = (await answer.json()) as ErrorAnswer
  expect([answer.status, body.error.code, body.error.message]).toEqual([status, code, ERROR_CODES[code].message])
  return body
}

/** A real path for each endpoint, with an id that is there. */
async function examplePath(path: string): Promise<string> {
  if (path.includes('/runs/')) return path.replace('{id}', (await app.json<RunsAnswer>('/api/v1/runs')).items[0]?.id ?? '')
  if (path.startsWith('/api/v1/evidence/')) return path.replace('{sha256}', await pictureShown())
  if (path === '/api/v1/zones/at') return path + '?lng=123.3&lat=30.3'
  if (path === CALENDAR.path) return `${path}?records=hazard.${(await list<{ id: string }>('/api/v1/hazards')).items[0]?.id ?? ''}`
  if (path === '/api/v1/comparison')
    return (
      path +
      '?codes=' +
      (await list('/api/v1/enterprises')).items
        .slice(0, 3)
        .map(({ uscc }) => uscc)
        .join()
    )
  if (path.includes('{code}'))
    return path.replace('{code}', (await list<NoticeItem>('/api/v1/notices')).items[0]?.enterprises[0]?.uscc ?? '')
  if (path.endsWith('/map')) return path + '?box=123,30,124,31'
  const contract = Object.values<ListContract>(LISTS).find((one) => path.startsWith(one.path)) ?? LISTS.notice
  const id = (await list<{ id: string }>(contract.path)).items[0]?.id ?? ''
  return path.replace('{kind}', contract.kind).replace('{id}', id).replace('{record}', id)
}

/** A picture that some record shows; others are kept for the desk alone. */
async function pictureShown(): Promise<string> {
  const { pictureBytes, picturesAtDesk } = app.store.db
  const waiting = (await picturesAtDesk.find().lean<{ shown: string }[]>()).map(({ shown }) => shown)
  expect(waiting).toHaveLength(1)
  const kept = await pictureBytes.find({}, { _id: 1 }).lean<{ _id: string }[]>()
  return kept.find(({ _id }) => !waiting.includes(_id))?._id ?? ''
}

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'DELETE']

describe.each(ENDPOINTS.map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const))('%s %s', (_method, path, endpoint) => {
  it('answers what the contract says, and nothing else', async () => {
    const answer = await app.get(await examplePath(path))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(endpoint.answerType ?? 'application/json; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const parsed = endpoint.answer.safeParse(endpoint.answerType === undefined ? await answer.json() : await answer.text())
    expect(parsed.error?.issues ?? []).toEqual([])
  })

  it('refuses an unknown parameter by name', async () => {
    const example = await examplePath(path)
    const { error } = await refusal(example + (example.includes('?') ? '&' : '?') + 'mood=1', 400, 'unknown_parameter')
    expect(error.fields).toEqual({ mood: '没有这个参数' })
  })

  it('answers the methods that its path declares, and names them where another is asked for', async () => {
    const declared = ENDPOINTS.filter((one) => one.path === path).map(({ method }): string => method)
    const example = app.base + (await examplePath(path))
    for (const method of METHODS.filter((one) => !declared.includes(one))) {
      const answer = await fetch(example, { method })
      expect([answer.status, ((await answer.json()) as ErrorAnswer).error.code]).toEqual([405, 'method_not_allowed'])
      const allowed = (answer.headers.get('allow') ?? '').split(', ')
      expect(allowed.filter((one) => one !== 'HEAD').sort()).toEqual([...declared].sort())
    }
  })

  it('may be kept where it says so, and nowhere else', async () => {
    const answer = await app.get(await examplePath(path))
    expect(answer.headers.get('cache-control')).toMatch(endpoint.keep || endpoint.isTagged ? /^public, max-age=60/ : /^no-store$/)
    expect(answer.headers.has('etag')).toBe(endpoint.keep || endpoint.isTagged === true)
  })
})

describe('lists', () => {
  it('refuse what is out of bounds, with the field', async () => {
    expect((await refusal('/api/v1/enterprises?limit=101', 400, 'invalid_parameter')).error.fields).toEqual({ limit: '不大于 100' })
    expect((await refusal('/api/v1/enterprises?limit=020', 400, 'invalid_parameter')).error.fields).toEqual({ limit: '格式不对' })
    expect((await refusal('/api/v1/enterprises?q=%E4%BA%91', 400, 'invalid_parameter')).error.fields).toEqual({ q: '至少 2 个字' })
    expect((await refusal('/api/v1/accidents?from=2026-02-30', 400, 'invalid_parameter')).error.fields).toEqual({
      from: '日历上没有这一天',
    })
    expect((await refusal('/api/v1/accidents?level=bad', 400, 'invalid_parameter')).error.fields?.level).toContain('ordinary')
    expect((await refusal('/api/v1/accidents?level=major&level=major', 400, 'invalid_parameter')).error.fields).toEqual({
      level: '只能写一次',
    })
    await refusal('/api/v1/enterprises?cursor=1', 400, 'invalid_parameter')
    await refusal('/api/v1/enterprises?cursor=99.0', 404, 'edition_not_found')
    await refusal(`/api/v1/enterprises?q=${'x'.repeat(2_100)}`, 414, 'request_too_long')
  })

  it('page through everything once, with an exact total', async () => {
    const seen: string[] = []
    let next: string | null = null
    do {
      const page: ListAnswer<EnterpriseItem> = await list('/api/v1/enterprises?limit=100' + (next ? `&cursor=${next}` : ''))
      seen.push(...page.items.map((item) => item.id))
      expect(page.total).toBe(401)
      next = page.next
    } while (next !== null)
    expect(seen).toHaveLength(401)
    expect(new Set(seen).size).toBe(401)
  })

  it('filter and sort', async () => {
    const { items, total } = await list('/api/v1/enterprises?sector=construction&grade=A&sort=-gradedOn&limit=100')
    expect(items).toHaveLength(total)
    expect(total).toBeGreaterThan(3)
    expect(items.every((item) => item.sector === 'construction' && item.cityGrade?.grade === 'A')).toBe(true)
    const days = items.map((item) => item.cityGrade?.decidedOn ?? '')
    expect(days).toEqual([...days].sort().reverse())
    const recent = await list<AccidentItem>('/api/v1/accidents?from=2025-05-20&to=2026-05-20&limit=100')
    expect(recent.items.every((item) => (item.occurredOn ?? '') >= '2025-05-20')).toBe(true)
    expect(recent.total).toBeLessThan((await list('/api/v1/accidents')).total)
    const county = await list<AccidentItem>('/api/v1/accidents?division=990102&limit=100')
    expect(county.total).toBeGreaterThan(0)
  })

  it('find by any two characters of a name and by credit code', async () => {
    const byName = await list('/api/v1/enterprises?limit=100&q=' + encodeURIComponent('恒达'))
    expect(byName.total).toBeGreaterThan(1)
    expect(byName.items.every((item) => item.name.includes('恒达'))).toBe(true)
    expect((await list('/api/v1/enterprises?q=91990100maay4cl127')).items.map((item) => item.name)).toEqual(['云帆恒达建筑工程有限公司'])
    expect((await list('/api/v1/enterprises?q=' + encodeURIComponent('帆恒达建'))).total).toBe(1)
    expect((await list('/api/v1/enterprises?q=' + encodeURIComponent('没有这家'))).total).toBe(0)
    expect((await list('/api/v1/penalties?q=' + encodeURIComponent('无证上岗'))).total).toBeGreaterThan(0)
  })

  it('join by enterprise', async () => {
    const { items } = await list<NoticeItem>('/api/v1/notices?enterprise=91990100MAAY4CL127')
    expect(items.length).toBeGreaterThan(0)
    expect(items.every((item) => item.enterprises.some((enterprise) => enterprise.uscc === '91990100MAAY4CL127'))).toBe(true)
    expect((await list('/api/v1/notices?enterprise=91990100MA00000000')).total).toBe(0)
  })
})

describe('records', () => {
  it('are found by id and by credit code, with what other records say', async () => {
    const byCode = await app.json<RecordAnswer<'enterprise'>>('/api/v1/enterprises/91990100MAAY4CL127')
    expect(byCode.record.body?.name).toBe('云帆恒达建筑工程有限公司')
    expect(byCode.judgement).toMatchObject({ tone: 'stop', sentence: expect.stringContaining('责任事故') })
    expect(byCode.related?.accident?.length).toBeGreaterThan(0)
    expect((await app.json<RecordAnswer>('/api/v1/enterprises/' + byCode.record.id)).record).toEqual(byCode.record)
    await refusal('/api/v1/enterprises/nobody', 404, 'record_not_found')
    await refusal('/api/v1/enterprises/', 404, 'route_not_found')
    expect((await app.get('/api/v1/enterprises/91990100maay4cl127')).status).toBe(200)
    await refusal('/api/v1/accidents/' + byCode.record.id, 404, 'record_not_found')
  })

  it('answer a past edition, but only one record does', async () => {
    const { record } = await app.json<RecordAnswer>('/api/v1/enterprises/91990100MAAY4CL127')
    expect((await app.json<RecordAnswer>(`/api/v1/enterprises/${record.id}?edition=2`)).record.revision).toBe(1)
    await refusal(`/api/v1/enterprises/${record.id}?edition=1`, 404, 'record_not_found')
    await refusal(`/api/v1/enterprises/${record.id}?edition=99`, 404, 'edition_not_found')
    await refusal('/api/v1/enterprises?edition=2', 400, 'unknown_parameter')
  })

  it('show a zone between those above and below it', async () => {
    const [grid] = (await list<ZoneItem>('/api/v1/zones?level=grid&limit=1')).items
    const { related } = await app.json<RecordAnswer<'zone'>>('/api/v1/zones/' + grid?.id)
    expect(related?.zone?.map((zone) => zone.level)).toEqual(['township', 'county'])
    const [county] = (await list<ZoneItem>('/api/v1/zones?level=county&limit=1')).items
    expect((await app.json<RecordAnswer<'zone'>>('/api/v1/zones/' + county?.id)).related?.zone).toHaveLength(4)
  })
})

describe('a place', () => {
  it('has somebody who answers at every level, widest first', async () => {
    const { zones } = await app.json<ZonesAtAnswer>('/api/v1/zones/at?lng=123.3&lat=30.3')
    expect(zones.map(({ item }) => item.level)).toEqual(['county', 'township', 'grid'])
    for (const { body } of zones) expect(body.persons.length).toBeGreaterThan(0)
    expect(JSON.stringify(zones)).not.toContain('coordinates')
  })
  it('is read in either system of coordinates', async () => {
    const one = await app.json<ZonesAtAnswer>('/api/v1/zones/at?lng=123.3&lat=30.3&crs=wgs84')
    expect(one.zones.map(({ item }) => item.level)).toContain('grid')
  })
  it('far away has nobody, and a wrong one is refused', async () => {
    expect((await app.json<ZonesAtAnswer>('/api/v1/zones/at?lng=100&lat=30')).zones).toEqual([])
    await refusal('/api/v1/zones/at?lng=abc&lat=30', 400, 'invalid_parameter')
    await refusal('/api/v1/zones/at?lng=100', 400, 'invalid_parameter')
    await refusal('/api/v1/zones/at?lng=&lat=', 400, 'invalid_parameter')
  })
})

it('counts in the summary what its lists count', async () => {
  const { figures, counts, city } = await app.json<SummaryAnswer>('/api/v1/summary')
  expect(city).toEqual({
    name: '云帆市',
    sample: true,
    officePhone: '0099-55501235',
    division: '990100',
    baseMap: null,
    publicUrl: 'https://mingan.example',
    terminals: [expect.objectContaining({ id: 'yunfan' }), expect.objectContaining({ id: 'linhai' })],
  })
  for (const {
    value,
    list: { path, query },
  } of figures)
    expect((await list(`${path}?${new URLSearchParams(query).toString()}`)).total).toBe(value)
  expect(counts.map(({ kind }) => kind)).toEqual(codesOf(KINDS))
  for (const { kind, total } of counts) expect((await list(LIST_PATHS[kind])).total).toBe(total ?? 0)
})

it('says of a record whatever else lists it, and where that differs', async () => {
  const { items } = await app.json<ListAnswer<EnterpriseItem>>('/api/v1/enterprises?sector=road_transport&limit=100')
  const answers = await Promise.all(items.map(({ id }) => app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${id}`)))
  expect(answers).toHaveLength(30)
  for (const { record, alsoListedBy, sources } of answers) {
    expect(record.source).toBe('yunfan-enterprises')
    expect(sources.map(({ name }) => name)).toEqual(['yunfan-enterprises', 'yunfan-operators'])
    const other = '云帆市客运总站东侧停车场'
    const differs = alsoListedBy[0]?.differences.length ? [{ field: '地址', shown: record.body?.address, other }] : []
    expect(alsoListedBy).toMatchObject([{ source: 'yunfan-operators', agency: '云帆市交通运输局（演示）', differences: differs }])
  }
  expect(answers.filter(({ alsoListedBy }) => alsoListedBy[0]?.differences.length)).toHaveLength(5)
  const { versions } = await app.json<HistoryAnswer>(`/api/v1/records/enterprise/${items[0]?.id}/history`)
  expect(versions[0]?.sentence).toBe('另一来源也列出，2026-05-20')
})

it('tells of every source when it arrived and what became of its rows', async () => {
  const { sources } = await app.json<SourcesAnswer>('/api/v1/sources')
  expect(sources.map((source) => [source.name, source.silent, source.records])).toEqual([
    ['yunfan-zones', false, 60],
    ['yunfan-enterprises', false, 401],
    ['yunfan-operators', false, 30],
    ['yunfan-accidents', false, 30],
    ['yunfan-penalties', false, expect.any(Number)],
    ['yunfan-port-penalties', false, 26],
    ['yunfan-notices', false, expect.any(Number)],
    ['yunfan-danger-sources', false, 20],
    ['yunfan-road-sites', false, 20],
    ['yunfan-city-sites', false, 20],
    ['yunfan-building-hazards', false, 40],
    ['yunfan-hazards', false, 45],
    ['yunfan-road-hazards', false, 35],
    ['yunfan-inventories', false, 14],
    ['yunfan-visits', false, expect.any(Number)],
    ['yunfan-road-visits', false, expect.any(Number)],
    ['yunfan-bureau-visits', false, expect.any(Number)],
    ['yunfan-tasks', false, 9],
    ['yunfan-meetings', false, 8],
    ['yunfan-documents', false, 7],
    ['yunfan-fines-bureau', false, 36],
    ['yunfan-fines-transport', false, 36],
    ['yunfan-fines-port', false, 36],
    ['yunfan-rewards', false, 2],
    ['yunfan-objections', false, 8],
    ['yunfan-replies', false, 3],
  ])
  const path = '/api/v1/runs/' + sources[1]?.lastRun?.id
  const { run } = await app.json<RunAnswer>(path)
  expect(run).toMatchObject({ title: '企业安全生产信息库', state: 'published', counts: { refused: 1 }, warnings: 1 })
  const refused = await app.json<FindingsAnswer>(path + '/findings')
  const place = { n: expect.any(Number), place: null, line: expect.any(Number) }
  expect(refused).toEqual({ items: [{ ...place, column: '成立日期', reason: '内容里的日期和别的文字连在一起' }], next: null })
  expect((await app.json<FindingsAnswer>(path + '/findings?severity=warning')).items).toEqual([
    { ...place, column: '统一社会信用代码', reason: '统一社会信用代码的校验位不对' },
  ])
  expect(JSON.stringify([run, refused])).not.toContain('云帆日期粘连示例有限公司')
  await refusal('/api/v1/runs/none', 404, 'run_not_found')
  await refusal('/api/v1/runs/none/findings', 404, 'run_not_found')
  await refusal(path + '/findings?severity=all', 400, 'invalid_parameter')
})

it('lists runs and their findings page by page, each once', async () => {
  const runs: RunReport[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: RunsAnswer = await app.json(`/api/v1/runs?limit=2${next && `&cursor=${next}`}`)
    runs.push(...page.items)
    next = page.next
  }
  expect(new Set(runs.map(({ id }) => id)).size).toBe(26)
  const penalties = runs.find(({ source }) => source === 'yunfan-penalties')
  const found: FindingsAnswer['items'] = []
  for (let next: string | null = ''; next !== null;) {
    const page: FindingsAnswer = await app.json(`/api/v1/runs/${penalties?.id}/findings?limit=3${next && `&cursor=${next}`}`)
    found.push(...page.items)
    next = page.next
  }
  expect(found.length).toBeGreaterThan(3)
  expect(new Set(found.map(({ n }) => n)).size).toBe(penalties?.counts?.refused)
})

it('has said when nothing of a kind was ever published, and draws no green line from that', async () => {
  const { judge } = await import('../../../server/read/judgement')
  const { record } = await app.json<RecordAnswer<'enterprise'>>('/api/v1/enterprises/91990100MAAY4CL127')
  const facts = {
    kind: 'enterprise' as const,
    body: { ...(record.body as NonNullable<typeof record.body>), sector: 'road_transport' as const, grades: [] },
    today: '2026-05-20',
  }
  expect(judge({ ...facts, related: { accident: [], notice: [], penalty: [], hazard: [] } })?.tone).toBe('pass')
  expect(judge({ ...facts, related: { notice: [], penalty: [], hazard: [] } })).toMatchObject({
    tone: 'unknown',
    sentence: '事故数据未公布，不能据此判断。',
  })
})

it('calls a source silent when it is later than its rhythm', async () => {
  const before = app.sources.sources[0]
  app.setNow(new Date('2026-05-21T03:00:00.000Z'))
  expect((await app.json<SourcesAnswer>('/api/v1/sources')).sources.find((source) => source.name === before?.name)?.silent).toBe(true)
  app.setNow(new Date('2026-05-20T02:00:00.000Z'))
})

describe('caching', () => {
  it('answers 304 to the same edition, and nothing may be kept past midnight', async () => {
    const first = await app.get('/api/v1/summary')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"26-[0-9a-f]{8}-20260520"$/)
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600')
    expect((await app.get('/api/v1/summary', { 'if-none-match': etag })).status).toBe(304)
    expect((await app.get('/api/v1/summary', { 'if-none-match': '"3-00000000-20260520"' })).status).toBe(200)
    app.setNow(new Date('2026-05-20T15:59:30.000Z'))
    expect((await app.get('/api/v1/summary')).headers.get('cache-control')).toBe('public, max-age=30, stale-while-revalidate=0')
    app.setNow(new Date('2026-05-20T02:00:00.000Z'))
  })

  it.each(['br', 'gzip', 'identity'])('gives the same answer in %s, cached or not', async (encoding) => {
    const plain = await app.json('/api/v1/enterprises?limit=50')
    for (let i = 0; i < 2; i++) {
      const answer = await app.get('/api/v1/enterprises?limit=50', { 'accept-encoding': encoding })
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
      expect(await answer.json()).toEqual(plain)
    }
  })

  it('keeps neither places nor the state of sources', async () => {
    for (const path of ['/api/v1/zones/at?lng=123.3&lat=30.3', '/api/v1/sources', '/api/v1/runs']) {
      expect((await app.get(path)).headers.get('cache-control')).toBe('no-store')
    }
  })
})

it.each([
  ['/api/v1/notices?from=9426-02-03', 400, { from: '年份要在 1900 到 2199 之间' }],
  ['/api/v1/notices?from=2026-02-30', 400, { from: '日历上没有这一天' }],
  ['/api/v1/notices?from=9426-02-30', 400, { from: '日历上没有这一天' }],
  ['/api/v1/notices?from=x', 400, { from: '格式不对' }],
  ['/api/v1/notices/x?on=9426-02-03', 400, { on: '年份要在 1900 到 2199 之间' }],
  ['/api/v1/notices/x?edition=0x10', 400, { edition: '格式不对' }],
  ['/api/v1/notices/x?edition=0', 400, { edition: '不小于 1' }],
  ['/api/v1/runs?limit=1e2', 400, { limit: '格式不对' }],
  ['/api/v1/changes?limit=1000', 400, { limit: '不大于 100' }],
  ['/api/v1/changes?cursor=6.10001', 400, { cursor: '格式不对，或者翻得太远：更早的看单条记录的变更' }],
  ['/api/v1/zones/at?lng=180.5&lat=1e1', 400, { lng: '不大于 180' }],
  [`/api/v1/zones?code=${'\u{20000}'.repeat(61)}`, 400, { code: '最多 60 个字' }],
  ['/api/v1/notices?q=%20a%20', 400, { q: '至少 2 个字' }],
])('refuses %s for what is wrong with it', async (path, status, fields) => {
  const answer = await app.get(path)
  expect([answer.status, ((await answer.json()) as ErrorAnswer).error.fields]).toEqual([status, fields])
})

it.each([
  '/api/v1/zones/at?lng=1.233e2&lat=-0',
  `/api/v1/zones?code=${'\u{20000}'.repeat(60)}`,
  `/api/v1/notices?q=${'\u{20000}'.repeat(60)}`,
  '/api/v1/notices?from=9999-12-31',
])('answers %s, which is within its bounds', async (path) => {
  expect((await app.get(path)).status).toBe(200)
})

describe('the description', () => {
  it('names every endpoint and every parameter', async () => {
    const description = await app.json<{ openapi: string; paths: Record<string, { get: { parameters: { name: string }[] } }> }>(
      '/api/v1/openapi.json',
    )
    expect(description.openapi).toBe('3.1.0')
    await refusal('/api/v1/openapi.json?mood=1', 400, 'unknown_parameter')
    expect(Object.keys(description.paths)).toEqual([...new Set(ALL_ENDPOINTS.map((endpoint) => endpoint.path))])
    expect(description.paths['/api/v1/enterprises']?.get.parameters.map((parameter) => parameter.name)).toEqual([
      'sector',
      'division',
      'grade',
      'scheme',
      'transportGrade',
      'routeEnd',
      'q',
      'sort',
      'limit',
      'cursor',
    ])
    const page = await (await app.get('/api')).text()
    for (const { path } of ALL_ENDPOINTS) expect(page).toContain(path)
  })
  it.each<Kind>(['zone', 'enterprise', 'accident', 'notice'])('serves the JSON Schema of a feed of %s', async (kind) => {
    expect(await app.json(`/api/v1/schemas/feed/${kind}.json`)).toMatchObject({
      type: 'object',
      properties: { records: { type: 'array' } },
    })
  })
})

it('says of itself whether it lives and whether it is ready', async () => {
  expect(await app.json('/healthz')).toMatchObject({ ok: true })
  expect(await app.json('/readyz')).toEqual({ ok: true, edition: 26 })
  await refusal('/nowhere', 404, 'route_not_found')
})

it('keeps the history of a record in words', async () => {
  const [item] = (await list<NoticeItem>('/api/v1/notices?limit=1')).items
  const history = await app.json<HistoryAnswer>(`/api/v1/records/notice/${item?.id}/history`)
  expect(history.versions).toMatchObject([{ revision: 1, operation: 'publish', reason: '来源首次列出', differences: [] }])
  await refusal('/api/v1/records/notice/none/history', 404, 'record_not_found')
  await refusal('/api/v1/records/poem/none/history', 404, 'record_not_found')
})
