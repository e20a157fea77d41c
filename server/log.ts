import pino from 'pino'
import type { Env } from './env'

export type Log = pino.Logger

/** A log of JSON lines on standard output, written in batches so that a busy request does not wait for it. */
export function createLog({ LOG_LEVEL }: Pick<Env, 'LOG_LEVEL'>): Log {
  return pino({ level: LOG_LEVEL, base: null }, pino.destination({ sync: false, minLength: 4_096 }))
}
