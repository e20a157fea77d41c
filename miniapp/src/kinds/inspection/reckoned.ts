import type { Computed } from '@shared/api/records'
import { INSPECTION_OUTCOMES, INSPECTION_REMARKS } from '@shared/kinds/inspection/words'
import type { ReckonedValue } from '@/components/Reckoned'
import { wordOf } from '@/text/words'

/** Said where a value cannot be computed, or does not apply to what is closed: nothing unknown reads as fine. */
const NONE = '不知道，或已销号'

/** What a page calls each computed value, and how it says it. */
const VALUES: Readonly<Record<string, readonly [name: string, words: (value: Computed['value']) => string]>> = {
  outcome: ['整改结果', (value) => wordOf<Record<string, string>>(INSPECTION_OUTCOMES, String(value))],
  remarks: [
    '没有说明的',
    (value) =>
      Array.isArray(value) && value.length > 0
        ? value.map((one) => wordOf<Record<string, string>>(INSPECTION_REMARKS, one)).join('、')
        : '没有',
  ],
  daysOverdue: ['逾期天数', (value) => `${String(value)} 天`],
  monthsOpen: ['连续未整改', (value) => `${String(value)} 个月`],
}

/** What the service computed of a finding, in words, each with its rule. A value that this build has no words for is told by its rule alone. */
export const reckonedOf = (computed: readonly Computed[]): ReckonedValue[] =>
  computed.map(({ field, value, rule, version }) => {
    const [name, words] = VALUES[field] ?? ['其他', String]
    return { name, words: value === null ? NONE : words(value), rule, version }
  })
