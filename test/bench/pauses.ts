import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { confirmClock } from '../../server/clock/marks'
import { startEmbedded } from '../../server/embedded/index'
import { createLog } from '../../server/log'
import { loadSources } from '../../server/mirror/source/sources'
import { mirrorThread } from '../../server/mirror/worker/index'
import { openDb } from '../../server/models/index'
import type { RunDoc } from '../../server/models/run'
import { PublishedView } from '../../server/read/published'
import { benchRows, writeEndingRegister } from './data'

/**
 * The longest piece of work in which the thread that answers takes nothing else, while a whole register becomes another: first read, every grade decided anew,
 * all of it over at one midnight. Told by the processor time of that thread between two turns of its loop, so that who else uses the machine does not count. Linux.
 */

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000)
const OUT = join(__dirname, '..', 'out', 'bench-pauses.json')
const NOON = new Date('2026-05-20T04:00:00.000Z')
const LAST_DAY = '2026-12-31'
const LATE = new Date('2026-12-31T15:57:00.000Z')
const NEXT_DAY = new Date('2026-12-31T16:00:01.000Z')
const NS_A_MS = 1e6

/** Processor time of this thread so far, in ms. */
const stat = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
const bytes = Buffer.alloc(64)
const usedMs = (): number => parseInt(bytes.toString('latin1', 0, readSync(stat, bytes, 0, bytes.length, 0)), 10) / NS_A_MS

const report: Record<string, unknown> = {
  machine: { cpu: os.cpus()[0]?.model, cores: os.cpus().length, node: process.version },
  rows: ROWS,
}

/** Does something, and tells how long it took and the longest piece of it on this thread. */
async function told<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  // What the step before left to be done is not counted.
  await wait(50)
  let [longest, last, isOver] = [0, usedMs(), false]
  const turn = (): void => {
    const used = usedMs()
    longest = Math.max(longest, used - last)
    last = used
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  const began = performance.now()
  const made = await work()
  const ms = Math.round(performance.now() - began)
  await wait(2)
  isOver = true
  report[name] = { ms, longestMs: Math.round(longest * 10) / 10 }
  process.stdout.write(`${name}: ${ms} ms in all, the longest piece ${longest.toFixed(1)} ms\n`)
  return made
}

function assertChanged(run: RunDoc | null, count: number): void {
  const changes = Object.values(run?.changes ?? {}).reduce((sum, one) => sum + one, 0)
  if (run?.state !== 'published' || changes !== count) throw new Error(`a run ${run?.state} with ${changes} changes: ${run?.reason}`)
}

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'mingan-bench-pauses-'))
  const rows = benchRows(ROWS)
  const { sources, retention } = loadSources(writeEndingRegister(dir, rows, LAST_DAY))
  const [source] = sources
  if (!source) throw new Error('the list names no source')
  const embedded = await startEmbedded({ dir: join(dir, 'store') })
  const db = await openDb(embedded.uri)
  let time = NOON
  const deps = { db, now: () => time, newId: randomUUID, spool: join(dir, 'spool') }
  const thread = mirrorThread({ uri: embedded.uri, deps, log: createLog({ LOG_LEVEL: 'silent' }) })
  const view = new PublishedView(db, () => time)

  assertChanged(await told('a register is mirrored', () => thread.run(source)), ROWS)
  await told('its first edition is read', () => view.refresh())
  const regraded = rows.map((row) => ({ ...row, grade: row.grade === 'A' ? 'B' : 'A' }))
  writeEndingRegister(dir, regraded, LAST_DAY)
  assertChanged(await told('every grade is another: mirrored', () => thread.run(source)), ROWS)
  await told('every grade is another: shown', () => view.refresh())

  time = LATE
  view.today()
  await told('the next day is made ready', () => view.makeAhead())
  time = NEXT_DAY
  await confirmClock(deps, time, 'source register')
  const left = await told('midnight, at which all of it is over', () => view.today()?.models.enterprise.size)
  if (left !== 0) throw new Error(`${left} records are shown after their last day`)
  assertChanged(await told('its end is published', () => thread.calendar()), ROWS)
  await told('its end is shown', () => view.refresh())
  await told('what its time is over for is dropped', () => thread.retain(retention))

  await thread.close()
  await db.connection.close()
  await embedded.stop()
  closeSync(stat)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(join(__dirname, '..', 'out'), { recursive: true })
  writeFileSync(OUT, JSON.stringify(report, null, 2) + '\n')
}

void main()
