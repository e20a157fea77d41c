import type { Day } from '../../shared/codes/dates'

/** Whether a record's publicity has ended before `today`. */
export const hasEnded = (publicUntil: Day | null, today: Day): boolean => publicUntil !== null && publicUntil < today
