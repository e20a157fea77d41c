import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { sha256 } from '../../../../server/editions/canonical'
import { dropResults, dropUnshown } from '../../../../server/mirror/pictures/sweep'
import { retireSource } from '../../../../server/mirror/run/retire'
import { readingHash, runSource } from '../../../../server/mirror/run/run'
import { verifySource } from '../../../../server/mirror/run/verify'
import { Source } from '../../../../server/mirror/source/sources'
import type { PictureAtDeskDoc } from '../../../../server/models/pictureAtDesk'
import { addDecision, decisionsAfter, decisionsMade } from '../../../../server/models/pictureDecision'
import { OPEN_END, type VersionDoc } from '../../../../server/models/version'
import { REVIEWED_BY_DESK, type PictureDecision } from '../../../../shared/evidence'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { DESKS } from '../../../../shared/tips/words'
import { runningThrough } from '../../../support/machine'
import { useStore } from '../../../support/useStore'

/** Pictures that nobody is named as having looked at, where their source has the desk look. */

const store = useStore()
const OFFICER = 'lin.officer'
const HEADER = '编号,隐患名称,行业领域,照片,拍摄日期,审核人'
let time = new Date('2026-05-20T02:00:00.000Z')
const now = () => (time = new Date(time.getTime() + 1))
const deps = () => ({ db: store.db, now, machine: runningThrough(now), newId: randomUUID, spool: join(store.dir, 'spool') })

let folder: string
let count = 0
beforeEach(() => {
  time = new Date('2026-05-20T02:00:00.000Z')
  folder = join(store.dir, `source-${count++}`)
  mkdirSync(join(folder, 'p'), { recursive: true })
})

