import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { runSource } from '../../../server/mirror/run/run'
import { Source } from '../../../server/mirror/source/sources'
import { picturesAtDeskIn } from '../../../server/read/picturesAtDesk'
import type { AuditAnswer } from '../../../shared/api/desk'
import type { DeskPicturesAnswer } from '../../../shared/api/deskPictures'
import type { RecordAnswer } from '../../../shared/api/records'
import { REVIEWED_BY_DESK } from '../../../shared/evidence'
import { officerAt, startDesk, type DeskService, type TestOfficer } from '../../support/desk'
import { metadataOf } from '../../support/jpegSegments'
import { runningThrough } from '../../support/machine'
import { makeTipKeys, tipSettings } from '../../support/tips'
import { useStore } from '../../support/useStore'

/** The desk looks at pictures that nobody is named as having looked at, over HTTP. */

const store = useStore()
const AT = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 600_000)
const keys = makeTipKeys(AT)

let service: DeskService
let lin: TestOfficer
let time: Date
beforeEach(async () => {
  time = AT
  service = await startDesk({
    db: store.db,
    keys,
    tipSettings: tipSettings(keys, store.dir),
    at: AT,
    pictures: ({ db, view, now }) => picturesAtDeskIn(db, view, now),
  })
  lin = await officerAt(service, 'lin')
})
afterEach(() => service.stop())

const now = () => (time = new Date(time.getTime() + 1))
const source = () =>
  Source.parse({
    name: 'ledger',
    title: '隐患台账',
    agency: '云帆市应急管理局',
    kind: 'hazard',
    format: 'csv',
    path: join(store.dir, 'ledger.csv'),
    settleSeconds: 0,
    coverage: 'full',
    rhythmHours: 24,
    unreviewedPictures: 'desk',
    key: ['编号'],
    columns: { no: '编号', title: '隐患名称', 'evidence.0.pictures': '照片', 'evidence.0.takenOn': '拍摄日期' },
  })
async function publish(...lines: string[]) {
  writeFileSync(join(store.dir, 'ledger.csv'), ['编号,隐患名称,照片,拍摄日期', ...lines].join('\n') + '\n')
  const run = await runSource(source(), { db: store.db, now, machine: runningThrough(now), newId: randomUUID })
  await service.view.refresh()
  return run
}
const LINES = ['1,通道被占用,p/1.png,2026-05-10', '2,临边没有防护,p/2.png,', '3,通道又被占用,p/1.png,']

/** Three hazards and two pictures, the first of which two of them name. */
async function two(): Promise<DeskPicturesAnswer> {
  mkdirSync(join(store.dir, 'p'), { recursive: true })
  for (const [name, colour] of [
    ['1', '#aa0000'],
    ['2', '#00aa00'],
  ] as const)
    writeFileSync(
      join(store.dir, 'p', `${name}.png`),
      await sharp({ create: { width: 50, height: 40, channels: 3, background: colour } })
        .withExif({ IFD0: { Copyright: 'somebody' } })
        .png()
        .toBuffer(),
    )
  await publish(...LINES)
  return list()
}
const list = () => lin.json<DeskPicturesAnswer>('GET', '/pictures')
const decide = (original: string, decision: string) => lin.json('POST', `/pictures/${original}`, { decision })
const publicStatus = async (hash: string) => (await fetch(`${service.base}/api/v1/evidence/${hash}`)).status

