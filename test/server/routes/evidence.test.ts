import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { runSource } from '../../../server/mirror/run/run'
import { runCalendar } from '../../../server/mirror/run/calendar'
import { Source } from '../../../server/mirror/source/sources'
import { ERROR_CODES, type ErrorAnswer } from '../../../shared/api/errorCodes'
import type { ListAnswer } from '../../../shared/api/lists'
import type { RecordAnswer } from '../../../shared/api/records'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { metadataOf } from '../../support/jpegSegments'
import { runningThrough } from '../../support/machine'
import { temporaryFolder } from '../../support/store'

const folder = temporaryFolder()
let app: TestApp
let now = TEST_NOW
beforeAll(async () => {
  app = await startTestApp({ mirrored: false })
  mkdirSync(join(folder.dir, 'p'))
})
afterAll(async () => {
  await app.stop()
  folder.remove()
})

const source = Source.parse({
  name: 'ledger',
  title: '隐患台账',
  agency: '云帆市应急管理局',
  kind: 'hazard',
  format: 'csv',
  path: join(folder.dir, 'ledger.csv'),
  settleSeconds: 0,
  coverage: 'full',
  rhythmHours: 24,
  key: ['编号'],
  columns: {
    no: '编号',
    title: '名称',
    sector: { from: '领域', values: { 建筑: 'construction', 危化: 'hazchem' } },
    'evidence.0.pictures': '照片',
    'evidence.0.reviewedBy': { value: '市应急局' },
    closedOn: '销号日期',
  },
  envelope: { withdrawn: '撤下原因', repairedOn: '修复日期' },
})
const clock = () => (now = new Date(now.getTime() + 1))
const deps = () => ({ db: app.store.db, now: clock, newId: randomUUID, machine: runningThrough(clock) })
async function publish(...lines: string[]) {
  writeFileSync(source.path ?? '', ['编号,名称,领域,照片,销号日期,撤下原因,修复日期', ...lines].join('\n') + '\n')
  const run = await runSource(source, deps())
  await app.view.refresh()
  return run
}
async function shownOf(no: string): Promise<string> {
  const { items } = await app.json<ListAnswer<{ id: string; no: string }>>('/api/v1/hazards')
  const { record } = await app.json<RecordAnswer<'hazard'>>(`/api/v1/hazards/${items.find((item) => item.no === no)?.id ?? ''}`)
  return record.body?.evidence?.[0]?.shown ?? ''
}
const kept = () => app.store.db.pictureBytes.countDocuments()
const statusOf = async (picture: string) => (await app.get(`/api/v1/evidence/${picture}`)).status

/** Two hazards, each with a picture of its own. */
async function two(): Promise<[string, string]> {
  for (const [name, colour] of [
    ['1', '#aa0000'],
    ['2', '#00aa00'],
  ] as const)
    writeFileSync(
      join(folder.dir, 'p', `${name}.png`),
      await sharp({ create: { width: 50, height: 40, channels: 3, background: colour } })
        .withExif({ IFD0: { Copyright: 'somebody' } })
        .png()
        .toBuffer(),
    )
  await publish('1,临边没有防护,建筑,p/1.png,,,', '2,通道被占用,建筑,p/2.png,,,')
  const found: [string, string] = [await shownOf('1'), await shownOf('2')]
  expect(await Promise.all(found.map(statusOf))).toEqual([200, 200])
  expect(await kept()).toBe(2)
  return found
}

it('sends a picture with what it takes to keep it for a moment, and nothing beside what is seen', async () => {
  const [first] = await two()
  const answer = await app.get(`/api/v1/evidence/${first}`)
  const header = (name: string) => answer.headers.get(name)
  expect([header('content-type'), header('x-content-type-options')]).toEqual(['image/jpeg', 'nosniff'])
  expect(header('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  expect([header('etag'), header('cache-control')]).toEqual([`"${first}"`, 'public, max-age=60'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(header('content-length')).toBe(String(bytes.length))
  expect(metadataOf(bytes)).toEqual([])
  const again = await app.get(`/api/v1/evidence/${first}`, { 'If-None-Match': `"${first}"` })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await app.get(`/api/v1/evidence/${first}`, { 'If-None-Match': '"other"' })).status).toBe(200)
})

it('keeps no picture past midnight', async () => {
  const [first] = await two()
  app.setNow(new Date('2026-05-20T15:59:30.000Z'))
  expect((await app.get(`/api/v1/evidence/${first}`)).headers.get('cache-control')).toBe('public, max-age=30')
  app.setNow(TEST_NOW)
})

it('knows no picture that no record shows, be it kept or not', async () => {
  const other = 'f'.repeat(64)
  for (const picture of [other, 'x', `${other}0`, other.toUpperCase()]) {
    const answer = await app.get(`/api/v1/evidence/${picture}`)
    const { error } = (await answer.json()) as ErrorAnswer
    expect([answer.status, error.code]).toEqual(picture === other ? [404, 'picture_not_found'] : [400, 'invalid_parameter'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
  await app.store.db.pictureBytes.collection.insertOne({ _id: other, bytes: Buffer.from('x'), run: 'x' } as never)
  expect(await statusOf(other)).toBe(404)
  await app.store.db.pictureBytes.deleteOne({ _id: other })
  expect(ERROR_CODES.picture_not_found.message).toContain('不再公示')
})

describe('a picture is gone, and its bytes too', () => {
  beforeEach(async () => {
    const { versions, editions, runs, changes } = app.store.db
    for (const model of [versions, editions, runs, changes]) await model.collection.deleteMany({})
  })

  it.each([
    ['with a record that is not listed any more', ['2,通道被占用,建筑,p/2.png,,,']],
    ['with a record that is withdrawn by a word of its row', ['1,临边没有防护,建筑,p/1.png,,登记错误,', '2,通道被占用,建筑,p/2.png,,,']],
    ['with a credit repair', ['1,临边没有防护,建筑,p/1.png,,,2026-05-19', '2,通道被占用,建筑,p/2.png,,,']],
    ['where its place is protected by now', ['1,临边没有防护,危化,p/1.png,,,', '2,通道被占用,建筑,p/2.png,,,']],
    ['where the row names another', ['1,临边没有防护,建筑,p/2.png,,,', '2,通道被占用,建筑,p/2.png,,,']],
    ['a year after it was closed', ['1,临边没有防护,建筑,p/1.png,2025-05-01,,', '2,通道被占用,建筑,p/2.png,,,']],
  ])('%s', async (_when, lines) => {
    const [first, second] = await two()
    await publish(...lines)
    expect(await Promise.all([first, second].map(statusOf))).toEqual([404, 200])
    expect(await kept()).toBe(1)
  })

  it('at midnight, when publicity ends: no answer before the edition, no bytes after it', async () => {
    await two()
    await publish('1,临边没有防护,建筑,p/1.png,2025-05-20,,', '2,通道被占用,建筑,p/2.png,,,')
    const first = await shownOf('1')
    expect(await statusOf(first)).toBe(200)
    const next = new Date('2026-05-20T16:00:01.000Z')
    app.setNow(next)
    expect(await statusOf(first)).toBe(404)
    expect(await kept()).toBe(2)
    now = next
    await runCalendar(deps())
    await app.view.refresh()
    expect(await statusOf(first)).toBe(404)
    expect(await kept()).toBe(1)
  })
})
