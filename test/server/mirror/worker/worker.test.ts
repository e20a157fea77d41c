import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '../../../../server/log'
import type * as Worker from '../../../../server/mirror/worker/index'
import type { MirrorThread, MirrorThreadOptions } from '../../../../server/mirror/worker/index'
import type { RunDoc } from '../../../../server/models/run'
import { FEED_FORMAT } from '../../../../shared/feed'
import { TEST_NOW, startTestApp, type TestApp } from '../../../support/app'
import { bundleOf } from '../../../support/bundled'
import { enterpriseSource, feedSource } from '../../../support/sources'
import { temporaryFolder } from '../../../support/store'

/** Runs in the real thread, beside the service that answers meanwhile. */

const { dir, remove } = temporaryFolder()
let app: TestApp
let mirrorThread: typeof Worker.mirrorThread
const threads: MirrorThread[] = []

beforeAll(async () => {
  app = await startTestApp()
  ;({ mirrorThread } = (await import(await bundleOf(join(__dirname, '../../../../server/mirror/worker/index.ts')))) as typeof Worker)
}, 240_000)
afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.close()
})
afterAll(async () => {
  await app.stop()
  remove()
})

function threadWith(bounds: Pick<MirrorThreadOptions, 'memoryMb' | 'runMs' | 'endMs' | 'idleMs'> = {}): MirrorThread {
  const deps = { db: app.store.db, now: () => TEST_NOW, newId: randomUUID, spool: join(dir, 'spool') }
  const thread = mirrorThread({ uri: app.store.uri, deps, log: createLog({ LOG_LEVEL: 'silent' }), ...bounds })
  threads.push(thread)
  return thread
}

function listOf(name: string, ...lines: string[]) {
  const path = join(dir, `${name}.csv`)
  writeFileSync(path, ['名称,代码,成立日期,法定代表人', ...lines].join('\n') + '\n')
  return enterpriseSource({ name, path, settleSeconds: 0 })
}

/** A feed of many notices and a row that is none: it is read as one piece, and each of its rows is work for the reader. */
function heavyFeed(name: string) {
  const path = join(dir, 'heavy.json')
  const records = Array.from({ length: 40_000 }, (_, i) => ({ key: `k${i}`, body: { title: `关于第 ${i} 件事的通报 `.repeat(20) } }))
  writeFileSync(
    path,
    JSON.stringify({ format: FEED_FORMAT, kind: 'notice', generatedAt: TEST_NOW.toISOString(), records: [...records, {}] }),
  )
  return { ...feedSource(), name, path, settleSeconds: 0 }
}

const keptOf = (source: string) => app.store.db.runs.find({ source }).sort({ startedAt: 1 }).lean<RunDoc[]>()

/** By how much each thread of this process stands back behind others, as Linux tells it. */
const niceness = () =>
  readdirSync('/proc/self/task').map((thread) =>
    Number(
      readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')[16],
    ),
  )
const until = async (run: Record<string, unknown>): Promise<void> => {
  while ((await app.store.db.runs.countDocuments(run)) === 0) await sleep(5)
}
const etag = async () => (await app.get('/api/v1/summary')).headers.get('etag')

