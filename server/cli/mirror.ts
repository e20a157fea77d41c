import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { shanghaiDay } from '../../shared/codes/dates'
import { announceHolidays, filesOf, loadCity } from '../city'
import { newHolder, withLease } from '../clock/lease'
import { confirmClock } from '../clock/marks'
import { loadEnvFile, readEnv } from '../env'
import { runCalendar } from '../mirror/run/calendar'
import { clockInWords, endingDay } from '../mirror/run/endingDay'
import type { RunPhase } from '../mirror/run/deps'
import { leftOutInWords } from '../mirror/rows/kept'
import { inReadingOrder } from '../mirror/run/order'
import { retireSource, orphanedSources } from '../mirror/run/retire'
import { releaseRun, type RunDeps } from '../mirror/run/run'
import { readAfterHolds, releaseHeld } from '../mirror/run/schedule'
import { workHere } from '../mirror/run/work'
import { loadSources, type Source } from '../mirror/source/sources'
import type { FindingDoc } from '../models/finding'
import type { Db } from '../models/index'
import type { Release, RunDoc } from '../models/run'
import { roomIn } from '../room'
import { ensureSampleCity } from '../sampleCity'
import { openStore } from '../store'
import { explain } from './explain'
import { UsageError, readOptions, runCli } from './runCli'
import { clearProgress, inJson, inWords, showProgress } from './runWords'

const USAGE = `npm run mirror -- [--sources FILE] [--source NAME] [--json]
npm run mirror -- --explain FILE
npm run mirror -- --findings RUN [--json]
npm run mirror -- --accept RUN --why "..." [--sources FILE] [--json]
npm run mirror -- --retire NAME --why "..." [--sources FILE] [--json]
npm run mirror -- --confirm-clock DAY

  --sources FILE  the list of sources; default: SOURCES, else the sample city
  --source NAME   only this source of the list
  --json          one JSON line a run instead of words
  --explain FILE  tell what a strange file holds, and propose a description of its source
  --findings RUN  every row that a run refused, with its place, its reason and its own text, and every warning: not for the public
  --accept RUN    publish what a stopped run had read; the guards that stopped it are named in public
  --retire NAME   take back what a source said that the list does not have any more
  --why "..."     the reason, which is public too, but not why a run of rewards was released
  --confirm-clock DAY  a person's word that today is DAY (2026-05-20): what is over by the clock and waited ends

Exit status: 0 every run published or found nothing new, 1 a run stopped, 2 wrong usage.
`

const readArguments = () =>
  readOptions({
    sources: { type: 'string' },
    source: { type: 'string' },
    json: { type: 'boolean' },
    explain: { type: 'string' },
    findings: { type: 'string' },
    accept: { type: 'string' },
    retire: { type: 'string' },
    why: { type: 'string' },
    'confirm-clock': { type: 'string' },
    help: { type: 'boolean' },
  })

function chooseSources(file: string, name: string | undefined): Source[] {
  const { sources } = loadSources(file)
  if (name === undefined) return sources
  const chosen = sources.filter((source) => source.name === name)
  if (chosen.length === 0) throw new UsageError(`来源清单里没有“${name}”，有的是：${sources.map((source) => source.name).join('、')}`)
  return chosen
}

/** A person's word over a stopped run, where the call carries one. */
function releaseOf({ accept, retire, why, source }: ReturnType<typeof readArguments>): Release | null {
  if (accept === undefined && retire === undefined && why === undefined) return null
  // What a source said is taken back only where the whole list does not have it.
  if (source !== undefined) throw new UsageError('--source 不和 --accept、--retire、--why 一起用')
  if ((accept === undefined) === (retire === undefined) || !why?.trim())
    throw new UsageError('--accept 或 --retire 要和 --why 一起写，理由不能空')
  return accept === undefined ? null : { run: accept, why: why.trim() }
}

/** Takes back what a source said that left the list, and tells what became of it. */
async function retire(name: string, why: string, sources: Source[], deps: RunDeps, isJson: boolean): Promise<number> {
  const { db } = deps
  if (sources.some((source) => source.name === name)) throw new UsageError(`来源清单里有“${name}”，请先从清单中移除`)
  if (!(await orphanedSources(db, sources)).includes(name)) throw new UsageError(`公示里没有“${name}”的内容`)
  const run = await withLease({ db, name, holder: newHolder(), now: deps.now }, () => retireSource(name, why, deps))
  if (!run) throw new UsageError(`另一个进程正在处理“${name}”`)
  const { changes, edition } = run
  const words = `${name} 已停用；第 ${edition} 版：撤下 ${changes.withdrawn}，改以其他来源为准 ${changes.changed}`
  process.stdout.write((isJson ? inJson(run) : words) + '\n')
  return 0
}

async function sourceOfRun(db: Db, release: Release, sources: Source[]): Promise<Source> {
  const run = await db.runs.findOne({ _id: release.run }, { source: 1 }).lean<{ source: string }>()
  const source = sources.find(({ name }) => name === run?.source)
  if (!source) throw new UsageError(run ? `来源清单里没有“${run.source}”` : `没有编号为 ${release.run} 的采集`)
  return source
}

