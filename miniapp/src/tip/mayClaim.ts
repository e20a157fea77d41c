import type { TipServiceAnswer } from '@shared/api/tips'
import { shanghaiDay } from '@shared/codes/dates'
import { rewardRange } from '@shared/tips/rewards/calculate'
import { ruleFor, type RewardRule } from '@shared/tips/rewards/rules'
import type { Draft } from './draft'

type Service = Pick<TipServiceAnswer, 'division' | 'now' | 'anonymousReward'>

/** The rule on rewards that holds where and when the service is. */
export const ruleOf = ({ division, now }: Pick<Service, 'division' | 'now'>): RewardRule => ruleFor(division, shanghaiDay(new Date(now)))

/**
 * Whether a tip as it is written can bring a reward: its kind has one, and an anonymous reporter is paid only where the city has said so
 * (`ANONYMOUS_REWARD`). Where the service is not known, nobody is promised any.
 */
export function mayClaim({ kind, employee, named }: Pick<Draft, 'kind' | 'employee' | 'named'>, service: Service | null): boolean {
  if (service === null || kind === null || rewardRange(ruleOf(service), kind, { employee }) === null) return false
  return named || service.anonymousReward !== null
}
