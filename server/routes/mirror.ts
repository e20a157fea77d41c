import type Router from 'koa-router'
import { RunsQuery, type RunAnswer, type SourcesAnswer } from '../../shared/api/city'
import { REFUSALS_SHOWN } from '../../shared/limits'
import { ApiError } from '../errors'
import { NoQuery, readQuery } from '../middleware/query'
import type { FindingDoc } from '../models/finding'
import type { RunDoc } from '../models/run'
import type { Shelves } from '../models/index'
import { presentRun, presentSource, publicText, type SourceRuns } from '../presenters/run'
import type { Deps } from './deps'

const SOURCES_FOR_MS = 2_000

/** `GET /api/v1/sources`, `/api/v1/runs`, `/api/v1/runs/:id`: how the mirror itself is doing. Never cached. */
export function mirrorRoutes(router: Router, deps: Deps): void {
  const { shelves, sources, view, now } = deps

  router.get('/api/v1/sources', async function sourcesRoute(ctx) {
    readQuery(ctx, NoQuery)
    ctx.set('Cache-Control', 'no-store')
    ctx.body = await freshSources()
  })

  let last: { at: number; answer: Promise<SourcesAnswer> } | null = null
  /** The state of the sources, asked of the store at most every two seconds: every page shows it. */
  function freshSources(): Promise<SourcesAnswer> {
    const at = now()
    if (!last || at.getTime() - last.at >= SOURCES_FOR_MS || at.getTime() < last.at) last = { at: at.getTime(), answer: readSources(at) }
    return last.answer
  }

  async function readSources(at: Date): Promise<SourcesAnswer> {
    return {
      city: sources.city,
      now: at.toISOString(),
      sources: await Promise.all(
        sources.sources.map(async (source) =>
          presentSource(source, await runsOf(shelves, source.name), {
            now: at,
            records: view.current?.models[source.kind].countOfSource(source.name) ?? 0,
            sample: sources.city.sample,
          }),
        ),
      ),
    }
  }

  router.get('/api/v1/runs', async function runsRoute(ctx) {
    const { source, limit } = readQuery(ctx, RunsQuery)
    const runs = await shelves.runs
      .find(source === undefined ? {} : { source })
      .sort({ startedAt: -1 })
      .limit(limit)
      .lean<RunDoc[]>()
    ctx.set('Cache-Control', 'no-store')
    ctx.body = { runs: runs.map(presentRun) }
  })

  router.get('/api/v1/runs/:id', async function runRoute(ctx) {
    readQuery(ctx, NoQuery)
    const run = await shelves.runs.findOne({ _id: ctx.params.id ?? '' }).lean<RunDoc>()
    if (!run) throw new ApiError('run_not_found')
    const [refusals, warnings] = await Promise.all([
      findingsOf(shelves, run.findingsRun ?? run._id, 'refused'),
      findingsOf(shelves, run.findingsRun ?? run._id, 'warning'),
    ])
    const answer: RunAnswer = { run: presentRun(run), refusals, warnings }
    ctx.set('Cache-Control', 'no-store')
    ctx.body = answer
  })
}

async function runsOf(shelves: Shelves, source: string): Promise<SourceRuns> {
  const newest = (filter: Record<string, unknown>) =>
    shelves.runs
      .findOne({ source, ...filter })
      .sort({ startedAt: -1 })
      .lean<RunDoc>()
  const [last, lastGood, lastChange] = await Promise.all([
    newest({}),
    newest({ state: { $in: ['published', 'unchanged'] } }),
    newest({ state: 'published' }),
  ])
  return { last, lastGood, lastChange }
}

/** The first findings of a run, without the text of their rows. */
async function findingsOf(shelves: Shelves, run: string, severity: FindingDoc['severity']): Promise<RunAnswer['refusals']> {
  const findings = await shelves.findings
    .find({ run, severity })
    .sort({ run: 1, severity: 1, n: 1 })
    .limit(REFUSALS_SHOWN)
    .lean<FindingDoc[]>()
  return findings.map(({ place, line, column, reason }) => ({
    place: place && publicText(place),
    line,
    column: column && publicText(column),
    reason: publicText(reason),
  }))
}
