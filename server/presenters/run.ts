import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import type { SourceState } from '../../shared/api/city'
import type { Finding, RunReport } from '../../shared/api/runs'
import { CALENDAR } from '../mirror/run/calendar'
import { HOLDS } from '../mirror/run/holds'
import { hasHiddenCells } from '../mirror/source/hiddenCells'
import type { Source } from '../mirror/source/sources'
import type { FindingDoc } from '../models/finding'
import type { RunDoc } from '../models/run'
import { ruleOf } from '../kinds/index'
import { labelOf } from '../kinds/labels'
import { OWN_TITLES } from '../kinds/own'
import { publicText } from '../privacy/texts'
import type { SourceRuns } from '../read/runs'

const HOUR_MS = 3_600_000

/** What the sources are called that are built in. */
const BUILT_IN: Readonly<Record<string, string>> = { [CALENDAR]: '到期日历（系统）', [HOLDS]: '异议期届满（系统）' }

/** What the source of a run is called: a built-in one is none that anybody declares, and one that is declared no more is known by its name. */
const titleOf = (name: string, sources: readonly Source[]): string =>
  BUILT_IN[name] ?? sources.find((source) => source.name === name)?.title ?? OWN_TITLES[name]?.title ?? name

/** Instead of everything that is counted of hidden lines. */
const LINES_HIDDEN = '这类记录不逐笔公开：读到几行、退回哪几行、文件的指纹，只告诉送来的单位'
const RELEASED_HIDDEN = '有人核对后放行；理由只告诉送来的单位'
const STOPPED_HIDDEN = '这次送来的没有采用，上一版照常公示；原因只告诉送来的单位'
const MINUTE_MS = 60_000

/** Whether the lines that a run read are hidden: by its kind, also where its source is declared no more. */
export const hidesLines = ({ source, hidesRows }: Pick<RunDoc, 'source' | 'hidesRows'>, sources: readonly Source[]): boolean =>
  hidesRows === true || sources.some(({ name, kind }) => name === source && ruleOf(kind).hidesRows)

/** A run as it is reported in public. Of hidden lines it tells when it was, and what it published. */
export function presentRun(run: RunDoc, sources: readonly Source[]): RunReport {
  const report = reportOf(run, sources)
  if (!hidesLines(run, sources)) return report
  return {
    ...report,
    // How long it took would tell whether there was something to read.
    finishedAt: run.finishedAt && new Date(Math.max(toMinute(run.finishedAt), run.startedAt.getTime())).toISOString(),
    counts: null,
    warnings: null,
    rawSha256: null,
    reason: hiddenReason(run),
    remarks: [LINES_HIDDEN],
    // Whoever looked into it says which lines are fewer, and why.
    release: run.release && { run: run.release.run, why: RELEASED_HIDDEN },
  }
}

const toMinute = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS
/** What guards say of a delivery counts its lines. */
const hiddenReason = ({ state, reason }: Pick<RunDoc, 'state' | 'reason'>): string | null =>
  state === 'stopped' && reason !== null ? STOPPED_HIDDEN : null

function reportOf(run: RunDoc, sources: readonly Source[]): RunReport {
  return {
    id: run._id,
    source: run.source,
    title: titleOf(run.source, sources),
    state: run.state,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    counts: run.counts,
    warnings: run.warnings,
    changes: run.changes,
    edition: run.edition,
    rawSha256: tellsHash(run, sources) ? run.rawSha256 : null,
    reason: run.reason && publicText(run.reason),
    remarks: run.remarks.map(publicText),
    needsRelease: run.state === 'stopped' && run.stoppedBy.length > 0,
    release: run.release && { run: run.release.run, why: publicText(run.release.why) },
  }
}

/**
 * Whether a hash tells nothing that is not public: where all but a grade, or what one reporter was paid, is known of a short file, its hash is that. Of a run
 * that did not come to its end nobody knows what its bytes hold.
 */
function tellsHash({ source, state, held = 0, contentSha256, hidesCells }: RunDoc, sources: readonly Source[]): boolean {
  if (hidesCells || hasHiddenCells(source, sources)) return false
  const kind = sources.find(({ name }) => name === source)?.kind
  const isRead = Boolean(contentSha256) || state === 'published' || state === 'unchanged'
  return held === 0 && (isRead || kind === undefined || !ruleOf(kind).isAgainst)
}

/** A finding without the text of its row. Where no column of the source is to blame, the field of the record is named. */
export const presentFinding = ({ n, place, line, column, reason }: FindingDoc, kind: Kind | null): Finding => ({
  n,
  place: place && publicText(place),
  line,
  column: column && publicText(/^[a-z][a-z\d.]*$/i.test(column) ? labelOf(kind, column.split('.')) : column),
  reason: publicText(reason),
})

/**
 * A source with its freshness. Silent: it has not arrived for longer than it promised. Stopped: what it last brought is not what is shown. `unreadDays`: days
 * on which nobody could read it.
 */
export function presentSource(
  source: Source,
  runs: SourceRuns,
  { now, records, sample, unreadDays }: { now: Date; records: number; sample: boolean; unreadDays: Day[] },
): SourceState {
  const { lastGood, lastStopped = null } = runs
  const isHidden = ruleOf(source.kind).hidesRows
  // When a file with hidden lines was last written would tell of the day of one.
  const arrived = lastGood && (isHidden ? lastGood.startedAt : (lastGood.arrivedAt ?? lastGood.startedAt))
  return {
    name: source.name,
    title: source.title,
    agency: source.agency,
    kind: source.kind,
    format: source.format,
    coverage: source.coverage,
    rhythmHours: source.rhythmHours,
    sample,
    register: source.register ?? null,
    lastArrivalAt: arrived?.toISOString() ?? null,
    lastChangeAt: runs.lastChange?.startedAt.toISOString() ?? null,
    unreadDays,
    lastRun: runs.last && {
      id: runs.last._id,
      state: runs.last.state,
      at: runs.last.startedAt.toISOString(),
      reason: isHidden ? hiddenReason(runs.last) : runs.last.reason && publicText(runs.last.reason),
    },
    silent: arrived === null || now.getTime() - arrived.getTime() > source.rhythmHours * HOUR_MS,
    stopped: lastStopped !== null && (lastGood === null || lastStopped.startedAt > lastGood.startedAt),
    records,
  }
}
