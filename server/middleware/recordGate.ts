import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Middleware } from 'koa'
import { PLAIN_ROOMS } from '../../shared/kinds/plain'
import { ApiError, presentError } from '../errors'
import { createGate, type GateSize } from '../gate'
import { SECURITY_HEADERS } from './securityHeaders'
import { createTurns } from './turns'

/** Answers of the public record that are worked out at once, and that wait; the rest is told to come again. */
export const RECORD_GATE = { running: 64, waiting: 256 } as const
const RETRY_S = 2

/** What must be served whatever else goes on: tips, desks and owners have queues of their own, and a probe of health must not wait. */
const OTHERS = /^\/(?:api\/v1\/(?:tips|desk|answers|subscriptions)(?:\/|$)|healthz|readyz|metrics)/i
/** What asks the store or the read model. Files of the page lie in memory. */
const RECORD = new RegExp(`^/(?:${['api', 'feeds', 'boards', 'compare', ...Object.values(PLAIN_ROOMS)].join('|')})(?:/|$)`, 'i')

export interface RecordGate {
  /** lets so much work on the public record begin at once, and makes the rest wait */
  middleware: Middleware
  /** Whether a request is one too many: then it is answered, in one write and before the framework, whose work would be for nothing. */
  refuse: (request: IncomingMessage, response: ServerResponse) => boolean
}

/** The answer to one too many, as the framework would give it. */
const BODY = JSON.stringify(presentError(new ApiError('overloaded')))
const HEADERS = {
  ...SECURITY_HEADERS,
  'Cache-Control': 'no-store',
  'Retry-After': String(RETRY_S),
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': Buffer.byteLength(BODY),
}

const isRecord = (path: string): boolean => RECORD.test(path) && !OTHERS.test(path)

/** The path of a request, without what is asked of it. */
export const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? ''

/**
 * Bounds the work on the public record. Kept answers are served before it, between any two turns of work, and are not counted; what is over the bound gets
 * `overloaded` with the seconds to wait, so that nobody waits half a minute and tips find the machine free.
 */
export function createRecordGate(size: GateSize = RECORD_GATE): RecordGate {
  const gate = createGate(size, RETRY_S)
  const turn = createTurns()
  return {
    middleware: async function recordGateMiddleware(ctx, next) {
      if (!isRecord(ctx.path)) return next()
      await gate.pass(async () => {
        await turn()
        await next()
      })
    },
    refuse: (request, response) => {
      if (gate.waiting < size.waiting || !isRecord(pathOf(request))) return false
      response.writeHead(503, HEADERS).end(request.method === 'HEAD' ? undefined : BODY)
      return true
    },
  }
}
