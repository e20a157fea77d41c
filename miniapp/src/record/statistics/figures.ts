import type { Statistic, StatisticsAnswer } from '@shared/api/statistics'
import { formatMoney } from '@shared/codes/money'
import type { Parting } from '@/kinds/define'
import { UNKNOWN } from '@/text/words'

/** A number in words; what is not known is no nought. `ofKind`: what records of the kind are counted in. */
export function valueWords({ value, unit, counted = '' }: Pick<Statistic, 'value' | 'unit' | 'counted'>, ofKind: string): string {
  if (value === null) return UNKNOWN
  if (unit === 'fen') return formatMoney(value)
  if (unit === 'persons') return `${value} 人`
  return unit === 'permille' ? `${(value / 10).toFixed(1)}%` : `${value} ${counted || ofKind}`
}

/** What a number leaves out; null where it leaves out nothing. A rate leaves out more than what is unknown: its rule says what. */
export function unknownWords(
  { unknown, unit, counted = '', unknownCounted = counted }: Pick<Statistic, 'unknown' | 'unit' | 'counted' | 'unknownCounted'>,
  ofKind: string,
): string | null {
  if (unknown === 0) return null
  if (unit === 'persons') return `其中 ${unknown} ${ofKind}未公布，不计入`
  return unit === 'permille' ? `${unknown} 条不计入` : `${unknown} ${unknownCounted || ofKind}未公布，不计入`
}

type Query = Readonly<Record<string, string>>

/**
 * What a list is asked for where a number of statistics is narrowed further than all of them. Where both end at a day, the earlier one holds: a later
 * one would let in what the number does not count.
 */
export function narrowedBy(asked: Query, own: Query): Query {
  const both = { ...asked, ...own }
  const { to } = asked
  return to !== undefined && to !== '' && own.to !== undefined && to < own.to ? { ...both, to } : both
}

type Group = StatisticsAnswer['groups'][number]

/** One row of the table: a group, its number, and how much of the bar that fills. */
export interface Row {
  value: string
  statistic: Statistic
  /** parameters of the list that the number counts; null where no list does */
  query: Query | null
  /** 0 to 1; null where the number is not known */
  share: number | null
}

/** One number of every group, each against the largest; a rate against the whole. */
export function rowsOf(groups: readonly Group[], key: string): Row[] {
  const found = groups.flatMap(({ value, query, statistics }) => {
    const statistic = statistics.find((one) => one.key === key)
    return statistic ? [{ value, statistic, query: statistic.query && { ...query, ...statistic.query } }] : []
  })
  const largest = Math.max(1, ...found.map(({ statistic }) => statistic.value ?? 0))
  return found.map((row) => {
    const { value, unit } = row.statistic
    return { ...row, share: value === null ? null : value / (unit === 'permille' ? 1000 : largest) }
  })
}

/** The numbers by which the groups of a parting may be set against each other. */
export const offeredBy = (parting: Pick<Parting, 'compares'> | undefined, all: readonly Statistic[]): readonly Statistic[] =>
  parting?.compares === undefined ? all : all.filter(({ key }) => parting.compares?.includes(key))

/** Rows by their number, the highest first; what is not known comes last. */
export const ranked = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (b.statistic.value ?? -1) - (a.statistic.value ?? -1))

/** How many records are in no group: of what they are parted by, nothing is public. Null where that cannot be told. */
export function ungrouped({ all, groups }: Pick<StatisticsAnswer, 'all' | 'groups'>, key: string): number | null {
  const total = all.find((one) => one.key === key)?.value
  if (total === undefined || total === null) return null
  const grouped = rowsOf(groups, key).reduce((sum, { statistic }) => sum + (statistic.value ?? 0), 0)
  // A record may be in several groups where those are of different levels: then there is nothing to subtract.
  return grouped > total ? null : total - grouped
}
