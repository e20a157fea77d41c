import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EnvError, loadEnvFile, readEnv } from '../env'
import { runCalendar } from '../mirror/calendar'
import type { RunPhase } from '../mirror/publishReading'
import { retireSource, strangers } from '../mirror/retire'
import { ReleaseError, releaseRun, runSource, type RunDeps } from '../mirror/run'
import { explainFile } from '../mirror/explain/index'
import { UnreadableSource } from '../mirror/formats/types'
import { newHolder, withLease } from '../mirror/lease'
import { SourcesError, loadSources, type Source } from '../mirror/sources'
import type { FindingDoc } from '../models/finding'
import type { Shelves } from '../models/index'
import type { Release, RunDoc } from '../models/run'
import { ensureSampleCity } from '../sample/city'
import { openStore } from '../store'

const USAGE = `npm run mirror -- [--sources FILE] [--source NAME] [--json]
npm run mirror -- --explain FILE
npm run mirror -- --findings RUN [--json]
npm run mirror -- --accept RUN --why "..." [--sources FILE] [--json]
npm run mirror -- --retire NAME --why "..." [--sources FILE] [--json]

  --sources FILE  the list of sources; default: SOURCES, else the sample city
  --source NAME   only this source of the list
  --json          one JSON line a run instead of words
  --explain FILE  tell what a strange file holds, and propose a description of its source
  --findings RUN  every row that a run refused, with its place, its reason and its own text: not for the public
  --accept RUN    publish what a stopped run had read; the guards that stopped it are named in public
  --retire NAME   take back what a source said that the list does not have any more
  --why "..."     the reason, which is public too

Exit status: 0 every run published or found nothing new, 1 a run stopped, 2 wrong usage.
`

/** The call itself is wrong; the message says how. */
class UsageError extends Error {}

