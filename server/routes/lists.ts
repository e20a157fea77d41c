import type Router from 'koa-router'
import { listEndpoint } from '../../shared/api/endpoints'
import { LISTS } from '../../shared/kinds/schemas'
import { JsonText, bind } from '../door/bind'
import { answerList, type AskedList } from '../read/lists'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

const OWN = new Set(['from', 'to', 'q', 'sort', 'limit', 'cursor'])

/** The list of each kind. */
export function listRoutes(router: Router, deps: ReadDeps): void {
  for (const list of Object.values(LISTS)) {
    bind(router, {
      endpoint: listEndpoint(list),
      action: 'record.read',
      answer: async ({ query }) => {
        const published = publishedNow(deps)
        const { items, total, next, edition } = await answerList(deps.db, published, list, askedOf(query))
        const rest = { total, next, edition, asOf: asOf(published), sources: sourcesOf(deps, list.kind) }
        // The items are JSON texts already; they are only joined.
        return { tag: published.tag, answer: new JsonText(`{"items":[${items.join(',')}],${JSON.stringify(rest).slice(1)}`) }
      },
    })
  }
}

/** The query of a list as the contract has checked it: its own parameters, and the filters that each kind has. */
function askedOf(checked: Record<string, unknown>): AskedList {
  const query = checked as Record<string, string | undefined> & { sort: string; limit: unknown }
  const { from, to, q, sort, cursor } = query
  const filters = Object.entries(query).filter((entry): entry is [string, string] => !OWN.has(entry[0]) && entry[1] !== undefined)
  return { filters: Object.fromEntries(filters), from, to, q, sort, cursor, limit: Number(query.limit) }
}
