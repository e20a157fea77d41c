import { formatMoney } from '../../../../shared/codes/money'
import {
  accountRecords,
  decidedWithin,
  decisionRecords,
  isWholeYear,
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
  type AccountMonth,
  type Decision,
  type SignalRule,
} from './ledger'

/** How many objections ended in another decision, and what that came to in money. */
export const afterObjection: SignalRule = {
  version: 2,
  question: '为什么复议、诉讼以后改了这么多？',
  explains: '可以说明的：复议中当事人补了证据、法律有了修改，或者几件是同一个案子。',
  rule: ({ after_objection: { above, leastDecided } }) =>
    `月报里最近 12 个完整月的撤销或变更，除以复议诉讼办结；办结至少 ${leastDecided} 件、超过 ${percent(above)} 的列为疑问。有一个月两项没有都公布的，看不出。` +
    '改前改后的金额取自公示中这 12 个月作出、后来减轻或撤销的处罚；件数与月报的撤销或变更相同、前后金额都公布的，才列',
  find: (ledger, { after_objection: { above, leastDecided } }) => {
    const year = lastYear(ledger)
    const rows = within(ledger.accounts, year)
    const told = rows.filter(isTold)
    if (told.length === 0) return unknown(`${span(year)} 没有一份月报公布复议诉讼办结和撤销变更的件数`)
    const decided = sum(told.map(({ reconsidered }) => reconsidered))
    const changed = sum(told.map(({ annulled }) => annulled))
    const altered = alteredOf(decidedWithin(ledger.decisions, year), changed)
    const [before, after] = [sum(altered.map((pair) => pair.before)), sum(altered.map((pair) => pair.after))]
    const share = ratio(changed, decided, 1_000)
    const numbers = [
      number('复议诉讼办结', 'count', decided),
      number('撤销或变更', 'count', changed),
      number('占比', 'permille', share),
      number('公布了前后金额的处罚', 'count', altered.length),
      number('原罚款金额合计', 'fen', altered.length === 0 ? null : before),
      number('改后罚款金额合计', 'fen', altered.length === 0 ? null : after),
      number('没有都公布的月份', 'count', monthsLeftOut(told)),
    ]
    const records = [...accountRecords(told), ...decisionRecords(altered.map(({ one }) => one))]
    // A part of the year says nothing of the rest.
    if (!isWholeYear(rows, year, isTold)) return unknown(`${span(year)} 不是每个月都公布了复议诉讼办结和撤销变更的件数`, numbers)
    if (decided < leastDecided) return few(`${span(year)} 复议诉讼办结 ${decided} 件`, leastDecided, numbers, records)
    const money = altered.length === 0 ? '' : `这 ${altered.length} 件的罚款从 ${formatMoney(before)} 改为 ${formatMoney(after)}。`
    return {
      state: changed * 1_000 > above * decided ? 'seen' : 'not_seen',
      seen: `${span(year)} 复议诉讼办结 ${decided} 件，撤销或变更 ${changed} 件，占 ${percent(share)}。${money}`,
      numbers,
      records,
    }
  },
}

const isTold = ({ reconsidered, annulled }: AccountMonth): boolean => reconsidered !== null && annulled !== null

/** The decisions that were changed, with what they came to; none where they are not as many as the months tell, or one does not tell its money. */
function alteredOf(decisions: readonly Decision[], changed: number): { one: Decision; before: number; after: number }[] {
  const altered = decisions.filter(({ objection }) => objection?.outcome === 'reduced' || objection?.outcome === 'annulled')
  const told = altered.flatMap((one) => {
    const before = one.objection?.fineBeforeFen ?? null
    return before === null || one.fineFen === null ? [] : [{ one, before, after: one.fineFen }]
  })
  return told.length === altered.length && altered.length === changed ? told : []
}
