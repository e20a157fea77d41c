import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createApp } from '../../server/app'
import { loadCity } from '../../server/city'
import { loadGrading } from '../../server/grading'
import { createLog } from '../../server/log'
import { createMetrics } from '../../server/metrics'
import { runCalendar } from '../../server/mirror/run/calendar'
import { runSource } from '../../server/mirror/run/run'
import { loadSources, type Source } from '../../server/mirror/source/sources'
import { ID_SCHEME } from '../../server/models/secret'
import { everyUnrectified, unrectifiedOf } from '../../server/tips/unrectified'
import { PublishedView } from '../../server/read/published'
import { startWorkbooks } from '../../server/workbooks/index'
import { runningThrough } from '../support/machine'
import { sampleCityIn } from '../support/sampleCity'
import { startTestStore, temporaryFolder } from '../support/store'
import { feedSources, feedsOf } from './deliveries'

/** The moments of the golden city: its two deliveries, and when it is asked. */
const FIRST = new Date('2026-05-20T02:00:00.000Z')
const SECOND = new Date('2026-05-21T02:00:00.000Z')
const ASKED = new Date('2026-05-27T02:00:00.000Z')

export interface Answer {
  status: number
  type: string
  text: string
}

export interface GoldenCity {
  get: (path: string) => Promise<Answer>
  /** every file that its sources are read from */
  files: string[]
  stop: () => Promise<void>
}

/** The sample city and a second office, mirrored on two days and asked on a third: nothing in it is drawn by chance or by the clock. */
export async function startGoldenCity(): Promise<GoldenCity> {
  const { dir, remove } = temporaryFolder()
  const { db, stop } = await startTestStore()
  await db.secrets.create({ _id: 'record-ids', value: 'golden', scheme: ID_SCHEME })
  let now = FIRST
  let ids = 0
  const clock = () => now
  const deps = { db, now: clock, machine: runningThrough(clock), newId: () => `golden-${++ids}` }
  const files = await sampleCityIn(dir, now)
  const listed = JSON.parse(readFileSync(files.sources, 'utf8')) as { sources: { path: string }[] }
  const every = [...listed.sources, ...feedSources]
  writeFileSync(files.sources, JSON.stringify({ sources: every }))
  const { sources } = loadSources(files.sources)
  const paths = every.map(({ path }) => join(dir, path))
  for (const [delivery, at] of [FIRST, SECOND].entries()) {
    now = at
    for (const [name, text] of feedsOf(delivery as 0 | 1)) writeFileSync(join(dir, name), text)
    for (const path of paths) utimesSync(path, at, at)
    for (const source of sources) await mirrored(source, deps)
  }
  now = ASKED
  await runCalendar(deps)
  const view = new PublishedView(db, clock, () => everyUnrectified({ db }))
  await view.refresh()
  const log = createLog({ LOG_LEVEL: 'silent' })
  const workbooks = startWorkbooks({ log })
  const server = createServer(
    createApp({
      db,
      unrectified: (record) => unrectifiedOf({ db }, record),
      view,
      sources,
      city: { ...loadCity(files), baseMap: null },
      grading: loadGrading(files.grading),
      workbooks,
      now: clock,
      log,
      clock: () => null,
      publicUrl: 'https://mingan.example',
      webDir: null,
      metrics: createMetrics({ db, view, sources, now: clock }),
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    get: async (path) => {
      const response = await fetch(base + path, { redirect: 'manual' })
      const text = await response.text()
      return { status: response.status, type: response.headers.get('content-type') ?? '', text }
    },
    files: paths,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await workbooks.stop()
      await stop()
      remove()
    },
  }
}

async function mirrored(source: Source, deps: Parameters<typeof runSource>[1]): Promise<void> {
  const { state, reason } = await runSource(source, deps)
  if (state !== 'published' && state !== 'unchanged') throw new Error(`${source.name} ${state}: ${reason}`)
}
