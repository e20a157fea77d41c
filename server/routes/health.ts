import type Router from 'koa-router'
import { ApiError } from '../errors'
import type { ReadDeps } from './readDeps'

export interface HealthDeps extends Pick<ReadDeps, 'shelves' | 'view'> {
  /** which store it is */
  store: string
}

/** `/healthz`: the process answers. `/readyz`: it has data to show and its store answers too. */
export function healthRoutes(router: Router, { shelves, view, store }: HealthDeps): void {
  router.get('/healthz', function healthRoute(ctx) {
    ctx.set('Cache-Control', 'no-store')
    ctx.body = { ok: true, store }
  })
  router.get('/readyz', async function readyRoute(ctx) {
    ctx.set('Cache-Control', 'no-store')
    if (!view.current || shelves.connection.readyState !== 1) throw new ApiError('not_ready')
    await shelves.connection.db?.command({ ping: 1 })
    ctx.body = { ok: true, edition: view.current.edition._id }
  })
}
