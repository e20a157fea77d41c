import type { Day } from '../../codes/dates'
import type { HazardBody } from './schema'

/** That residents told, and the desk verified, that a hazard was not put right. */
export interface Unrectified {
  on: Day
  /** how the hazard stood in the public record then */
  status: string
}

type Told = Pick<HazardBody, 'status' | 'closedOn' | 'reopenedOn' | 'recheck' | 'extensions' | 'phases'>

/**
 * Whether the source has answered since: the hazard stands otherwise than it did, or something of its rectification bears a later day. A day that
 * is not told answers nothing, and the same day may have been before; one that has not come is a plan or a slip, and an extension that nobody approved is
 * none.
 */
export function isAnswered({ status, closedOn, reopenedOn, recheck, extensions, phases }: Told, told: Unrectified, today: Day): boolean {
  const days = [
    closedOn,
    reopenedOn,
    recheck?.on,
    ...extensions.map(({ on, approvedBy }) => (approvedBy === null ? null : on)),
    ...phases.map(({ doneOn }) => doneOn),
  ]
  return status !== told.status || days.some((day) => day !== null && day !== undefined && day > told.on && day <= today)
}
