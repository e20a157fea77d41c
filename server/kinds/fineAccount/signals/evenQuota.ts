import {
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
  type AccountMonth,
  type SignalRule,
} from './ledger'

/** Twelve times the sum of squares less the square of the sum, against eleven times the sum: variance by mean of twelve months. */
interface Spread {
  rows: AccountMonth[]
  total: number
  spread: number
}

function spreadOf(rows: AccountMonth[], months: number): Spread {
  const cases = rows.map((row) => row.cases ?? 0)
  const total = sum(cases)
  return { rows, total, spread: months * sum(cases.map((one) => one * one)) - total * total }
}

/** What no variance can be: then the months are not what they are taken for, and nothing is said of them. */
const isPossible = ({ rows, spread }: Spread, months: number): boolean => rows.length === months && spread >= 0

/** Variance by mean of the monthly cases of a division. */
export const evenQuota: SignalRule = {
  version: 1,
  question: '每个月的罚款件数为什么这样平均？',
  explains: '可以说明的：人手固定、每月按同样的计划检查同样多的企业，或者按批集中办理。',
  rule: ({ even_quota: { below, months }, leastCases }) =>
    `一个地区最近 ${months} 个完整月的罚款件数，方差（除以 ${months - 1}）除以平均数；不到 ${below / 1_000} 的列为疑问。` +
    `有一个月没有公布的不算；${months} 个月不到 ${leastCases} 件的，样本不足。有几个地区的，看最平均的一个`,
  find: (ledger, { even_quota: { below, months }, leastCases }) => {
    const year = lastYear(ledger)
    const all = byDivision(within(ledger.divided ?? ledger.accounts, year))
    const whole = all
      .filter((rows) => untold(rows, year, 'cases').length === 0)
      .map((rows) => spreadOf(rows, months))
      .filter((one) => isPossible(one, months))
    if (whole.length === 0) return unknown(`${span(year)} 没有一个地区逐月公布了罚款件数${tornWords(all.flat(), 'cases')}`)
    const least = (one: Spread, other: Spread): Spread => (other.spread * one.total < one.spread * other.total ? other : one)
    const enough = whole.filter(({ total }) => total >= leastCases)
    const [first, ...others] = enough.length > 0 ? enough : whole
    if (first === undefined) return unknown('没有可以比较的地区')
    const { rows, total, spread } = others.reduce(least, first)
    const times100 = ratio(spread, (months - 1) * total, 100)
    const numbers = [number(`${span(year)} 罚款件数`, 'count', total), number('方差除以平均数', 'hundredth', times100)]
    const records = accountRecords(rows)
    if (enough.length === 0) return few(`${span(year)} 罚款 ${total} 件`, leastCases, numbers, records)
    const isSeen = spread * 1_000 < below * (months - 1) * total
    const cases = rows.map((row) => row.cases ?? 0)
    return {
      state: isSeen ? 'seen' : 'not_seen',
      seen: `${span(year)} 每月罚款 ${Math.min(...cases)} 到 ${Math.max(...cases)} 件，方差是平均数的 ${times(times100)} 倍；随机发生的事大致是 1 倍。`,
      numbers,
      records,
    }
  },
}
