import { nameKey } from '../../../shared/codes/fold'
import type { Day } from '../../../shared/codes/dates'
import { isOrganisation, namesIn } from '../../../shared/codes/persons/index'
import type { HazardInput } from '../../../shared/kinds/hazard/schema'
import { commitmentsUnread } from '../../../shared/kinds/hazard/unread'
import { COMMITMENTS, type ClosedByFixer, type Commitment } from '../../../shared/kinds/hazard/words'
import { codesOf } from '../../../shared/vocabulary'

/** Offices that check what others put right: none of them is the firm that did it. */
const OFFICE = /局|委员会|人民政府|(?:安委办|政府|办事处|大队|支队|总队|街道|监督站|安全站|质监站|安监站)$/
/** What stands where a source has hidden a part of a name. */
const HIDDEN = /[某○〇*＊×]/

type Fixed = Pick<HazardInput, 'enterprise' | 'commitments' | 'recheck'>

/**
 * Whether who put a hazard right is who checked that, compared before names are masked: unknown where one of the two is not told, or is told in part
 * only. Two units of different names may be one, called shortly; an office that supervises is not.
 */
export function closedByFixer({ enterprise, commitments, recheck }: Fixed): ClosedByFixer {
  const { unit = null, person = null } = commitments?.responsibility ?? {}
  const checker = recheck?.by ?? null
  if (checker === null) return 'unknown'
  if (isOrganisation(checker)) {
    const units = [unit, enterprise?.name ?? null].filter((name) => name !== null).map(nameKey)
    if (units.includes(nameKey(checker))) return 'yes'
    return OFFICE.test(checker) ? 'no' : 'unknown'
  }
  const [fixers, checkers] = [namesIn(person ?? ''), namesIn(checker)]
  if (fixers.length === 0 || checkers.length === 0) return 'unknown'
  const pairs = fixers.flatMap((fixer) => checkers.map((one) => compared(fixer, one)))
  return pairs.includes('yes') ? 'yes' : pairs.includes('unknown') ? 'unknown' : 'no'
}

/** Two names; of those that are hidden in part the surnames tell no more than that they are two. */
function compared(one: string, other: string): ClosedByFixer {
  if (HIDDEN.test(one) || HIDDEN.test(other)) return one.charAt(0) === other.charAt(0) ? 'unknown' : 'no'
  return nameKey(one) === nameKey(other) ? 'yes' : 'no'
}

/**
 * The commitments of which nothing is public. `due`: the day by which it is to be put right, however that was set. `unread`: fields that its source wrote
 * and nobody could read.
 */
export function commitmentsMissing(
  { commitments, funding, phases }: Pick<HazardInput, 'commitments' | 'funding' | 'phases'>,
  due: Day | null,
  unread: readonly string[] = [],
): Commitment[] {
  const { unit = null, person = null, post = null } = commitments?.responsibility ?? {}
  const told: Record<Commitment, boolean> = {
    responsibility: unit !== null || person !== null || post !== null,
    measures: (commitments?.measures ?? null) !== null || phases.some(({ measure }) => measure !== null),
    funding: (commitments?.funding ?? null) !== null || isFunded(funding),
    deadline: due !== null,
    emergencyPlan: (commitments?.emergencyPlan ?? null) !== null,
  }
  const written = commitmentsUnread(unread)
  return codesOf(COMMITMENTS).filter((one) => !told[one] && !written.includes(one))
}

/** Money is committed to where its source or a sum of it is told. What is needed is no commitment yet, unless nothing is. */
function isFunded(funding: HazardInput['funding']): boolean {
  if (funding === null) return false
  const { source, neededFen, plannedFen, releasedFen, spentFen } = funding
  return source !== null || neededFen === 0 || plannedFen !== null || releasedFen !== null || spentFen !== null
}

/** Money that was planned and has not come, in fen; negative where more came; null where either is unknown. */
export const fundingGapFen = (funding: HazardInput['funding']): number | null =>
  funding === null || funding.plannedFen === null || funding.releasedFen === null ? null : funding.plannedFen - funding.releasedFen

/** How often its deadline was put off by somebody's approval; null where no extension is told at all. */
export const deadlineMoves = ({ extensions }: Pick<HazardInput, 'extensions'>): number | null =>
  extensions.length === 0 ? null : extensions.filter(({ approvedBy }) => approvedBy !== null).length
