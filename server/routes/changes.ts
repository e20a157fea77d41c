import type Router from 'koa-router'
import { ChangesFilter, type ChangesAnswer } from '../../shared/api/changes'
import { CHANGES } from '../../shared/api/endpoints'
import { untilMidnight } from '../../shared/codes/dates'
import { bind } from '../door/bind'
import { readQuery } from '../door/query'
import { ApiError } from '../errors'
import { PUBLIC, allow } from '../policies'
import { presentAtom } from '../presenters/atom'
import { presentChange } from '../presenters/change'
import { changesOf } from '../read/changes'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

const IN_A_FEED = 50
const FEED_MAX_AGE_S = 300
/** Nobody pages further; older changes are in each record's own history. */
const SKIP_MAX = 10_000

/** `GET /api/v1/changes`, and the same as `GET /feeds/changes.atom` for readers of feeds. */
export function changeRoutes(router: Router, deps: ReadDeps): void {
  bind(router, {
    endpoint: CHANGES,
    action: 'record.read',
    answer: async ({ query: { limit, cursor, ...filter } }) => {
      const published = publishedNow(deps)
      const [edition = published.edition._id, skip = 0] = cursor?.split('.').map(Number) ?? []
      if (edition > published.edition._id) throw new ApiError('edition_not_found', { cursor: '没有这一版' })
      if (skip > SKIP_MAX) throw new ApiError('invalid_parameter', { cursor: '翻得太远，请看单条记录的变更' })
      const found = await changesOf(deps.shelves, published, filter, { edition, skip, limit: limit + 1 })
      const answer: ChangesAnswer = {
        items: found.slice(0, limit).map((change) => presentChange(change, published.day)),
        next: found.length > limit && skip + limit <= SKIP_MAX ? `${edition}.${skip + limit}` : null,
        edition: published.edition._id,
        asOf: asOf(published),
      }
      return { tag: published.tag, answer }
    },
  })

  router.get('/feeds/changes.atom', async function atomRoute(ctx) {
    const filter = readQuery(ctx, ChangesFilter)
    allow(PUBLIC, 'record.read')
    const published = publishedNow(deps)
    const etag = `"${published.tag}"`
    ctx.set('ETag', etag)
    const seconds = Math.floor(untilMidnight(deps.now()) / 1_000)
    ctx.set('Cache-Control', `public, max-age=${Math.min(FEED_MAX_AGE_S, seconds)}`)
    if (ctx.get('If-None-Match').includes(etag)) {
      ctx.status = 304
      return
    }
    const changes = await changesOf(deps.shelves, published, filter, { edition: published.edition._id, skip: 0, limit: IN_A_FEED })
    const origin = deps.publicUrl ?? ctx.origin
    ctx.type = 'application/atom+xml; charset=utf-8'
    ctx.body = presentAtom({
      self: origin + ctx.url,
      origin,
      title: `${deps.city.name}安全生产公示的变更`,
      updated: asOf(published),
      changes: changes.map((change) => presentChange(change, published.day)),
    })
  })
}
