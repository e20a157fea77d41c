import { AGENCY, COMMON, table } from '../../sample/files'
import { addMonths, type Day } from '../../../shared/codes/dates'
import { monthOf, monthWords } from '../../../shared/codes/months'
import type { Sample } from '../sample'

const HEADER = ['序号', '年度', '发放月份', '奖励金额（元）', '年度奖励预算（万元）'] as const

/** Twenty payments: how many months ago each was paid, and its amount in yuan. None of them is public by itself. */
const PAYMENTS: readonly (readonly [monthsAgo: number, yuan: number])[] = [
  [15, 3_000],
  [14, 500],
  [14, 4_500],
  [12, 12_000],
  [11, 300],
  [11, 3_000],
  [11, 45_000],
  [7, 500],
  [7, 300],
  [7, 300],
  [7, 3_000],
  [7, 2_900],
  [7, 3_000],
  [6, 6_750],
  [5, 3_000],
  [5, 30_000],
  [4, 3_000],
  [3, 9_000],
  [2, 3_000],
  [1, 15_000],
]
/** 万元 a year. */
const BUDGET = '30'

const rowsOf = (today: Day): string[][] =>
  PAYMENTS.map(([monthsAgo, yuan], i) => {
    const month = monthOf(addMonths(`${monthOf(today)}-01`, -monthsAgo))
    return [String(i + 1), month.slice(0, 4), monthWords(month).replace(/ /g, ''), String(yuan), BUDGET]
  })

const SOURCE = {
  ...COMMON,
  coverage: 'additions',
  name: 'yunfan-rewards',
  title: '举报奖励发放台账',
  kind: 'reward',
  format: 'csv',
  encoding: 'gb18030',
  path: 'rewards.csv',
  key: ['年度'],
  gather: 'entries',
  columns: {
    year: '年度',
    budgetFen: { from: '年度奖励预算（万元）', unit: '万元' },
    'entries.0.no': '序号',
    'entries.0.month': '发放月份',
    'entries.0.amountFen': { from: '奖励金额（元）', unit: '元' },
  },
}

export const sample: Sample = {
  draw: ({ today }) => ({
    files: { 'rewards.csv': table(`${AGENCY}举报奖励发放台账（演示数据）`, HEADER, rowsOf(today)) },
    sources: [SOURCE],
  }),
}
