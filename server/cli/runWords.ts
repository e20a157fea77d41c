import type { RunPhase } from '../mirror/run/deps'
import type { Source } from '../mirror/source/sources'
import type { RunDoc } from '../models/run'

/** How a run is told at a terminal: its progress, its end in words, its end as one line of JSON. */

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

const CLEAR_LINE = '\r\u001b[K'

/** One line that overwrites itself, for a person at a terminal. */
export const showProgress = (source: Source, phase: RunPhase, done: number, all: number): void =>
  void process.stderr.write(`${CLEAR_LINE}${source.title}：${PHASES[phase]} ${done}/${all}`)

/** Takes the line of progress away. */
export const clearProgress = (): void => void process.stderr.write(CLEAR_LINE)

const STATE_WORDS = { published: '已发布', unchanged: '无变化', stopped: '已停止', running: '进行中' } as const

/** What a run did, in a few lines of words, with the commands that lead on from it. */
export function inWords(source: Source, run: RunDoc): string {
  const { counts, changes } = run
  const rows = `读 ${counts.read} = 采用 ${counts.accepted} + 退回 ${counts.refused} + 重复 ${counts.duplicate} + 略过 ${counts.skipped}`
  const effect =
    run.edition === null
      ? ''
      : `；第 ${run.edition} 版：新增 ${changes.published}，变更 ${changes.changed}，撤下 ${changes.withdrawn}，恢复 ${changes.reinstated}，期满 ${changes.expired}`
  const remarks = [run.reason, ...run.remarks].filter(Boolean).map((text) => `；${text}`)
  const found = [counts.refused > 0 ? '退回' : '', run.warnings > 0 ? '提醒' : ''].filter(Boolean).join('和')
  const refused = found === '' ? '' : `\n  ${found}的每一行：npm run mirror -- --findings ${run.findingsRun ?? run._id}`
  const way = run.stoppedBy.length > 0 ? `\n  核对无误后可放行：npm run mirror -- --accept ${run._id} --why "…"` : ''
  return `${source.title}（${source.name}）${STATE_WORDS[run.state]}；${rows}${effect}${remarks.join('')}${refused}${way}`
}

/** What a run did, as one line of JSON for a script. */
export function inJson(run: RunDoc): string {
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
