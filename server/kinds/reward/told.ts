import type { Computed } from '../../../shared/api/records'
import type { RewardBody } from '../../../shared/kinds/reward/schema'
import { REWARD_RULES } from '../../../shared/kinds/reward/words'
import { share } from '../share'

/** What is computed of the rewards of a year, each with its rule; it moves with a batch and not with the day. */
export function computedOf({ budgetFen, budgetChanged, batches, payments, totalFen }: RewardBody): Computed[] {
  const used = totalFen === null || budgetFen === null || budgetChanged ? { value: null } : share(totalFen, budgetFen)
  return [
    { field: 'batches', value: batches.length, ...ruleOf('batches') },
    { field: 'payments', value: payments, ...ruleOf('payments') },
    { field: 'totalFen', value: totalFen, ...ruleOf('totalFen') },
    { field: 'budgetShare', value: used.value, ...ruleOf('budgetShare') },
  ]
}

const ruleOf = (name: keyof typeof REWARD_RULES): Pick<Computed, 'rule' | 'version'> => ({
  rule: REWARD_RULES[name].text,
  version: REWARD_RULES[name].version,
})
