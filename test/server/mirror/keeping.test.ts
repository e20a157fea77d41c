import { randomUUID } from 'node:crypto'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '../../../server/embedded/index'
import { retain } from '../../../server/mirror/run/retention'
import { Retention } from '../../../server/mirror/source/retention'
import { releaseRun, runSource } from '../../../server/mirror/run/run'
import { verifySource } from '../../../server/mirror/run/verify'
import { openDb, type Db } from '../../../server/models/index'
import { OPEN_END } from '../../../server/models/version'
import { PublishedView } from '../../../server/read/published'
import { runningThrough } from '../../support/machine'
import { enterpriseSource } from '../../support/sources'
import { useStore } from '../../support/useStore'

/** What is kept inside: verified against the raw bytes, dropped by rule, backed up and restored. */

const store = useStore()
const path = join(store.dir, 'source.csv')

const DAY_MS = 86_400_000
const START = Date.parse('2026-01-01T02:00:00.000Z')
const put = (...lines: string[]) => writeFileSync(path, ['名称,代码,成立日期,法定代表人', ...lines].join('\n') + '\n')
const depsOn = (db: Db, day: number) => {
  const now = () => new Date(START + day * DAY_MS)
  return { db, now, machine: runningThrough(now), newId: randomUUID, spool: store.dir }
}
const run = (db: Db, day: number) => runSource(enterpriseSource({ path }), depsOn(db, day))
const verify = () => verifySource(enterpriseSource({ path }), store.db, store.dir)

describe('every public record against the bytes it was read from', () => {
  it('is the same after any number of runs', async () => {
    put('甲,A1,,', '乙,A2,,')
    await run(store.db, 0)
    put('甲,A1,2020-01-01,', '乙,A2,,', '丙,A3,,', '坏,A4,坏,')
    await run(store.db, 1)
    expect(await verify()).toEqual({ source: 'test', same: 3, differences: [] })
  })

  it.each([
    ['a body that was altered', { 'body.name': '改' }, '与原始文件不同：body'],
    ['an end that was moved', { publicUntil: '2099-12-31' }, '与原始文件不同：publicUntil'],
    ['a state that was altered', { state: 'corrected' }, '与原始文件不同：state'],
    ['a place in the lists that was altered', { 'facets.order': '甲乙' }, '与原始文件不同：facets'],
    ['an origin that was altered', { origin: 'computed' }, '与原始文件不同：origin'],
    ['a record that was hidden', { state: 'withdrawn' }, '没有停止公示的经过，却不再公示'],
  ])('tells of %s', async (_name, update, reason) => {
    put('甲,A1,,', '乙,A2,,')
    await run(store.db, 0)
    const victim = await store.db.versions.findOne({ to: OPEN_END }).lean()
    await store.db.versions.updateOne({ _id: victim?._id }, { $set: update })
    const { same, differences } = await verify()
    expect(same).toBe(1)
    expect(differences).toMatchObject([{ id: victim?.id, reason }])
  })

  it('tells of a record that was removed, and trusts contents more than digests of another age', async () => {
    put('甲,A1,,', '乙,A2,,')
    await run(store.db, 0)
    await store.db.versions.updateMany({}, { $set: { digest: 'older' } })
    expect(await verify()).toMatchObject({ same: 2, differences: [] })
    const victim = await store.db.versions.findOne({}).lean()
    await store.db.versions.deleteMany({ _id: victim?._id })
    expect(await verify()).toMatchObject({ same: 1, differences: [{ id: victim?.id, reason: '原始文件里有这条记录，公示里没有' }] })
  })

  it('tells of a record that no bytes know, and of bytes that were altered', async () => {
    put('甲,A1,,')
    await run(store.db, 0)
    const real = await store.db.versions.findOne({}).lean()
    await store.db.versions.collection.insertOne({ ...real, _id: 'enterprise/test.made-up@1', id: 'test.made-up' } as never)
    expect((await verify()).differences).toMatchObject([{ id: 'test.made-up', reason: expect.stringMatching(/^原始文件里没有这条记录/) }])
    await store.db.rawChunks.updateMany({}, { $set: { bytes: Buffer.from('名称,代码,成立日期,法定代表人\n乙,A1,,\n') } })
    expect((await verify()).differences.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^原始文件读不出来/),
      expect.stringMatching(/^原始文件读不出来/),
    ])
  })
})

