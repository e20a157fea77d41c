import type { Computed } from '@shared/api/records'
import { formatMoney } from '@shared/codes/money'
import { CLOSED_BY_FIXER, COMMITMENTS, HAZARD_REMARKS, OUTCOMES } from '@shared/kinds/hazard/words'
import type { ReckonedValue } from '@/components/Reckoned'
import { wordOf } from '@/text/words'

/** Said where a value cannot be computed: nothing unknown reads as fine. */
const UNKNOWABLE = '不知道'

type Words = Readonly<Record<string, string>>
const coded = (words: Words) => (value: Computed['value']) => wordOf(words, String(value))
const several = (words: Words) => (value: Computed['value']) =>
  Array.isArray(value) && value.length > 0 ? value.map((one) => wordOf(words, one)).join('、') : '没有'
const counted = (unit: string) => (value: Computed['value']) => `${String(value)} ${unit}`
const money = (value: Computed['value']) =>
  Number(value) < 0 ? `没有（多到位 ${formatMoney(-Number(value))}）` : formatMoney(Number(value))

/** What a page calls each computed value, and how it says it. */
const VALUES: Readonly<Record<string, readonly [name: string, words: (value: Computed['value']) => string]>> = {
  due: ['现行期限', String],
  daysOverdue: ['逾期天数', counted('天')],
  outcome: ['整改结果', coded(OUTCOMES)],
  deadlineMoves: ['经批准延期', counted('次')],
  commitmentsMissing: ['没有公布的落实事项', several(COMMITMENTS)],
  fundingGapFen: ['未到位资金', money],
  closedByFixer: ['整改人自己复查', coded(CLOSED_BY_FIXER)],
  remarks: ['来源没有说清的', several(HAZARD_REMARKS)],
}

/** What the service computed of a hazard, in words, each with its rule. A value that this build has no words for is told by its rule alone. */
export const reckonedOf = (computed: readonly Computed[]): ReckonedValue[] =>
  computed.map(({ field, value, rule, version }) => {
    const [name, words] = VALUES[field] ?? ['其他', String]
    return { name, words: value === null ? UNKNOWABLE : words(value), rule, version }
  })
