import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'

/** Why a line to somebody was not taken, or was cut: there were as many as there may be, or its reader did not read while few were left. */
export type TurnedAway = 'full' | 'stalled'

/** A request's headers are there by then, and all of it; a photo of a tip over a slow network takes its time. */
const HEADERS_MS = 15_000
const REQUEST_MS = 60_000
/** How long a line with nothing on its way is kept for the next request. */
const KEEP_ALIVE_MS = 5_000
/** A line on which nothing moves for so long is cut: its reader has left, or never meant to read. */
const STILL_MS = 60_000
/** How often lines are looked at. */
const LOOK_MS = 5_000
/** From this share of the lines on, whoever does not read what is theirs between two looks makes room. */
const CROWDED = 0.75

/**
 * A server over HTTP that takes at most `maxConnections` lines. One too many is refused at once; neither who sends nothing nor who reads
 * nothing can keep the others out: the first has fifteen seconds, the second one to two looks where three quarters of the lines are taken, else a minute.
 * `turnedAway` is told of each line that was refused or cut for it.
 */
export function createListener(
  app: RequestListener,
  { maxConnections, turnedAway, lookMs = LOOK_MS }: { maxConnections: number; turnedAway: (why: TurnedAway) => void; lookMs?: number },
): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: LOOK_MS,
    },
    app,
  )
  server.timeout = STILL_MS
  server.maxConnections = maxConnections
  server.on('drop', () => turnedAway('full'))
  /** what had gone out on each line at the last look; null: it has not been looked at, or nothing waited to go out */
  const lines = new Map<Socket, number | null>()
  server.on('connection', (line: Socket) => {
    lines.set(line, null)
    line.once('close', () => lines.delete(line))
  })
  const look = setInterval(() => {
    if (lines.size < maxConnections * CROWDED) return
    for (const [line, before] of lines) {
      const gone = line.writableLength === 0 ? null : line.bytesWritten - line.writableLength
      if (gone !== null && gone === before) {
        turnedAway('stalled')
        line.destroy()
      } else lines.set(line, gone)
    }
  }, lookMs).unref()
  server.once('close', () => clearInterval(look))
  return server
}
