import { formatMoney, type Fen } from '../../codes/money'
import { ACCIDENT_LEVELS, type AccidentLevel } from '../../kinds/accident/words'
import type { TipKind } from '../words'
import type { RewardRule } from './rules'

/** On what an amount rests. Money in fen. */
export type RewardBasis =
  { on: 'fine'; fineFen: Fen } | { on: 'concealed'; level: AccidentLevel; deaths: number } | { on: 'ordinary' } | { on: 'no_fine' }

export interface RewardResult {
  amountFen: Fen
  /** each step in words, in order */
  steps: string[]
  /** true where no rule gives the amount: a person decides, and the amount is only the least of the range */
  needsDecision: boolean
}

const clamp = (value: Fen, low: Fen, high: Fen): Fen => Math.min(high, Math.max(low, value))
/** A share of an amount, rounded half up to the fen. */
function shareOf(fen: Fen, basisPoints: number): Fen {
  // In two parts, so that no product leaves the whole numbers that a double holds; old phones have no BigInt.
  const [whole, rest] = [Math.floor(fen / 10_000), fen % 10_000]
  return whole * basisPoints + Math.floor((rest * basisPoints + 5_000) / 10_000)
}

/**
 * The reward under a rule: clamp(round(fine × 15 %), 3,000, 300,000) yuan, or the amount for each concealed death up to its
 * most (安监总财〔2018〕19号), with the local uplift for employees. Returns fen. Throws RangeError at a negative or broken number.
 */
export function calculateReward(rule: RewardRule, basis: RewardBasis, { employee }: { employee: boolean }): RewardResult {
  const plain = plainReward(rule, basis)
  if (!employee || !rule.insider) return plain
  const { upliftBasisPoints, minUpliftFen, floorFen, capFen } = rule.insider
  const uplift = Math.max(minUpliftFen, shareOf(plain.amountFen, upliftBasisPoints))
  const amountFen = clamp(plain.amountFen + uplift, floorFen, capFen)
  return {
    ...plain,
    amountFen,
    steps: [...plain.steps, `内部人员上浮 ${upliftBasisPoints / 100}%（${rule.insider.basis}）：${formatMoney(amountFen)}`],
  }
}

function plainReward(rule: RewardRule, basis: RewardBasis): RewardResult {
  switch (basis.on) {
    case 'fine': {
      demandWhole(basis.fineFen)
      // A fine of nothing and no fine are the same case: the text found settles neither.
      if (basis.fineFen === 0) return undecided(rule)
      const share = shareOf(basis.fineFen, rule.fineBasisPoints)
      const amountFen = clamp(share, rule.minFen, rule.maxFen)
      const steps = [`罚款 ${formatMoney(basis.fineFen)} 的 ${rule.fineBasisPoints / 100}%：${formatMoney(share)}`]
      if (amountFen !== share)
        steps.push(amountFen > share ? `不足最低额，按 ${formatMoney(amountFen)}` : `超过最高额，按 ${formatMoney(amountFen)}`)
      return { amountFen, steps, needsDecision: false }
    }
    case 'concealed': {
      demandWhole(basis.deaths)
      if (basis.deaths === 0) return undecided(rule)
      const each = rule.perDeathFen[basis.level]
      const all = each * basis.deaths
      const amountFen = Math.min(all, rule.concealedMaxFen)
      const steps = [`${ACCIDENT_LEVELS[basis.level]}，查实瞒报死亡 ${basis.deaths} 人，每人 ${formatMoney(each)}：${formatMoney(all)}`]
      if (amountFen !== all) steps.push(`超过最高额，按 ${formatMoney(amountFen)}`)
      return { amountFen, steps, needsDecision: false }
    }
    case 'ordinary':
      return rule.ordinaryHazardFen === null
        ? undecided(rule)
        : { amountFen: rule.ordinaryHazardFen, steps: [`一般隐患：${formatMoney(rule.ordinaryHazardFen)}`], needsDecision: false }
    case 'no_fine':
      return undecided(rule)
  }
}

const undecided = (rule: RewardRule): RewardResult => ({
  amountFen: rule.minFen,
  steps: [`没有罚款：规定没有写明金额，须由人决定，不低于 ${formatMoney(rule.minFen)}`],
  needsDecision: true,
})

function demandWhole(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`)
}

/** What a tip of a kind can bring under a rule, least and most in fen; null for kinds without a reward. */
export function rewardRange(rule: RewardRule, kind: TipKind, { employee }: { employee: boolean }): { minFen: Fen; maxFen: Fen } | null {
  if (kind === 'no_answer' || kind === 'enforcement_misconduct') return null
  const cap = employee && rule.insider ? rule.insider.capFen : rule.maxFen
  if (kind === 'concealed_accident')
    return { minFen: Math.min(...Object.values(rule.perDeathFen)), maxFen: Math.max(cap, rule.concealedMaxFen) }
  const least = rule.ordinaryHazardFen ?? rule.minFen
  return { minFen: Math.max(least, employee ? (rule.insider?.floorFen ?? 0) : 0), maxFen: cap }
}
