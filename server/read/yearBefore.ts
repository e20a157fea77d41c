import type { Compared, Statistic } from '../../shared/api/statistics'
import { share } from '../kinds/share'

/** How two quarters are set side by side. A quarter that is not over is held against nothing: as many days of the year before tell of other delays. */
export const YEAR_BEFORE_RULE = {
  key: 'yearBefore',
  version: 1,
  text:
    '两个季度都完整覆盖、两边都没有未公布的，才算增减；上年同期是 0 的，没有百分比。百分比按增减的大小四舍五入到一位小数。' +
    '本季未完时不与上年同期比较。只数今天仍在公示的记录。',
} as const

/** A difference as a part of what was before, in permille, its size half up; null where nothing was before. */
export function change(difference: number, before: number): number | null {
  const { value } = share(Math.abs(difference), before)
  return value === null || difference >= 0 || value === 0 ? value : -value
}

/** Of a quarter that no source covered nothing is known: its noughts are none. */
const known = (figures: readonly Statistic[], isCovered: boolean): Statistic[] =>
  figures.map((one) => (isCovered ? one : { ...one, value: null, query: null }))

/**
 * The figures of a quarter, each with the same of the year before beside it. `narrow`: the filter by which the year before is listed. Both lists hold
 * the same figures in the same order.
 */
export function besides(
  figures: readonly Statistic[],
  former: readonly Statistic[],
  { now, yearBefore }: Compared,
  narrow: Readonly<Record<string, string>>,
): Statistic[] {
  const isWhole = now.cover === 'covered' && yearBefore.cover === 'covered'
  const before = known(former, yearBefore.cover !== 'uncovered')
  return known(figures, now.cover !== 'uncovered').map((figure, i) => {
    const { value = null, unknown = 0, query = null } = before[i] ?? {}
    const isSure = isWhole && figure.unknown === 0 && unknown === 0
    const difference = isSure && figure.value !== null && value !== null ? figure.value - value : null
    return {
      ...figure,
      yearBefore: {
        value,
        unknown,
        query: query && { ...query, ...narrow },
        difference,
        permille: difference === null || value === null ? null : change(difference, value),
      },
    }
  })
}
