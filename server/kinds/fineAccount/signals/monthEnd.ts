import { addDays, type Day } from '../../../../shared/codes/dates'
import { addToMonth, firstDayOfMonth, type Month } from '../../../../shared/codes/months'
import { isWorkday } from '../../../law/workdays'
import { decidedWithin, decisionRecords, few, lastYear, number, ratio, span, sum, times, unknown, type SignalRule } from './ledger'

/** Workdays by month: they are asked for again for every agency. */
const kept = new Map<Month, Day[] | null>()

/** The workdays of a month; null where its year has not been announced. */
function workdaysOf(month: Month): Day[] | null {
  const before = kept.get(month)
  if (before !== undefined) return before
  const found = reckonedWorkdays(month)
  kept.set(month, found)
  return found
}

function reckonedWorkdays(month: Month): Day[] | null {
  const days: Day[] = []
  for (let day = firstDayOfMonth(month); day < firstDayOfMonth(addToMonth(month, 1)); day = addDays(day, 1)) {
    const isWorked = isWorkday(day)
    if (isWorked === null) return null
    if (isWorked) days.push(day)
  }
  return days
}

/** Decisions of the last workdays of a month against the share that those days are. */
export const monthEnd: SignalRule = {
  version: 1,
  question: '处罚决定为什么集中在月底？',
  explains: '可以说明的：月底集体讨论、月底统一盖章送达，或者案件恰好同时办结。',
  rule: ({ month_end: { above, deviations, lastWorkdays }, leastCases }) =>
    `公示中的处罚，最近 12 个完整月里决定在每月最后 ${lastWorkdays} 个工作日的占比，除以这些日子占全部工作日的比例；超过 ${above / 1_000} 倍、` +
    `并且超出二项分布 ${deviations} 个标准差的，列为疑问。休息日的决定、节假日安排没有公布的月份不算；不到 ${leastCases} 件的，样本不足`,
  find: (ledger, { month_end: { above, deviations, lastWorkdays }, leastCases }) => {
    const known = lastYear(ledger).flatMap((month) => {
      const workdays = workdaysOf(month)
      return workdays === null ? [] : [{ month, workdays, last: workdays.slice(-lastWorkdays) }]
    })
    if (known.length === 0) return unknown('最近 12 个月的节假日安排都不知道')
    const months = known.map(({ month }) => month)
    const decided = decidedWithin(ledger.decisions, months)
    if (decided.length === 0) return unknown(`${span(months)} 按这个名称没有找到公示中的处罚`)
    const days = new Set(known.flatMap(({ workdays }) => workdays))
    const lastDays = new Set(known.flatMap(({ last }) => last))
    const worked = decided.filter(({ on }) => on !== null && days.has(on))
    const atEnd = worked.filter(({ on }) => on !== null && lastDays.has(on))
    const [n, k, d, d3] = [worked.length, atEnd.length, days.size, sum(known.map(({ last }) => last.length))]
    const numbers = [
      number('工作日作出的处罚', 'count', n),
      number(`其中每月最后 ${lastWorkdays} 个工作日`, 'count', k),
      number('占比', 'permille', ratio(k, n, 1_000)),
      number('这些日子占全部工作日', 'permille', ratio(d3, d, 1_000)),
      number('倍数', 'hundredth', ratio(k * d, n * d3, 100)),
      number('休息日作出、不计入的', 'count', decided.length - n),
    ]
    const records = decisionRecords(atEnd)
    if (n < leastCases) return few(`${span(months)} 工作日作出的公示中的处罚 ${n} 件`, leastCases, numbers, records)
    const excess = BigInt(k * d - n * d3)
    const isBeyond = excess > 0n && excess * excess > BigInt(deviations ** 2) * BigInt(n) * BigInt(d3) * BigInt(d - d3)
    const isSeen = isBeyond && k * d * 1_000 > above * n * d3
    return {
      state: isSeen ? 'seen' : 'not_seen',
      seen: `${span(months)} 工作日作出的 ${n} 件公示中的处罚，${k} 件在每月最后 ${lastWorkdays} 个工作日，是平均的 ${times(ratio(k * d, n * d3, 100))} 倍。`,
      numbers,
      records,
    }
  },
}
