import { formatMoney } from '../../../../shared/codes/money'
import { decidedWithin, decisionRecords, few, lastYear, number, percent, ratio, span, unknown, type SignalRule } from './ledger'

/** How many fines are of the commonest amount. */
export const sameAmount: SignalRule = {
  version: 1,
  question: '为什么一半以上罚同样的金额？',
  explains: '可以说明的：同一批检查、同一种违法情形、同一个裁量基准，或者规定就是这个金额。',
  rule: ({ same_amount: { above, fixed }, leastCases }) =>
    `公示中的罚款，最近 12 个完整月里最常见的金额占多少；超过 ${percent(above)} 的列为疑问。规定写死的金额不算（现在登记了 ${fixed.length} 个）；` +
    `金额未公布的不算；不到 ${leastCases} 件的，样本不足`,
  find: (ledger, { same_amount: { above, fixed }, leastCases }) => {
    const year = lastYear(ledger)
    const fixedFen = new Set(fixed.map(({ fen }) => fen))
    const fines = decidedWithin(ledger.decisions, year).flatMap((one) =>
      one.fineFen === null || one.fineFen === 0 || fixedFen.has(one.fineFen) ? [] : [{ ...one, fineFen: one.fineFen }],
    )
    if (fines.length === 0) return unknown(`${span(year)} 按这个名称没有找到公示中的、公布了金额的罚款`)
    const counts = new Map<number, number>()
    for (const { fineFen } of fines) counts.set(fineFen, (counts.get(fineFen) ?? 0) + 1)
    const [fen = 0, most = 0] = [...counts].sort(([a, some], [b, others]) => others - some || a - b)[0] ?? []
    const numbers = [
      number('公布了金额的罚款', 'count', fines.length),
      number('最常见的金额', 'fen', fen),
      number('罚这个金额的', 'count', most),
      number('占比', 'permille', ratio(most, fines.length, 1_000)),
    ]
    const records = decisionRecords(fines.filter(({ fineFen }) => fineFen === fen))
    if (fines.length < leastCases) return few(`${span(year)} 公布了金额的罚款 ${fines.length} 件`, leastCases, numbers, records)
    const isSeen = most * 1_000 > above * fines.length
    return {
      state: isSeen ? 'seen' : 'not_seen',
      seen: `${span(year)} 公布了金额的 ${fines.length} 件罚款，${most} 件都是 ${formatMoney(fen)}，占 ${percent(ratio(most, fines.length, 1_000))}。`,
      numbers,
      records,
    }
  },
}
