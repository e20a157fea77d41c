import type { RewardDecision } from '../../shared/api/desk'
import type { Day } from '../../shared/codes/dates'
import { formatMoney } from '../../shared/codes/money'
import { calculateReward, rewardRange, type RewardResult } from '../../shared/tips/rewards/calculate'
import { ruleFor, type RewardRule } from '../../shared/tips/rewards/rules'
import type { TipKind } from '../../shared/tips/words'
import { ApiError } from '../errors'
import type { CaseLineDoc } from '../models/tip'

/** What a reward is decided on. */
export interface Rewarded {
  kind: TipKind
  division: string
  lines: readonly Pick<CaseLineDoc, 'move' | 'step'>[]
}

/**
 * Demands that a reward follows the rule that holds: found true at least in part, for a kind that has rewards, the amount as
 * it is calculated; where the rule leaves it to a person, between its least and its most. An anonymous reporter has one only
 * where the city pays anonymous ones. Throws `reward_refused` with the field.
 */
export function demandReward(
  tip: Rewarded,
  decision: RewardDecision,
  { today, anonymousReward }: { today: Day; anonymousReward: boolean },
): void {
  const rule = ruleFor(tip.division, today)
  const refuse = (field: string, why: string): never => {
    throw new ApiError('reward_refused', { [field]: why })
  }
  if (decision.ruleId !== rule.id) refuse('ruleId', `现在适用的规定是 ${rule.id}`)
  if (!wasFoundTrue(tip.lines)) refuse('reward', '没有查证属实或部分属实')
  const range = rewardRange(rule, tip.kind, decision)
  if (!range) refuse('reward', '这类举报不设奖励')
  if ((decision.basis.on === 'concealed') !== (tip.kind === 'concealed_accident')) refuse('basis', '计算的依据和举报的类别不符')
  if (decision.named === false && !anonymousReward) refuse('named', '本市没有匿名领奖的规定')
  const result = calculateReward(rule, decision.basis, decision)
  if (!agrees(decision.amountFen, result, mostOf(rule, decision)))
    refuse('amountFen', `按规定是 ${formatMoney(result.amountFen)}${result.needsDecision ? ' 起' : ''}`)
}

const agrees = (amountFen: number, { amountFen: least, needsDecision }: RewardResult, mostFen: number): boolean =>
  needsDecision ? amountFen >= least && amountFen <= mostFen : amountFen === least

const mostOf = (rule: RewardRule, { employee }: RewardDecision): number => (employee && rule.insider ? rule.insider.capFen : rule.maxFen)

const FINDINGS = new Set(['find_true', 'find_partly', 'find_false', 'find_nothing'])

/** Whether the newest finding that took effect was that the tip is true, at least in part. */
export function wasFoundTrue(lines: Rewarded['lines']): boolean {
  const newest = lines.filter(({ move, step }) => FINDINGS.has(move) && (step === 'done' || step === 'confirmed')).at(-1)
  return newest?.move === 'find_true' || newest?.move === 'find_partly'
}