const given = (overrides: Record<string, unknown> = {}) => ({
  name: 'ledger',
  title: '隐患台账',
  agency: '云帆市应急管理局',
  kind: 'hazard',
  format: 'csv',
  path: join(folder, 'ledger.csv'),
  settleSeconds: 0,
  coverage: 'full',
  rhythmHours: 24,
  unreviewedPictures: 'desk',
  key: ['编号'],
  columns: {
    no: '编号',
    title: '隐患名称',
    sector: '行业领域',
    'evidence.0.pictures': '照片',
    'evidence.0.stage': { value: 'before' },
    'evidence.0.takenOn': '拍摄日期',
    'evidence.0.reviewedBy': '审核人',
  },
  ...overrides,
})
const source = (overrides = {}) => Source.parse(given(overrides))
const put = (...lines: string[]) => writeFileSync(join(folder, 'ledger.csv'), [HEADER, ...lines].join('\n') + '\n')
const picture = (colour: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer()
const putPicture = async (name: string, colour: string) => writeFileSync(join(folder, 'p', name), await picture(colour))
const run = (overrides = {}) => runSource(source(overrides), deps())
const evidenceOf = async (no: string) => {
  const versions = await store.db.versions.find({ to: OPEN_END, state: 'active' }).lean<VersionDoc[]>()
  return versions.map(({ body }) => body as HazardBody).find((body) => body.no === no)?.evidence ?? null
}
const kept = async () => (await store.db.pictureBytes.find({}, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id).sort()
const atDesk = () => store.db.picturesAtDesk.find({}).sort({ _id: 1 }).lean<PictureAtDeskDoc[]>()
const verified = (overrides = {}) => verifySource(source(overrides), store.db, store.dir)
const decide = (original: string, decision: PictureDecision) => addDecision(store.db, { original, decision, by: OFFICER, at: now() })

const UNSEEN = { fault: null, original: null, shown: null, width: null, height: null }
const UNREVIEWED = { stage: 'before', takenOn: '2026-05-10', reviewedBy: null, state: 'unreviewed', ...UNSEEN }
const ROW = '1,通道被占用,建筑施工,p/1.png,2026-05-10,'

/** One hazard whose picture waits; its original. */
async function waiting(...others: string[]): Promise<string> {
  await putPicture('1.png', '#aa0000')
  put(ROW, ...others)
  await run()
  const original = sha256(await picture('#aa0000'))
  expect((await atDesk()).map((one) => one.original)).toContain(original)
  return original
}

it('waits for the desk where its source says so: got and drawn anew, and nothing of it in its record', async () => {
  await putPicture('1.png', '#aa0000')
  await putPicture('2.png', '#00aa00')
  await putPicture('3.png', '#0000aa')
  put(ROW, '2,储罐液位计失灵,危险化学品,p/2.png,,', '3,临边没有防护,建筑施工,p/3.png,,市应急局', '4,灯不亮,建筑施工,p/4.png,,')
  const first = await run()
  expect(first).toMatchObject({ state: 'published', picturesMissing: 1, pictureDecisions: 0 })
  expect(first.remarks).toContain('图片 3 张，可以公布 1 张，等受理台查看 1 张，未能取得 1 张，下次再取')
  expect(await evidenceOf('1')).toEqual([UNREVIEWED])
  expect(await evidenceOf('2')).toMatchObject([{ state: 'protected', shown: null }])
  const [third] = (await evidenceOf('3')) ?? []
  expect(third).toMatchObject({ state: 'shown', reviewedBy: '市应急局' })
  expect(await evidenceOf('4')).toMatchObject([{ state: 'unreviewed', ...UNSEEN }])
  const [one, ...more] = await atDesk()
  expect(more).toEqual([])
  const { id } = (await store.db.versions.findOne({ 'body.no': '1' }).lean<VersionDoc>()) ?? {}
  expect(one).toMatchObject({ source: 'ledger', run: first._id, kind: 'hazard', record: id, stage: 'before', takenOn: '2026-05-10' })
  expect(one).toMatchObject({ original: sha256(await picture('#aa0000')), width: 60, height: 40 })
  // What lies where no picture may be shown was not even got.
  expect(await kept()).toEqual([one?.shown ?? '', third?.shown ?? ''].sort())
  for (const name of ['versions', 'changes', 'picturesAtDesk', 'pictures'] as const)
    expect(JSON.stringify(await store.db.connection.collection(store.db[name].collection.name).find().toArray())).not.toMatch(/p\/|\.png/)
  expect(await verified()).toMatchObject({ same: 4, differences: [] })
})

it('waits for nobody elsewhere: nothing is got', async () => {
  await putPicture('1.png', '#aa0000')
  put(ROW)
  const first = await run({ unreviewedPictures: undefined })
  expect(first).toMatchObject({ state: 'published' })
  expect(first).not.toHaveProperty('pictureDecisions')
  expect([await evidenceOf('1'), await kept(), await atDesk(), await store.db.pictures.countDocuments()]).toEqual([[UNREVIEWED], [], [], 0])
  expect(readingHash(source())).not.toBe(readingHash(source({ unreviewedPictures: undefined })))
  // The file is the same, and it is read otherwise.
  expect(await run()).toMatchObject({ state: 'unchanged' })
  expect(await atDesk()).toHaveLength(1)
  await run({ unreviewedPictures: undefined })
  expect([await atDesk(), await kept()]).toEqual([[], []])
})

it('may be said only of a source whose rows are all read again', () => {
  const { error } = Source.safeParse(given({ coverage: 'additions' }))
  expect(error?.issues.map(({ message }) => message)).toEqual(['unreviewedPictures 只用于 coverage 为 full 的来源'])
})

it('is shown at the next run once the desk has released it, in the name of the office', async () => {
  const original = await waiting()
  expect(await run()).toMatchObject({ state: 'unchanged', pictureDecisions: 0 })
  await decide(original, 'released')
  expect(await evidenceOf('1')).toEqual([UNREVIEWED])
  expect(await run()).toMatchObject({ state: 'published', changes: { changed: 1 }, pictureDecisions: 1 })
  const [one] = (await evidenceOf('1')) ?? []
  expect(one).toMatchObject({ state: 'shown', original, reviewedBy: REVIEWED_BY_DESK, width: 60, takenOn: '2026-05-10' })
  expect(REVIEWED_BY_DESK).toBe(DESKS['work-safety'])
  expect(await kept()).toEqual([one?.shown])
  expect(JSON.stringify(await store.db.versions.find().lean())).not.toContain(OFFICER)
  expect(await run()).toMatchObject({ state: 'unchanged', pictureDecisions: 1 })
  expect(await verified()).toMatchObject({ same: 1, differences: [] })
})

it('is never shown where the desk withholds it, and nobody keeps its bytes or asks for it again', async () => {
  const original = await waiting()
  await decide(original, 'withheld')
  const second = await run()
  expect(second.remarks).toContain('图片 1 张，可以公布 0 张，受理台看过、不公布 1 张')
  expect(await evidenceOf('1')).toEqual([{ ...UNREVIEWED, state: 'withheld' }])
  expect(await kept()).toEqual([])
  // Asked for again, it would be missing now.
  rmSync(join(folder, 'p'), { recursive: true })
  put(ROW, '2,灯不亮,建筑施工,,,')
  const third = await run()
  expect(third).toMatchObject({ state: 'published' })
  expect(third.picturesMissing).toBeUndefined()
  expect([await evidenceOf('1'), await kept()]).toEqual([[{ ...UNREVIEWED, state: 'withheld' }], []])
  expect(await verified()).toMatchObject({ same: 2, differences: [] })
  // What it was is known as long as a record names it: else it would be got and would wait again.
  expect(await dropResults(store.db, new Date(time.getTime() + 86_400_000))).toBe(0)
})

it('goes at the next run where the desk takes back what it released, and comes where it changes its mind', async () => {
  const original = await waiting()
  await decide(original, 'released')
  await run()
  await decide(original, 'withheld')
  expect(await evidenceOf('1')).toMatchObject([{ state: 'shown' }])
  expect(await run()).toMatchObject({ state: 'published', pictureDecisions: 2 })
  expect([await evidenceOf('1'), await kept()]).toEqual([[{ ...UNREVIEWED, state: 'withheld' }], []])
  await decide(original, 'released')
  await run()
  expect(await evidenceOf('1')).toMatchObject([{ state: 'shown', original }])
  // Its record says again what it said before, in whatever bytes, and is no old file for that.
  await decide(original, 'withheld')
  put(ROW, '')
  expect(await run()).toMatchObject({ state: 'published' })
  expect([await evidenceOf('1'), await kept()]).toEqual([[{ ...UNREVIEWED, state: 'withheld' }], []])
  expect(await verified()).toMatchObject({ same: 1, differences: [] })
  const said = await store.db.pictureDecisions.find({}).sort({ _id: 1 }).lean<{ decision: string }[]>()
  expect(said.map(({ decision }) => decision)).toEqual(['released', 'withheld', 'released', 'withheld'])
})

it('is read by the decisions that were there when its run began, whatever the desk says later', async () => {
  const original = await waiting()
  await decide(original, 'withheld')
  await run()
  await decide(original, 'released')
  expect(await verified()).toMatchObject({ same: 1, differences: [] })
  // What somebody shows without a word of the desk, is found.
  const [one] = (await evidenceOf('1')) ?? []
  await store.db.versions.updateMany({ to: OPEN_END }, { $set: { 'body.evidence': [{ ...one, state: 'shown' }] } })
  expect((await verified()).differences.map(({ reason }) => reason)).toEqual(['与原始文件不同：body'])
})

it('is decided by what was looked at: another picture under the same name waits again', async () => {
  const original = await waiting()
  await decide(original, 'released')
  await putPicture('1.png', '#00aa00')
  put(ROW.replace('p/1.png', 'p/other.png'))
  await putPicture('other.png', '#00aa00')
  await run()
  expect(await evidenceOf('1')).toEqual([UNREVIEWED])
  expect((await atDesk()).map((one) => one.original)).toEqual([sha256(await picture('#00aa00'))])
  expect(await kept()).toHaveLength(1)
})

it('needs no desk where another row names somebody who looked at it', async () => {
  const original = await waiting('2,电箱没有门,建筑施工,p/1.png,,市应急局')
  await decide(original, 'withheld')
  await run()
  expect(await evidenceOf('1')).toMatchObject([{ state: 'withheld' }])
  expect(await evidenceOf('2')).toMatchObject([{ state: 'shown', reviewedBy: '市应急局' }])
  expect(await kept()).toHaveLength(1)
})

describe('what waits is gone, and its bytes too', () => {
  it.each([
    ['with its row', '2,灯不亮,建筑施工,,,'],
    ['where its place is protected by now', '1,通道被占用,危险化学品,p/1.png,2026-05-10,'],
    ['where its row names none', '1,通道被占用,建筑施工,,,'],
    ['where its row names another', '1,通道被占用,建筑施工,p/none.png,,'],
  ])('%s', async (_when, line) => {
    await waiting()
    expect(await kept()).toHaveLength(1)
    put(line)
    expect((await run()).state).not.toBe('stopped')
    expect([await atDesk(), await kept()]).toEqual([[], []])
  })

  it('where its source leaves the list', async () => {
    await waiting()
    await retireSource('ledger', '不再报送', deps())
    expect([await atDesk(), await kept()]).toEqual([[], []])
  })

  it('where its source leaves the list, though another lists its record on', async () => {
    const register = (precedence: number) => ({ register: { name: 'shared', precedence } })
    await putPicture('1.png', '#aa0000')
    put(ROW)
    await run(register(2))
    const path = join(folder, 'other.csv')
    writeFileSync(path, `${HEADER}\n1,通道被占用,建筑施工,,,\n`)
    await run({ ...register(1), name: 'other', path, unreviewedPictures: undefined })
    expect([(await atDesk()).length, (await kept()).length]).toEqual([1, 1])
    await retireSource('ledger', '不再报送', deps())
    expect(await evidenceOf('1')).toBeNull()
    expect(await store.db.versions.countDocuments({ to: OPEN_END, state: 'active' })).toBe(1)
    expect([await atDesk(), await kept()]).toEqual([[], []])
  })

  it('where its record has ended without a run of its source', async () => {
    await waiting()
    await store.db.versions.updateMany({}, { $set: { state: 'expired' } })
    expect(await dropUnshown(store.db, null, now())).toBe(1)
    expect(await atDesk()).toEqual([])
  })

  it('but not while the source cannot be read, nor by a run that stops', async () => {
    const others = Array.from({ length: 20 }, (_, i) => `${i + 2},灯不亮${i},建筑施工,,,`)
    await waiting(...others)
    put('30,灯不亮,建筑施工,,,')
    expect(await run()).toMatchObject({ state: 'stopped', stoppedBy: ['too_few'] })
    rmSync(join(folder, 'ledger.csv'))
    expect(await run()).toMatchObject({ state: 'stopped' })
    await dropUnshown(store.db, null, now())
    expect([(await atDesk()).length, (await kept()).length]).toEqual([1, 1])
  })
})

it('never waits before its record is public, nor for a row that is refused', async () => {
  await putPicture('1.png', '#aa0000')
  await putPicture('2.png', '#00aa00')
  // The second row of a key with other content is refused; the third names no hazard at all.
  put('1,通道被占用,建筑施工,,,', '1,通道又被占用,建筑施工,p/1.png,,', '3,,没有这个行业,p/2.png,,')
  await run()
  expect([await atDesk(), await kept()]).toEqual([[], []])
})

it('never waits for a record that a later row of its source lists and that stays ended', async () => {
  const repaired = { envelope: { repairedOn: '修复日期' } }
  await putPicture('1.png', '#aa0000')
  const lines = (day: string) =>
    writeFileSync(join(folder, 'ledger.csv'), `${HEADER},修复日期\n1,通道被占用,建筑施工,,,,${day}\n2,灯不亮,建筑施工,,,,\n`)
  lines('')
  await run(repaired)
  lines('2026-05-19')
  await run(repaired)
  writeFileSync(join(folder, 'ledger.csv'), `${HEADER},修复日期\n1,通道被占用,建筑施工,p/1.png,,,\n2,灯不亮,建筑施工,,,,\n`)
  // While another run is open nothing is swept, and it is on no list all the same.
  await store.db.runs.collection.insertOne({ _id: 'other', source: 'other', state: 'running', startedAt: time } as never)
  expect((await run(repaired)).state).not.toBe('stopped')
  expect(await evidenceOf('1')).toBeNull()
  expect(await atDesk()).toEqual([])
  await store.db.runs.deleteOne({ _id: 'other' })
  expect(await dropUnshown(store.db, null, now())).toBe(1)
  expect(await kept()).toEqual([])
})

it('counts decisions without gaps, though several are made at once', async () => {
  const made = Array.from({ length: 8 }, (_, i) => `${i}`.repeat(64))
  await Promise.all(made.map((original) => decide(original, 'released')))
  expect(await decisionsMade(store.db)).toBe(8)
  expect([...(await decisionsAfter(store.db, 8)).keys()].sort()).toEqual(made)
  expect((await decisionsAfter(store.db, 3)).size).toBe(3)
})
