import type { Middleware } from 'koa'
import type { ErrorCode } from '../../shared/api/errorCodes'
import { ApiError, nameError, presentError } from '../errors'
import type { Log } from '../log'
import { loggedRoute } from './loggedPath'

/** What the operator has to see: a fault of ours, a disk that is full, a store that is away. */
const LOGGED: ReadonlySet<ErrorCode> = new Set(['internal', 'storage_full', 'store_away'])

/** Turns every failure into the one error shape. What the API cannot name is logged and told as `internal`. */
export function errors(log: Log): Middleware {
  return async function errorsMiddleware(ctx, next) {
    try {
      await next()
      if (ctx.status === 405 || ctx.status === 501) throw new ApiError('method_not_allowed')
      if (ctx.status === 404 && ctx.body === undefined) throw new ApiError('route_not_found')
    } catch (error) {
      const known = nameError(error)
      if (LOGGED.has(known.code)) log.error({ err: error, path: loggedRoute(ctx) }, 'a request failed')
      ctx.status = known.status
      ctx.set('Cache-Control', 'no-store')
      if (known.retryAfterS !== undefined) ctx.set('Retry-After', String(known.retryAfterS))
      ctx.body = presentError(known)
    }
  }
}
