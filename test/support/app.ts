import type { City } from '../../shared/api/city'
import type { Kind } from '../../shared/kinds/index'
import { createApp } from '../../server/app'
import { loadCity } from '../../server/city'
import { loadGrading } from '../../server/grading'
import { createListener } from '../../server/listener'
import { createLog, type Log } from '../../server/log'
import { createMetrics } from '../../server/metrics'
import { watchClock, type ClockWatch } from '../../server/mirror/run/clockWatch'
import { deliverAgain } from '../../server/sampleCity'
import { loadSources, type Sources } from '../../server/mirror/source/sources'
import type { Db } from '../../server/models/index'
import { createObjectionDoor } from '../../server/objections/index'
import { PublishedView } from '../../server/read/published'
import { recordInQuestionIn } from '../../server/read/recordInQuestion'
import type { TipDoor } from '../../server/tips/index'
import { everyUnrectified, unrectifiedOf } from '../../server/tips/unrectified'
import { startWorkbooks, type WorkbookThread } from '../../server/workbooks/index'
import type { Machine } from '../../server/clock/machine'
import { runningThrough } from './machine'
import { mirrorAll, mirroredCity, rowsIn } from './mirroredCity'
import { sampleCityIn } from './sampleCity'
import { startTestStore, temporaryFolder, type TestStore } from './store'

/** The day on which tests live unless they say otherwise. */
export const TEST_NOW = new Date('2026-05-20T02:00:00.000Z')

/** What nobody packs need not be unpacked: a third of what an answer costs. */
const PLAIN = { 'accept-encoding': 'identity' }

export interface TestApp {
  base: string
  store: TestStore
  view: PublishedView
  sources: Sources
  workbooks: WorkbookThread
  /** how far the clock of the service is confirmed, as its health tells it */
  clock: ClockWatch
  /** sets the clock of the service */
  setNow: (now: Date) => void
  /** runs the sources of one kind once, or all of them, and shows the result */
  mirror: (kind?: Kind | null, machine?: () => Machine) => Promise<void>
  /** lets the sample city deliver again and runs what brings news, as a start of the service does */
  deliverAgain: () => Promise<void>
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  json: <T>(path: string) => Promise<T>
  stop: () => Promise<void>
}

export interface TestAppOptions {
  mirrored?: boolean
  webDir?: string | null
  /** where people reach the service; undefined: nobody has said it */
  publicUrl?: string | undefined
  /** default: silent */
  log?: Log
  /** the ground of the web's map; null: none */
  baseMap?: City['baseMap']
  /** makes the door for reporters on the database of this service, with the one for objections beside it; its files may lie in `dir` */
  tips?: (given: { db: Db; now: () => Date; dir: string }) => TipDoor | Promise<TipDoor>
}

/** The whole service over real HTTP on a store of its own, with the sample city mirrored unless told otherwise. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { mirrored = true, webDir = null, publicUrl, tips, baseMap = null } = { publicUrl: 'https://mingan.example', ...options }
  const { dir, remove } = temporaryFolder()
  const made = mirrored ? await mirroredCity(TEST_NOW) : null
  const store = await startTestStore(made?.store)
  let now = TEST_NOW
  const clock = () => now
  const files = await sampleCityIn(dir, now)
  const sources = loadSources(files.sources)
  const view = new PublishedView(
    store.db,
    clock,
    () => everyUnrectified(store),
    made && { read: (edition) => rowsIn(made.rows).read(edition), keep: () => undefined },
  )
  const log = options.log ?? createLog({ LOG_LEVEL: 'silent' })
  const metrics = createMetrics({ db: store.db, view, sources: sources.sources, now: clock, folder: dir })
  const watch = watchClock({ db: store.db, now: clock }, null, log)
  const door = await tips?.({ db: store.db, now: clock, dir })
  await door?.start()
  const workbooks = startWorkbooks({ log })
  const app = createApp({
    db: store.db,
    unrectified: (record) => unrectifiedOf(store, record),
    view,
    sources: sources.sources,
    city: { ...loadCity(files), baseMap },
    grading: loadGrading(files.grading),
    workbooks,
    now: clock,
    log,
    clock: watch.words,
    publicUrl,
    webDir,
    metrics,
    tips: door,
    objections: door && createObjectionDoor({ db: store.db, tips: door, record: recordInQuestionIn(store.db, view) }),
  })
  const server = createListener(app, { maxConnections: 4_096, turnedAway: metrics.turnedAway })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const mirror = async (kind: Kind | null = null, machine = runningThrough(clock)) => {
    await mirrorAll(kind === null ? sources.sources : sources.sources.filter((source) => source.kind === kind), store.db, clock, machine)
    await view.refresh()
  }
  const get = (path: string, headers = {}) => fetch(base + path, { headers: { ...PLAIN, ...headers } })
  if (mirrored) await (store.kind === 'embedded' ? view.refresh() : mirror())
  return {
    base,
    store,
    view,
    sources,
    workbooks,
    clock: watch,
    setNow: (next) => {
      now = next
    },
    mirror,
    deliverAgain: async () => {
      const news = deliverAgain(dir, clock())
      const told = sources.sources.filter(({ path }) => path !== undefined && news.includes(path))
      await mirrorAll(told, store.db, clock, runningThrough(clock))
      await view.refresh()
    },
    get,
    json: async <T>(path: string) => (await (await get(path)).json()) as T,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await workbooks.stop()
      await store.stop()
      remove()
    },
  }
}
