import type Router from 'koa-router'
import { z } from 'zod'
import { ENDPOINTS } from '../../shared/api/endpoints'
import { feedSchema } from '../../shared/feed'
import { KINDS } from '../../shared/kinds/index'
import { codesOf } from '../../shared/vocabulary'
import { ApiError } from '../errors'
import { once } from '../once'
import { NoQuery, readQuery } from '../door/query'
import { apiPage } from '../presenters/apiPage'
import { openApi } from '../presenters/openapi'
import { version } from '../../package.json'
import type { ReadDeps } from './readDeps'

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/**
 * What the API says of itself, and what a feed must look like. Each is made once, since none of it depends on data, and when somebody first asks for
 * it: a quarter of a second of work that no start of the service need wait for.
 */
export function descriptionRoutes(router: Router, { city, publicUrl }: Pick<ReadDeps, 'city' | 'publicUrl'>): void {
  const description = once(() => JSON.stringify(openApi(version, ENDPOINTS, { city, publicUrl })))
  const page = once(apiPage)
  const feeds = new Map(
    codesOf(KINDS).map((kind) => [
      `${kind}.json`,
      once(() => JSON.stringify(z.toJSONSchema(feedSchema(kind), { io: 'input', unrepresentable: 'any' }))),
    ]),
  )

  router.get('/api/v1/openapi.json', function openApiRoute(ctx) {
    readQuery(ctx, NoQuery)
    ctx.type = 'application/json'
    ctx.body = description()
  })
  router.get('/api/v1/schemas/feed/:file', function feedSchemaRoute(ctx) {
    readQuery(ctx, NoQuery)
    const schema = feeds.get(ctx.params.file ?? '')
    if (schema === undefined) throw new ApiError('route_not_found')
    ctx.type = 'application/schema+json'
    ctx.body = schema()
  })
  router.get('/api', function apiPageRoute(ctx) {
    readQuery(ctx, NoQuery)
    ctx.set('Content-Security-Policy', PAGE_POLICY)
    ctx.type = 'html'
    ctx.body = page()
  })
}
