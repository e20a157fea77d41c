import {
  accountRecords,
  few,
  isWholeYear,
  lastYear,
  monthsLeftOut,
  number,
  percent,
  ratio,
  span,
  sum,
  unknown,
  within,
  type AccountMonth,
  type SignalRule,
} from './ledger'

/** How many of those who were found at fault were told to put it right, or were let off, and not fined. */
export const correctionShare: SignalRule = {
  version: 2,
  question: '为什么很少只责令改正？',
  explains: '可以说明的：责令改正的没有统计进来、轻微的问题另有部门处理，或者查的都是情节较重的。',
  rule: ({ correction_share: { below }, leastCases }) =>
    `最近 12 个完整月，责令改正加不予处罚，除以这两项与罚款件数之和；不到 ${percent(below)} 的列为疑问。有一个月三项没有都公布的，看不出；合计不到 ${leastCases} 件的，样本不足`,
  find: (ledger, { correction_share: { below }, leastCases }) => {
    const year = lastYear(ledger)
    const rows = within(ledger.accounts, year)
    const isTold = ({ cases, ordersToCorrect, noPenalty }: AccountMonth) => cases !== null && ordersToCorrect !== null && noPenalty !== null
    const told = rows.filter(isTold)
    if (told.length === 0) return unknown(`${span(year)} 没有一份月报把罚款、责令改正和不予处罚的件数都公布`)
    const part = sum(told.map(({ ordersToCorrect }) => ordersToCorrect)) + sum(told.map(({ noPenalty }) => noPenalty))
    const fines = sum(told.map(({ cases }) => cases))
    const share = ratio(part, part + fines, 1_000)
    const numbers = [
      number('责令改正和不予处罚', 'count', part),
      number('罚款件数', 'count', fines),
      number('占比', 'permille', share),
      number('没有都公布的月份', 'count', monthsLeftOut(told)),
    ]
    const records = accountRecords(told)
    // A part of the year says nothing of the rest.
    if (!isWholeYear(rows, year, isTold)) return unknown(`${span(year)} 不是每个月都公布了罚款、责令改正和不予处罚的件数`, numbers)
    if (part + fines < leastCases) return few(`${span(year)} 合计 ${part + fines} 件`, leastCases, numbers, records)
    return {
      state: part * 1_000 < below * (part + fines) ? 'seen' : 'not_seen',
      seen: `${span(year)} 责令改正和不予处罚 ${part} 件，罚款 ${fines} 件，前者占 ${percent(share)}。`,
      numbers,
      records,
    }
  },
}
