import { readFileSync, writeFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { SaxesParser } from 'saxes'
import type { Change, ChangesAnswer } from '../../../shared/api/changes'
import type { ErrorAnswer } from '../../../shared/api/errorCodes'
import type { NoticeItem } from '../../../shared/kinds/notice/schema'
import type { PenaltyItem } from '../../../shared/kinds/penalty/schema'
import type { ListAnswer } from '../../../shared/api/lists'
import type { HistoryAnswer, RecordAnswer } from '../../../shared/api/records'
import type { VersionDoc } from '../../../server/models/version'
import { startTestApp, type TestApp } from '../../support/app'

/** Public changes: as a list, as a feed, by enterprise and zone, and records as of a day gone by. */

const CODE = '91990100MAAY4CL127'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const pathOf = (kind: string) => app.sources.sources.find((source) => source.kind === kind)?.path ?? ''
const changes = async (query: string) => (await app.json<ChangesAnswer>('/api/v1/changes' + query)).items

interface FeedRow {
  key: string
  correction?: string
  withdrawn?: string
  body: { title: string; persons?: { post: string }[]; code?: string; enterprises?: { name: string }[] }
}
function editFeed(kind: string, change: (rows: FeedRow[]) => FeedRow[]): void {
  const feed = JSON.parse(readFileSync(pathOf(kind), 'utf8')) as { records: FeedRow[] }
  writeFileSync(pathOf(kind), JSON.stringify({ ...feed, records: change(feed.records) }))
}

it('lists every change once, the newest first, page by page', async () => {
  const all: Change[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: ChangesAnswer = await app.json(`/api/v1/changes?kind=notice&limit=30${next && `&cursor=${next}`}`)
    all.push(...page.items)
    next = page.next
  }
  expect(new Set(all.map(({ id, edition }) => `${id}@${edition}`)).size).toBe(all.length)
  expect(all).toHaveLength((await app.json<ListAnswer<unknown>>('/api/v1/notices')).total)
  // A kind may fill a page by itself: its sample has three sources of as many months.
  const newest = await app.json<ChangesAnswer>('/api/v1/changes?limit=100')
  const mixed = [...newest.items, ...(await changes(`?limit=100&cursor=${newest.next}`))]
  expect(mixed.map(({ edition }) => edition)).toEqual(mixed.map(({ edition }) => edition).sort((a, b) => b - a))
  expect(new Set(mixed.map(({ kind }) => kind)).size).toBeGreaterThan(1)
})

it('tells a change as one sentence, and a correction with the time that the wrong had been public', async () => {
  app.setNow(new Date('2026-05-22T02:00:00.000Z'))
  editFeed('notice', ([first, second, ...rest]) => {
    if (!first || !second) throw new Error('the sample has notices')
    return [
      { ...first, body: { ...first.body, title: '新的标题' } },
      { ...second, correction: '企业名称录入有误', body: { ...second.body, title: '更正的标题' } },
      ...rest,
    ]
  })
  await app.mirror('notice')
  const [corrected] = await changes('?operation=correct')
  expect(corrected).toMatchObject({ title: '更正的标题', state: 'corrected', hoursToCorrect: 48 })
  expect(corrected?.sentence).toMatch(/^标题 .+→更正的标题，2026-05-22，依据 .+，企业名称录入有误$/)
  const [changed] = await changes('?operation=change&kind=notice')
  expect(changed?.sentence).toMatch(/^标题 .+→新的标题，2026-05-22，依据 .+$/)
  const { versions } = await app.json<HistoryAnswer>(`/api/v1/records/notice/${changed?.id}/history`)
  expect(versions[0]?.sentence).toBe(changed?.sentence)
})

it('answers one record as it was public at the end of a day', async () => {
  const [changed] = await changes('?operation=change&kind=notice')
  const title = async (on: string) => {
    const { record } = await app.json<RecordAnswer<'notice'>>(`/api/v1/notices/${changed?.id}?on=${on}`)
    return record.body?.title
  }
  expect(await title('2026-05-22')).toBe('新的标题')
  expect(await title('2026-05-21')).not.toBe('新的标题')
  const refusal = async (query: string) => (await app.json<ErrorAnswer>(`/api/v1/notices/${changed?.id}?${query}`)).error
  expect(await refusal('on=2026-05-19')).toMatchObject({ code: 'edition_not_found', fields: { on: '那一天还没有公示数据' } })
  expect(await refusal('on=2026-05-23')).toMatchObject({ code: 'edition_not_found', fields: { on: '还没有到这一天' } })
  expect(await refusal('on=2026-05-21&edition=1')).toMatchObject({
    code: 'edition_not_found',
    fields: { edition: expect.stringMatching(/^那一天结束时公示的是第 \d+ 版$/) as unknown },
  })
})

it('lists what its source withdrew: a register by name, a record against somebody without', async () => {
  editFeed('notice', ([first, ...rest]) => [{ ...(first as FeedRow), withdrawn: '处罚决定已撤销' }, ...rest])
  editFeed('zone', (rows) => rows.filter((row) => row.key !== rows.at(-1)?.key))
  await app.mirror('notice')
  await app.mirror('zone')
  const [notice] = await changes('?operation=withdraw&kind=notice')
  expect(notice).toMatchObject({ title: null, state: 'withdrawn' })
  expect(notice?.sentence).toBe('来源撤下，2026-05-22，处罚决定已撤销')
  const [zone] = await changes('?operation=withdraw&kind=zone')
  expect(zone?.title).toEqual(expect.any(String))
  const page = await app.json<RecordAnswer<'notice'>>(`/api/v1/notices/${notice?.id}`)
  expect(page.record).toMatchObject({ body: null, state: 'withdrawn', tombstone: { reason: '处罚决定已撤销' } })
})

it('runs the clock of an annulled decision, and names nobody in its tombstone', async () => {
  const { items } = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?limit=1')
  const named = items[0]?.enterprises[0]?.name ?? ''
  const annulled = { withdrawn: `经复议，对${named}的云安罚〔2026〕7号决定已撤销`, annulledOn: '2026-05-15' }
  editFeed('notice', (rows) => rows.map((row) => (row.body.enterprises?.[0]?.name === named ? { ...row, ...annulled } : row)))
  await app.mirror('notice')
  const page = await app.json<RecordAnswer<'notice'>>(`/api/v1/notices/${items[0]?.id}`)
  const reason = '经复议，对当事人的云安罚〔略〕决定已撤销'
  // 15 May 2026 is a Friday: Monday, Tuesday, Wednesday.
  expect(page.record.tombstone).toEqual({ reason, since: '2026-05-22', annulledOn: '2026-05-15', due: '2026-05-20' })
  const [change] = await changes('?operation=withdraw&kind=notice')
  expect(change?.sentence).toBe(`来源撤下，2026-05-22，${reason}，决定于 2026-05-15 撤销，最迟应于 2026-05-20 撤下，已逾期`)
  expect(named).not.toBe('')
})

it('follows an enterprise with every record that names it, and a zone with all below it', async () => {
  const followed = await changes(`?enterprise=${CODE}&limit=100`)
  expect(followed.filter(({ kind }) => kind === 'enterprise')).toHaveLength(1)
  expect(new Set(followed.map(({ kind }) => kind))).toContain('penalty')
  const { items } = await app.json<ListAnswer<PenaltyItem>>(`/api/v1/penalties?enterprise=${CODE}`)
  expect(followed.filter(({ kind }) => kind === 'penalty').map(({ id }) => id)).toEqual(expect.arrayContaining(items.map(({ id }) => id)))
  const county = (await app.json<ListAnswer<{ code: string }>>('/api/v1/zones?level=county')).items[0]?.code ?? ''
  const all = await changes(`?zone=${county}&limit=100`)
  // What lies in a zone is followed with it.
  expect(all.every(({ kind }) => ['zone', 'hazard', 'site', 'inspection'].includes(kind))).toBe(true)
  expect(all.some(({ kind }) => kind === 'hazard')).toBe(true)
  const below = all.filter(({ kind }) => kind === 'zone')
  expect(below.length).toBeGreaterThan(3)
  expect(below.length).toBeLessThan((await app.json<ListAnswer<unknown>>('/api/v1/zones')).total)
  expect(await changes('?enterprise=91990100000000000X')).toEqual([])
})

it('follows a zone that its source withdrew', async () => {
  const [zone] = await changes('?operation=withdraw&kind=zone')
  const { versions } = await app.json<HistoryAnswer>(`/api/v1/records/zone/${zone?.id}/history`)
  expect(versions[0]?.operation).toBe('withdraw')
  const stored = await app.store.db.versions.findOne({ kind: 'zone', id: zone?.id, from: versions.at(-1)?.edition }).lean<VersionDoc>()
  const code = stored?.body && 'code' in stored.body ? stored.body.code : ''
  expect((await changes(`?zone=${encodeURIComponent(code)}`)).map(({ id }) => id)).toContain(zone?.id)
})

it('finds a firm that its source withdrew by the code it had, on the day it was public and in the feed', async () => {
  const path = pathOf('enterprise')
  const lines = iconv.decode(readFileSync(path), 'gb18030').split('\r\n')
  const gone = lines.find((line) => /,9199\w{14},/.test(line) && !line.includes(CODE)) ?? ''
  const code = /,(9199\w{14}),/.exec(gone)?.[1] ?? ''
  const { record } = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${code}`)
  writeFileSync(path, iconv.encode(lines.filter((line) => line !== gone).join('\r\n'), 'gb18030'))
  app.setNow(new Date('2026-05-24T02:00:00.000Z'))
  await app.mirror('enterprise')
  expect((await app.json<RecordAnswer>(`/api/v1/enterprises/${code}`)).record).toMatchObject({ id: record.id, state: 'withdrawn' })
  const before = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${code}?on=2026-05-22`)
  expect(before.record.body?.name).toBe(record.body?.name)
  for (const named of [code, record.id])
    expect(await changes(`?enterprise=${named}`)).toContainEqual(expect.objectContaining({ id: record.id, operation: 'withdraw' }))
  expect(await (await app.get(`/feeds/changes.atom?enterprise=${code}`)).text()).toContain(`urn:mingan:enterprise:${record.id}:`)
  expect(await changes(`?enterprise=${code.slice(0, 17)}0`)).toEqual([])
})

