import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import threads, { type Worker } from 'node:worker_threads'
import { confirmClock } from '../../../../server/clock/marks'
import { createLog } from '../../../../server/log'
import { CALENDAR } from '../../../../server/mirror/run/calendar'
import { workHere, type MirrorWork } from '../../../../server/mirror/run/work'
import { Retention } from '../../../../server/mirror/source/retention'
import type * as Thread from '../../../../server/mirror/worker/index'
import type { MirrorThread, MirrorThreadOptions } from '../../../../server/mirror/worker/index'
import { linesIn } from '../../../../server/models/change'
import type { Db } from '../../../../server/models/index'
import type { RunDoc } from '../../../../server/models/run'
import { OPEN, type VersionDoc } from '../../../../server/models/version'
import { bundleOf } from '../../../support/bundled'
import { enterpriseSource } from '../../../support/sources'
import { startTestStore, temporaryFolder, type TestStore } from '../../../support/store'
import { twinOf } from '../../../support/twin'

/** What the thread of the mirror does beside reading: what ends by date, what is held no more, what is dropped. In the real thread, on a real store. */

const { dir, remove } = temporaryFolder()
const path = join(dir, 'register.csv')
const source = enterpriseSource({
  path,
  settleSeconds: 0,
  columns: {
    name: '名称',
    uscc: '代码',
    'grades.0.scheme': { value: 'city' },
    'grades.0.grade': '等级',
    'grades.0.decidedOn': '评定日期',
  },
  envelope: { notifiedOn: '告知日期', publicUntil: '公示至' },
  ignore: [],
})
const MANY = 5_000

let store: TestStore
let now: Date
let mirrorThread: typeof Thread.mirrorThread
const open: MirrorThread[] = []
/** every thread of the mirror that began in a test */
const begun: Worker[] = []

beforeAll(async () => {
  ;({ mirrorThread } = (await import(await bundleOf(join(__dirname, '../../../../server/mirror/worker/index.ts')))) as typeof Thread)
}, 240_000)
beforeEach(() => {
  begun.length = 0
  const { Worker: real } = threads
  jest.spyOn(threads, 'Worker').mockImplementation((...given) => {
    const worker = new real(...given)
    if (String(given[0]).includes('mirrorWorker')) begun.push(worker)
    return worker
  })
})
afterEach(async () => {
  for (const thread of open.splice(0)) await thread.close()
  jest.restoreAllMocks()
})
afterAll(remove)

const depsOn = (db: Db) => ({ db, now: () => now, newId: randomUUID, spool: join(dir, 'spool') })

function threadWith(bounds: Pick<MirrorThreadOptions, 'endMs'> = {}): MirrorThread {
  const thread = mirrorThread({ uri: store.uri, deps: depsOn(store.db), log: createLog({ LOG_LEVEL: 'silent' }), ...bounds })
  open.push(thread)
  return thread
}

async function at(time: string): Promise<void> {
  now = new Date(time)
  await confirmClock({ db: store.db, now: () => now }, now, 'person')
}

/** A register that is public until the end of a year; `told`: when its firms were told of its grades. */
async function deliver(firms: number, grade: string, told = ''): Promise<void> {
  const rows = Array.from({ length: firms }, (_, i) => `企业${i},A${i},${grade},2026-05-10,${told},2026-12-31`)
  writeFileSync(path, ['名称,代码,等级,评定日期,告知日期,公示至', ...rows].join('\n') + '\n')
  expect(await workHere(depsOn(store.db)).run(source)).toMatchObject({ state: 'published' })
}

const shown = () => store.db.versions.countDocuments({ ...OPEN, state: 'active' })
const runs = (db: Db = store.db) =>
  db.runs
    .find({ source: { $in: ['calendar', 'holds'] } })
    .sort({ startedAt: 1 })
    .lean<RunDoc[]>()
const newest = async (db: Db = store.db) => (await db.editions.find({}).sort({ _id: -1 }).limit(1).lean())[0]
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await sleep(2)
}

/** All that is public, ever was, or will be, and each edition with its lines; without what tells when, by whose clock, or which attempt. */
async function told(db: Db) {
  const editions = await db.editions.find({}).sort({ _id: 1 }).lean()
  const lines = []
  for (const { attempt } of editions)
    lines.push(linesIn(await db.changes.find({ attempt }).sort({ n: 1 }).lean()).map(({ version, ...line }) => [line, version._id]))
  const versions = await db.versions.find({}).sort({ _id: 1 }).lean<VersionDoc[]>()
  return {
    lines,
    editions: editions.map(({ _id, state, source: by, changes, sha256, open: sum }) => ({ _id, state, by, changes, sha256, sum })),
    versions: versions.map(({ firstSeenAt: _first, changedAt: _changed, run: _run, ...version }) => version),
    holds: await db.holds.find({}).sort({ _id: 1 }).lean(),
    raw: await db.rawChunks.countDocuments({}),
    runs: (await runs(db)).map(({ source: by, state, edition, changes, reason }) => ({ by, state, edition, changes, reason })),
  }
}

