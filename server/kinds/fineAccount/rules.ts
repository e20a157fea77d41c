import { addMonths, earliest, type Day } from '../../../shared/codes/dates'
import { lastDayOfMonth, monthOf, type Month } from '../../../shared/codes/months'
import { linkOf, type FineAccountInput } from '../../../shared/kinds/fineAccount/schema'
import { CellError, type Warn } from '../../cellError'
import { FINE_ACCOUNT_PUBLICITY } from '../../law/fineAccountPublicity'
import { defineKind } from '../define'
import { familyOf, partsOf, tellsSpending } from './family'
import { intake } from './intake'
import { personsOf } from './persons'
import {
  budgetBeside,
  tellsOfReporters,
  tellsRewards,
  withoutAmounts,
  withoutReporters,
  withoutRewardAmounts,
  withoutRewards,
} from './rewards'
import { sample } from './sample'
import { statistics } from './statistics'
import { computedOf } from './told'
import { maySpendTogether } from './units'
import { maskedVoucher } from './voucher'

export const fineAccount = defineKind('fineAccount', {
  toPublic: (input, { envelope, today, warn, before = null, beside = [], around = [] }) => {
    if (input.month > monthOf(today)) throw new CellError('month', '月份在将来')
    warnOfNumbers(input, warn)
    const { publicUntil: declaredUntil } = envelope
    const all = [...beside, ...around.map((one) => one.input)]
    const isOfRewards = [input, ...(before === null ? [] : [before]), ...all.filter(({ month }) => month === input.month)].some(
      tellsRewards,
    )
    const isSpendingTold = [input, ...(before === null ? [] : [before]), ...all].some(tellsSpending)
    const answers = input.answers.map((answer, i) => {
      const url = answer.url && linkOf(answer.url)
      if (url !== answer.url) warn(`answers.${i}.url`, '不是网址，没有采用；这份月报的其余内容照常公示')
      // A month that names rewards tells them with something else; of any other a sentence would say what they are.
      const isNamed = isOfRewards && (answer.month ?? input.month) === input.month
      const isUntold = isSpendingTold && !isNamed && tellsOfReporters(answer.text)
      if (isUntold) warn(`answers.${i}.text`, UNNAMED)
      const text = withoutRewardAmounts(isUntold ? withoutReporters(answer.text) : answer.text, isOfRewards)
      // On the page stands what the text does not tell here.
      const leadsToUntold = text !== answer.text || tellsOfReporters(text)
      if (url !== null && leadsToUntold) warn(`answers.${i}.url`, '说明里有举报奖励，原文的网址没有公布')
      return { ...answer, url: leadsToUntold ? null : url, text }
    })
    const spending = withoutRewards(
      input,
      before,
      { family: familyOf(input, beside), within: partsOf(input, all), elsewhere: all.filter(({ month }) => month !== input.month) },
      warn,
    )
    // What is told of spending as it was said has no rewards in it.
    const budgetFen = spending === input ? input.budgetFen : budgetBeside(input, spending, before, warn)
    const body = { ...input, ...spending, budgetFen, answers, voucher: input.voucher && maskedVoucher(input.voucher) }
    return { body, ends: { publicUntil: earliest([declaredUntil, lastPublicDay(input.month)]), declaredUntil } }
  },
  // What was paid to reporters must not follow from two versions of a month, nor from a whole and its parts.
  goesOn: true,
  // A file of which all but what a reporter was paid is public tells that by its hash, and by a sum that somebody has checked.
  hidesCells: true,
  // A number, a day and a page that stand beside a month with rewards may be of the row with these.
  envelopeTold: (envelope, { input, ofAll }) => {
    const { basis, correction, withdrawn } = envelope
    const isNamed = input !== null && tellsRewards(input)
    const isSaid = [...(input?.answers ?? []).map(({ text }) => text), basis, correction, withdrawn].some(
      (text) => text !== null && tellsOfReporters(text),
    )
    const told = (text: string | null): string | null => text && withoutAmounts(isNamed ? text : withoutReporters(text))
    return {
      ...envelope,
      ...(isNamed || isSaid ? { documentNo: null, publishedAt: null, sourceUrl: null, ...ofAll } : {}),
      basis: told(basis),
      correction: told(correction),
      withdrawn: told(withdrawn),
    }
  },
  restsOnOthers: true,
  isBeside: maySpendTogether,
  hidden: personsOf,
  title: ({ month }) => `${month} 罚款收支`,
  search: ({ month }) => [`${month} 罚款收支`],
  mentions: ({ purposes, answers }) => [...(purposes ?? []).map(({ name }) => name), ...answers.map(({ text }) => text)],
  figures: [],
  statistics,
  computed: computedOf,
  intake,
  sample,
})

const UNNAMED = '说明里讲举报奖励的句子没有公布：用途里没有写明举报奖励，这一句会让人看出哪一笔是'

/** The last day on which a month may be public. */
const lastPublicDay = (month: Month): Day => addMonths(lastDayOfMonth(month), FINE_ACCOUNT_PUBLICITY.monthsAfter)

/** Numbers that contradict each other: they are shown as they stand, and remarked. */
function warnOfNumbers({ cases, finedFen, reconsidered, annulled, spentFen, purposes }: FineAccountInput, warn: Warn): void {
  if (cases === 0 && finedFen !== null && finedFen > 0) warn('finedFen', '罚款件数是 0，却有罚款金额')
  if (annulled !== null && reconsidered !== null && annulled > reconsidered) warn('annulled', '撤销或变更的件数多于办结的件数')
  const told = (purposes ?? []).flatMap(({ spentFen: fen }) => fen ?? [])
  const isWhole = purposes !== null && purposes.length > 0 && told.length === purposes.length
  if (isWhole && spentFen !== null && told.reduce((sum, fen) => sum + fen, 0) !== spentFen) warn('purposes', '各项用途加起来不等于实际支出')
}
