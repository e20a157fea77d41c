import type Router from 'koa-router'
import { CHANGES_SKIP_MAX, SPAN_DAYS_MAX, type ChangesAnswer, type ChangesQuery } from '../../shared/api/changes'
import { CHANGES, CHANGES_ATOM, WEEK } from '../../shared/api/endpoints'
import { daysBetween } from '../../shared/codes/dates'
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
import { createWeek, within, type Days } from '../read/week'
import { asOf, publishedFor, publishedNow, type ReadDeps } from './readDeps'

/** How long a reader may keep where a change's page is. */
const LINK_MAX_AGE_S = 86_400

/** `GET /api/v1/changes` and how many of a week they are, the same as `GET /feeds/changes.atom` for readers of feeds, and the addresses of its entries. */
export function changeRoutes(router: Router, deps: ReadDeps): void {
  bind(router, {
    endpoint: CHANGES,
    action: 'record.read',
    answer: async ({ query: { limit, cursor, from, to, news, ...filter } }) => {
      const days = spanOf({ from, to, news })
      const published = await publishedFor(deps, cursor)
      const [edition = published.edition._id, skip = 0] = cursor?.split('.').map(Number) ?? []
      const span = days && (await within(deps.db, days, news, edition))
      const found = await changesOf(deps.db, published, filter, { edition, skip, limit: limit + 1 }, span)
      const answer: ChangesAnswer = {
        items: found.slice(0, limit).map((change) => presentChange(change, published.day)),
        next: found.length > limit && skip + limit <= CHANGES_SKIP_MAX ? `${edition}.${skip + limit}` : null,
        edition: published.edition._id,
        asOf: asOf(published),
      }
      return { tag: published.tag, answer }
    },
  })

  const weekOf = createWeek(deps.db)
  bind(router, {
    endpoint: WEEK,
    action: 'record.read',
    answer: async () => {
      const published = publishedNow(deps)
      const week = await weekOf(published)
      return { tag: published.tag, answer: { ...week, edition: published.edition._id, asOf: asOf(published) } }
    },
  })

  bind(router, {
    endpoint: CHANGES_ATOM,
    action: 'record.read',
    answer: async ({ query: { archive, ...filter } }, ctx) => {
      const published = await publishedFor(deps, archive, 'archive')
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

/** The place that a document of the feed begins at. */
function placeOf(archive: string | undefined, { edition }: Published): Place {
  if (archive === undefined) return { edition: edition._id, after: null }
  const [number = '', kind = '', ...id] = archive.split('.')
  return { edition: Number(number), after: isKind(kind) ? { kind, id: id.join('.') } : null }
}

/** The days of a span; null where none is asked for. Throws `invalid_parameter` where it has one end only, ends before it begins, or is too long. */
function spanOf({ from, to, news }: Pick<ChangesQuery, 'from' | 'to' | 'news'>): Days | null {
  if (from === undefined && to === undefined) {
    if (news !== undefined) throw new ApiError('invalid_parameter', { news: '要和 from、to 一起写' })
    return null
  }
  if (from === undefined || to === undefined)
    throw new ApiError('invalid_parameter', { [from === undefined ? 'from' : 'to']: 'from 和 to 要一起写' })
  if (from > to) throw new ApiError('invalid_parameter', { to: '早于 from' })
  if (daysBetween(from, to) >= SPAN_DAYS_MAX) throw new ApiError('invalid_parameter', { to: `最多 ${SPAN_DAYS_MAX} 天` })
  return { from, to }
}
