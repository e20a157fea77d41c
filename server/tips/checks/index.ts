import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import { importArgs } from '../../typescript'
import { isSignedBy } from '../signature'

/** A short message with the signature (64 bytes) and the key (65 bytes) of who is said to have signed it. */
export interface Signed {
  author: Uint8Array
  message: Uint8Array
  signature: Uint8Array
}

/** Signatures of what phones send, checked. */
export interface Checks {
  /** whether the author signed the message; rejects only where a thread was lost */
  isSigned: (signed: Signed) => Promise<boolean>
}

/** In the caller's own thread, as a command line or a test wants it. */
export const checksHere: Checks = {
  isSigned: async ({ author, message, signature }) => isSignedBy(author, message, signature),
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
 * Threads that check, so that the door can go on reading and answering: a signature is a good half of a millisecond of work. What
 * is signed is the digest of a photo, which the door makes while the photo arrives: its bytes never go from thread to thread. A
 * thread that dies fails what it had under way and is replaced.
 */
export function startChecks(): CheckThreads {
  const pool = new Piscina<Signed, boolean>({
    filename: join(__dirname, 'checkWorker.ts'),
    // The worker is TypeScript too, and a thread does not inherit its parent's loader.
    execArgv: importArgs(),
    // None before somebody reports, and none long after.
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    concurrentTasksPerWorker: AHEAD,
  })
  return {
    isSigned: (signed) => pool.run(signed),
    stop: () => pool.close(),
  }
}
