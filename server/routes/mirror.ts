import type Router from 'koa-router'
import type { SourcesAnswer } from '../../shared/api/city'
import { FINDINGS, RUN, RUNS, SOURCES } from '../../shared/api/endpoints'
import type { FindingsAnswer, RunAnswer, RunsAnswer } from '../../shared/api/runs'
import { bind } from '../door/bind'
import { ApiError } from '../errors'
import type { FindingDoc } from '../models/finding'
import type { RunDoc } from '../models/run'
import type { Shelves } from '../models/index'
import { CALENDAR } from '../mirror/calendar'
import { presentFinding, presentRun, presentSource, type SourceRuns } from '../presenters/run'
import type { ReadDeps } from './readDeps'

const SOURCES_FOR_MS = 2_000

/** `GET /api/v1/sources`, `/api/v1/runs`, `/api/v1/runs/:id`, `/api/v1/runs/:id/findings`: how the mirror itself is doing. Never cached. */
export function mirrorRoutes(router: Router, deps: ReadDeps): void {
  const { shelves, sources, city, view, now } = deps

  bind(router, { endpoint: SOURCES, action: 'record.read', answer: freshSources })

  let last: { at: number; answer: Promise<SourcesAnswer> } | null = null
  /** The state of the sources, asked of the store at most every two seconds: every page shows it. */
  function freshSources(): Promise<SourcesAnswer> {
    const at = now()
    if (!last || at.getTime() - last.at >= SOURCES_FOR_MS || at.getTime() < last.at) last = { at: at.getTime(), answer: readSources(at) }
    return last.answer
  }

  async function readSources(at: Date): Promise<SourcesAnswer> {
    return {
      city,
      now: at.toISOString(),
      sources: await Promise.all(
        sources.map(async (source) =>
          presentSource(source, await runsOf(shelves, source.name, at), {
            now: at,
            records: view.current?.models[source.kind].countOfSource(source.name) ?? 0,
            sample: city.sample,
          }),
        ),
      ),
    }
  }

  bind(router, {
    endpoint: RUNS,
    action: 'record.read',
    answer: async ({ query: { source, limit, cursor } }): Promise<RunsAnswer> => {
      // A cursor carries the moment its list began at: runs that came since do not move the pages.
      const [begun, skip = 0] = cursor?.split('.').map(Number) ?? [now().getTime()]
      const runs = await shelves.runs
        .find({ ...(source === undefined ? {} : { source }), startedAt: { $lte: new Date(begun ?? 0) } })
        .sort({ startedAt: -1 })
        .skip(skip)
        .limit(limit + 1)
        .lean<RunDoc[]>()
      return {
        items: runs.slice(0, limit).map((run) => presentRun(run, titleOf(run.source))),
        next: runs.length > limit ? `${begun}.${skip + limit}` : null,
      }
    },
  })

  bind(router, {
    endpoint: RUN,
    action: 'record.read',
    answer: async ({ params: { id } }): Promise<RunAnswer> => {
      const run = await theRun(id)
      return { run: presentRun(run, titleOf(run.source)) }
    },
  })

  bind(router, {
    endpoint: FINDINGS,
    action: 'record.read',
    answer: async ({ query: { severity, limit, cursor }, params: { id } }): Promise<FindingsAnswer> => {
      const { _id, findingsRun, source } = await theRun(id)
      const kind = sources.find(({ name }) => name === source)?.kind ?? null
      const findings = await shelves.findings
        .find({ run: findingsRun ?? _id, severity, ...(cursor === undefined ? {} : { n: { $gt: Number(cursor) } }) })
        .sort({ run: 1, severity: 1, n: 1 })
        .limit(limit + 1)
        .lean<FindingDoc[]>()
      const items = findings.slice(0, limit).map((finding) => presentFinding(finding, kind))
      return { items, next: findings.length > limit ? String(items.at(-1)?.n ?? 0) : null }
    },
  })

  async function theRun(id: string): Promise<RunDoc> {
    const run = await shelves.runs.findOne({ _id: id }).lean<RunDoc>()
    if (!run) throw new ApiError('run_not_found')
    return run
  }

  const titleOf = (source: string): string =>
    source === CALENDAR ? '到期日历（系统）' : (sources.find(({ name }) => name === source)?.title ?? source)
}

/** The runs that a source's state is told from. Those of a clock that ran ahead have yet to come. */
async function runsOf(shelves: Shelves, source: string, at: Date): Promise<SourceRuns> {
  const newest = (filter: Record<string, unknown>) =>
    shelves.runs
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
