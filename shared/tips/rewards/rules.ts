import type { Day } from '../../codes/dates'
import type { Fen } from '../../codes/money'
import type { AccidentLevel } from '../../kinds/accident/words'

/** What an employee who reports the own unit gets on top. Amounts in fen, shares in hundredths of a per cent. */
export interface InsiderUplift {
  upliftBasisPoints: number
  minUpliftFen: Fen
  floorFen: Fen
  capFen: Fen
  basis: string
}

/** One rule of rewards, in force between two days. Amounts in fen, shares in hundredths of a per cent (1,500 = 15 %). */
export interface RewardRule {
  id: string
  title: string
  /** prefix of the division codes in which it holds; empty: the whole country */
  divisions: string
  from: Day
  until: Day | null
  basis: string
  fineBasisPoints: number
  minFen: Fen
  maxFen: Fen
  /** for each verified death that was concealed, by the level of the accident */
  perDeathFen: Record<AccidentLevel, Fen>
  concealedMaxFen: Fen
  /** fixed amount for an ordinary hazard; null where there is none */
  ordinaryHazardFen: Fen | null
  insider: InsiderUplift | null
}

const NATIONAL: Omit<RewardRule, 'id' | 'title' | 'divisions' | 'from' | 'until' | 'basis'> = {
  fineBasisPoints: 1_500,
  minFen: 300_000,
  maxFen: 30_000_000,
  perDeathFen: { ordinary: 3_000_000, larger: 4_000_000, major: 5_000_000, extraordinary: 6_000_000 },
  concealedMaxFen: 30_000_000,
  ordinaryHazardFen: null,
  insider: null,
}

/**
 * The rules as they were read (domain 4.1 to 4.3). The national rule names no amount for a case without a fine: such a case
 * needs the decision of a person. Local uplifts for employees differ, and each stands with its own basis. A city adds its
 * own rule here or in its settings; the newest that holds on the day and names the division most closely wins.
 */
export const REWARD_RULES: readonly RewardRule[] = [
  {
    ...NATIONAL,
    id: 'national-2018',
    title: '安全生产领域举报奖励办法',
    divisions: '',
    from: '2018-01-04',
    until: null,
    basis: '安监总财〔2018〕19号：罚款的 15%，最低 3,000 元，最高 30 万元；瞒报谎报按死亡人数每人 3 至 6 万元，最高 30 万元',
  },
  {
    ...NATIONAL,
    id: 'henan-2025',
    title: '河南省安全生产举报奖励（2025 年修订）',
    divisions: '41',
    from: '2025-01-01',
    until: null,
    basis: '河南省 2025 年修订的举报奖励办法；内部人员上浮 15%，至少 1,000 元，最高 30 万元（施行日期未见，按 2025-01-01）',
    insider: { upliftBasisPoints: 1_500, minUpliftFen: 100_000, floorFen: 0, capFen: 30_000_000, basis: '河南省 2025 年修订' },
  },
  {
    ...NATIONAL,
    id: 'rizhao-2022',
    title: '日照市安全生产举报奖励（2022 年）',
    divisions: '3711',
    from: '2022-01-01',
    until: null,
    basis: '日照市 2022 年规定；内部人员及其近亲属上浮 20%，最低 5,000 元，最高 50 万元（施行日期未见，按 2022-01-01）',
    insider: { upliftBasisPoints: 2_000, minUpliftFen: 0, floorFen: 500_000, capFen: 50_000_000, basis: '日照市 2022 年规定' },
  },
  {
    ...NATIONAL,
    id: 'longhua-ordinary',
    title: '深圳市龙华区一般隐患奖励',
    divisions: '440309',
    from: '2018-01-04',
    until: null,
    basis: '深圳市龙华区：一般隐患每条 500 元（施行日期未见，按国家办法之日）',
    ordinaryHazardFen: 50_000,
  },
]

/** The rule for a division on a day: the one that names the division most closely, the newest of several. */
export function ruleFor(division: string, day: Day, rules: readonly RewardRule[] = REWARD_RULES): RewardRule {
  const fitting = rules
    .filter((rule) => division.startsWith(rule.divisions) && rule.from <= day && (rule.until === null || day <= rule.until))
    .sort((a, b) => b.divisions.length - a.divisions.length || (a.from < b.from ? 1 : -1))
  const [first] = fitting
  if (!first) throw new Error(`no rule of rewards holds for ${division} on ${day}`)
  return first
}
