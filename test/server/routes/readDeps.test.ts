import { readFileSync, writeFileSync } from 'node:fs'
import type { ListAnswer } from '../../../shared/api/lists'
import type { NoticeItem } from '../../../shared/kinds/notice/schema'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { runningThrough } from '../../support/machine'
import { mirrorAll } from '../../support/mirroredCity'

/** Two instances of a service on one store: what one has published, a cursor of it may bring to the other a moment before that knows. */

let app: TestApp
beforeEach(async () => {
  app = await startTestApp()
}, 60_000)
afterEach(() => app.stop())

/** Publishes a notice less, as another instance does; returns the number of its edition. */
async function publishElsewhere(): Promise<number> {
  const source = app.sources.sources.find(({ kind }) => kind === 'notice')
  const file = source?.path ?? ''
  const feed = JSON.parse(readFileSync(file, 'utf8')) as { records: unknown[] }
  writeFileSync(file, JSON.stringify({ ...feed, records: feed.records.slice(1) }))
  const now = () => TEST_NOW
  if (source) await mirrorAll([source], app.store.db, now, runningThrough(now))
  return (app.view.current?.edition._id ?? 0) + 1
}

it('answers a cursor of an edition that another instance has just published', async () => {
  const before = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?limit=5')
  const number = await publishElsewhere()
  expect(app.view.current?.edition._id).toBe(number - 1)
  const page = await app.json<ListAnswer<NoticeItem>>(`/api/v1/notices?limit=5&cursor=${number}.5`)
  expect({ edition: page.edition, total: page.total }).toEqual({ edition: number, total: before.total - 1 })
})

it.each([
  ['the changes', (number: number) => `/api/v1/changes?cursor=${number}.0`],
  ['a part of the feed', (number: number) => `/feeds/changes.atom?archive=${number}`],
  ['a past record', (number: number, id: string) => `/api/v1/notices/${id}?edition=${number}`],
])('looks for it for %s too', async (_name, address) => {
  const { items } = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?limit=5')
  const number = await publishElsewhere()
  expect((await app.get(address(number, items[2]?.id ?? ''))).status).toBe(200)
  expect((await app.get(address(number + 20, items[2]?.id ?? ''))).status).toBe(404)
})
