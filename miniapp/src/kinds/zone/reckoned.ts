import type { Computed } from '@shared/api/records'
import type { ReckonedValue } from '@/components/Reckoned'

/** Said where a value cannot be computed: nothing unknown reads as fine. */
const UNKNOWABLE = '不知道'
const PERMILLE_OF_PERCENT = 10

const VALUES: Readonly<Record<string, readonly [name: string, words: (value: Computed['value']) => string]>> = {
  vacantDays: ['空岗天数', (value) => (value === 0 ? '有责任人在任' : `${String(value)} 天`)],
  trainedShare: ['培训合格率', (value) => `${(Number(value) / PERMILLE_OF_PERCENT).toFixed(1)}%`],
  trainingOverdue: ['培训逾期或没有通过', (value) => `${String(value)} 人`],
  trainingUnknown: ['培训情况未公布', (value) => `${String(value)} 人`],
}

/** What the service computed of a zone, in words, each with its rule. A value that this build has no words for is told by its rule alone. */
export const reckonedOf = (computed: readonly Computed[]): ReckonedValue[] =>
  computed.map(({ field, value, rule, version }) => {
    const [name, words] = VALUES[field] ?? ['其他', String]
    return { name, words: value === null ? UNKNOWABLE : words(value), rule, version }
  })
