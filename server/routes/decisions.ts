import type Router from 'koa-router'
import type { DecisionsAnswer } from '../../shared/api/decisions'
import { DECISIONS, DECISIONS_ATOM } from '../../shared/api/endpoints'
import { bind } from '../door/bind'
import { originOf } from '../door/origin'
import { presentDecisionsFeed } from '../presenters/decisions'
import { decidingKinds, decisionsOf } from '../read/decisions'
import { createVersionLoader } from '../read/versionLoader'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** `GET /api/v1/decisions/:code` and `GET /feeds/decisions/:code.atom`: what is decided of a firm, for owners and trading centres. */
export function decisionRoutes(router: Router, deps: ReadDeps): void {
  const loadVersion = createVersionLoader(deps.db)
  const sources = decidingKinds().flatMap((kind) => sourcesOf(deps, kind))

  bind(router, {
    endpoint: DECISIONS,
    action: 'record.read',
    answer: async ({ params: { code } }) => {
      const published = publishedNow(deps)
      const answer: DecisionsAnswer = {
        ...(await decisionsOf(loadVersion, published, code)),
        day: published.day,
        edition: published.edition._id,
        asOf: asOf(published),
        sources,
      }
      return { tag: published.tag, answer }
    },
  })

  bind(router, {
    endpoint: DECISIONS_ATOM,
    action: 'record.read',
    answer: async ({ params: { code } }, ctx) => {
      const published = publishedNow(deps)
      const firm = await decisionsOf(loadVersion, published, code)
      const path = DECISIONS_ATOM.path.replace('{code}', encodeURIComponent(firm.code))
      const answer = presentDecisionsFeed({
        city: deps.city,
        origin: originOf(ctx.req, deps.publicUrl),
        path,
        firm,
        asOf: asOf(published),
      })
      return { tag: published.tag, answer }
    },
  })
}
