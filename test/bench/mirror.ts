import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../server/embedded/index'
import { RowLedger } from '../../server/mirror/rows/ledger'
import { emptyFacts, parseFile } from '../../server/mirror/rows/parse'
import { spoolFile } from '../../server/mirror/fetch/file'
import { openSpool } from '../../server/mirror/fetch/spool'
import { readingHash, runSource } from '../../server/mirror/run/run'
import { loadSources, type Source } from '../../server/mirror/source/sources'
import { YOUNG_MB } from '../../server/mirror/worker/index'
import { openDb, type Db } from '../../server/models/index'
import type { RunDoc } from '../../server/models/run'
import { inlineRow, workbookOf } from '../support/workbooks'
import { benchRows, writeBenchSource } from './data'

/**
 * The mirror against its own limits, each job in a process of its own so that its peak memory is its own: reading the file
 * alone, bare insertMany of the documents the mirror makes, and the mirror whole; then the same bytes again.
 */

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000)
const MANY = ROWS * 10
const OUT = join(__dirname, '..', 'out', 'bench-mirror.json')
const NOW = new Date('2026-05-20T02:00:00.000Z')
const TODAY = '2026-05-20'
const MB = 1_024

type Job = 'read' | 'mirror' | 'insert' | 'same bytes'
interface Result {
  ms: number
  peakMiB: number
  rows: number
}

async function withStore<T>(dir: string, work: (db: Db) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded({ dir: join(dir, 'store') })
  const db = await openDb(embedded.uri)
  try {
    return await work(db)
  } finally {
    await db.connection.close()
    await embedded.stop()
  }
}

const mirror = (db: Db, source: Source, dir: string) =>
  runSource(source, { db, now: () => NOW, newId: randomUUID, spool: join(dir, 'spool') })

async function timed(work: () => Promise<number>): Promise<Result> {
  const began = performance.now()
  const rows = await work()
  return { ms: Math.round(performance.now() - began), peakMiB: Math.round(process.resourceUsage().maxRSS / MB), rows }
}

/** One job, in its own process. */
async function work(job: Job, source: Source, dir: string): Promise<Result> {
  const path = source.path ?? ''
  switch (job) {
    case 'read':
      return timed(async () => {
        const ledger = new RowLedger()
        const file = { path, name: 'register', size: statSync(path).size, sha256: '' }
        for await (const rows of parseFile(file, source, emptyFacts(), { today: TODAY, ids: { value: 'bench', hasFormer: false } }))
          ledger.take(rows, null)
        return ledger.counts.accepted
      })
    case 'mirror':
      return withStore(dir, (db) => timed(async () => (await mirror(db, source, dir)).changes.published))
    case 'insert':
      return withStore(dir, async (db) => {
        // The very documents that the mirror has just made, into a collection without an index of its own.
        const documents = await db.versions.find({}).lean()
        const bare = db.connection.collection('bare')
        return timed(async () => {
          for (let at = 0; at < documents.length; at += 1_000) await bare.insertMany(documents.slice(at, at + 1_000) as never[])
          return documents.length
        })
      })
    case 'same bytes':
      return withStore(dir, async (db) => {
        // The run that published these bytes, as it would stand in the store: the bytes are what is measured.
        const first = await mirror(db, { ...source, bytesMax: 1 }, dir)
        const spool = await openSpool(join(dir, 'spool'))
        const { sha256 } = await spoolFile(path, spool, source.bytesMax)
        await spool.remove()
        await db.editions.collection.insertOne({
          _id: 1,
          state: 'published',
          source: source.name,
          publishedAt: NOW,
          floor: 0,
        } as never)
        const published: Partial<RunDoc> = {
          state: 'published',
          edition: 1,
          rawSha256: sha256,
          mappingSha256: readingHash(source),
          finishedAt: NOW,
        }
        await db.runs.updateOne({ _id: first._id }, { $set: published })
        return timed(async () => {
          const run = await mirror(db, source, dir)
          if (run.state !== 'unchanged') throw new Error(`expected unchanged, saw ${run.state}: ${run.reason}`)
          return run.files.length
        })
      })
  }
}

