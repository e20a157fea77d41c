import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'

/** Why a line to somebody was not taken, or was cut: there were as many as there may be, or its reader did not read while few were left. */
export type TurnedAway = 'full' | 'stalled'

/** A request's headers are there by then, and all of it; a photo of a tip over a slow network takes its time. */
const HEADERS_MS = 15_000
const REQUEST_MS = 60_000
/** How long a line with nothing on its way is kept for the next request. */
const KEEP_ALIVE_MS = 5_000
/** How often lines are looked at. */
const LOOK_MS = 5_000
/** From this share of the lines on, readers are waited for less. */
const CROWDED = 0.75
/**
 * For so long nothing may move on a line; when its time is over, the platform grants it once more to a line of which the system has taken something
 * meanwhile. Some megabytes wait in the system, which takes more when a third of them is read: 15 s are fair to who reads 90 KB a second.
 */
const PATIENCE = { usualMs: 60_000, crowdedMs: 15_000 }

/**
 * A server over HTTP that takes at most `maxConnections` lines. One too many is refused at once; neither who sends nothing nor who reads nothing can
 * keep the others out: the first has fifteen seconds, the second one to two minutes, and a quarter of that where three quarters of the lines are taken.
 * `turnedAway` is told of each line that was refused, or cut while something waited for its reader.
 */
export function createListener(
  app: RequestListener,
  {
    maxConnections,
    turnedAway,
    lookMs = LOOK_MS,
    patience = PATIENCE,
  }: { maxConnections: number; turnedAway: (why: TurnedAway) => void; lookMs?: number; patience?: typeof PATIENCE },
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
  server.timeout = patience.usualMs
  server.maxConnections = maxConnections
  server.on('drop', () => turnedAway('full'))
  server.on('timeout', (line: Socket) => {
    if (line.writableLength > 0) turnedAway('stalled')
    line.destroy()
  })
  const lines = new Set<Socket>()
  server.on('connection', (line: Socket) => {
    lines.add(line)
    line.once('close', () => lines.delete(line))
  })
  const look = setInterval(() => {
    const ms = lines.size < maxConnections * CROWDED ? patience.usualMs : patience.crowdedMs
    for (const line of lines) if (line.writableLength > 0 && line.timeout !== ms) line.setTimeout(ms)
  }, lookMs).unref()
  server.once('close', () => clearInterval(look))
  return server
}
