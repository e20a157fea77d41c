import type { Step } from '../../editions/publish'
import type { HoldRule } from '../../law/hold'
import type { Room } from '../../room'
import type { EndingDeps } from './endingDay'

/** What everything that publishes is given. */
export interface PublishDeps extends EndingDeps {
  /** a fresh id for a run or an attempt, never given twice */
  newId: () => string
  /** how long may be objected to what stands against somebody, as the city says it; absent: by the rules of this house */
  holdRules?: readonly HoldRule[] | undefined
  /** how far a run has come, for a person who waits */
  onProgress?: (phase: RunPhase, done: number, all: number) => void
  /** ends a run between two batches of rows, or in the midst of a fetch, with its own reason; what is being published goes on to its end */
  signal?: AbortSignal
  /** asked before anything large is written, and between two batches of rows; default: there is room */
  room?: Room
}

/** Somebody ends a run from outside: nothing is wrong with its source, and the next run begins anew. */
export class Interrupted extends Error {}

export type RunPhase = 'parse' | 'diff' | Step
