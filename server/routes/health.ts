import type Router from 'koa-router'
import { ApiError } from '../errors'
import type { ReadDeps } from './readDeps'

/** How long the store may take to answer. */
const PATIENCE_MS = 1_000

export interface HealthDeps extends Pick<ReadDeps, 'db' | 'view'> {
  /** why what is over by the clock waits; null where nothing waits */
  clock?: () => string | null
}

/** `/healthz`: the process answers, and says so where its clock is not confirmed. `/readyz`: it has data to show and its store answers too. */
export function healthRoutes(router: Router, { db, view, clock = () => null }: HealthDeps): void {
  router.get('/healthz', function healthRoute(ctx) {
    ctx.set('Cache-Control', 'no-store')
    const waits = clock()
    ctx.body = { ok: true, ...(waits === null ? {} : { clock: waits }) }
  })
  router.get('/readyz', async function readyRoute(ctx) {
    ctx.set('Cache-Control', 'no-store')
    if (!view.current) throw new ApiError('not_ready')
    if (!(await isThere(db))) throw new ApiError('store_away')
    ctx.body = { ok: true, edition: view.current.edition._id }
  })
}

/** Whether the store answers, at the latest when whoever watches would give up on us. */
async function isThere({ connection }: HealthDeps['db']): Promise<boolean> {
  if (connection.readyState !== 1) return false
  const answered = connection.db?.command({ ping: 1 }).then(
    () => true,
    // Whatever went wrong, the question was whether it answers.
    () => false,
  )
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)))
  try {
    return (await Promise.race([answered, late])) === true
  } finally {
    clearTimeout(timer)
  }
}
