import { compareSteps, stepTone } from '../../../shared/kinds/enterprise/gradeScales'
import { gradeIn, type EnterpriseBody, type Grade } from '../../../shared/kinds/enterprise/schema'

/** Whether a row stands against its firm: by any of its grades, each beside the one of its scheme that is in force. */
export const isAgainst = ({ grades }: EnterpriseBody, before: EnterpriseBody | null): boolean =>
  grades.some((grade) => isGradeAgainst(grade, before === null ? undefined : gradeIn(before, grade.scheme)))

/**
 * A grade that is worse than the one in force stands against the firm, a better one never. Where there is none to compare it with, one of the lower steps
 * does, and so does a word that no scale has: nobody knows that it is none. The same step stands against it where it was decided anew.
 */
function isGradeAgainst({ scheme, grade, decidedOn }: Grade, inForce: Grade | undefined): boolean {
  const isLow = stepTone(scheme, grade) !== 'fine'
  if (inForce === undefined) return isLow
  const compared = compareSteps(scheme, grade, inForce.grade)
  if (compared === 'same') return isLow && decidedOn !== inForce.decidedOn
  return compared === null ? isLow : compared === 'worse'
}
