import { LRUCache } from 'lru-cache'
import { SHOWN_STATES } from '../../shared/envelope'
import type { ListContract } from '../../shared/kinds/schemas'
import { orderOf } from '../editions/facets'
import { ApiError } from '../errors'
import { isShown } from '../kinds/item'
import { ruleOf } from '../kinds/index'
import type { RecordDb } from '../models/index'
import type { VersionDoc } from '../models/version'
import { rowOf, type PageBytes, type PageQuery } from './model'
import type { Published } from './published'
import { withTold } from './unrectified'

/** Where a page of a list begins. */
export interface ListPlace {
  edition: number
  /** lines before it */
  offset: number
  /** id of the line before it, where that is known */
  after?: string
}

/** Lists whose lines are kept counted. */
const COUNTED_MAX = 1_000

type Versions = RecordDb['versions']['collection']

type OlderPages = (
  published: Pick<Published, 'day' | 'told'>,
  list: ListContract,
  query: PageQuery,
  place: ListPlace,
  limit: number,
) => Promise<PageBytes>

/**
 * Pages of lists as they were at an edition, from the store: for editions that are not in memory, and to hold the read model against. A page goes on
 * after the line before it, and the lines of a list are counted once. Throws `edition_gone` for a search, a box or a filter of which only the read model
 * knows, and where the law has erased since what the lines are ordered by.
 */
export function createOlderPages(db: RecordDb): OlderPages {
  const versions = db.versions.collection
  const counted = new LRUCache<string, Promise<number>>({ max: COUNTED_MAX })
  const count = (filter: object): Promise<number> => {
    const key = JSON.stringify(filter)
    const known = counted.get(key) ?? versions.countDocuments(filter)
    counted.set(key, known)
    // Counted again by the next that asks.
    known.catch(() => counted.delete(key))
    return known
  }
  return async ({ day, told }, list, query, place, limit) => {
    refuseUnknown(list, query)
    const { kind } = list
    const shown = { live: true, kind, state: { $in: [...SHOWN_STATES] }, from: { $lte: place.edition }, to: { $gt: place.edition } }
    // What the law has erased since is in no order any more: lines would be missed.
    if ((await versions.findOne({ ...shown, 'facets.order': '' }, { projection: { _id: 1 } })) !== null) throw new ApiError('edition_gone')
    const filter = { ...shown, ...narrowing(list, query), $or: [{ publicUntil: null }, { publicUntil: { $gte: day } }] }
    const isBackward = query.sort.startsWith('-')
    const order = query.sort === list.sorts[0] ? 'order' : orderOf(query.sort)
    const beyond = await beyondLine(versions, filter, place.after, order, isBackward)
    const direction = isBackward ? -1 : 1
    const [total, found] = await Promise.all([
      count(filter),
      versions
        .find<VersionDoc>(beyond ? { $and: [filter, beyond] } : filter, {
          sort: { [`facets.${order}`]: direction, id: direction },
          skip: beyond ? 0 : place.offset,
          limit,
        })
        .toArray(),
    ])
    const rows = found.filter(isShown).map((version) => withTold(kind, rowOf(version), told, day))
    return { items: rows.map(({ item }) => Buffer.from(item)), last: rows.at(-1)?.id, total }
  }
}

/** Refuses what no version of a record knows. */
function refuseUnknown({ kind }: ListContract, { filters, q, box }: PageQuery): void {
  const laidOver = ruleOf(kind).unrectified?.facets ?? {}
  if (q !== undefined || box !== undefined || Object.keys(filters).some((name) => name in laidOver)) throw new ApiError('edition_gone')
}

/** What narrows a list, as its versions have it. */
function narrowing({ range }: ListContract, { filters, from, to }: PageQuery): Record<string, unknown> {
  const days = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) }
  return {
    ...Object.fromEntries(
      Object.entries(filters).map(([name, values]) => [`facets.${name}`, values.length === 1 ? values[0] : { $in: [...values] }]),
    ),
    ...(Object.keys(days).length === 0 ? {} : { [`facets.${range ?? 'order'}`]: days }),
  }
}

/** What lies beyond a line of a list in an order; null where the line is not told or not listed: its page is then found by counting. */
async function beyondLine(versions: Versions, filter: object, after: string | undefined, order: string, isBackward: boolean) {
  const line = after === undefined ? null : await versions.findOne<VersionDoc>({ ...filter, id: after })
  const value = line?.facets[order]
  if (!line || typeof value !== 'string') return null
  const [further, atLeast] = isBackward ? ['$lt', '$lte'] : ['$gt', '$gte']
  const facet = `facets.${order}`
  // The first part alone tells an index where to begin.
  return { [facet]: { [atLeast]: value }, $or: [{ [facet]: { [further]: value } }, { [facet]: value, id: { [further]: line.id } }] }
}
