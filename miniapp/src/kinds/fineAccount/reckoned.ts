import type { Computed } from '@shared/api/records'
import type { ReckonedValue } from '@/components/Reckoned'
import { signedMoney } from './amounts'

/** Said where a value cannot be computed: nothing unknown reads as fine. */
const UNKNOWABLE = '不知道'

const money = (value: Computed['value']): string => signedMoney(Number(value))

/** What a page calls each computed value, and how it says it. */
const VALUES: Readonly<Record<string, readonly [name: string, words: (value: Computed['value']) => string]>> = {
  unpaidFen: ['罚了还没有缴的', money],
  notInTreasuryFen: ['缴了还没有入库的', money],
  correctionShare: ['责令改正和不予处罚占比', (value) => `${(Number(value) / 10).toFixed(1)}%`],
  fromFinesFen: ['写着罚款返还一类的支出', money],
  overBudgetFen: ['超出预算的', money],
}

/** What the service computed of a month, in words, each with its rule. A value that this build has no words for is told by its rule alone. */
export const reckonedOf = (computed: readonly Computed[]): ReckonedValue[] =>
  computed.map(({ field, value, rule, version }) => {
    const [name, words] = VALUES[field] ?? ['其他', String]
    return { name, words: value === null ? UNKNOWABLE : words(value), rule, version }
  })
