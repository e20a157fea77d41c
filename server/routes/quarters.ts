import type Router from 'koa-router'
import { quartersEndpoint } from '../../shared/api/endpoints'
import type { StripAnswer } from '../../shared/api/strip'
import type { Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { bind } from '../door/bind'
import { ApiError } from '../errors'
import { keptRuns } from '../read/keptRuns'
import { standingBeside, toldOf } from '../read/quarters'
import { goodRunsOf } from '../read/runs'
import { runsTag, type GoodRuns } from '../read/spans'
import { stripOf } from '../read/strip'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** `GET /api/v1/<list>/:id/quarters`: what other records tell of one, by quarters. */
export function quarterRoutes(router: Router, deps: ReadDeps): void {
  for (const list of Object.values(LISTS).filter(({ hasStrip }) => hasStrip)) {
    const sources = standingBeside(list.kind).map(({ kind }) => ({ kind, of: sourcesOf(deps, kind) }))
    const names = sources.flatMap(({ of }) => of.map(({ name }) => name))
    const goodRuns = keptRuns(() => goodRunsOf(deps.db, names, deps.now()), deps.now)
    bind(router, {
      endpoint: quartersEndpoint(list),
      action: 'record.read',
      answer: async ({ params: { id } }) => {
        const runs = await goodRuns(publishedNow(deps).tag)
        const published = publishedNow(deps)
        const row = published.models[list.kind].find(id)
        if (row === null) throw new ApiError('record_not_found')
        const runsOf = (kind: Kind): GoodRuns => {
          const own = new Set(sources.find((one) => one.kind === kind)?.of.map(({ name }) => name))
          return new Map([...runs].filter(([name]) => own.has(name)))
        }
        const answer: StripAnswer = {
          ...stripOf(toldOf(published, list.kind, row, runsOf), published.day),
          day: published.day,
          edition: published.edition._id,
          asOf: asOf(published),
          sources: sources.flatMap(({ of }) => of),
        }
        // A run that finds nothing new makes no edition, and quarters are covered by it nevertheless.
        return { tag: `${published.tag}-${runsTag(runs)}`, answer }
      },
    })
  }
}
