import type { Computed } from '@shared/api/records'
import type { ReckonedValue } from '@/components/Reckoned'
import type { Standing } from '@/text/words'

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

/** How a zone is held and its persons are trained, in sentences: what somebody should look at first; nothing where somebody is in term and all is known. */
export function heldWords(computed: readonly Computed[]): Standing[] {
  const valueOf = (name: string) => computed.find(({ field }) => field === name)?.value
  const [vacant, overdue, unknown] = [valueOf('vacantDays'), valueOf('trainingOverdue'), valueOf('trainingUnknown')]
  return [
    ...(typeof vacant === 'number' && vacant > 0 ? [{ tone: 'stop' as const, words: `公布的任期都已届满，空岗 ${vacant} 天` }] : []),
    ...(vacant === null ? [{ tone: 'unknown' as const, words: '任期未公布，不知道有没有空岗' }] : []),
    ...(typeof overdue === 'number' && overdue > 0 ? [{ tone: 'warn' as const, words: `${overdue} 人的培训逾期或没有通过` }] : []),
    ...(typeof unknown === 'number' && unknown > 0 ? [{ tone: 'unknown' as const, words: `${unknown} 人的培训情况未公布` }] : []),
  ]
}
