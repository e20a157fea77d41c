import type { Computed } from '@shared/api/records'
import { CLOCK_STEPS } from '@shared/kinds/accident/words'
import type { ReckonedValue } from '@/components/Reckoned'

/** Said where a value cannot be computed: nothing unknown reads as fine. */
const UNKNOWABLE = '不知道'
const PERMILLE_OF_PERCENT = 10

const STANDING_WORDS: Readonly<Record<string, string>> = {
  in_time: '在期限以内',
  late: '晚于期限',
  undated: '已完成，不知道是否在期限以内',
  running: '还没有到期',
  overdue: '期限已过',
  waiting: '等上一步完成',
  unknown: UNKNOWABLE,
}

/** What a page calls each computed value, and how it says it. */
const VALUES: Readonly<Record<string, readonly [name: string, words: (value: Computed['value']) => string]>> = {
  ...Object.fromEntries(Object.entries(CLOCK_STEPS).map(([step, name]) => [`${step}Due`, [`${name}的期限`, String]])),
  ...Object.fromEntries(
    Object.entries(CLOCK_STEPS).map(([step, name]) => [`${step}Standing`, [name, (value) => STANDING_WORDS[String(value)] ?? UNKNOWABLE]]),
  ),
  recommendationsOverdue: ['逾期未落实的整改建议', (value) => `${String(value)} 条`],
  recommendationsKept: ['整改建议按期落实率', (value) => `${(Number(value) / PERMILLE_OF_PERCENT).toFixed(1)}%`],
}

/** What the service computed of an investigation, in words, each with its rule. A value that this build has no words for is told by its rule alone. */
export const reckonedOf = (computed: readonly Computed[]): ReckonedValue[] =>
  computed.map(({ field, value, rule, version }) => {
    const [name, words] = VALUES[field] ?? ['其他', String]
    return { name, words: value === null ? UNKNOWABLE : words(value), rule, version }
  })
