import type { Signal } from '../../shared/kinds/fineAccount/words'

/** From where on the figures of an agency raise a question, and on what that rests. Shares are in permille. */
export interface FineSignalLimits {
  /** fewer cases than these are compared with nothing */
  leastCases: number
  growth: { above: number; deviations: number }
  month_end: { above: number; deviations: number; lastWorkdays: number }
  same_amount: { above: number; fixed: readonly { fen: number; basis: string }[] }
  even_quota: { below: number; months: number }
  not_corrected: { withinMonths: number }
  fine_first: { above: number }
  correction_share: { below: number }
  after_objection: { above: number; leastDecided: number }
  treasury_gap: { monthsToArrive: number }
  budget_link: { words: RegExp }
  basis: Readonly<Record<Signal, string>>
}

const OURS = '没有法律规定界限，本平台定：'

/** The limits as they stand. No law names one of these numbers: each is ours, beside the rule because of which it is asked. */
export const FINE_SIGNAL_LIMITS: FineSignalLimits = {
  leastCases: 20,
  growth: { above: 1_200, deviations: 3 },
  month_end: { above: 2_000, deviations: 3, lastWorkdays: 3 },
  // Where a rule fixes an amount, write it here with its basis: then it is nobody's choice, and is not counted.
  same_amount: { above: 500, fixed: [] },
  even_quota: { below: 200, months: 12 },
  not_corrected: { withinMonths: 12 },
  fine_first: { above: 800 },
  correction_share: { below: 200 },
  after_objection: { above: 300, leastDecided: 10 },
  treasury_gap: { monthsToArrive: 1 },
  budget_link: { words: /返还|罚没|罚款/ },
  basis: {
    growth: `《国务院关于进一步规范和监督罚款设定与实施的指导意见》（国发〔2024〕5号）要求对罚款收入异常增长的地区和部门核查。${OURS}超过 1.2 倍，并且超出偶然波动的三个标准差`,
    month_end: `国发〔2024〕5号不许下达罚款指标，所以看决定在一个月里怎样分布。${OURS}达到平均的 2 倍以上，并且超出偶然波动的三个标准差`,
    same_amount: `国发〔2024〕5号要求过罚相当。${OURS}一个金额超过一半`,
    even_quota: `国发〔2024〕5号不许下达罚款指标，所以看每月件数怎样起伏：随机发生的事，每月件数的方差大致等于平均数。${OURS}方差不到平均数的 0.2 倍`,
    not_corrected: '《行政处罚法》（2021）第二十八条：实施行政处罚时应当责令当事人改正。发现一件列一件',
    fine_first: `国发〔2024〕5号：能通过教育、责令改正解决的优先采用。${OURS}超过 80%`,
    correction_share: `《行政处罚法》（2021）第三十三条：初次违法、后果轻微并及时改正的可以不予处罚。${OURS}不到 20%`,
    after_objection: `《行政处罚法》（2021）第四十八条：决定被撤销、变更的要撤回并说明。${OURS}办结至少 10 件，超过 30%`,
    treasury_gap: `《行政处罚法》（2021）第七十四条：罚款必须全部上缴国库。${OURS}当月缴的，到下个月月底还没有入库的，差一分也列`,
    budget_link: '《行政处罚法》（2021）第七十四条：罚款不得同考核挂钩，不得以任何形式返还。公布的用途里写着返还、罚没、罚款的，有一分也列',
  },
}
