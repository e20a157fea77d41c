import gcoord from 'gcoord'
import type Router from 'koa-router'
import type { ZonesAtAnswer } from '../../shared/api/city'
import { FINE_MONEY, INVENTORY_AGAINST_LIST, SUMMARY, UNRECTIFIED, ZONES_AT } from '../../shared/api/endpoints'
import { UnrectifiedParams } from '../../shared/api/unrectified'
import type { FineMoneyAnswer } from '../../shared/kinds/fineAccount/money'
import type { AgainstAnswer } from '../../shared/kinds/inventory/against'
import { bind } from '../door/bind'
import { FINE_MONEY_KINDS, asked, fineMoneyIn } from '../kinds/fineAccount/money'
import { AGAINST_KINDS, AGAINST_RULE, againstListOf, within } from '../kinds/inventory/against'
import { zonesAt } from '../kinds/zone/at'
import { placesAt } from '../read/published'
import { summaryOf } from '../read/summary'
import { readParams } from './params'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** `GET /api/v1/summary`, `/api/v1/unrectified/{record}`, `/api/v1/inventories/against-list`, `/api/v1/fine-accounts/by-agency` and `/api/v1/zones/at`. */
export function cityRoutes(router: Router, deps: ReadDeps): void {
  bind(router, {
    endpoint: SUMMARY,
    action: 'record.read',
    answer: () => {
      const published = publishedNow(deps)
      return { tag: published.tag, answer: summaryOf(published, deps.city) }
    },
  })

  bind(router, {
    endpoint: UNRECTIFIED,
    action: 'record.read',
    answer: ({ params }) => deps.unrectified(readParams(UnrectifiedParams, params).record),
  })

  bind(router, {
    endpoint: INVENTORY_AGAINST_LIST,
    action: 'record.read',
    answer: ({ query: { division } }) => {
      const published = publishedNow(deps)
      const lines = againstListOf(published.models, published.ever)
      const answer: AgainstAnswer = {
        rule: AGAINST_RULE,
        items: division === undefined ? lines : within(lines, division),
        edition: published.edition._id,
        asOf: asOf(published),
        sources: AGAINST_KINDS.flatMap((kind) => sourcesOf(deps, kind)),
      }
      return { tag: published.tag, answer }
    },
  })

  bind(router, {
    endpoint: FINE_MONEY,
    action: 'record.read',
    answer: ({ query: { agency } }) => {
      const published = publishedNow(deps)
      const { models, day, edition, tag } = published
      const answer: FineMoneyAnswer = {
        items: asked(fineMoneyIn(models, day), agency),
        day,
        edition: edition._id,
        asOf: asOf(published),
        sources: FINE_MONEY_KINDS.flatMap((kind) => sourcesOf(deps, kind)),
      }
      return { tag, answer }
    },
  })

  bind(router, {
    endpoint: ZONES_AT,
    action: 'record.read',
    answer: ({ query: { lng, lat, crs } }): ZonesAtAnswer => {
      const published = publishedNow(deps)
      const [x = lng, y = lat] = crs === 'wgs84' ? gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02) : [lng, lat]
      return {
        zones: zonesAt(placesAt(published, x, y)),
        edition: published.edition._id,
        asOf: asOf(published),
      }
    },
  })
}
