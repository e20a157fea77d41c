import type Router from 'koa-router'
import { NoQuery, readQuery } from '../door/query'
import type { Metrics } from '../metrics'
import { PUBLIC, allow } from '../policies'

/** `GET /metrics`: the figures of this instance for Prometheus. None of them tells of a person. */
export function metricsRoute(router: Router, metrics: Metrics): void {
  router.get('/metrics', async function metricsRouteHandler(ctx) {
    readQuery(ctx, NoQuery)
    allow(PUBLIC, 'metrics.read')
    ctx.set('Cache-Control', 'no-store')
    ctx.set('Content-Type', metrics.contentType)
    ctx.body = await metrics.text()
  })
}
