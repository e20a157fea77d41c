import { formatMoney } from '@shared/codes/money'
import { calculateReward } from '@shared/tips/rewards/calculate'
import { REWARD_RULES } from '@shared/tips/rewards/rules'
import type { CaseLine, RewardDecision } from '../api/types'

/** How a proposed amount came about, as the officer saw it: the rule, then each step. */
export function stepsOf({ ruleId, basis, employee, amountFen }: RewardDecision): string {
  const rule = REWARD_RULES.find((one) => one.id === ruleId)
  if (rule === undefined) return `按 ${ruleId}：${formatMoney(amountFen)}`
  return [rule.title, ...calculateReward(rule, basis, { employee }).steps].join('；')
}

/** Whether the sealed note says another amount than what the service was given. */
export const isOtherAmount = ({ detail }: Pick<CaseLine, 'detail'>, { amountFen }: RewardDecision): boolean =>
  detail.rewardFen !== undefined && Number(detail.rewardFen) !== amountFen
