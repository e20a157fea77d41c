import { fork, type ChildProcess } from 'node:child_process'
import { Agent } from 'node:http'
import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { writeBenchCity, writeRegister, type BenchRow } from './data'
import { quantiles, statusOf, type Quantiles } from './load'
import { startService, stop } from './service'

/** What one change costs a city: how soon the first reader has it, and how long all others wait meanwhile. */

/** Readers at the same time, each of whom looks at what it got before it asks for more. */
const READERS = 4
const READING_MS = 20
/** Sources are looked at when a minute begins; changes are written in its last seconds. */
const CRON = '0 * * * * *'
const WRITTEN_AT_S = 50
const QUIET_FROM_S = 20
const CHANGES = 3
const POLL_MS = 5
/** A change that is not public by then never will be: its run was stopped. */
const PATIENCE_MS = 15 * 60_000
/** So long after the first reader has it, a change still counts as happening. */
const AFTERWARDS_MS = 1_000

/** One answer: when it had come, and how long it took, in ms. */
type Answered = readonly [at: number, ms: number]
type Span = readonly [from: number, to: number]

export interface Changed {
  /** from the moment that the edition has as its own until the first reader had it, in ms */
  firstMs: number[]
  /** from when the source is looked at until then, in ms */
  wholeMs: number[]
  /** answers to all others while sources are at rest */
  quiet: Quantiles
  /** the same from the look at the source until a second after the first reader had what it brought */
  meanwhile: Quantiles
}

/** Waits for a second of the minute, and gives the moment. */
async function untilSecond(second: number): Promise<number> {
  const ms = (second * 1_000 - (Date.now() % 60_000) + 60_000) % 60_000
  await wait(ms)
  return Date.now()
}

async function shown(base: string): Promise<{ edition: number; asOf: string }> {
  return (await (await fetch(`${base}/api/v1/enterprises?limit=1`)).json()) as { edition: number; asOf: string }
}

/** Starts the service on all cores, changes one firm's grade in the register a few times while others read, and watches. */
export async function changed(dir: string, rows: readonly BenchRow[], others: readonly string[]): Promise<Changed> {
  const service = await startService(dir, writeBenchCity(dir, rows, CRON), `0-${cpus().length - 1}`)
  const { base } = service
  const readers = fork(__filename, { execArgv: ['--import', 'tsx'] })
  readers.send({ base, paths: others })
  const quiet: Span = [await untilSecond(QUIET_FROM_S), await untilSecond(WRITTEN_AT_S)]
  const spans: Span[] = []
  const firstMs: number[] = []
  for (let n = 0; n < CHANGES; n++) {
    const { edition } = await shown(base)
    await untilSecond(WRITTEN_AT_S)
    writeRegister(
      dir,
      rows.map((row, i) => (i === n ? { ...row, grade: row.grade === 'A' ? 'B' : 'A' } : row)),
    )
    const from = await untilSecond(0)
    for (;;) {
      const now = await shown(base)
      if (now.edition > edition) {
        firstMs.push(Date.now() - Date.parse(now.asOf))
        break
      }
      if (Date.now() > from + PATIENCE_MS) throw new Error('the change did not become public; the log of the service says why')
      await wait(POLL_MS)
    }
    const first = Date.now()
    await wait(AFTERWARDS_MS)
    spans.push([from, first])
  }
  const answered = await answeredBy(readers)
  await stop(service)
  const within = ([from, to]: Span) => answered.flatMap(([at, ms]) => (at >= from && at <= to ? [ms] : []))
  return {
    firstMs,
    wholeMs: spans.map(([from, to]) => to - from),
    quiet: quantiles(within(quiet)),
    meanwhile: quantiles(spans.flatMap(([from, to]) => within([from, to + AFTERWARDS_MS]))),
  }
}

export const changedInWords = ({ firstMs, wholeMs, quiet, meanwhile }: Changed): string =>
  `one change: the first reader had it ${firstMs.join(', ')} ms after its edition began, ${wholeMs.map((ms) => (ms / 1_000).toFixed(1)).join(', ')} s ` +
  `after the look at its source; answers to others meanwhile p50 ${meanwhile.p50.toFixed(1)} ms, p99 ${meanwhile.p99.toFixed(1)} ms, ` +
  `worst ${meanwhile.worst.toFixed(0)} ms (at rest: ${quiet.p50.toFixed(1)}, ${quiet.p99.toFixed(1)}, ${quiet.worst.toFixed(0)})`

const answeredBy = (readers: ChildProcess): Promise<Answered[]> =>
  new Promise((resolve) => {
    readers.once('message', (answered) => {
      readers.disconnect()
      resolve(answered as Answered[])
    })
    readers.send('stop')
  })

/** All others: each asks for the next of the same list, reads for a while and asks again. */
function read({ base, paths }: { base: string; paths: readonly string[] }): void {
  const agent = new Agent({ keepAlive: true })
  const answered: Answered[] = []
  let next = 0
  let going = true
  const reader = async (): Promise<void> => {
    while (going) {
      const path = paths[next++ % paths.length] ?? ''
      const began = performance.now()
      const status = await statusOf(base + path, agent)
      if (status !== 200) throw new Error(`${path}: ${status}`)
      answered.push([Date.now(), performance.now() - began])
      await wait(READING_MS)
    }
  }
  process.once('message', () => {
    going = false
    process.send?.(answered)
  })
  for (let one = 0; one < READERS; one++) void reader()
}

if (require.main === module) process.once('message', (told) => read(told as { base: string; paths: readonly string[] }))
