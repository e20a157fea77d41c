import gcoord from 'gcoord'
import type Router from 'koa-router'
import type { ZonesAtAnswer } from '../../shared/api/city'
import { SUMMARY, UNRECTIFIED, ZONES_AT } from '../../shared/api/endpoints'
import { UnrectifiedParams } from '../../shared/api/unrectified'
import { bind } from '../door/bind'
import { zonesAt } from '../kinds/zone/at'
import { placesAt } from '../read/published'
import { summaryOf } from '../read/summary'
import { readParams } from './params'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

/** `GET /api/v1/summary`, `/api/v1/unrectified/{record}` and `/api/v1/zones/at`. */
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
