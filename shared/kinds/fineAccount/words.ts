/**
 * Where the money of fines goes: a row for each agency and month, and the questions that many rows raise together. This file imports nothing: sub-packages
 * of the mini-program ship it.
 */

/** Words for its own fields. */
export const labels = {
  division: '行政区划',
  month: '月份',
  cases: '罚款件数',
  finedFen: '罚款金额',
  paidFen: '已缴金额',
  treasuryFen: '缴入国库',
  voucher: '缴库凭证号',
  ordersToCorrect: '责令改正件数',
  checks: '检查家次',
  checksToDate: '本年累计检查家次',
  noPenalty: '不予处罚件数',
  reconsidered: '复议诉讼办结',
  annulled: '撤销或变更',
  budgetFen: '预算金额',
  spentFen: '实际支出',
  purposes: '支出用途',
  'purposes.spentFen': '用途金额',
  answers: '单位的说明',
  signal: '针对的疑问',
  'answers.month': '针对的月份',
  publishedOn: '说明日期',
  url: '原文链接',
} as const

/** What the figures of an agency can raise a question about, in the order in which pages tell them. */
export const SIGNALS = {
  not_corrected: '没有整改又罚款',
  treasury_gap: '缴款没有按时入库',
  budget_link: '罚款返还',
  even_quota: '每月件数过于平均',
  same_amount: '同一金额过半',
  month_end: '集中在月底',
  growth: '件数增长',
  fine_first: '先罚后查',
  correction_share: '责令改正偏少',
  after_objection: '复议后改变',
} as const
export type Signal = keyof typeof SIGNALS

/** What is known of a signal. That nothing is seen where figures are missing is not known. */
export const SIGNAL_STATES = {
  seen: '有疑问，等说明',
  not_seen: '没有看到',
  few: '样本不足',
  unknown: '数据不全，看不出',
} as const
export type SignalState = keyof typeof SIGNAL_STATES

/** What is computed of one month, by which rule. A number that changes says that the rule has changed. */
export const FINE_ACCOUNT_RULES = {
  unpaidFen: { version: 1, text: '罚款金额减已缴金额；有一项未公布的，不知道。负数是缴了以前的罚款' },
  notInTreasuryFen: { version: 1, text: '已缴金额减缴入国库；有一项未公布的，不知道。负数是补缴了以前的' },
  correctionShare: {
    version: 1,
    text: '责令改正加不予处罚，除以这两项与罚款件数之和；有一项未公布的、合计为零的，不知道',
  },
  fromFinesFen: { version: 1, text: '支出用途的名称里写着返还、罚没、罚款收入的，金额之和；用途或其金额未公布的，不知道' },
  overBudgetFen: { version: 1, text: '实际支出减预算金额；有一项未公布的，不知道。负数是没有用完' },
} as const

/** How the figures over many months are reckoned. */
export const FINE_ACCOUNT_STATISTIC_RULES = {
  paidRate: { label: '罚款到账率', version: 1, text: '已缴金额除以罚款金额；两项都公布的月报才计入' },
  treasuryRate: { label: '缴库率', version: 1, text: '缴入国库除以已缴金额；两项都公布的月报才计入' },
  correctionRate: {
    label: '责令改正和不予处罚占比',
    version: 1,
    text: '责令改正加不予处罚，除以这两项与罚款件数之和；三项都公布的月报才计入',
  },
} as const
