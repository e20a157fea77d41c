import type { Computed } from '@shared/api/records'
import type { ReckonedValue } from '@/components/Reckoned'
import { totalWords } from './words'

/** Said where a value cannot be computed: nothing unknown reads as fine. */
export const UNKNOWABLE = '不知道'
const PERMILLE_OF_PERCENT = 10

const percent = (value: Computed['value']): string => `${(Number(value) / PERMILLE_OF_PERCENT).toFixed(1)}%`

/** What a page calls each computed value, and how it says it. */
const VALUES: Readonly<Record<string, readonly [name: string, words: (value: Computed['value']) => string]>> = {
  batches: ['已公布的批次', (value) => `${String(value)} 批`],
  payments: ['已公布的笔数', (value) => `${String(value)} 笔`],
  totalFen: ['已公布的合计', (value) => totalWords(Number(value))],
  budgetShare: ['预算已用', percent],
}

/** What the service computed of the rewards of a year, in words, each with its rule. A value that this build has no words for is told by its rule alone. */
export const reckonedOf = (computed: readonly Computed[]): ReckonedValue[] =>
  computed.map(({ field, value, rule, version }) => {
    const [name, words] = VALUES[field] ?? ['其他', String]
    return { name, words: value === null ? UNKNOWABLE : words(value), rule, version }
  })

/** How much of the budget is used as far as it is public; null where that is not known. */
export function shareWords(computed: readonly Computed[]): string | null {
  const value = computed.find(({ field }) => field === 'budgetShare')?.value ?? null
  return value === null ? null : percent(value)
}
