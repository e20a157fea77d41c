import type { Computed } from '../../../shared/api/records'
import type { FineAccountBody } from '../../../shared/kinds/fineAccount/schema'
import { FINE_ACCOUNT_RULES } from '../../../shared/kinds/fineAccount/words'
import { FINE_SIGNAL_LIMITS } from '../../law/fineSignals'
import { share } from '../share'

const less = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : one - other)

/** Spending of purposes that are called after fines; null where the purposes, or the money of one of these, are not told. */
export function fromFinesFen(purposes: FineAccountBody['purposes']): number | null {
  if (purposes === null) return null
  const linked = purposes.filter(({ name }) => FINE_SIGNAL_LIMITS.budget_link.words.test(name))
  return linked.reduce<number | null>((sum, { spentFen }) => (sum === null || spentFen === null ? null : sum + spentFen), 0)
}

function correctionShare({ cases, ordersToCorrect, noPenalty }: FineAccountBody): number | null {
  if (cases === null || ordersToCorrect === null || noPenalty === null) return null
  return share(ordersToCorrect + noPenalty, ordersToCorrect + noPenalty + cases).value
}

/** What is computed of one month, each with its rule. */
export function computedOf(body: FineAccountBody): Computed[] {
  const { finedFen, paidFen, treasuryFen, budgetFen, spentFen, purposes } = body
  const values: Record<keyof typeof FINE_ACCOUNT_RULES, number | null> = {
    unpaidFen: less(finedFen, paidFen),
    notInTreasuryFen: less(paidFen, treasuryFen),
    correctionShare: correctionShare(body),
    fromFinesFen: fromFinesFen(purposes),
    overBudgetFen: less(spentFen, budgetFen),
  }
  return (Object.keys(values) as (keyof typeof values)[]).map((field) => ({
    field,
    value: values[field],
    rule: FINE_ACCOUNT_RULES[field].text,
    version: FINE_ACCOUNT_RULES[field].version,
  }))
}
