import type { Unrectified } from '../../api/unrectified'
import type { Day } from '../../codes/dates'
import type { HazardBody } from './schema'

type Told = Pick<HazardBody, 'status' | 'closedOn' | 'reopenedOn' | 'recheck' | 'extensions' | 'phases'>

/** What its source says of a rectification, as far as it may answer what residents told: how it stands, and the days on which something was done. */
export interface Answers {
  status: string
  days: readonly Day[]
}

/** What a hazard says of its rectification. A day that is not told answers nothing, and an extension that nobody approved is none. */
export function answersOf({ status, closedOn, reopenedOn, recheck, extensions, phases }: Told): Answers {
  const days = [
    closedOn,
    reopenedOn,
    recheck?.on,
    ...extensions.map(({ on, approvedBy }) => (approvedBy === null ? null : on)),
    ...phases.map(({ doneOn }) => doneOn),
  ]
  return { status, days: days.filter((day) => day !== null && day !== undefined) }
}

/**
 * Whether the source has answered since: the hazard stands otherwise than it did, or something of its rectification bears a later day. The same day may
 * have been before; one that has not come is a plan or a slip.
 */
export const isAnsweredBy = ({ status, days }: Answers, told: Unrectified, today: Day): boolean =>
  status !== told.status || days.some((day) => day > told.on && day <= today)

/** The same of a whole hazard. */
export const isAnswered = (said: Told, told: Unrectified, today: Day): boolean => isAnsweredBy(answersOf(said), told, today)
