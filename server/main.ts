import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { buildWeb, webDir } from '../miniapp/build'
import { createApp } from './app'
import { CityError, filesOf, loadCity } from './city'
import { startClock } from './clock/clock'
import { newHolder, withLease } from './clock/lease'
import { EnvError, loadEnvFile, readEnv } from './env'
import { createLog } from './log'
import { createMetrics } from './metrics'
import { runCalendar } from './mirror/calendar'
import { sweepSpools } from './mirror/fetch/spool'
import { strangers } from './mirror/retire'
import { runSource } from './mirror/run'
import { mirrorJobs } from './mirror/schedule'
import { SourcesError, loadSources } from './mirror/sources'
import type { RunDoc } from './models/run'
import { PublishedView } from './read/published'
import { ensureSampleCity } from './sample/city'
import { openStore } from './store'

/** How often an instance asks whether another one has published. */
const REFRESH_MS = 2_000
/** Requests that are still open after this are cut, so that a stop always ends. */
const DRAIN_MS = 10_000

const say = (text: string): void => void process.stdout.write(text + '\n')

async function main(): Promise<void> {
  loadEnvFile()
  const env = readEnv()
  const log = createLog(env)
  const now = () => new Date()
  const files = filesOf(env, () => ensureSampleCity(join(env.DATA_DIR, 'sample'), now()))
  const sources = loadSources(files.sources)
  const city = loadCity(files.city)
  const store = await openStore(env)
  say(`存储：${store.description}`)
  if (!existsSync(join(webDir, 'index.html'))) await buildWeb(say)

  const spool = join(env.DATA_DIR, 'spool')
  await sweepSpools(spool, now())
  const deps = { shelves: store.shelves, now, newId: randomUUID, spool }
  const holder = newHolder()
  const view = new PublishedView(store.shelves, now)
  let stopping = false
  const mirrorAll = async (): Promise<void> => {
    await runCalendar(deps)
    for (const source of sources.sources) {
      if (stopping) return
      const words = await withLease({ shelves: store.shelves, name: source.name, holder, now }, () => runSource(source, deps)).then(
        (run) => (run ? inWords(run) : '另一个进程正在采集'),
        (error: unknown) => {
          log.error({ err: error, source: source.name }, 'a run failed')
          return '采集出错，保留上一版'
        },
      )
      say(`来源：${source.title}：${words}`)
    }
    await view.refresh()
  }
  await view.refresh()
  // A first start has nothing to show before its sources; any other shows its last edition at once.
  const isFirst = view.current === null
  if (isFirst) await mirrorAll()

  const metrics = createMetrics({ shelves: store.shelves, view, sources: sources.sources, now })
  const app = createApp({
    shelves: store.shelves,
    view,
    sources: sources.sources,
    city,
    now,
    log,
    store: store.description,
    publicUrl: env.PUBLIC_URL,
    webDir,
    metrics,
  })
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.PORT, env.HOST, resolve))

  // Told what to do with a signal before anything else can take long.
  const refresh = setInterval(
    () => void view.refresh().catch((error: unknown) => log.error({ err: error }, 'the view could not be refreshed')),
    REFRESH_MS,
  )
  void strangers(store.shelves, sources.sources).then(
    (names) => {
      if (names.length > 0) log.warn({ sources: names }, 'public records rest on sources that the list does not have')
    },
    (error: unknown) => log.error({ err: error }, 'sources that left the list could not be looked for'),
  )
  const scheduled = (isFirst ? Promise.resolve() : mirrorAll()).then(() =>
    stopping
      ? null
      : startClock(mirrorJobs(sources.sources, deps, { log, holder, retention: sources.retention, onPublished: () => view.refresh() }), {
          now,
          log,
          random: Math.random,
        }),
  )
  const stop = async () => {
    if (stopping) return
    stopping = true
    clearInterval(refresh)
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    await Promise.all([closed, scheduled.then((clock) => clock?.stop())])
    clearTimeout(cut)
    await store.close()
    log.flush()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())

  const address = server.address()
  say(`明安已启动：http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${typeof address === 'object' ? address?.port : env.PORT}`)
  await scheduled
}

const inWords = ({ state, reason, counts }: RunDoc): string =>
  state === 'stopped' ? `已停止（${reason}）` : `采用 ${counts.accepted} 行，退回 ${counts.refused} 行`

main().catch((error: unknown) => {
  const isSetting = error instanceof EnvError || error instanceof CityError || error instanceof SourcesError
  process.stderr.write((isSetting ? (error as Error).message : String((error as Error).stack)) + '\n')
  process.exit(1)
})
