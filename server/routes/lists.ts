import type Router from 'koa-router'
import { LISTS, listQuerySchema, type ListContract } from '../../shared/api/lists'
import { readQuery } from '../middleware/query'
import { answerList } from '../read/lists'
import { asOf, publishedNow, sourcesOf, type Deps } from './deps'

const OWN = new Set(['from', 'to', 'q', 'sort', 'limit', 'cursor'])

/** `GET /api/v1/{enterprises,accidents,notices,zones}`. */
export function listRoutes(router: Router, deps: Deps): void {
  for (const list of Object.values<ListContract>(LISTS)) {
    const schema = listQuerySchema(list)
    router.get(list.path, async function listRoute(ctx) {
      const query = readQuery(ctx, schema) as Record<string, string | undefined> & { sort: string; limit: unknown }
      const published = publishedNow(deps)
      const filters = Object.fromEntries(Object.entries(query).filter(([name, value]) => !OWN.has(name) && value !== undefined)) as Record<
        string,
        string
      >
      const { from, to, q, sort, cursor } = query
      const answer = await answerList(deps.shelves, published, list, { filters, from, to, q, sort, cursor, limit: Number(query.limit) })
      const rest = {
        total: answer.total,
        next: answer.next,
        edition: answer.edition,
        asOf: asOf(published),
        sources: sourcesOf(deps, list.kind),
      }
      // The items are JSON texts already; they are only joined.
      ctx.body = `{"items":[${answer.items.join(',')}],${JSON.stringify(rest).slice(1)}`
      ctx.state.keep = true
      ctx.state.tag = published.tag
    })
  }
}
