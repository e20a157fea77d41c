import type { IncomingMessage } from 'node:http'
import { performance } from 'node:perf_hooks'
import { ApiError } from '../errors'
import { watchPace, type Pace } from './pace'

/** How much of a body is taken in, and how long its sender may keep us waiting. */
export interface BodyBound {
  bytes: number
  /** longest wait for the next bytes, in milliseconds; default 10 s */
  idleMs?: number
  /** what must have come in each stretch of waiting; default 96 KiB a minute */
  pace?: Pace
  /** longest wait for all bytes together, in milliseconds; default 280 s */
  totalMs?: number
}

const IDLE_MS = 10_000
/** A minute is given to everybody. After that a sender must bring some 1.6 KB a second, as the weakest network does. */
export const PACE: Pace = { windowMs: 60_000, bytes: 96 * 1024 }
/** The largest part at a little more than that pace, and before the platform's own 300 s end the connection without a word. */
export const TOTAL_MS = 280_000

/**
 * Yields the body of a request in pieces as they arrive; a consumer that is slow slows the sender. Only waiting for the sender
 * counts against the limits of time. Throws `body_too_large` as soon as the bound is passed, or at once where Content-Length
 * says that it will be; `body_too_slow` where a limit of time passes; `body_incomplete` where the sender goes away. The rest
 * of a refused body is left unread: the caller closes the connection.
 */
export async function* streamBody(request: IncomingMessage, bound: BodyBound): AsyncGenerator<Buffer, void, undefined> {
  const { bytes, idleMs = IDLE_MS, pace = PACE, totalMs = TOTAL_MS } = bound
  if (declaredLength(request) > bytes) throw new ApiError('body_too_large')
  const isTooSlow = watchPace(pace)
  let received = 0
  let waited = 0
  for (;;) {
    const chunk = request.read() as Buffer | null
    if (chunk !== null) {
      received += chunk.length
      if (received > bytes) throw new ApiError('body_too_large')
      yield chunk
    } else if (request.readableEnded) {
      return
    } else if (request.destroyed) {
      throw new ApiError('body_incomplete')
    } else {
      const began = performance.now()
      await moreWithin(request, Math.min(idleMs, totalMs - waited))
      waited += performance.now() - began
      // What is all there came in time, whatever its pace was.
      if (isTooSlow(waited, received + request.readableLength) && !request.complete) throw new ApiError('body_too_slow')
    }
  }
}

/** The whole body of a request. Throws as `streamBody` does. */
export async function readBody(request: IncomingMessage, bound: BodyBound): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of streamBody(request, bound)) chunks.push(chunk)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/** The length that a request declares, in bytes; 0 where it declares none. */
export function declaredLength({ headers }: Pick<IncomingMessage, 'headers'>): number {
  // The parser of the platform lets only digits through.
  return Number(headers['content-length'] ?? 0)
}

/** Resolves when a request has news: bytes, its end, or that its sender is gone. Rejects with `body_too_slow` after `ms`. */
function moreWithin(request: IncomingMessage, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (conclude: () => void) => {
      clearTimeout(timer)
      for (const name of NEWS) request.off(name, onNews)
      conclude()
    }
    const onNews = () => settle(resolve)
    const timer = setTimeout(() => settle(() => reject(new ApiError('body_too_slow'))), Math.max(0, ms))
    for (const name of NEWS) request.on(name, onNews)
  })
}

/** A sender that goes away is told by `error`, then `close`. */
const NEWS = ['readable', 'end', 'error', 'close'] as const
