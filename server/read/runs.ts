import { shanghaiDay, startOfDay, type Day } from '../../shared/codes/dates'
import { ApiError } from '../errors'
import type { FindingDoc } from '../models/finding'
import type { RecordDb } from '../models/index'
import type { RunDoc } from '../models/run'

/** How the mirror itself is doing: runs of the sources, and what was found in what they brought. */

type Runs = Pick<RecordDb, 'runs'>

/** What is known of a source's runs. */
export interface SourceRuns {
  last: RunDoc | null
  lastGood: RunDoc | null
  lastStopped?: RunDoc | null
  lastChange: RunDoc | null
}

/** A page of a list, and where the next one begins; null where it is the last. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** The runs that a source's state is told from. Those of a clock that ran ahead have yet to come. */
export async function runsOfSource({ runs }: Runs, source: string, at: Date): Promise<SourceRuns> {
  const newest = (filter: Record<string, unknown>) =>
    runs
      .findOne({ source, startedAt: { $lte: at }, ...filter })
      .sort({ startedAt: -1 })
      .lean<RunDoc>()
  const [last, lastGood, lastStopped, lastChange] = await Promise.all([
    newest({}),
    newest({ state: { $in: ['published', 'unchanged'] } }),
    newest({ state: 'stopped' }),
    newest({ state: 'published' }),
  ])
  return { last, lastGood, lastStopped, lastChange }
}

/**
 * From when to when each source brought something that was read well, in days: the first good run that is kept, and the last delivery. A source without a
 * good run is not there. Runs of a clock that ran ahead have yet to come.
 */
export async function goodRunsOf({ runs }: Runs, sources: readonly string[], at: Date): Promise<Map<string, { from: Day; to: Day }>> {
  const good = (source: string, direction: 1 | -1) =>
    runs
      .findOne({ source, startedAt: { $lte: at }, state: { $in: ['published', 'unchanged'] } }, { startedAt: 1, arrivedAt: 1 })
      .sort({ startedAt: direction })
      .lean<Pick<RunDoc, 'startedAt' | 'arrivedAt'>>()
  const found = await Promise.all(sources.map(async (source) => [source, await good(source, 1), await good(source, -1)] as const))
  return new Map(
    found.flatMap(([source, first, last]) =>
      first && last ? [[source, { from: shanghaiDay(first.startedAt), to: shanghaiDay(last.arrivedAt ?? last.startedAt) }]] : [],
    ),
  )
}

/** On which of some days, which ascend, each source was read well, by the day a run began. Runs of a clock that ran ahead have yet to come. */
export async function readDaysOf({ runs }: Runs, days: readonly Day[], at: Date): Promise<ReadonlyMap<string, ReadonlySet<Day>>> {
  const found = await runs
    .find({ startedAt: { $gte: startOfDay(days[0] ?? shanghaiDay(at)), $lte: at } }, { source: 1, startedAt: 1, state: 1 })
    .lean<Pick<RunDoc, 'source' | 'startedAt' | 'state'>[]>()
  const read = new Map<string, Set<Day>>()
  for (const { source, startedAt, state } of found)
    if (state === 'published' || state === 'unchanged') read.set(source, (read.get(source) ?? new Set()).add(shanghaiDay(startedAt)))
  return read
}

/** The last day on which each source delivered, by the runs until `at` that read it well; a source without one is not there. */
export async function arrivalsOf(db: Runs, sources: readonly string[], at: Date): Promise<Map<string, Day>> {
  return new Map([...(await goodRunsOf(db, sources, at))].map(([source, { to }]) => [source, to]))
}

/** Runs that began by `now`, the newest first, of one source or of all. */
export async function runsPage(
  { runs }: Runs,
  { source, limit, cursor }: { source?: string | undefined; limit: number; cursor?: string | undefined },
  now: Date,
): Promise<Page<RunDoc>> {
  // A cursor carries the moment its list began at: runs that came since do not move the pages.
  const [begun, skip = 0] = cursor?.split('.').map(Number) ?? [now.getTime()]
  const found = await runs
    .find({ ...(source === undefined ? {} : { source }), startedAt: { $lte: new Date(begun ?? 0) } })
    .sort({ startedAt: -1 })
    .skip(skip)
    .limit(limit + 1)
    .lean<RunDoc[]>()
  return { items: found.slice(0, limit), next: found.length > limit ? `${begun}.${skip + limit}` : null }
}

/** A run by its id. Throws `run_not_found`. */
export async function runOf({ runs }: Runs, id: string): Promise<RunDoc> {
  const run = await runs.findOne({ _id: id }).lean<RunDoc>()
  if (!run) throw new ApiError('run_not_found')
  return run
}

/** What was found in what a run read, in its order. A run that brought nothing new has the findings of the one that did. */
export async function findingsPage(
  { findings }: Pick<RecordDb, 'findings'>,
  { _id, findingsRun }: RunDoc,
  { severity, limit, cursor }: { severity: FindingDoc['severity']; limit: number; cursor?: string | undefined },
): Promise<Page<FindingDoc>> {
  const found = await findings
    .find({ run: findingsRun ?? _id, severity, ...(cursor === undefined ? {} : { n: { $gt: Number(cursor) } }) })
    .sort({ run: 1, severity: 1, n: 1 })
    .limit(limit + 1)
    .lean<FindingDoc[]>()
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? String(items.at(-1)?.n ?? 0) : null }
}
