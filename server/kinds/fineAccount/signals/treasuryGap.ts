import { addToMonth, monthOf, type Month } from '../../../../shared/codes/months'
import { formatMoney } from '../../../../shared/codes/money'
import { YEAR, accountRecords, byDivision, monthsLeftOut, number, span, sum, unknown, type AccountMonth, type SignalRule } from './ledger'

/** What is still missing of a month when its money should have arrived. */
interface Gap {
  row: AccountMonth
  missingFen: number
}

type Told = AccountMonth & { paidFen: number; treasuryFen: number }
const isTold = (row: AccountMonth): row is Told => row.paidFen !== null && row.treasuryFen !== null

/** Months that follow each other and tell both numbers: a missing month breaks the chain, for what it brought is not known. */
function chainsOf(rows: readonly AccountMonth[]): Told[][] {
  const chains: Told[][] = []
  for (const row of rows.filter(isTold)) {
    const last = chains.at(-1)
    if (last !== undefined && addToMonth(last.at(-1)?.month ?? '', 1) === row.month) last.push(row)
    else chains.push([row])
  }
  return chains
}

/**
 * What was paid in each month and had not reached the treasury when it should have: the oldest money arrives first, and what arrives beyond all that is
 * known to be paid belongs to earlier months. Only months are told of which the last month to arrive in is over and told.
 */
export function gapsIn(rows: readonly AccountMonth[], monthsToArrive: number): Gap[] {
  return chainsOf(rows).flatMap((chain) => {
    const open: { row: Told; missingFen: number }[] = []
    const gaps: Gap[] = []
    chain.forEach((row, at) => {
      open.push({ row, missingFen: row.paidFen })
      let arriving = row.treasuryFen
      for (const one of open) {
        const part = Math.min(one.missingFen, arriving)
        one.missingFen -= part
        arriving -= part
      }
      const due = open[at - monthsToArrive]
      if (due !== undefined) gaps.push({ ...due })
    })
    return gaps
  })
}

/** Money that was paid and did not reach the treasury in time. */
export const treasuryGap: SignalRule = {
  version: 1,
  question: '缴上来的罚款，为什么到下个月底还没有入库？',
  explains: '可以说明的：银行结算跨月、退款，或者月报按另一个日子统计。',
  rule: ({ treasury_gap: { monthsToArrive } }) =>
    `一个月缴的罚款，到之后第 ${monthsToArrive} 个月月底还没有缴入国库的部分，差一分也列；先缴的先入库。看最近 12 个已经到期的月。` +
    '中间有一个月没有公布的，从下一个月重新算起；比已知缴款多入库的，算作补缴以前的',
  find: ({ accounts, today }, { treasury_gap: { monthsToArrive } }) => {
    const over: Month[] = Array.from({ length: YEAR }, (_, i) => addToMonth(monthOf(today), i - YEAR - monthsToArrive))
    const past = accounts.filter(({ month }) => month < monthOf(today))
    const known = byDivision(past)
      .flatMap((rows) => gapsIn(rows, monthsToArrive))
      .filter(({ row }) => over.includes(row.month))
    if (known.length === 0) return unknown(`${span(over)} 没有连着公布已缴金额和缴入国库`)
    const gaps = known.filter(({ missingFen }) => missingFen > 0)
    const left = monthsLeftOut(known.map(({ row }) => row))
    const total = sum(gaps.map(({ missingFen }) => missingFen))
    return {
      // Nothing found in a part of the year says nothing of the rest.
      state: total > 0 ? 'seen' : left > 0 ? 'unknown' : 'not_seen',
      seen:
        total > 0
          ? `${span(over)} 能核对的 ${known.length} 份月报，${gaps.length} 份当月缴的罚款到期时还没有全部入库，一共差 ${formatMoney(total)}。`
          : `${span(over)} 能核对的 ${known.length} 份月报，缴的罚款到期时都已入库${left > 0 ? `；另有 ${left} 个月没有公布，看不出` : ''}。`,
      numbers: [
        number('能核对的月报', 'count', known.length),
        number('到期没有全部入库的', 'count', gaps.length),
        number('一共差', 'fen', total),
        number('不能核对的月份', 'count', left),
      ],
      records: accountRecords(gaps.map(({ row }) => row)),
    }
  },
}
