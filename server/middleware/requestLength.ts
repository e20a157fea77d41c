import type { Middleware } from 'koa'
import { URL_MAX } from '../../shared/limits'
import { ApiError } from '../errors'

/** Refuses an address that is longer than any of ours can be. */
export const requestLength: Middleware = function requestLengthMiddleware(ctx, next) {
  if (ctx.url.length > URL_MAX) throw new ApiError('request_too_long')
  return next()
}
