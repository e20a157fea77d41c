import type { HazardInput } from '../../../shared/kinds/hazard/schema'
import { COMMITMENTS, type ClosedByFixer, type Commitment } from '../../../shared/kinds/hazard/words'
import { codesOf } from '../../../shared/vocabulary'
import { nameKey } from '../../../shared/codes/fold'

/** Whether who put a hazard right is who checked that: unknown where one of the two is not told. Compared before names are masked. */
export function closedByFixer({ commitments, recheck }: Pick<HazardInput, 'commitments' | 'recheck'>): ClosedByFixer {
  const fixer = commitments?.responsibility?.person ?? null
  const checker = recheck?.by ?? null
  if (fixer === null || checker === null) return 'unknown'
  return nameKey(fixer) === nameKey(checker) ? 'yes' : 'no'
}

/** The commitments of which nothing is public. Money is committed to where its source, its sum or a word for it is told. */
export function commitmentsMissing({ commitments, funding }: Pick<HazardInput, 'commitments' | 'funding'>): Commitment[] {
  const hasFunding = (funding?.neededFen ?? funding?.plannedFen ?? funding?.source ?? null) !== null
  return codesOf(COMMITMENTS).filter((one) => (one === 'funding' && hasFunding ? false : (commitments?.[one] ?? null) === null))
}

/** Money that was planned and has not come, in fen; negative where more came; null where either is unknown. */
export const fundingGapFen = (funding: HazardInput['funding']): number | null =>
  funding === null || funding.plannedFen === null || funding.releasedFen === null ? null : funding.plannedFen - funding.releasedFen
