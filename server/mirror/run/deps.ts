import type { Step } from '../../editions/publish'
import type { EndingDeps } from './endingDay'

/** What everything that publishes is given. */
export interface PublishDeps extends EndingDeps {
  /** a fresh id for a run or an attempt, never given twice */
  newId: () => string
  /** how far a run has come, for a person who waits */
  onProgress?: (phase: RunPhase, done: number, all: number) => void
}

export type RunPhase = 'parse' | 'diff' | Step
