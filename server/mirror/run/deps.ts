import type { Step } from '../../editions/publish'
import type { HoldRule } from '../../law/hold'
import type { EndingDeps } from './endingDay'

/** What everything that publishes is given. */
export interface PublishDeps extends EndingDeps {
  /** a fresh id for a run or an attempt, never given twice */
  newId: () => string
  /** how long may be objected to what stands against somebody, as the city says it; absent: by the rules of this house */
  holdRules?: readonly HoldRule[] | undefined
  /** how far a run has come, for a person who waits */
  onProgress?: (phase: RunPhase, done: number, all: number) => void
}

export type RunPhase = 'parse' | 'diff' | Step
