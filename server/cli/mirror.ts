import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EnvError, loadEnvFile, readEnv } from '../env'
import { runCalendar } from '../mirror/calendar'
import { runSource, type RunPhase } from '../mirror/run'
import { SourcesError, loadSources, type Source } from '../mirror/sources'
import type { RunDoc } from '../models/run'
import { ensureSampleCity } from '../sample/city'
import { openStore } from '../store'

const USAGE = `npm run mirror -- [--sources FILE] [--source NAME] [--json]

  --sources FILE  the list of sources; default: SOURCES, else the sample city
  --source NAME   only this source of the list
  --json          one JSON line a run instead of words

Exit status: 0 every run published or found nothing new, 1 a run stopped, 2 wrong usage.
`

/** The call itself is wrong; the message says how. */
class UsageError extends Error {}

function readArguments() {
  try {
    return parseArgs({
      options: { sources: { type: 'string' }, source: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
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

const PHASES: Record<RunPhase, string> = {
  read: '读取',
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
  return `${source.title}（${source.name}）${STATE_WORDS[run.state]}；${rows}${effect}${run.reason ? `；${run.reason}` : ''}`
}

function inJson(run: RunDoc): string {
  const { _id, counts, source, state, warnings, changes, edition, rawSha256, reason, startedAt, finishedAt } = run
  return JSON.stringify({ source, state, ...counts, warnings, changes, edition, reason, run: _id, rawSha256, startedAt, finishedAt })
}

async function main(): Promise<number> {
  const options = readArguments()
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  loadEnvFile()
  const env = readEnv()
  const now = () => new Date()
  const sources = chooseSources(options.sources ?? env.SOURCES ?? ensureSampleCity(join(env.DATA_DIR, 'sample'), now()), options.source)
  const store = await openStore(env, { share: true })
  try {
    let stopped = 0
    const deps = { shelves: store.shelves, now, newId: randomUUID }
    await runCalendar(deps)
    for (const source of sources) {
      const watched = process.stderr.isTTY && !options.json
      const run = await runSource(source, {
        ...deps,
        ...(watched ? { onProgress: (phase: RunPhase, done: number, all: number) => showProgress(source, phase, done, all) } : {}),
      })
      if (watched) process.stderr.write('\r\u001b[K')
      process.stdout.write((options.json ? inJson(run) : inWords(source, run)) + '\n')
      if (run.state === 'stopped') stopped++
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
    const isUsage = error instanceof UsageError || error instanceof SourcesError || error instanceof EnvError
    process.stderr.write(
      `${isUsage ? (error as Error).message : String((error as Error).stack)}\n${error instanceof UsageError ? '\n' + USAGE : ''}`,
    )
    process.exitCode = isUsage ? 2 : 1
  },
)
