import type { Middleware } from 'koa'
import type { Log } from '../log'

/**
 * One line a request: method, path, status, time. No address, no query (it holds what a person searched for), no agent:
 * nothing in it tells who asked.
 */
export function requestLog(log: Log): Middleware {
  return async function requestLogMiddleware(ctx, next) {
    if (!log.isLevelEnabled('info')) return next()
    const began = performance.now()
    await next()
    log.info({ method: ctx.method, path: ctx.path, status: ctx.status, ms: Math.round((performance.now() - began) * 10) / 10 }, 'request')
  }
}
