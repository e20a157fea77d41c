import { formatMoney } from '../../../../shared/codes/money'
import {
  accountRecords,
  decisionRecords,
  few,
  lastYear,
  monthsLeftOut,
  number,
  percent,
  ratio,
  span,
  sum,
  unknown,
  within,
  type SignalRule,
} from './ledger'

/** How many objections ended in another decision, and what that came to in money. */
export const afterObjection: SignalRule = {
  version: 1,
  question: '为什么复议、诉讼以后改了这么多？',
  explains: '可以说明的：复议中当事人补了证据、法律有了修改，或者几件是同一个案子。',
  rule: ({ after_objection: { above, leastDecided } }) =>
    `月报里最近 12 个完整月的撤销或变更，除以复议诉讼办结；办结至少 ${leastDecided} 件、超过 ${percent(above)} 的列为疑问。两项没有都公布的月份不算。` +
    '改前改后的金额取自公示中减轻、撤销的处罚，公布了原罚款金额和现罚款金额的才计入',
  find: (ledger, { after_objection: { above, leastDecided } }) => {
    const year = lastYear(ledger)
    const told = within(ledger.accounts, year).filter(({ reconsidered, annulled }) => reconsidered !== null && annulled !== null)
    if (told.length === 0) return unknown(`${span(year)} 没有一份月报公布复议诉讼办结和撤销变更的件数`)
    const decided = sum(told.map(({ reconsidered }) => reconsidered))
    const changed = sum(told.map(({ annulled }) => annulled))
    const altered = ledger.decisions.flatMap((one) => {
      const { objection, fineFen } = one
      const isAltered = objection?.outcome === 'reduced' || objection?.outcome === 'annulled'
      return isAltered && objection.fineBeforeFen !== null && fineFen !== null
        ? [{ one, before: objection.fineBeforeFen, after: fineFen }]
        : []
    })
    const [before, after] = [sum(altered.map((pair) => pair.before)), sum(altered.map((pair) => pair.after))]
    const share = ratio(changed, decided, 1_000)
    const numbers = [
      number('复议诉讼办结', 'count', decided),
      number('撤销或变更', 'count', changed),
      number('占比', 'permille', share),
      number('公布了前后金额的处罚', 'count', altered.length),
      number('原罚款金额合计', 'fen', altered.length === 0 ? null : before),
      number('改后罚款金额合计', 'fen', altered.length === 0 ? null : after),
      number('没有都公布、不计入的月份', 'count', monthsLeftOut(told)),
    ]
    const records = [...accountRecords(told), ...decisionRecords(altered.map(({ one }) => one))]
    if (decided < leastDecided) return few(`${span(year)} 复议诉讼办结 ${decided} 件`, leastDecided, numbers, records)
    const money =
      altered.length === 0 ? '' : `公布了前后金额的 ${altered.length} 件，从 ${formatMoney(before)} 改为 ${formatMoney(after)}。`
    return {
      state: changed * 1_000 > above * decided ? 'seen' : 'not_seen',
      seen: `${span(year)} 复议诉讼办结 ${decided} 件，撤销或变更 ${changed} 件，占 ${percent(share)}。${money}`,
      numbers,
      records,
    }
  },
}
