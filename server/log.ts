import pino from 'pino'
import type { Env } from './env'
import { loggedError } from './loggedError'

export type Log = pino.Logger

/**
 * A log of JSON lines, by default on standard output, written in batches so that a busy request does not wait for it. Failures stand in it without what
 * they quote.
 */
export function createLog(
  { LOG_LEVEL }: Pick<Env, 'LOG_LEVEL'>,
  to: pino.DestinationStream = pino.destination({ sync: false, minLength: 4_096 }),
): Log {
  return pino({ level: LOG_LEVEL, base: null, serializers: { err: loggedError } }, to)
}