describe('retention', () => {
  const rules = Retention.parse({})
  const texts = () => store.db.findings.countDocuments({ original: { $gt: '' } })
  const raws = () => store.db.rawChunks.distinct('sha256', {})

  it('drops the texts of refused rows first, raw bytes that nothing public rests on later, and empty reports last', async () => {
    put('甲,A1,,', '坏,A4,坏,')
    const first = await run(store.db, 0)
    put('甲,A1,2020-01-01,', '坏,A4,坏,')
    const second = await run(store.db, 1)
    await run(store.db, 2)
    const on = (day: number) => {
      const now = () => new Date(START + day * DAY_MS)
      return retain(store.db, rules, now(), runningThrough(now))
    }
    expect(await on(20)).toEqual({ refusedTexts: 0, rawFiles: 0, pictures: 0, reports: 0 })
    expect(await on(33)).toEqual({ refusedTexts: 2, rawFiles: 0, pictures: 0, reports: 0 })
    expect(await texts()).toBe(0)
    expect(await on(33)).toEqual({ refusedTexts: 0, rawFiles: 0, pictures: 0, reports: 0 })
    expect(await on(500)).toEqual({ refusedTexts: 0, rawFiles: 1, pictures: 0, reports: 0 })
    expect(await raws()).toEqual([second.rawSha256])
    expect(await on(1_500)).toEqual({ refusedTexts: 0, rawFiles: 0, pictures: 0, reports: 1 })
    expect((await verify()).differences).toEqual([])
    // What was found in bytes goes with them, and stays as long as they do.
    expect(await store.db.findings.distinct('run', { severity: 'refused' })).toEqual([second._id])
    expect(await store.db.runs.findOne({ _id: first._id }).lean()).toMatchObject({ counts: { refused: 1 } })
  })
})

describe('bytes of which nothing became public', () => {
  const rules = Retention.parse({})
  const lists = (count: number) => Array.from({ length: count }, (_, i) => `企业${i},K${i},,`)
  const held = () => store.db.rawChunks.distinct('sha256', {})
  const source = () => enterpriseSource({ path })
  const tidied = (day: number) => retain(store.db, rules, depsOn(store.db, day).now(), depsOn(store.db, day).machine)

  it('go after days where nobody can release their run, and stay where somebody may or has', async () => {
    put(...lists(20))
    const good = await run(store.db, 0)
    writeFileSync(path, '没有表头\n')
    const unreadable = await run(store.db, 1)
    expect(unreadable).toMatchObject({ state: 'stopped', stoppedBy: [] })
    put(...lists(4))
    const shrunk = await run(store.db, 2)
    expect(shrunk).toMatchObject({ state: 'stopped', stoppedBy: [expect.any(String)] })
    // A process died before its report names what it kept.
    await store.db.rawChunks.collection.insertOne({
      _id: 'x/0',
      sha256: 'x',
      n: 0,
      bytes: Buffer.from('x'),
      keptAt: depsOn(store.db, 2).now(),
    } as never)
    const all = [good, unreadable, shrunk].map(({ rawSha256 }) => rawSha256)
    expect(await tidied(30)).toMatchObject({ rawFiles: 0 })
    expect(new Set(await held())).toEqual(new Set([...all, 'x']))
    // The report stays, and says what was wrong.
    expect(await tidied(33)).toMatchObject({ rawFiles: 2, reports: 0 })
    expect(new Set(await held())).toEqual(new Set([good.rawSha256, shrunk.rawSha256]))
    expect(await store.db.runs.findOne({ _id: unreadable._id }).lean()).toMatchObject({ reason: unreadable.reason })
    // A month later a person still may, and does: what is public rests on it from then on.
    const released = await releaseRun(source(), { run: shrunk._id, why: '核实过' }, depsOn(store.db, 40))
    expect(released).toMatchObject({ state: 'published', rawSha256: shrunk.rawSha256 })
    put(...lists(21))
    await run(store.db, 41)
    put(...lists(3))
    const never = await run(store.db, 42)
    expect(never.state).toBe('stopped')
    put(...lists(22))
    expect((await run(store.db, 43)).state).toBe('published')
    // Its source has arrived well since: its bytes are of no use, those that were released are kept for the time of public ones.
    expect(await tidied(80)).toMatchObject({ rawFiles: 1 })
    const left = await held()
    expect(left).not.toContain(never.rawSha256)
    expect(left).toEqual(expect.arrayContaining([good.rawSha256, shrunk.rawSha256]))
    expect((await verify()).differences).toEqual([])
  })

  it('stay where their edition came out though their run has no report of it', async () => {
    put(...lists(3))
    const published = await run(store.db, 0)
    await store.db.runs.updateOne({ _id: published._id }, { $set: { state: 'stopped', edition: null, reason: '进程中断' } })
    await store.db.versions.updateMany({}, { $set: { to: 1, state: 'withdrawn' } })
    expect(await tidied(100)).toMatchObject({ rawFiles: 0 })
    expect(await held()).toEqual([published.rawSha256])
  })
})

