import gcoord from 'gcoord'
import type Router from 'koa-router'
import type { SummaryAnswer, ZonesAtAnswer } from '../../shared/api/city'
import { SUMMARY, ZONES_AT } from '../../shared/api/endpoints'
import type { NoticeItem, ZoneItem } from '../../shared/api/items'
import { LISTS } from '../../shared/api/lists'
import { addMonths } from '../../shared/codes/dates'
import { SECTORS, codesOf, type Kind } from '../../shared/vocabulary'
import { bind } from '../door/bind'
import { zonesAt, type Published } from '../read/published'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

const NEWEST = 5

/** `GET /api/v1/summary` and `GET /api/v1/zones/at`. */
export function cityRoutes(router: Router, deps: ReadDeps): void {
  bind(router, {
    endpoint: SUMMARY,
    action: 'record.read',
    answer: () => {
      const published = publishedNow(deps)
      return { tag: published.tag, answer: summaryOf(published, deps) }
    },
  })

  bind(router, {
    endpoint: ZONES_AT,
    action: 'record.read',
    answer: ({ query: { lng, lat, crs } }): ZonesAtAnswer => {
      const published = publishedNow(deps)
      const [x = lng, y = lat] = crs === 'wgs84' ? gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02) : [lng, lat]
      return {
        zones: zonesAt(published, x, y).map(({ row, body: { boundary: _boundary, ...body } }) => ({
          item: JSON.parse(row.item) as ZoneItem,
          body,
        })),
        edition: published.edition._id,
        asOf: asOf(published),
      }
    },
  })
}

function summaryOf(published: Published, { city }: ReadDeps): SummaryAnswer {
  const { models, day } = published
  const yearAgo = addMonths(day, -12)
  const recent = models.accident.page({ filters: {}, from: yearAgo, sort: '-occurredOn' }, 0, 1).total
  // A kind of which nothing was ever published is unknown, not nought.
  const known = (kind: Kind, value: number) => (models[kind].size === 0 ? null : value)
  return {
    city,
    figures: [
      {
        key: 'enterprises',
        label: '企业',
        value: known('enterprise', models.enterprise.size),
        list: { path: LISTS.enterprise.path, query: {} },
      },
      {
        key: 'carriers',
        label: '客运企业',
        value: known('enterprise', models.enterprise.count('sector', 'road_transport')),
        list: { path: LISTS.enterprise.path, query: { sector: 'road_transport' } },
      },
      {
        key: 'accidents',
        label: '近一年事故',
        value: known('accident', recent),
        list: { path: LISTS.accident.path, query: { from: yearAgo } },
      },
      { key: 'notices', label: '公示中的通报', value: known('notice', models.notice.size), list: { path: LISTS.notice.path, query: {} } },
      {
        key: 'penalties',
        label: '公示中的处罚',
        value: known('penalty', models.penalty.size),
        list: { path: LISTS.penalty.path, query: {} },
      },
      { key: 'zones', label: '责任片区', value: known('zone', models.zone.size), list: { path: LISTS.zone.path, query: {} } },
    ],
    sectors: codesOf(SECTORS)
      .map((sector) => ({ sector, enterprises: models.enterprise.count('sector', sector) }))
      .filter(({ enterprises }) => enterprises > 0),
    newestNotices: models.notice.page({ filters: {}, sort: '-publishedAt' }, 0, NEWEST).items.map((item) => JSON.parse(item) as NoticeItem),
    edition: published.edition._id,
    asOf: asOf(published),
  }
}
