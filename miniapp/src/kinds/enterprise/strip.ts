import type { StripAnswer, StripQuarter, StripRecord } from '@shared/api/strip'
import { quarterWords, touches } from '@shared/codes/quarters'
import { WORDS, type Kind } from '@shared/kinds/index'
import { isCode } from '@/text/words'

/** What is known of a quarter in which nothing stands: its letter, its word, and the same as a screen reader says it. */
const QUIET: Readonly<Record<NonNullable<StripQuarter['quiet']>, readonly [letter: string, word: string, told: string]>> = {
  none: ['无', '没有', '没有公示中的'],
  running: ['…', '未完', '还没有过完，至今没有公示中的'],
  unknown: ['?', '不知道', '不知道'],
}
const [UNKNOWN_LETTER] = QUIET.unknown

/** One quarter as it is drawn: letters, the same in words, and what a screen reader says. */
export interface QuarterCell {
  quarter: string
  name: string
  letters: string
  words: readonly string[]
  label: string
  look: 'marked' | NonNullable<StripQuarter['quiet']>
}

type Kinds = StripAnswer['kinds']

const toldOf = (kinds: Kinds, kind: string) => kinds.find((one) => one.kind === kind)
const counted = (kinds: Kinds, kind: Kind, count: number): string =>
  `${toldOf(kinds, kind)?.word ?? ''} ${count} ${[...WORDS[kind].unit][0] ?? ''}`
const wordsOf = (kinds: Kinds, of: readonly Kind[]): string => of.map((kind) => toldOf(kinds, kind)?.word ?? '').join('、')

/** The quarters as people read them, the oldest first. */
export const cellsOf = ({ quarters, kinds }: Pick<StripAnswer, 'quarters' | 'kinds'>): QuarterCell[] =>
  [...quarters].reverse().map((one) => cellOf(one, kinds))

function cellOf({ quarter, marks, quiet, uncovered }: StripQuarter, kinds: Kinds): QuarterCell {
  const name = `${quarter.slice(2, 4)}年${quarter.slice(-1)}季`
  const isUnsure = uncovered.length > 0
  const missing = isUnsure ? `${wordsOf(kinds, uncovered)}来源没有全部盖住这个季度，不知道` : null
  if (quiet !== null) {
    const [letters, word, told] = isCode(QUIET, quiet) ? QUIET[quiet] : QUIET.unknown
    return { quarter, name, letters, words: [word], label: `${quarterWords(quarter)}：${missing ?? told}`, look: quiet }
  }
  const all = marks.map(({ kind, count }) => counted(kinds, kind, count))
  // A cell is narrow: what is counted is said by the word.
  const short = marks.map(({ kind, count }) => `${toldOf(kinds, kind)?.word ?? ''} ${count}`)
  return {
    quarter,
    name,
    letters: marks.map(({ kind }) => toldOf(kinds, kind)?.letter ?? '').join('') + (isUnsure ? UNKNOWN_LETTER : ''),
    words: [...short, ...(isUnsure ? ['其余不知'] : [])],
    label: `${quarterWords(quarter)}：${[...all, ...(missing === null ? [] : [missing])].join('，')}`,
    look: 'marked',
  }
}

/** Exactly the records that a quarter counts. */
export const recordsIn = ({ records, day }: Pick<StripAnswer, 'records' | 'day'>, quarter: string): StripRecord[] =>
  records.filter((record) => touches(quarter, record, day))

/** What a record is called in a quarter. */
export const recordWords = ({ kind, title }: Pick<StripRecord, 'kind' | 'title'>, kinds: Kinds): string =>
  [toldOf(kinds, kind)?.word, title].filter(Boolean).join('：')

/** What a record is called that is in no quarter: nothing is said of how it stands, for that is what nobody knows. */
export const undatedWords = ({ kind, title }: Pick<StripRecord, 'kind' | 'title'>): string =>
  [WORDS[kind].short, title].filter(Boolean).join('：')

/** When a record stands. */
export function whenWords({ from, to }: Pick<StripRecord, 'from' | 'to'>): string {
  if (to === null) return `${from} 起，至今`
  return from === to ? from : `${from} 至 ${to}`
}

/** What is known of a quarter beside its records, in a sentence; null where its records are all of it. */
export function restWords({ quarters, kinds }: Pick<StripAnswer, 'quarters' | 'kinds'>, quarter: string): string | null {
  const found = quarters.find((one) => one.quarter === quarter)
  if (found === undefined) return null
  const { quiet, uncovered } = found
  if (uncovered.length > 0)
    return `${wordsOf(kinds, uncovered)}：来源没有全部盖住这个季度，${quiet === null ? '还有没有' : '有没有'}，不知道。`
  if (quiet === 'none')
    return `今天没有涉及这家企业的${wordsOf(
      kinds,
      kinds.map(({ kind }) => kind),
    )}在公示。没有公示，不等于没有发生过。`
  return quiet === 'running' ? '这个季度还没有过完，至今没有在公示的。' : null
}

/** Every letter with what it stands for. */
export const legendOf = (kinds: Kinds): string[] => [
  ...kinds.map(({ letter, word }) => `${letter} ${word}`),
  `${QUIET.none[0]} 没有公示中的`,
  `${QUIET.running[0]} 本季未完`,
  `${UNKNOWN_LETTER} 来源没有全部盖住这个季度，不知道`,
]

/** What lies before the quarters, in a sentence; null where nothing does. */
export const olderWords = ({ older, kinds }: Pick<StripAnswer, 'older' | 'kinds'>): string | null =>
  older.length === 0 ? null : `更早的还有：${older.map(({ kind, count }) => counted(kinds, kind, count)).join('，')}。`
