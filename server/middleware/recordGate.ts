import type { Context, Middleware } from 'koa'
import { PLAIN_ROOMS } from '../../shared/kinds/plain'
import { createGate } from '../gate'

/** Answers of the public record that are worked out at once, and that wait; the rest is told to come again. */
export const RECORD_GATE = { running: 64, waiting: 256 } as const
const RETRY_S = 2

/** What must be served whatever else goes on: tips, desks and owners have queues of their own, and a probe of health must not wait. */
const OTHERS = /^\/(?:api\/v1\/(?:tips|desk|answers|subscriptions)(?:\/|$)|healthz|readyz|metrics)/i
/** What asks the store or the read model. Files of the page lie in memory. */
const RECORD = new RegExp(`^/(?:${['api', 'feeds', 'boards', 'compare', ...Object.values(PLAIN_ROOMS)].join('|')})(?:/|$)`, 'i')

/**
 * Bounds the work on the public record. Kept answers are served before it and are not counted; what is over the bound gets
 * `overloaded` with the seconds to wait, so that nobody waits half a minute and tips find the machine free.
 */
export function recordGate(size: { running: number; waiting: number } = RECORD_GATE): Middleware {
  const gate = createGate(size, RETRY_S)
  return async function recordGateMiddleware(ctx: Context, next) {
    if (OTHERS.test(ctx.path) || !RECORD.test(ctx.path)) return next()
    await gate.pass(next)
  }
}
