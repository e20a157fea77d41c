import type { Middleware } from 'koa'
import type { Log } from '../log'
import type { Metrics } from '../metrics'
import { isOfReporter, loggedPath, loggedRoute } from './loggedPath'

/**
 * One line a request: method, path, status, time. No address, no query (it holds what a person searched for), no agent:
 * nothing in it tells who asked.
 */
export function logRequest(log: Log, method: string, path: string, status: number, began: number): void {
  log.info({ method, path, status, ms: Math.round((performance.now() - began) * 10) / 10 }, 'request')
}

/**
 * Logs and counts every request that reaches the framework. Those of reporters have no line at all: the second in which
 * somebody filed a tip tells a carrier, or an employer with a log of its own, who it was.
 */
export function requestLog(log: Log, metrics: Metrics): Middleware {
  return async function requestLogMiddleware(ctx, next) {
    const began = performance.now()
    await next()
    if (isOfReporter(ctx.path)) return metrics.reporter(ctx.status)
    const path = ctx.status < 400 ? loggedPath(ctx) : loggedRoute(ctx)
    logRequest(log, ctx.method, path, ctx.status, began)
    // Addresses that no route knows share one name: a stranger must not make up new ones.
    metrics.request(String(ctx._matchedRoute ?? 'other'), ctx.status, (performance.now() - began) / 1_000)
  }
}
