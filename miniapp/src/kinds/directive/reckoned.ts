import type { Computed } from '@shared/api/records'
import { MISSING, SUBSTANCES } from '@shared/kinds/directive/words'
import type { ReckonedValue } from '@/components/Reckoned'
import { wordOf } from '@/text/words'

/** Said where a value cannot be computed: nothing unknown reads as fine. */
const UNKNOWABLE = '不知道'

const PERMILLE_OF_PERCENT = 10

/** A share in percent with one decimal. */
const percent = (value: Computed['value']): string => `${(Number(value) / PERMILLE_OF_PERCENT).toFixed(1)}%`

/** What a page calls each computed value, and how it says it. */
const VALUES: Readonly<Record<string, readonly [name: string, words: (value: Computed['value']) => string]>> = {
  substance: ['内容核查', (value) => wordOf<Record<string, string>>(SUBSTANCES, String(value))],
  missing: [
    '没有写明的',
    (value) =>
      Array.isArray(value) && value.length > 0 ? value.map((one) => wordOf<Record<string, string>>(MISSING, one)).join('、') : '没有',
  ],
  charactersPerMeasure: ['平均每条措施', (value) => `${String(value)} 字`],
  keptShare: ['按期落实率', percent],
  overdue: ['逾期未落实', (value) => `${String(value)} 条`],
}

/** What the service computed of a directive, in words, each with its rule. A value that this build has no words for is told by its rule alone. */
export const reckonedOf = (computed: readonly Computed[]): ReckonedValue[] =>
  computed.map(({ field, value, rule, version }) => {
    const [name, words] = VALUES[field] ?? ['其他', String]
    return { name, words: value === null ? UNKNOWABLE : words(value), rule, version }
  })