function inOwnProcess(job: Job, list: string, dir: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    // As much room for what is young as the thread of the service has: three times what the flag says.
    const child = fork(__filename, [job, list, dir], { execArgv: ['--import', 'tsx', `--max-semi-space-size=${YOUNG_MB / 3}`] })
    child.once('message', (result: Result) => resolve(result))
    child.once('exit', (code) => (code === 0 ? undefined : reject(new Error(`${job} ended with ${code}`))))
  })
}

const say = (text: string): void => void process.stdout.write(text + '\n')

/** The register as a workbook, with texts in their cells, and its list of sources. */
function writeWorkbook(dir: string, csvList: string): string {
  const [given] = (JSON.parse(readFileSync(csvList, 'utf8')) as { sources: Record<string, unknown>[] }).sources
  const lines = readFileSync(join(dir, 'register.csv'), 'utf8').trim().split('\n')
  writeFileSync(join(dir, 'register.xlsx'), workbookOf([{ rows: lines.map((line, i) => inlineRow(i + 1, ...line.split(','))).join('') }]))
  const list = join(dir, 'sources-xlsx.json')
  writeFileSync(list, JSON.stringify({ sources: [{ ...given, format: 'xlsx', path: 'register.xlsx' }] }))
  return list
}

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'mingan-bench-mirror-'))
  const report: Record<string, unknown> = {
    machine: { cpu: os.cpus()[0]?.model, cores: os.cpus().length, node: process.version },
    rows: ROWS,
  }
  const tell = (name: string, result: Result) => {
    report[name] = result
    say(`${name}: ${result.ms} ms, ${Math.round((result.rows / result.ms) * 1_000)}/s, peak ${result.peakMiB} MiB`)
  }
  const list = writeBenchSource(dir, benchRows(ROWS))
  const read = await inOwnProcess('read', list, dir)
  tell(`reading ${ROWS} rows of CSV alone`, read)
  tell(`reading ${ROWS} rows of XLSX alone`, await inOwnProcess('read', writeWorkbook(dir, list), dir))
  const whole = await inOwnProcess('mirror', list, dir)
  tell(`mirroring ${ROWS} rows, first time`, whole)
  const insert = await inOwnProcess('insert', list, dir)
  tell('bare insertMany of the same documents', insert)
  report.ratios = { toReading: whole.ms / read.ms, toInsert: whole.ms / insert.ms }
  say(
    `the mirror takes ${(whole.ms / insert.ms).toFixed(1)} times the bare insert and ${(whole.ms / read.ms).toFixed(1)} times the reading`,
  )
  // Ten times as many rows, other keys: what grows with the rows and what does not.
  const lines = readFileSync(join(dir, 'register.csv'), 'utf8').trim().split('\n').slice(1)
  for (let part = 1; part < MANY / ROWS; part++) {
    appendFileSync(join(dir, 'register.csv'), lines.map((line) => line.replace(',', `${part},${part}`)).join('\n') + '\n')
  }
  tell(`reading ${MANY} rows of CSV alone`, await inOwnProcess('read', list, dir))
  rmSync(join(dir, 'store'), { recursive: true, force: true })
  const same = await inOwnProcess('same bytes', list, dir)
  report[`unchanged input of ${MANY} rows`] = same
  say(`unchanged input of ${MANY} rows: ${same.ms} ms, peak ${same.peakMiB} MiB`)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(join(__dirname, '..', 'out'), { recursive: true })
  writeFileSync(OUT, JSON.stringify(report, null, 2) + '\n')
}

const [job, list, dir] = process.argv.slice(2)
if (job && list && dir) {
  const [source] = loadSources(list).sources
  if (!source) throw new Error('the list names no source')
  void work(job as Job, source, dir).then((result) => process.send?.(result, undefined, undefined, () => process.exit(0)))
} else void main()
