import gcoord from 'gcoord'
import type Router from 'koa-router'
import type { ZonesAtAnswer } from '../../shared/api/city'
import { HAZARD_RATES, INVENTORY_AGAINST_LIST, SUMMARY, ZONES_AT } from '../../shared/api/endpoints'
import { ratesRules, type RatesAnswer } from '../../shared/kinds/hazard/rates'
import type { AgainstAnswer } from '../../shared/kinds/inventory/against'
import { bind } from '../door/bind'
import { RATED, ratesBy } from '../kinds/hazard/rates'
import { AGAINST_KINDS, AGAINST_RULE, againstListOf, within } from '../kinds/inventory/against'
import { zonesAt } from '../kinds/zone/at'
import { placesAt } from '../read/published'
import { everyLine } from '../read/everyLine'
import { summaryOf } from '../read/summary'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** `GET /api/v1/summary`, `GET /api/v1/inventories/against-list`, `GET /api/v1/hazards/rates` and `GET /api/v1/zones/at`. */
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
    endpoint: HAZARD_RATES,
    action: 'record.read',
    answer: ({ query: { by, ...narrowed } }) => {
      const published = publishedNow(deps)
      const query = Object.fromEntries(Object.entries(narrowed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
      const answer: RatesAnswer = {
        ...ratesBy(everyLine(published, RATED, query), by, query, published.day),
        rules: ratesRules(),
        edition: published.edition._id,
        asOf: asOf(published),
        day: published.day,
        sources: sourcesOf(deps, RATED),
      }
      return { tag: published.tag, answer }
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