/** A server that takes a question and says nothing. */
async function mute() {
  const server = createServer(() => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list.csv`
  const close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return { source: (name: string) => enterpriseSource({ name, path: undefined, url, privateNetwork: true }), close }
}

it('ends where nothing is read for a while, and begins again with the next run', async () => {
  const thread = threadWith({ idleMs: 50 })
  const source = listOf('idle', '甲,A1,,')
  const spools = () => readdirSync(join(dir, 'spool')).filter((name) => name.startsWith('run-thread-'))
  expect(await thread.run(source)).toMatchObject({ state: 'published' })
  // Gone with its folder, and without a word of a run.
  while (spools().length > 0) await sleep(5)
  listOf('idle', '甲,A1,,', '乙,A2,,')
  expect(await thread.run(source)).toMatchObject({ state: 'published', counts: { accepted: 2 } })
  expect(await keptOf('idle')).toHaveLength(2)
})

it('reads a source and hands over its run as it is kept; the same thread reads the next', async () => {
  const thread = threadWith()
  const source = listOf('plain', '甲,A1,,', '乙,A2,,')
  const run = await thread.run(source)
  expect(run).toMatchObject({ state: 'published', source: 'plain', counts: { accepted: 2 } })
  expect(await keptOf('plain')).toMatchObject([{ _id: run?._id, edition: run?.edition, counts: run?.counts }])
  // By the clock that was passed in, which goes on from there.
  expect(Math.abs(Number(run?.startedAt) - TEST_NOW.getTime())).toBeLessThan(600_000)
  await app.view.refresh()
  expect(app.view.current?.edition._id).toBe(run?.edition)
  expect(await thread.run(source)).toMatchObject({ state: 'unchanged' })
  await thread.close()
  // Once it is closing nothing begins any more.
  expect(await thread.run(source)).toBeNull()
  expect(readdirSync(join(dir, 'spool'))).toEqual([])
})

it('lets answers come while a file holds its reader, and ends the reader where the service ends', async () => {
  const thread = threadWith({ endMs: 0 })
  const before = await etag()
  let isOver = false
  const run = thread.run(heavyFeed('heavy')).finally(() => (isOver = true))
  // Its bytes are kept: what comes next is to read them, all in one piece, and only then is its refused row told.
  await until({ source: 'heavy', state: 'running', bytes: { $gt: 0 } })
  let longest = 0
  for (let answers = 0; answers < 250; answers++) {
    const asked = performance.now()
    expect((await app.get(`/api/v1/enterprises?q=${encodeURIComponent('云帆')}&limit=${(answers % 50) + 1}`)).status).toBe(200)
    longest = Math.max(longest, performance.now() - asked)
  }
  process.stdout.write(`longest of 250 answers while a file is read: ${longest.toFixed(0)} ms\n`)
  expect(isOver).toBe(false)
  const [reading] = await keptOf('heavy')
  expect(reading).toMatchObject({ state: 'running' })
  expect(await app.store.db.findings.countDocuments({ run: reading?._id })).toBe(0)
  await thread.close()
  expect(await run).toMatchObject({ state: 'stopped', reason: '服务正在停止，采集中断，由下一次采集接着完成' })
  expect(await keptOf('heavy')).toMatchObject([{ state: 'stopped', edition: null }])
  await app.view.refresh()
  expect(await etag()).toBe(before)
})

it('stops a run whose file takes all the memory of the thread, and reads the next with a new one', async () => {
  const thread = threadWith({ memoryMb: 100 })
  const before = await etag()
  expect(await thread.run(heavyFeed('huge'))).toMatchObject({
    state: 'stopped',
    reason: '采集用的内存超过上限（100 MB），已中断，由下一次采集接着完成',
  })
  expect(await keptOf('huge')).toMatchObject([{ state: 'stopped', edition: null, finishedAt: expect.any(Date) }])
  await app.view.refresh()
  expect(await etag()).toBe(before)
  expect(readdirSync(join(dir, 'spool'))).toEqual([])
  expect(await thread.run(listOf('after', '丙,A3,,'))).toMatchObject({ state: 'published' })
})

it('stops a run that takes longer than a run may, and tells that', async () => {
  const { source, close } = await mute()
  const thread = threadWith({ runMs: 600 })
  expect(await thread.run(source('slow'))).toMatchObject({
    state: 'stopped',
    reason: '采集超过 0.01 分钟没有完成，已中断，由下一次采集接着完成',
  })
  expect(await keptOf('slow')).toMatchObject([{ state: 'stopped' }])
  await close()
})

it('breaks off a fetch at once where the service ends', async () => {
  const { source, close } = await mute()
  // Its patience with the thread is longer than that of this test: the run ends by itself.
  const thread = threadWith({ endMs: 600_000 })
  const run = thread.run(source('mute'))
  await until({ source: 'mute', state: 'running' })
  await thread.close()
  expect(await run).toMatchObject({ state: 'stopped', reason: '服务正在停止，采集中断，由下一次采集接着完成', counts: { read: 0 } })
  await close()
})

;(process.platform === 'linux' ? it : it.skip)('stands back behind the threads that answer, and they behind nobody', async () => {
  const own = getPriority()
  expect(new Set(niceness())).toEqual(new Set([own]))
  await threadWith().run(listOf('nice', '企业一,91990100MA1XG6125W,2020-01-02,张三'))
  expect(niceness().filter((nice) => nice !== own)).toEqual([10])
})
