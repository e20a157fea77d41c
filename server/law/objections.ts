import type { Day } from '../../shared/codes/dates'
import { OBJECTION_CLOCK } from '../../shared/objections/clock'
import { addWorkdays } from './workdays'

/** The last day on which an objection is answered in time: the day of filing does not count. Null where the holidays up to it have not been announced. */
export const objectionDue = (filedOn: Day): Day | null => addWorkdays(filedOn, OBJECTION_CLOCK.workdays)

/** How long the outcome of an objection stays public after its decision, in months: a judgement of ours, no rule was found. */
export const OBJECTION_PUBLIC_MONTHS = 24

/** How long the words and the contact of an objection are kept after its outcome is public, in months: a judgement of ours. */
export const OBJECTION_KEPT_MONTHS = 12
