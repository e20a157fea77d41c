import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import { checkFiling, checkPart, type Check, type SignedFiling, type SignedPart } from './check'
import type { Task } from './checkWorker'

/** Digests and signatures of what phones send, checked. They reject only where a thread was lost. */
export interface Checks {
  part: (signed: SignedPart) => Promise<Check & { sm3: string }>
  filing: (signed: SignedFiling) => Promise<Check>
}

/** In the caller's own thread, as a command line or a test wants it. */
export const checksHere: Checks = {
  part: async (signed) => checkPart(signed),
  filing: async (signed) => checkFiling(signed),
}

/** One core stays with the door, which is busy while others check. */
const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1))
/** So many go to a thread at once: it need not wait for the door between two. */
const AHEAD = 8
/** A thread that nobody needs gives its memory back after this. */
const IDLE_MS = 10 * 60_000

export interface CheckThreads extends Checks {
  stop: () => Promise<void>
}

/**
 * Threads that check, so that the door can go on reading and answering: a check of a photo is two milliseconds of work. A thread
 * that dies fails what it had under way and is replaced.
 */
export function startChecks(): CheckThreads {
  const pool = new Piscina<Task, Check>({
    filename: join(__dirname, 'checkWorker.ts'),
    // The worker is TypeScript too, and a thread does not inherit its parent's loader.
    execArgv: ['--import', 'tsx'],
    // None before somebody reports, and none long after.
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    concurrentTasksPerWorker: AHEAD,
  })
  return {
    part: async (signed) => (await pool.run({ of: 'part', signed })) as Check & { sm3: string },
    filing: (signed) => pool.run({ of: 'filing', signed }),
    stop: () => pool.close(),
  }
}
