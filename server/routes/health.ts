import type Router from 'koa-router'
import { ApiError } from '../errors'
import type { ReadDeps } from './readDeps'

export interface HealthDeps extends Pick<ReadDeps, 'db' | 'view'> {
  /** which store it is */
  store: string
  /** why what is over by the clock waits; null where nothing waits */
  clock?: () => string | null
}

/** `/healthz`: the process answers, and says so where its clock is not confirmed. `/readyz`: it has data to show and its store answers too. */
export function healthRoutes(router: Router, { db, view, store, clock = () => null }: HealthDeps): void {
  router.get('/healthz', function healthRoute(ctx) {
    ctx.set('Cache-Control', 'no-store')
    const waits = clock()
    ctx.body = { ok: true, store, ...(waits === null ? {} : { clock: waits }) }
  })
  router.get('/readyz', async function readyRoute(ctx) {
    ctx.set('Cache-Control', 'no-store')
    if (!view.current || db.connection.readyState !== 1) throw new ApiError('not_ready')
    await db.connection.db?.command({ ping: 1 })
    ctx.body = { ok: true, edition: view.current.edition._id }
  })
}