/** A person's word for the day; what waited for it ends. Throws UsageError where the clock shows another day. */
async function confirmDay(day: string, deps: RunDeps): Promise<number> {
  const at = deps.now()
  const today = shanghaiDay(at)
  if (day !== today) throw new UsageError(`本机时钟显示今天是 ${today}，和“${day}”不同：请先校准时钟`)
  await confirmClock({ ...deps, now: () => at }, at, 'person')
  const run = await runCalendar(deps)
  process.stdout.write(`已确认今天是 ${today}${run === null ? '' : `；期满截止 ${run.changes.expired} 条`}\n`)
  return 0
}

/** Every refused row of a run, and then every warning, for the office that sent it; last how many more there were than are kept. */
async function tellFindings(db: Db, run: string, isJson: boolean): Promise<number> {
  const told = await db.runs.findOne({ _id: run }, { findingsLeftOut: 1 }).lean<Pick<RunDoc, 'findingsLeftOut'>>()
  if (!told) throw new UsageError(`没有编号为 ${run} 的采集`)
  const findings = db.findings.find({ run }).sort({ run: 1, severity: 1, n: 1 }).lean<FindingDoc>().cursor()
  for await (const { severity, place, line, column, reason, original } of findings) {
    const where = [place, `第 ${line} 行`, column].filter(Boolean).join(' · ')
    process.stdout.write(
      isJson
        ? JSON.stringify({ severity, place, line, column, reason, original }) + '\n'
        : severity === 'warning'
          ? `${where}：${reason}（提醒，已采用）\n`
          : `${where}：${reason}\n  ${original ?? '（原文已过保存期）'}\n`,
    )
  }
  const { findingsLeftOut: leftOut = 0 } = told
  if (leftOut > 0) process.stdout.write((isJson ? JSON.stringify({ leftOut }) : leftOutInWords(leftOut)) + '\n')
  return 0
}

async function tellOrphaned(db: Db, sources: Source[]): Promise<void> {
  for (const name of await orphanedSources(db, sources))
    process.stderr.write(`公示里有“${name}”的内容，来源清单里没有它；确已停用：npm run mirror -- --retire ${name} --why "…"\n`)
}

/** Runs some sources one after the other and tells each. Returns how many did not end well. */
async function runEach(sources: Source[], release: Release | null, deps: RunDeps, isJson: boolean): Promise<number> {
  const { db, now } = deps
  const holder = newHolder()
  const isWatched = process.stderr.isTTY && !isJson
  let stopped = 0
  for (const source of inReadingOrder(sources)) {
    const onProgress = (phase: RunPhase, done: number, all: number) => showProgress(source, phase, done, all)
    const watched = isWatched ? { ...deps, onProgress } : deps
    const run = await withLease({ db, name: source.name, holder, now }, () =>
      release ? releaseRun(source, release, watched) : readAfterHolds(source, workHere(watched)),
    )
    if (isWatched) clearProgress()
    if (run) process.stdout.write((isJson ? inJson(run) : inWords(source, run)) + '\n')
    else process.stderr.write(`${source.title}（${source.name}）：另一个进程正在采集，没有重复\n`)
    if (run?.state !== 'published' && run?.state !== 'unchanged') stopped++
  }
  return stopped
}

async function main(): Promise<number> {
  const options = readArguments()
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  if (options.explain !== undefined) return explain(options.explain)
  const release = releaseOf(options)
  const isJson = options.json === true
  loadEnvFile()
  const env = readEnv()
  const now = () => new Date()
  const files = filesOf({ ...env, SOURCES: options.sources ?? env.SOURCES }, () => ensureSampleCity(join(env.DATA_DIR, 'sample'), now()))
  const sources = chooseSources(files.sources, options.source)
  const city = loadCity(files)
  announceHolidays(city)
  const { holdRules } = city
  const store = await openStore(env, { share: true })
  try {
    const { db } = store
    const deps = { db, now, newId: randomUUID, spool: join(env.DATA_DIR, 'spool'), holdRules, room: roomIn(env.DATA_DIR, env.FREE_DISK_MB) }
    if (options['confirm-clock'] !== undefined) return await confirmDay(options['confirm-clock'], deps)
    if (store.serverTime) await confirmClock(deps, await store.serverTime(), 'store')
    if (options.findings !== undefined) return await tellFindings(db, options.findings, isJson)
    if (options.retire !== undefined) return await retire(options.retire, options.why ?? '', sources, deps, isJson)
    if (options.source === undefined && !release) await tellOrphaned(db, sources)
    if (!release) await runCalendar(deps)
    const chosen = release ? [await sourceOfRun(db, release, sources)] : sources
    const stopped = await runEach(chosen, release, deps, isJson)
    if (!release) for (const source of chosen) await releaseHeld(source, newHolder(), deps, workHere(deps))
    // A source may have confirmed the clock, and what waited for that ends at once.
    await runCalendar(deps)
    const waits = clockInWords(await endingDay(deps))
    if (waits !== null) process.stderr.write(waits + '\n')
    return stopped > 0 ? 1 : 0
  } finally {
    await store.close()
  }
}

runCli(main, USAGE)
