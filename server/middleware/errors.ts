import type { Middleware } from 'koa'
import { ApiError, nameError, presentError } from '../errors'
import type { Log } from '../log'
import { loggedPath } from './loggedPath'

/** Turns every failure into the one error shape. What the API cannot name is logged and told as `internal`, a full disk logged too. */
export function errors(log: Log): Middleware {
  return async function errorsMiddleware(ctx, next) {
    try {
      await next()
      if (ctx.status === 405 || ctx.status === 501) throw new ApiError('method_not_allowed')
      if (ctx.status === 404 && ctx.body === undefined) throw new ApiError('route_not_found')
    } catch (error) {
      const known = nameError(error)
      if (known.code === 'internal' || known.code === 'storage_full') log.error({ err: error, path: loggedPath(ctx) }, 'a request failed')
      ctx.status = known.status
      ctx.set('Cache-Control', 'no-store')
      if (known.retryAfterS !== undefined) ctx.set('Retry-After', String(known.retryAfterS))
      ctx.body = presentError(known)
    }
  }
}