it('lists what waits with the records that name it, and sends it as it would be shown', async () => {
  expect(await list()).toEqual({ waiting: 0, items: [] })
  const { waiting, items } = await two()
  expect(waiting).toBe(2)
  const first = items.find(({ of }) => of.length === 2)
  expect(first).toMatchObject({ width: 50, height: 40, decision: null, decidedAt: null, canSee: true })
  expect(first?.of.map(({ title, stage, takenOn, agency }) => [title, stage, takenOn, agency]).sort()).toEqual([
    ['通道又被占用', 'other', null, '云帆市应急管理局'],
    ['通道被占用', 'other', '2026-05-10', '云帆市应急管理局'],
  ])
  const { record } = (await (await fetch(`${service.base}/api/v1/hazards/${first?.of[0]?.record ?? ''}`)).json()) as RecordAnswer<'hazard'>
  expect(record.body?.title).toBe(first?.of[0]?.title)
  const answer = await lin.ask('GET', `/pictures/${first?.original ?? ''}`)
  const header = (name: string) => answer.headers.get(name)
  expect([answer.status, header('content-type'), header('cache-control')]).toEqual([200, 'image/jpeg', 'no-store'])
  expect(metadataOf(Buffer.from(await answer.arrayBuffer()))).toEqual([])
  // How a source names its pictures is told to nobody.
  expect(JSON.stringify(items)).not.toMatch(/p\/|\.png/)
})

it('sends nobody else what waits, by no address', async () => {
  const { items } = await two()
  const kept = await store.db.pictureBytes.find({}, { _id: 1 }).lean<{ _id: string }[]>()
  expect(kept).toHaveLength(2)
  for (const hash of [...kept.map(({ _id }) => _id), ...items.map(({ original }) => original)]) expect(await publicStatus(hash)).toBe(404)
  for (const path of ['/pictures', `/pictures/${items[0]?.original ?? ''}`]) {
    const bare = await fetch(`${service.base}/api/v1/desk${path}`)
    expect([bare.status, ((await bare.json()) as { error: { code: string } }).error.code]).toEqual([401, 'session_ended'])
  }
  expect(JSON.stringify(await (await fetch(`${service.base}/api/v1/hazards`)).json())).not.toContain(kept[0]?._id)
})

it('shows what is released at the next run, and takes it back', async () => {
  const { items } = await two()
  const [one] = items.filter(({ of }) => of.length === 1)
  const original = one?.original ?? ''
  expect(await decide(original, 'released')).toEqual({ decision: 'released' })
  const { waiting, items: after } = await list()
  expect([waiting, after.map(({ decision }) => decision)]).toEqual([1, [null, 'released']])
  expect(after[1]?.decidedAt).toBe(service.now().toISOString())
  const { _id: shown = '' } =
    (await store.db.pictureBytes
      .findOne({ _id: (await store.db.picturesAtDesk.findOne({ original }).lean())?.shown }, { _id: 1 })
      .lean()) ?? {}
  expect(await publicStatus(shown)).toBe(404)
  await publish(...LINES)
  expect(await publicStatus(shown)).toBe(200)
  const { record } = (await (await fetch(`${service.base}/api/v1/hazards/${one?.of[0]?.record ?? ''}`)).json()) as RecordAnswer<'hazard'>
  expect(record.body?.evidence).toMatchObject([{ state: 'shown', original, reviewedBy: REVIEWED_BY_DESK }])
  expect(JSON.stringify(record)).not.toContain('"lin"')
  await decide(original, 'withheld')
  await publish(...LINES)
  expect(await publicStatus(shown)).toBe(404)
  expect((await list()).items.at(-1)).toMatchObject({ original, decision: 'withheld', canSee: false })
  // What nobody can see any more is not released.
  expect(await lin.refusal('POST', `/pictures/${original}`, { decision: 'released' })).toMatchObject({ code: 'desk_picture_gone' })
  expect(await lin.refusal('GET', `/pictures/${original}`)).toMatchObject({ status: 404, code: 'desk_picture_gone' })
})

