import { statfs } from 'node:fs/promises'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { KINDS } from '../shared/kinds/index'
import { RUN_STATES, codesOf } from '../shared/vocabulary'
import { ruleOf } from './kinds/index'
import type { Source } from './mirror/source/sources'
import type { Db } from './models/index'
import type { RunDoc } from './models/run'
import type { TurnedAway } from './listener'
import type { PublishedView } from './read/published'
import { createReporterCount } from './reporterCount'

const RUNS_COUNTED_MAX = 1_000
const REQUEST_BUCKETS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]

export interface Metrics {
  /** an answer was sent */
  request: (route: string, status: number, seconds: number) => void
  /** an answer was sent to a reporter: neither which, nor when */
  reporter: (status: number) => void
  /** a connection was refused, or cut because its reader did not read */
  turnedAway: (why: TurnedAway) => void
  /** all figures in the text format of Prometheus */
  text: () => Promise<string>
  contentType: string
}

/** The figures of one instance. What the store knows is asked of it when somebody looks; nothing is counted twice. */
export function createMetrics({
  db,
  view,
  sources,
  now,
  canary,
  folder,
}: {
  db: Db
  view: PublishedView
  sources: readonly Source[]
  now: () => Date
  /** when the last good test tip came through; absent: this service takes no tips */
  canary?: (() => Date | null) | undefined
  /** the folder of our data, whose disk is looked at; absent: none is */
  folder?: string
}): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'mingan_' })
  const requests = new Histogram({
    name: 'mingan_request_seconds',
    help: 'Time of answers by route and status',
    labelNames: ['route', 'status'],
    buckets: REQUEST_BUCKETS,
    registers: [registry],
  })
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers: [registry] })
  const edition = gauge('mingan_edition', 'Number of the edition that is public')
  const editionAt = gauge('mingan_edition_published_timestamp_seconds', 'When that edition was published')
  const records = gauge('mingan_records', 'Public records', ['kind'])
  const age = gauge('mingan_source_age_seconds', 'Time since a source last arrived well', ['source'])
  const promised = gauge('mingan_source_promised_seconds', 'How often a source promised to arrive', ['source'])
  const rows = gauge('mingan_source_rows', 'Rows of the newest run by what became of them', ['source', 'outcome'])
  const state = gauge('mingan_source_run_state', '1 for the state of the newest run', ['source', 'state'])
  const runs = new Counter({
    name: 'mingan_runs_total',
    help: 'Runs this instance has seen ended',
    labelNames: ['source', 'state'],
    registers: [registry],
  })
  const lines = new Counter({
    name: 'mingan_connections_turned_away_total',
    help: 'Connections refused because there were as many as there may be (full), or cut because nobody read while few were left (stalled)',
    labelNames: ['why'],
    registers: [registry],
  })
  const canaryAt = canary && gauge('mingan_tip_canary_timestamp_seconds', 'When the last good test tip came through the door; 0 for never')
  const free = gauge('mingan_disk_free_bytes', 'Bytes that the service may still write on the disk of its data')
  const size = gauge('mingan_disk_bytes', 'Bytes of the disk of its data')
  const reporters = createReporterCount(registry, now)
  let counted = now()

  async function look(): Promise<void> {
    const current = view.current
    if (current) {
      edition.set(current.edition._id)
      editionAt.set((current.edition.publishedAt ?? current.edition.preparedAt).getTime() / 1_000)
      for (const kind of codesOf(KINDS)) records.set({ kind }, current.models[kind].size)
    }
    canaryAt?.set((canary?.()?.getTime() ?? 0) / 1_000)
    reporters.look()
    if (folder !== undefined) {
      const { bavail, blocks, bsize } = await statfs(folder)
      free.set(bavail * bsize)
      size.set(blocks * bsize)
    }
    const at = now()
    for (const source of sources) {
      const newest = (filter: object) =>
        db.runs
          .findOne({ source: source.name, startedAt: { $lte: at }, ...filter })
          .sort({ startedAt: -1 })
          .lean<RunDoc>()
      const [last, good] = await Promise.all([newest({}), newest({ state: { $in: ['published', 'unchanged'] } })])
      promised.set({ source: source.name }, source.rhythmHours * 3_600)
      age.set({ source: source.name }, good ? (at.getTime() - good.startedAt.getTime()) / 1_000 : Infinity)
      // Of hidden lines nobody is told how many there are.
      if (last && !ruleOf(source.kind).hidesRows)
        for (const [outcome, count] of Object.entries(last.counts)) rows.set({ source: source.name, outcome }, count)
      for (const one of codesOf(RUN_STATES)) state.set({ source: source.name, state: one }, last?.state === one ? 1 : 0)
    }
    const ended = await db.runs
      .find({ startedAt: { $gt: counted } })
      .sort({ startedAt: -1 })
      .limit(RUNS_COUNTED_MAX)
      .lean<RunDoc[]>()
    const done = ended.filter((run) => run.state !== 'running')
    for (const run of done) runs.inc({ source: run.source, state: run.state })
    counted = done.reduce((latest, run) => (run.startedAt > latest ? run.startedAt : latest), counted)
  }

  return {
    request: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    reporter: reporters.count,
    turnedAway: (why) => lines.inc({ why }),
    text: async () => {
      await look()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
