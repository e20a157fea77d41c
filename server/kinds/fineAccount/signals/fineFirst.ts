import { decidedWithin, decisionRecords, few, lastYear, number, percent, ratio, span, unknown, type SignalRule } from './ledger'

/** How many decisions had no earlier visit or order. */
export const fineFirst: SignalRule = {
  version: 1,
  question: '为什么第一次上门就罚？',
  explains: '可以说明的：违法情节严重、当场发生危险，或者以前检查过、只是没有登记。',
  rule: ({ fine_first: { above }, leastCases }) =>
    `公示中的处罚，最近 12 个完整月里写明此前没有检查或责令过的占多少；超过 ${percent(above)} 的列为疑问。没有写明的不算；写明的不到 ${leastCases} 件的，样本不足`,
  find: (ledger, { fine_first: { above }, leastCases }) => {
    const year = lastYear(ledger)
    const decided = decidedWithin(ledger.decisions, year)
    const told = decided.filter(({ checkedBefore }) => checkedBefore !== null)
    const first = told.filter(({ checkedBefore }) => checkedBefore === false)
    const numbers = [
      number('写明此前是否检查过的处罚', 'count', told.length),
      number('此前没有检查或责令过的', 'count', first.length),
      number('占比', 'permille', ratio(first.length, told.length, 1_000)),
      number('没有写明、不计入的', 'count', decided.length - told.length),
    ]
    if (told.length === 0)
      return unknown(decided.length === 0 ? `${span(year)} 按这个名称没有找到公示中的处罚` : '处罚都没有写明此前是否检查过', numbers)
    const records = decisionRecords(first)
    if (told.length < leastCases) return few(`${span(year)} 写明此前是否检查过的处罚 ${told.length} 件`, leastCases, numbers, records)
    const isSeen = first.length * 1_000 > above * told.length
    return {
      state: isSeen ? 'seen' : 'not_seen',
      seen: `${span(year)} 写明此前是否检查过的 ${told.length} 件处罚，${first.length} 件此前没有检查或责令过，占 ${percent(ratio(first.length, told.length, 1_000))}。`,
      numbers,
      records,
    }
  },
}
