import type { Computed } from '@shared/api/records'
import { SETTLEMENTS } from '@shared/kinds/penalty/words'
import type { ReckonedValue } from '@/components/Reckoned'
import { wordOf } from '@/text/words'

/** Said where a value cannot be computed: nothing unknown reads as fine. */
const UNKNOWABLE = '不知道'

/** What a page calls each computed value, and how it says it. */
const VALUES: Readonly<Record<string, readonly [name: string, words: (value: Computed['value']) => string]>> = {
  settlement: ['缴款和整改', (value) => wordOf<Record<string, string>>(SETTLEMENTS, String(value))],
  correctionOverdue: ['整改逾期', (value) => (value === 0 ? '没有逾期' : `${String(value)} 天`)],
}

/** What the service computed of a penalty, in words, each with its rule. A value that this build has no words for is told by its rule alone. */
export const reckonedOf = (computed: readonly Computed[]): ReckonedValue[] =>
  computed.map(({ field, value, rule, version }) => {
    const [name, words] = VALUES[field] ?? ['其他', String]
    return { name, words: value === null ? UNKNOWABLE : words(value), rule, version }
  })
