import { readFileSync, writeFileSync } from 'node:fs'
import type { NoticeItem } from '../../../shared/kinds/notice/schema'
import type { ListAnswer } from '../../../shared/api/lists'
import type { HistoryAnswer, RecordAnswer } from '../../../shared/api/records'
import { runCalendar } from '../../../server/mirror/run/calendar'
import { randomUUID } from 'node:crypto'
import { startTestApp, type TestApp } from '../../support/app'

/** The life of a notice as the public meets it: changed, ended by date, gone from every answer. */

interface FeedRow {
  key: string
  publicUntil: string
  body: { title: string; text: string }
}

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const path = () => app.sources.sources.find((source) => source.kind === 'notice')?.path ?? ''
function edit(change: (row: FeedRow) => void): void {
  const feed = JSON.parse(readFileSync(path(), 'utf8')) as { records: FeedRow[] }
  for (const row of feed.records) change(row)
  writeFileSync(path(), JSON.stringify(feed))
}

const KEY = 'TB-1000'
let id = ''

it('changes: the history tells what, and a page begun before goes on in its own edition', async () => {
  const first = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?limit=5')
  edit((row) => {
    if (row.key === KEY) Object.assign(row.body, { title: '改过的通报标题', text: '改过的内容' })
  })
  await app.mirror('notice')
  const found = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?q=' + encodeURIComponent('改过的'))
  expect(found.total).toBe(1)
  id = found.items[0]?.id ?? ''
  const { versions } = await app.json<HistoryAnswer>(`/api/v1/records/notice/${id}/history`)
  expect(versions[0]).toMatchObject({ revision: 2, operation: 'change' })
  expect(versions[0]?.differences).toContainEqual({ field: '内容', before: expect.any(String), after: '改过的内容' })

  const rest: NoticeItem[] = [...first.items]
  let next = first.next
  while (next !== null) {
    const page: ListAnswer<NoticeItem> = await app.json(`/api/v1/notices?limit=5&cursor=${next}`)
    rest.push(...page.items)
    expect(page.total).toBe(first.total)
    next = page.next
  }
  expect(new Set(rest.map((item) => item.id)).size).toBe(first.total)
  expect(rest.some((item) => item.title === '改过的通报标题')).toBe(false)
  expect((await app.get(`/api/v1/notices?q=${encodeURIComponent('云帆')}&cursor=${first.next}`)).status).toBe(410)
})

it('ends by date: gone at midnight even before the calendar publishes, and for good afterwards', async () => {
  edit((row) => {
    if (row.key === KEY) row.publicUntil = '2026-05-20'
  })
  await app.mirror('notice')
  expect((await app.json<RecordAnswer<'notice'>>('/api/v1/notices/' + id)).record.body?.title).toBe('改过的通报标题')

  const first = (await app.json<HistoryAnswer>(`/api/v1/records/notice/${id}/history`)).versions.at(-1)?.edition ?? 0
  app.setNow(new Date('2026-05-20T16:00:01.000Z'))
  await app.view.refresh()
  const between = await app.json<RecordAnswer>('/api/v1/notices/' + id)
  expect(between.record).toMatchObject({
    state: 'expired',
    body: null,
    documentNo: null,
    basis: null,
    tombstone: { reason: '公示期满，已依法停止公示' },
  })
  expect((await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?q=' + encodeURIComponent('改过的'))).total).toBe(0)
  expect(await (await app.get(`/api/v1/records/notice/${id}/history`)).text()).not.toContain('改过的')

  const run = await runCalendar({ db: app.store.db, now: () => new Date('2026-05-20T16:00:02.000Z'), newId: randomUUID })
  // Published by somebody else, as far as this instance can tell: a page that began in it is answered, not refused.
  expect(app.view.current?.edition._id).toBe((run?.edition ?? 0) - 1)
  expect(await app.json(`/api/v1/notices?limit=5&cursor=${run?.edition}.5`)).toMatchObject({ edition: run?.edition })
  const answers = await Promise.all(
    [
      `/api/v1/notices/${id}`,
      `/api/v1/notices/${id}?edition=${first}`,
      `/api/v1/notices/${id}?edition=${first + 1}`,
      `/api/v1/records/notice/${id}/history`,
      '/api/v1/notices?limit=100',
      '/api/v1/enterprises/91990100MAAY4CL127',
      '/api/v1/summary',
    ].map(async (one) => (await app.get(one)).text()),
  )
  for (const text of answers) {
    expect(text).not.toContain('改过的')
    expect(text).not.toContain('云安委办通报〔2026〕30号')
  }
  // Lines that were erased since are in no order any more: whoever pages on in an older edition is told to begin anew.
  expect((await app.get(`/api/v1/notices?limit=5&cursor=${first}.5`)).status).toBe(410)
  expect(JSON.parse(answers[1] ?? '')).toMatchObject({ record: { state: 'expired', body: null } })
  expect(JSON.parse(answers[3] ?? '')).toMatchObject({ erased: true, versions: [{ operation: 'expire' }, {}, {}, {}] })
})