it('tells of each decision by a line of the audit, with the picture and no word of its record', async () => {
  const { items } = await two()
  const original = items[0]?.original ?? ''
  await decide(original, 'released')
  service.setNow(new Date(AT.getTime() + 1_000))
  await decide(original, 'withheld')
  const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
  const { items: lines } = await jian.json<AuditAnswer>('GET', '/audit?officer=lin')
  expect(lines.filter(({ action }) => action === 'picture').map(({ officer, role, tip, detail }) => [officer, role, tip, detail])).toEqual([
    ['lin', 'handler', null, `withheld ${original}`],
    ['lin', 'handler', null, `released ${original}`],
  ])
  const kept = await store.db.pictureDecisions.find({}).sort({ _id: 1 }).lean<{ _id: number; by: string; original: string }[]>()
  expect(kept.map(({ _id, by, original: what }) => [_id, by, what])).toEqual([
    [1, 'lin', original],
    [2, 'lin', original],
  ])
})

it('forgets at once what is not public any more', async () => {
  const { items } = await two()
  const [one] = items.filter(({ of }) => of.length === 1)
  await publish(...LINES.filter((line) => !line.startsWith('2')))
  expect((await list()).items.map(({ original }) => original)).not.toContain(one?.original)
  expect(await lin.refusal('POST', `/pictures/${one?.original ?? ''}`, { decision: 'released' })).toMatchObject({
    code: 'desk_picture_gone',
  })
  expect(await store.db.pictureDecisions.countDocuments()).toBe(0)
})

it('knows nothing of a record that is not public, whatever is kept of it', async () => {
  await two()
  const [listed] = await store.db.picturesAtDesk.find().lean<{ _id: string }[]>()
  const original = 'e'.repeat(64)
  await store.db.picturesAtDesk.collection.insertOne({ ...listed, _id: 'other', record: 'ledger.none', original } as never)
  expect((await list()).items.map((one) => one.original)).not.toContain(original)
  expect(await lin.refusal('GET', `/pictures/${original}`)).toMatchObject({ status: 404, code: 'desk_picture_gone' })
  expect(await lin.refusal('POST', `/pictures/${original}`, { decision: 'released' })).toMatchObject({ code: 'desk_picture_gone' })
})

it('is for handlers of the desk for work safety alone', async () => {
  const { items } = await two()
  const path = `/pictures/${items[0]?.original ?? ''}`
  const others = [
    await officerAt(service, 'guan', 'administrator'),
    await officerAt(service, 'zhi', 'payer'),
    await officerAt(service, 'jian', 'oversight', 'oversight'),
    await officerAt(service, 'ban', 'handler', 'oversight'),
  ]
  for (const other of others) {
    expect(await other.refusal('GET', '/pictures')).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await other.refusal('GET', path)).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await other.refusal('POST', path, { decision: 'released' })).toMatchObject({ status: 403, code: 'forbidden' })
  }
  expect(await store.db.pictureDecisions.countDocuments()).toBe(0)
})

it('refuses a request without its proof, and what it does not know', async () => {
  const { items } = await two()
  const path = `/pictures/${items[0]?.original ?? ''}`
  const body = { decision: 'released' }
  expect(await lin.refusal('POST', path, body, { sent: JSON.stringify({ decision: 'withheld' }) })).toMatchObject({
    status: 401,
    code: 'proof_refused',
  })
  expect(await lin.refusal('POST', path, body, { signedPath: '/api/v1/desk/pictures' })).toMatchObject({ code: 'proof_refused' })
  expect(await lin.refusal('POST', `/pictures/${'f'.repeat(64)}`, body)).toMatchObject({ status: 404, code: 'desk_picture_gone' })
  expect(await lin.refusal('GET', `/pictures/${'f'.repeat(64)}`)).toMatchObject({ status: 404, code: 'desk_picture_gone' })
  expect(await lin.refusal('GET', '/pictures/x')).toMatchObject({ status: 400, code: 'invalid_parameter' })
  expect(await lin.refusal('POST', path, { decision: 'shown' })).toMatchObject({ status: 400, code: 'invalid_body' })
  expect(await lin.refusal('POST', path, { ...body, by: 'somebody' })).toMatchObject({ code: 'invalid_body' })
  expect(await store.db.pictureDecisions.countDocuments()).toBe(0)
})
