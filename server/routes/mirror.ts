import type Router from 'koa-router'
import { FINDINGS, RUN, RUNS, SOURCES } from '../../shared/api/endpoints'
import type { FindingsAnswer, RunAnswer, RunsAnswer } from '../../shared/api/runs'
import { bind } from '../door/bind'
import { hidesLines, presentFinding, presentRun } from '../presenters/run'
import { findingsPage, runOf, runsPage } from '../read/runs'
import type { ReadDeps } from './readDeps'
import type { SourceStates } from './sourceStates'

/** `GET /api/v1/sources`, `/api/v1/runs`, `/api/v1/runs/:id`, `/api/v1/runs/:id/findings`: how the mirror itself is doing. Never cached. */
export function mirrorRoutes(router: Router, deps: ReadDeps, sourceStates: SourceStates): void {
  const { db, sources, now } = deps

  bind(router, { endpoint: SOURCES, action: 'record.read', answer: sourceStates })

  bind(router, {
    endpoint: RUNS,
    action: 'record.read',
    answer: async ({ query }): Promise<RunsAnswer> => {
      const { items, next } = await runsPage(db, query, now())
      return { items: items.map((run) => presentRun(run, sources)), next }
    },
  })

  bind(router, {
    endpoint: RUN,
    action: 'record.read',
    answer: async ({ params: { id } }): Promise<RunAnswer> => {
      const run = await runOf(db, id)
      return { run: presentRun(run, sources) }
    },
  })

  bind(router, {
    endpoint: FINDINGS,
    action: 'record.read',
    answer: async ({ query, params: { id } }): Promise<FindingsAnswer> => {
      const run = await runOf(db, id)
      if (hidesLines(run, sources)) return { items: [], next: null }
      const { items, next } = await findingsPage(db, run, query)
      const kind = sources.find(({ name }) => name === run.source)?.kind ?? null
      return { items: items.map((finding) => presentFinding(finding, kind)), next }
    },
  })
}
