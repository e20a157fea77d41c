import { formatMoney } from '../../../../shared/codes/money'
import { accountRecords, lastYear, monthsLeftOut, number, span, sum, unknown, within, type SignalRule } from './ledger'

/** Spending from money that the agency's own fines brought, by what its purposes are called. */
export const budgetLink: SignalRule = {
  version: 1,
  question: '支出里为什么有罚款返还？',
  explains: '可以说明的：名称沿用旧科目、是退给当事人的罚款，或者另有财政批复。',
  rule: ({ budget_link: { words } }) =>
    `最近 12 个完整月，支出用途的名称里写着${words.source.split('|').join('、')}的金额之和，有一分也列。没有公布用途、或这些用途没有公布金额的月份不知道`,
  find: (ledger, { budget_link: { words } }) => {
    const year = lastYear(ledger)
    const rows = within(ledger.accounts, year)
    const told = rows.flatMap((row) => {
      if (row.purposes === null) return []
      const linked = row.purposes.filter(({ name }) => words.test(name))
      return linked.some(({ spentFen }) => spentFen === null) ? [] : [{ row, linked: sum(linked.map(({ spentFen }) => spentFen)) }]
    })
    if (told.length === 0) return unknown(`${span(year)} 没有公布支出用途`)
    const found = told.filter(({ linked }) => linked > 0)
    const left = monthsLeftOut(told.map(({ row }) => row))
    const total = sum(found.map(({ linked }) => linked))
    return {
      // Nothing found in a part of the year says nothing of the rest.
      state: total > 0 ? 'seen' : left > 0 ? 'unknown' : 'not_seen',
      seen:
        total > 0
          ? `${span(year)} 公布了用途的 ${told.length} 份月报，${found.length} 份写着罚款返还一类的用途，一共 ${formatMoney(total)}。`
          : `${span(year)} 公布了用途的 ${told.length} 份月报，没有写着罚款返还一类的用途${left > 0 ? `；另有 ${left} 个月没有公布，看不出` : ''}。`,
      numbers: [
        number('公布了用途的月报', 'count', told.length),
        number('写着返还一类用途的', 'count', found.length),
        number('金额', 'fen', total),
        number('没有公布、不计入的月份', 'count', left),
      ],
      records: accountRecords(found.map(({ row }) => row)),
    }
  },
}