it('answers what was withdrawn and came back by its end, on a day in between and before', async () => {
  const { items } = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?limit=1')
  const id = items[0]?.id ?? ''
  const first = await app.json<RecordAnswer<'notice'>>(`/api/v1/notices/${id}`)
  const title = '撤下以前改过的标题'
  editFeed('notice', (rows) =>
    rows.map((row) => (row.body.title === first.record.body?.title ? { ...row, body: { ...row.body, title } } : row)),
  )
  await app.mirror('notice')
  let taken: FeedRow | undefined
  editFeed('notice', (rows) => {
    taken = rows.find(({ body }) => body.title === title)
    return rows.filter((row) => row !== taken)
  })
  app.setNow(new Date('2026-05-25T02:00:00.000Z'))
  await app.mirror('notice')
  editFeed('notice', (rows) => [taken as FeedRow, ...rows])
  app.setNow(new Date('2026-05-26T02:00:00.000Z'))
  await app.mirror('notice')
  expect((await app.json<RecordAnswer>(`/api/v1/notices/${id}`)).record.state).toBe('active')
  for (const on of ['2026-05-22', '2026-05-24', '2026-05-25'])
    expect((await app.json<RecordAnswer>(`/api/v1/notices/${id}?on=${on}`)).record).toMatchObject({
      state: 'withdrawn',
      body: null,
      tombstone: { since: '2026-05-25' },
    })
})

