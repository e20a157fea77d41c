import type { ObjectionBody, ObjectionInput } from '../../../shared/kinds/objection/schema'
import { objectionDue } from '../../law/objections'
import { workdaysBetween } from '../../law/workdays'

/** An objection with its last day, and how many workdays its decision took. */
export const reckoned = (input: ObjectionInput): ObjectionBody => ({
  ...input,
  due: objectionDue(input.filedOn),
  workdays: input.decidedOn === null ? null : workdaysBetween(input.filedOn, input.decidedOn),
})