function readArguments() {
  try {
    return parseArgs({
      options: {
        sources: { type: 'string' },
        source: { type: 'string' },
        json: { type: 'boolean' },
        explain: { type: 'string' },
        findings: { type: 'string' },
        accept: { type: 'string' },
        retire: { type: 'string' },
        why: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function chooseSources(file: string, name: string | undefined): Source[] {
  const { sources } = loadSources(file)
  if (name === undefined) return sources
  const chosen = sources.filter((source) => source.name === name)
  if (chosen.length === 0) throw new UsageError(`来源清单里没有“${name}”，有的是：${sources.map((source) => source.name).join('、')}`)
  return chosen
}

/** A person's word over a stopped run, where the call carries one. */
function releaseOf({ accept, retire, why }: ReturnType<typeof readArguments>): Release | null {
  if (accept === undefined && retire === undefined && why === undefined) return null
  if ((accept === undefined) === (retire === undefined) || !why?.trim())
    throw new UsageError('--accept 或 --retire 要和 --why 一起写，理由不能空')
  return accept === undefined ? null : { run: accept, why: why.trim() }
}

/** Takes back what a source said that left the list, and tells what became of it. */
async function retire(name: string, why: string, sources: Source[], shelves: Shelves, deps: RunDeps, isJson: boolean): Promise<number> {
  if (sources.some((source) => source.name === name)) throw new UsageError(`来源清单里有“${name}”，请先从清单中移除`)
  if (!(await strangers(shelves, sources)).includes(name)) throw new UsageError(`公示里没有“${name}”的内容`)
  const run = await withLease(shelves, name, newHolder(), deps.now, () => retireSource(name, why, deps))
  if (!run) throw new UsageError(`另一个进程正在处理“${name}”`)
  const { changes, edition } = run
  const words = `${name} 已停用；第 ${edition} 版：撤下 ${changes.withdrawn}，改以其他来源为准 ${changes.changed}`
  process.stdout.write((isJson ? inJson(run) : words) + '\n')
  return 0
}

async function sourceOfRun(shelves: Shelves, release: Release, sources: Source[]): Promise<Source> {
  const run = await shelves.runs.findOne({ _id: release.run }, { source: 1 }).lean<{ source: string }>()
  const source = sources.find(({ name }) => name === run?.source)
  if (!source) throw new UsageError(run ? `来源清单里没有“${run.source}”` : `没有编号为 ${release.run} 的采集`)
  return source
}

const PHASES: Record<RunPhase, string> = {
  parse: '解析',
  diff: '比对',
  decided: '定稿',
  claimed: '取号',
  ended: '写入',
  inserted: '写入',
  erased: '写入',
  applied: '写完',
  flipped: '发布',
}

/** One line that overwrites itself, for a person at a terminal. */
function showProgress(source: Source, phase: RunPhase, done: number, all: number): void {
  process.stderr.write(`\r\u001b[K${source.title}：${PHASES[phase]} ${done}/${all}`)
}

const STATE_WORDS = { published: '已发布', unchanged: '无变化', stopped: '已停止', running: '进行中' } as const

function inWords(source: Source, run: RunDoc): string {
  const { counts, changes } = run
  const rows = `读 ${counts.read} = 采用 ${counts.accepted} + 退回 ${counts.refused} + 重复 ${counts.duplicate} + 略过 ${counts.skipped}`
  const effect =
    run.edition === null
      ? ''
      : `；第 ${run.edition} 版：新增 ${changes.published}，变更 ${changes.changed}，撤下 ${changes.withdrawn}，恢复 ${changes.reinstated}，期满 ${changes.expired}`
  const remarks = [run.reason, ...run.remarks].filter(Boolean).map((text) => `；${text}`)
  const refused = counts.refused > 0 ? `\n  退回的每一行：npm run mirror -- --findings ${run.findingsRun ?? run._id}` : ''
  const way = run.stoppedBy.length > 0 ? `\n  核对无误后可放行：npm run mirror -- --accept ${run._id} --why "…"` : ''
  return `${source.title}（${source.name}）${STATE_WORDS[run.state]}；${rows}${effect}${remarks.join('')}${refused}${way}`
}

function inJson(run: RunDoc): string {
  const { _id, counts, source, state, warnings, changes, edition, rawSha256, reason, remarks, stoppedBy, release, startedAt, finishedAt } =
    run
  return JSON.stringify({
    source,
    state,
    ...counts,
    warnings,
    changes,
    edition,
    reason,
    remarks,
    stoppedBy,
    release,
    run: _id,
    rawSha256,
    startedAt,
    finishedAt,
  })
}

/** The proposal goes to standard output, so that it can be written to a file; what a person reads goes beside it. */
async function explain(path: string): Promise<number> {
  try {
    const { format, sheet, headerLine, rows, remarks, columns, proposal } = await explainFile(path)
    const say = (line: string): void => void process.stderr.write(line + '\n')
    say(
      `格式 ${format}${sheet ? `，工作表“${sheet}”` : ''}，${headerLine === 0 ? '没有表头' : `表头在第 ${headerLine} 行`}，看了 ${rows} 行数据${remarks.length > 0 ? `；${remarks.join('；')}` : ''}`,
    )
    for (const { name, filled, holds, field } of columns) {
      say(`  ${name}：${Math.round(filled * 100)}% 有值，${HOLDS[holds]} → ${field ?? '不采用'}`)
    }
    say('下面是建议的来源登记，请核对主键、覆盖方式和机关后使用：')
    process.stdout.write(JSON.stringify(proposal, null, 2) + '\n')
    return 0
  } catch (error) {
    if (!(error instanceof UnreadableSource) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new UsageError(error instanceof UnreadableSource ? error.message : `没有这个文件：${path}`)
  }
}

/** Every refused row of a run, for the office that sent it. */
async function tellFindings(shelves: Shelves, run: string, isJson: boolean): Promise<number> {
  if (!(await shelves.runs.findOne({ _id: run }, { _id: 1 }).lean())) throw new UsageError(`没有编号为 ${run} 的采集`)
  const findings = shelves.findings.find({ run, severity: 'refused' }).sort({ run: 1, severity: 1, n: 1 }).lean<FindingDoc>().cursor()
  for await (const { place, line, column, reason, original } of findings) {
    const where = [place, `第 ${line} 行`, column].filter(Boolean).join(' · ')
    process.stdout.write(
      isJson
        ? JSON.stringify({ place, line, column, reason, original }) + '\n'
        : `${where}：${reason}\n  ${original ?? '（原文已过保存期）'}\n`,
    )
  }
  return 0
}

async function tellStrangers(shelves: Shelves, sources: Source[]): Promise<void> {
  for (const name of await strangers(shelves, sources))
    process.stderr.write(`公示里有“${name}”的内容，来源清单里没有它；确已停用：npm run mirror -- --retire ${name} --why "…"\n`)
}

const HOLDS = {
  'credit code': '信用代码',
  date: '日期',
  number: '数',
  link: '网址',
  'personal number': '个人号码',
  text: '文字',
  nothing: '空',
} as const

async function main(): Promise<number> {
  const options = readArguments()
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  if (options.explain !== undefined) return explain(options.explain)
  loadEnvFile()
  const env = readEnv()
  const now = () => new Date()
  const sources = chooseSources(options.sources ?? env.SOURCES ?? ensureSampleCity(join(env.DATA_DIR, 'sample'), now()), options.source)
  const store = await openStore(env, { share: true })
  try {
    if (options.findings !== undefined) return await tellFindings(store.shelves, options.findings, options.json === true)
    let stopped = 0
    const holder = newHolder()
    const deps = { shelves: store.shelves, now, newId: randomUUID, spool: join(env.DATA_DIR, 'spool') }
    const release = releaseOf(options)
    if (options.retire !== undefined)
      return await retire(options.retire, options.why ?? '', sources, store.shelves, deps, options.json === true)
    if (options.source === undefined && !release) await tellStrangers(store.shelves, sources)
    if (!release) await runCalendar(deps)
    for (const source of release ? [await sourceOfRun(store.shelves, release, sources)] : sources) {
      const watched = process.stderr.isTTY && !options.json
      const withProgress = {
        ...deps,
        ...(watched ? { onProgress: (phase: RunPhase, done: number, all: number) => showProgress(source, phase, done, all) } : {}),
      }
      const run = await withLease(store.shelves, source.name, holder, now, () =>
        release ? releaseRun(source, release, withProgress) : runSource(source, withProgress),
      )
      if (watched) process.stderr.write('\r\u001b[K')
      if (run) process.stdout.write((options.json ? inJson(run) : inWords(source, run)) + '\n')
      else process.stderr.write(`${source.title}（${source.name}）：另一个进程正在采集，没有重复\n`)
      if (run?.state !== 'published' && run?.state !== 'unchanged') stopped++
    }
    return stopped > 0 ? 1 : 0
  } finally {
    await store.close()
  }
}

main().then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    const isUsage =
      error instanceof UsageError || error instanceof ReleaseError || error instanceof SourcesError || error instanceof EnvError
    process.stderr.write(
      `${isUsage ? (error as Error).message : String((error as Error).stack)}\n${error instanceof UsageError ? '\n' + USAGE : ''}`,
    )
    process.exitCode = isUsage ? 2 : 1
  },
)
