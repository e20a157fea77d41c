import type { Day } from '@shared/codes/dates'
import { formatMoney } from '@shared/codes/money'
import { daysOverdue } from '@shared/kinds/hazard/due'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { CLOSED_BY_FIXER, COMMITMENTS, HAZARD_REMARKS, HAZARD_RULES, OUTCOMES } from '@shared/kinds/hazard/words'
import type { ReckonedValue } from '@/components/Reckoned'
import { orUnknown } from '@/text/words'

type Rule = keyof typeof HAZARD_RULES

/** What a page calls each value and how it says it; what cannot be computed is said to be unknown. */
const VALUES: { readonly [F in Rule]: readonly [name: string, words: (body: HazardBody, today: Day) => string] } = {
  due: ['现行期限', ({ due }) => orUnknown(due)],
  daysOverdue: [
    '逾期天数',
    (body, today) => {
      if (body.status === 'closed') return '已销号，不再计算'
      const over = daysOverdue(body, today)
      return over === null ? '不知道（期限未公布）' : `${over} 天`
    },
  ],
  outcome: ['整改结果', ({ outcome }) => OUTCOMES[outcome]],
  commitmentsMissing: ['未公布的落实事项', ({ commitmentsMissing: missing }) => (missing.length === 0 ? '没有' : missing.map((one) => COMMITMENTS[one]).join('、'))],
  fundingGapFen: ['未到位资金', ({ fundingGapFen: gap }) => (gap === null ? '不知道' : gap < 0 ? `没有（多 ${formatMoney(-gap)}）` : formatMoney(gap))],
  closedByFixer: ['整改人自己复查', ({ closedByFixer }) => CLOSED_BY_FIXER[closedByFixer]],
  remarks: ['来源没有说明的', ({ remarks }) => (remarks.length === 0 ? '没有' : remarks.map((one) => HAZARD_REMARKS[one]).join('；'))],
}

/** Every computed value of a hazard on a day, with its rule. */
export const reckonedOf = (body: HazardBody, today: Day): ReckonedValue[] =>
  Object.entries(VALUES).map(([field, [name, words]]) => ({ name, words: words(body, today), ...ruleOf(field as Rule) }))

const ruleOf = (field: Rule): Pick<ReckonedValue, 'rule' | 'version'> => ({ rule: HAZARD_RULES[field].text, version: HAZARD_RULES[field].version })
