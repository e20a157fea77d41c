import type Router from 'koa-router'
import { CHANGES_SKIP_MAX, type ChangesAnswer } from '../../shared/api/changes'
import { CHANGES, CHANGES_ATOM } from '../../shared/api/endpoints'
import { isKind } from '../../shared/kinds/index'
import { bind } from '../door/bind'
import { originOf } from '../door/origin'
import { NoQuery, readQuery } from '../door/query'
import { ApiError } from '../errors'
import { PUBLIC, allow } from '../policies'
import { pageOf } from '../presenters/atom'
import { presentChange } from '../presenters/change'
import { presentFeed } from '../presenters/feed'
import { changesOf, partsOf } from '../read/changes'
import { PART_MAX, type Place } from '../read/changeParts'
import type { Published } from '../read/published'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

/** How long a reader may keep where a change's page is. */
const LINK_MAX_AGE_S = 86_400

/** `GET /api/v1/changes`, the same as `GET /feeds/changes.atom` for readers of feeds, and the addresses of its entries. */
export function changeRoutes(router: Router, deps: ReadDeps): void {
  bind(router, {
    endpoint: CHANGES,
    action: 'record.read',
    answer: async ({ query: { limit, cursor, ...filter } }) => {
      const published = publishedNow(deps)
      const [edition = published.edition._id, skip = 0] = cursor?.split('.').map(Number) ?? []
      if (edition > published.edition._id) throw new ApiError('edition_not_found', { cursor: '没有这一版' })
      const found = await changesOf(deps.db, published, filter, { edition, skip, limit: limit + 1 })
      const answer: ChangesAnswer = {
        items: found.slice(0, limit).map((change) => presentChange(change, published.day)),
        next: found.length > limit && skip + limit <= CHANGES_SKIP_MAX ? `${edition}.${skip + limit}` : null,
        edition: published.edition._id,
        asOf: asOf(published),
      }
      return { tag: published.tag, answer }
    },
  })

  bind(router, {
    endpoint: CHANGES_ATOM,
    action: 'record.read',
    answer: async ({ query: { archive, ...filter } }, ctx) => {
      const published = publishedNow(deps)
      const part = { from: placeOf(archive, published), least: archive === undefined ? PART_MAX : 1 }
      const found = await partsOf(deps.db, published, filter, part)
      const answer = presentFeed({
        city: deps.city,
        origin: originOf(ctx.req, deps.publicUrl),
        filter,
        archive,
        next: found.next,
        asOf: asOf(published),
        changes: found.changes.map((change) => presentChange(change, published.day)),
      })
      return { tag: published.tag, answer }
    },
  })

  router.get('/r/:kind/:id/:edition', function changeLinkRoute(ctx) {
    readQuery(ctx, NoQuery)
    allow(PUBLIC, 'record.read')
    const { kind = '', id = '', edition = '' } = ctx.params as Record<string, string | undefined>
    if (!isKind(kind) || !/^\d{1,9}$/.test(edition)) throw new ApiError('route_not_found')
    ctx.set('Cache-Control', `public, max-age=${LINK_MAX_AGE_S}`)
    ctx.redirect(pageOf({ kind, id }))
  })
}

/** The place that a document of the feed begins at. Throws `edition_not_found` where it lies ahead. */
function placeOf(archive: string | undefined, { edition }: Published): Place {
  if (archive === undefined) return { edition: edition._id, after: null }
  const [number = '', kind = '', ...id] = archive.split('.')
  if (Number(number) > edition._id) throw new ApiError('edition_not_found', { archive: '没有这一版' })
  return { edition: Number(number), after: isKind(kind) ? { kind, id: id.join('.') } : null }
}