describe('what the thread does', () => {
  beforeEach(async () => {
    store = await startTestStore()
    await at('2026-05-20T02:00:00.000Z')
    await deliver(30, 'A')
    await deliver(30, 'C', '2026-05-19')
  })
  afterEach(() => store.stop())

  it('is to the line what whoever asks would do', async () => {
    const twin = await twinOf(store.db)
    const [thread, here] = [threadWith(), workHere(depsOn(twin.db))]
    const both = async (time: string, work: (mirror: MirrorWork) => Promise<unknown>) => {
      await at(time)
      await confirmClock({ db: twin.db, now: () => now }, now, 'person')
      const [mine, its] = [await work(here), await work(thread)]
      expect(await told(store.db)).toEqual(await told(twin.db))
      return [its, mine]
    }
    const published = { state: 'published', edition: 3 }
    expect(await both('2026-06-05T02:00:00.000Z', (mirror) => mirror.holds(source))).toEqual([
      expect.objectContaining({ source: 'holds', ...published }),
      expect.objectContaining({ source: 'holds', ...published }),
    ])
    expect((await newest())?.changes).toBe(30)
    expect(await both('2026-12-31T16:00:00.000Z', (mirror) => mirror.calendar())).toMatchObject([
      { source: CALENDAR, edition: 4, changes: { expired: 30 } },
      { source: CALENDAR, edition: 4, changes: { expired: 30 } },
    ])
    const rules = Retention.parse({ rawDays: 30, unpublishedRawDays: 1 })
    const dropped = await both('2027-02-10T02:00:00.000Z', (mirror) => mirror.retain(rules))
    expect(dropped[0]).toEqual(dropped[1])
    expect(dropped[0]).toMatchObject({ rawFiles: 2 })
    await twin.stop()
  }, 240_000)

  it('begins no thread where nothing is due and nothing over, and one where there is', async () => {
    const thread = threadWith()
    for (const time of ['2026-05-20T02:10:00.000Z', '2026-06-02T02:00:00.000Z']) {
      await at(time)
      expect([await thread.calendar(), await thread.holds(source)]).toEqual([null, null])
    }
    expect([begun.length, await runs()]).toEqual([0, []])
    await at('2026-06-03T02:00:00.000Z')
    expect(await thread.holds(source)).toMatchObject({ state: 'published' })
    expect(await thread.calendar()).toBeNull()
    expect(begun).toHaveLength(1)
    await thread.close()
    expect([await thread.calendar(), await thread.holds(source), await thread.retain(Retention.parse({}))]).toEqual([null, null, null])
    expect(begun).toHaveLength(1)
  }, 240_000)
})

describe(`while ${MANY} records end`, () => {
  beforeAll(async () => {
    store = await startTestStore()
    await at('2026-05-20T02:00:00.000Z')
    await deliver(MANY, 'A')
    await at('2026-12-31T16:00:00.000Z')
  }, 120_000)
  afterAll(() => store.stop())

  const isOpen = async () => (await store.db.runs.exists({ source: CALENDAR, state: 'running' })) !== null
  const nothingIsPublic = async () => {
    expect([await shown(), (await newest())?._id]).toEqual([MANY, 1])
    expect(await isOpen()).toBe(false)
  }

  it('ends between two batches where the service does, and says so', async () => {
    // Its patience with the thread is longer than that of this test: the work ends by itself.
    const thread = threadWith({ endMs: 600_000 })
    const run = thread.calendar()
    await until(isOpen)
    await thread.close()
    expect(await run).toMatchObject({ state: 'stopped', reason: '服务正在停止，采集中断，由下一次采集接着完成', edition: null })
    await nothingIsPublic()
    expect(await store.db.changes.countDocuments({ at: { $gte: now } })).toBe(0)
  }, 240_000)

  it('is ended by force where that takes too long, and nobody is blamed', async () => {
    const thread = threadWith({ endMs: 0 })
    const run = thread.calendar()
    await until(isOpen)
    await thread.close()
    expect(await run).toBeNull()
    await nothingIsPublic()
  }, 240_000)

  it('tells whoever asked of a thread that died while it decided; nothing of it is public', async () => {
    const run = threadWith().calendar()
    const fails = expect(run).rejects.toThrow('the thread of the mirror died in its work: 采集线程意外中断，由下一次采集接着完成')
    await until(isOpen)
    await begun[0]?.terminate()
    await fails
    await nothingIsPublic()
    expect((await runs()).map(({ reason }) => reason)).toContain('采集线程意外中断，由下一次采集接着完成')
  }, 240_000)

  it('leaves nothing half public where it dies while it publishes, and the next look finishes that; whoever asks goes on meanwhile', async () => {
    const asked: string[] = []
    const note = ({ collectionName, method }: { collectionName: string; method: string }) => void asked.push(`${collectionName}.${method}`)
    let rounds = 0
    const thread = threadWith()
    const run = thread.calendar()
    const fails = expect(run).rejects.toThrow('died in its work')
    await until(async () => (await newest())?.state === 'prepared')
    await begun[0]?.terminate()
    await fails
    expect(await store.db.editions.find({ state: 'published' }).lean()).toHaveLength(1)
    let isOver = false
    store.db.connection.on('operation-start', note)
    const next = thread.calendar().finally(() => (isOver = true))
    for (; !isOver; rounds++) await setImmediate()
    store.db.connection.off('operation-start', note)
    expect(await next).toMatchObject({ source: CALENDAR, state: 'unchanged' })
    expect(await newest()).toMatchObject({ _id: 2, state: 'published', source: CALENDAR, changes: MANY })
    expect([await shown(), await store.db.versions.countDocuments({ ...OPEN, state: 'expired' })]).toEqual([0, MANY])
    expect(begun).toHaveLength(2)
    // Of all the versions that end this thread has looked at one, and it has had its turns.
    expect(asked.filter((one) => one.startsWith('versions'))).toEqual(['versions.findOne'])
    expect(rounds).toBeGreaterThan(100)
  }, 240_000)
})