it('drops the bytes of what was repaired, and those that a dead process kept, when their time is over', async () => {
  const options = { path, envelope: { repairedOn: '成立日期' }, columns: { name: '名称', uscc: '代码' } }
  const mirrored = (day: number) => runSource(enterpriseSource(options), depsOn(store.db, day))
  put('甲,A1,,', '乙,A2,,')
  await mirrored(0)
  put('甲,A1,2026-01-01,', '乙,A2,,')
  const repaired = await mirrored(1)
  await store.db.rawChunks.collection.insertOne({
    _id: 'x/0',
    sha256: 'x',
    n: 0,
    bytes: Buffer.from('x'),
    keptAt: new Date(START),
  } as never)
  const { now, machine } = depsOn(store.db, 500)
  const dropped = await retain(store.db, Retention.parse({ reportDays: 90 }), now(), machine)
  expect(dropped).toMatchObject({ rawFiles: 2 })
  const left = await store.db.rawChunks.distinct('sha256', {})
  expect(left).toHaveLength(1)
  expect(left).not.toContain(repaired.rawSha256)
})

describe('back-up and restore', () => {
  const open = async (dir: string) => {
    const embedded = await startEmbedded({ dir })
    const db = await openDb(embedded.uri)
    const view = new PublishedView(db, () => new Date(START))
    await view.refresh()
    return {
      db,
      view,
      close: async () => {
        await db.connection.close()
        await embedded.stop()
      },
    }
  }

  it('brings the past back whole, and the restored past never answers 304 to another one', async () => {
    const [live, copy] = [join(store.dir, 'live'), join(store.dir, 'copy')]
    put('甲,A1,,')
    let opened = await open(live)
    await run(opened.db, 0)
    await opened.close()
    cpSync(live, copy, { recursive: true })

    const tagAfter = async (line: string): Promise<string> => {
      put('甲,A1,,', line)
      opened = await open(live)
      expect(await run(opened.db, 1)).toMatchObject({ state: 'published', edition: 2 })
      await opened.view.refresh()
      const { tag = '' } = opened.view.current ?? {}
      await opened.close()
      return tag
    }
    const first = await tagAfter('乙,A2,,')
    cpSync(copy, live, { recursive: true, force: true })
    opened = await open(live)
    expect(opened.view.current?.edition._id).toBe(1)
    expect(opened.view.current?.models.enterprise.size).toBe(1)
    await opened.close()
    const second = await tagAfter('丙,A3,,')
    expect([first, second].map((tag) => tag.split('-')[0])).toEqual(['2', '2'])
    expect(first).not.toBe(second)
  })
})
