import type Router from 'koa-router'
import { quartersEndpoint } from '../../shared/api/endpoints'
import type { StripAnswer } from '../../shared/api/strip'
import { LISTS } from '../../shared/kinds/schemas'
import { bind } from '../door/bind'
import { ApiError } from '../errors'
import { standingBeside, toldOf } from '../read/quarters'
import { stripOf } from '../read/strip'
import { kindRuns } from './kindRuns'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

/** `GET /api/v1/<list>/:id/quarters`: what other records tell of one, by quarters. */
export function quarterRoutes(router: Router, deps: ReadDeps): void {
  for (const list of Object.values(LISTS).filter(({ hasStrip }) => hasStrip)) {
    const runsNow = kindRuns(
      deps,
      standingBeside(list.kind).map(({ kind }) => kind),
    )
    bind(router, {
      endpoint: quartersEndpoint(list),
      action: 'record.read',
      answer: async ({ params: { id } }) => {
        const { runsOf, tag, sources } = await runsNow()
        const published = publishedNow(deps)
        const row = published.models[list.kind].find(id)
        if (row === null) throw new ApiError('record_not_found')
        const answer: StripAnswer = {
          ...stripOf(toldOf(published, list.kind, row, runsOf), published.day),
          day: published.day,
          edition: published.edition._id,
          asOf: asOf(published),
          sources,
        }
        return { tag: `${published.tag}-${tag}`, answer }
      },
    })
  }
}
