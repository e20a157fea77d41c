import { fullMonthsBefore } from '../../../../shared/codes/months'
import {
  YEAR,
  accountRecords,
  byDivision,
  few,
  lastYear,
  number,
  ratio,
  span,
  sum,
  times,
  tornWords,
  unknown,
  untold,
  within,
  type SignalRule,
} from './ledger'

/** Cases of the last twelve full months against those of the twelve before. */
export const growth: SignalRule = {
  version: 1,
  question: '罚款为什么比上一年多了？',
  explains: '可以说明的：检查多了、管的企业多了、新的规定开始执行，或者上一年有几个月没有检查。',
  rule: ({ growth: { above, deviations }, leastCases }) =>
    `最近 12 个完整月的罚款件数，除以再往前 12 个月的；超过 ${above / 1_000} 倍、并且相差超过两期合计件数平方根的 ${deviations} 倍的，列为疑问。` +
    `有一个月没有公布件数的不比；两期合计不到 ${leastCases} 件的，样本不足。金额一并列出，不参加判断`,
  find: (ledger, { growth: { above, deviations }, leastCases }) => {
    const now = lastYear(ledger)
    const before = fullMonthsBefore(ledger.today, YEAR, YEAR)
    const both = within(ledger.accounts, [...before, ...now])
    const missing = byDivision(both).flatMap((rows) => untold(rows, [...before, ...now], 'cases'))
    if (both.length === 0 || missing.length > 0)
      return unknown(
        both.length === 0
          ? `${span([...before, ...now])} 没有月报`
          : `有 ${new Set(missing).size} 个月没有公布罚款件数${tornWords(both, 'cases')}`,
      )
    const of = (months: readonly string[]) => within(both, months)
    const [a, b] = [sum(of(now).map(({ cases }) => cases)), sum(of(before).map(({ cases }) => cases))]
    const money = (months: readonly string[]) =>
      of(months).some(({ finedFen }) => finedFen === null) ? null : sum(of(months).map(({ finedFen }) => finedFen))
    const numbers = [
      number(`${span(now)} 罚款件数`, 'count', a),
      number(`${span(before)} 罚款件数`, 'count', b),
      number('倍数', 'hundredth', ratio(a, b, 100)),
      number('最近 12 个月罚款金额', 'fen', money(now)),
      number('再往前 12 个月罚款金额', 'fen', money(before)),
    ]
    const records = accountRecords(both)
    if (a + b < leastCases) return few(`两期一共 ${a + b} 件`, leastCases, numbers, records)
    const isSeen = a * 1_000 > b * above && (a - b) ** 2 > deviations ** 2 * (a + b) && a > b
    const told = `${span(now)} 罚款 ${a} 件，再往前 12 个月 ${b} 件` + (b === 0 ? '。' : `，是 ${times(ratio(a, b, 100))} 倍。`)
    return { state: isSeen ? 'seen' : 'not_seen', seen: told, numbers, records }
  },
}
