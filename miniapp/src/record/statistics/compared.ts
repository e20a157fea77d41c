import type { Compared, Cover, Statistic, StatisticsAnswer } from '@shared/api/statistics'
import { sharesOf } from '@/text/bar'
import { valueWords } from './figures'

/** What is said of a quarter that is not covered whole. */
export const COVER_WORDS: Readonly<Record<Cover, string>> = {
  covered: '已覆盖',
  partly: '覆盖不全',
  running: '本季未完',
  uncovered: '未覆盖',
}

type Group = StatisticsAnswer['groups'][number]

/** Whether its quarters stand beside those of the year before. */
export const isCompared = ({ compared, groups }: StatisticsAnswer): boolean =>
  compared !== undefined || groups.some((group) => group.compared !== undefined)

/** A number of a quarter in words: where no source covered it, that, and never a nought. */
export const numberWords = (number: Pick<Statistic, 'value' | 'unit' | 'counted'>, cover: Cover, ofKind: string): string =>
  cover === 'uncovered' ? COVER_WORDS.uncovered : valueWords(number, ofKind)

/** The change against the year before in words, `+2 起，+20.0%`; why there is none, where there is none. It says more or fewer, and never which is good. */
export function changeWords({ unit, counted, unknown, yearBefore }: Statistic, pair: Compared, ofKind: string): string {
  if (yearBefore === undefined) return '不比较'
  const { difference, permille } = yearBefore
  if (difference === null) return whyNot(pair, unknown + yearBefore.unknown)
  if (difference === 0) return '持平'
  const sign = difference > 0 ? '+' : '−'
  const size = valueWords({ value: Math.abs(difference), unit, ...(counted === undefined ? {} : { counted }) }, ofKind)
  const share = permille === null ? '' : `，${sign}${valueWords({ value: Math.abs(permille), unit: 'permille' }, ofKind)}`
  return `${sign}${size}${share}`
}

function whyNot({ now, yearBefore }: Compared, unknown: number): string {
  if (now.cover !== 'covered') return `${COVER_WORDS[now.cover]}，不比较`
  if (yearBefore.cover !== 'covered') return `上年${COVER_WORDS[yearBefore.cover]}，不比较`
  return unknown > 0 ? '有未公布的，不比较' : '不比较'
}

/** How much of the bar each group fills by its first number, this quarter's above that of the year before; null where it is not known. */
export function barsOf(groups: readonly Group[]): { now: number | null; yearBefore: number | null }[] {
  const shares = sharesOf(groups.flatMap(({ statistics: [first] }) => [first?.value ?? null, first?.yearBefore?.value ?? null]))
  return groups.map((_, i) => ({ now: shares[2 * i] ?? null, yearBefore: shares[2 * i + 1] ?? null }))
}