it('tells a long history page by page, each change with what it changed', async () => {
  const { items } = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?limit=1&sort=publishedAt')
  const id = items[0]?.id ?? ''
  let title = items[0]?.title
  for (const next of ['第一改', '第二改', '第三改', '第四改']) {
    editFeed('notice', (rows) => rows.map((row) => (row.body.title === title ? { ...row, body: { ...row.body, title: next } } : row)))
    title = next
    await app.mirror('notice')
  }
  const path = `/api/v1/records/notice/${id}/history`
  const whole = await app.json<HistoryAnswer>(path)
  expect([whole.versions.length, whole.next]).toEqual([5, null])
  const pages: HistoryAnswer[] = []
  for (let next: string | null = ''; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(await app.json<HistoryAnswer>(`${path}?limit=2${next && `&cursor=${next}`}`))
  expect(pages.map(({ versions }) => versions.length)).toEqual([2, 2, 1])
  expect(pages.flatMap(({ versions }) => versions)).toEqual(whole.versions)
  expect((await app.get(`${path}?cursor=1`)).status).toBe(404)
  expect((await app.get(`${path}?limit=201`)).status).toBe(400)
})

it('reads no more of a history than its page', async () => {
  const { collection } = app.store.db.versions
  const { items } = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?limit=1&sort=publishedAt')
  const find = jest.spyOn(collection, 'find')
  try {
    await app.json<HistoryAnswer>(`/api/v1/records/notice/${items[0]?.id}/history?limit=3`)
    const limits = find.mock.calls.map(([, options]) => (options as { limit?: number } | undefined)?.limit)
    expect(limits).toEqual([4])
  } finally {
    find.mockRestore()
  }
})

it('is a feed that a reader of feeds understands, and does not send it twice', async () => {
  const answer = await app.get(`/feeds/changes.atom?enterprise=${CODE}`, { origin: 'https://evil.example' })
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  const ids: string[] = []
  let text = ''
  const parser = new SaxesParser({ xmlns: true })
  parser.on('text', (piece) => (text = piece))
  parser.on('closetag', ({ local, uri }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom')
    if (local === 'id') ids.push(text)
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ attributes: { href } }) => {
    if (href) expect(String(typeof href === 'string' ? href : href.value)).toMatch(/^https:\/\/mingan\.example\//)
  })
  parser.write(await answer.text()).close()
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(2)
  const again = await app.get(`/feeds/changes.atom?enterprise=${CODE}`, { 'If-None-Match': answer.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
  expect((await app.get('/feeds/changes.atom?mood=1')).status).toBe(400)
})

it('follows a hazard with the findings that were entered as it, and a key site with the hazards that were found there', async () => {
  const { items } = await app.json<ListAnswer<{ id: string }>>('/api/v1/hazards?limit=1')
  const own = await changes(`?hazard=${items[0]?.id}`)
  const findings = await app.json<ListAnswer<{ id: string }>>(`/api/v1/inspections?hazard=${items[0]?.id}&limit=100`)
  expect(new Set(own.map(({ kind, id }) => `${kind} ${id}`))).toEqual(
    new Set([`hazard ${items[0]?.id}`, ...findings.items.map(({ id }) => `inspection ${id}`)]),
  )
  const sites = await app.json<ListAnswer<{ id: string }>>('/api/v1/sites?limit=100')
  const found = await Promise.all(
    sites.items.map(async ({ id }) => ({ id, hazards: (await app.json<ListAnswer<{ id: string }>>(`/api/v1/hazards?site=${id}`)).items })),
  )
  const site = found.find(({ hazards }) => hazards.length > 0)
  const around = await changes(`?site=${site?.id}&limit=100`)
  expect(new Set(around.map(({ id }) => id))).toEqual(new Set([site?.id, ...(site?.hazards ?? []).map(({ id }) => id)]))
})
