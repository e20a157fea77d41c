import { squeeze } from '../../../shared/codes/text'
import { ruleOf } from '../../kinds/index'
import { yearIn } from '../rows/layout'
import { monthlyIn, type Unpivot } from '../source/unpivot'
import type { MonthsAsRows } from './months'
import type { Sample } from './sample'
import { fieldOf, kindOf } from './words'
import { yearColumnIn } from './years'

/** Months that have several columns each, as 1月件数, 1月金额, 2月件数, 2月金额. */

/** So many months are rows; fewer may be the dates of two things. */
const MONTHS_MIN = 3
const MONTH = '月份'

/** A sample whose months have several columns each, with a row for each month; null where they do not, or are of nothing that a record needs. */
export function monthGroupsAsRows(sample: Sample): MonthsAsRows | null {
  const names = sample.names.map(squeeze)
  const places = names.map(monthlyIn)
  const monthsOf = new Map<string, Set<string>>()
  for (const place of places) if (place) monthsOf.set(place.stem, (monthsOf.get(place.stem) ?? new Set()).add(place.number))
  const groups = [...monthsOf].filter(([, months]) => months.size >= MONTHS_MIN).map(([stem]) => stem)
  const isGone = (at: number): boolean => groups.includes(places[at]?.stem ?? '')
  const left = names.flatMap((_, at) => (isGone(at) ? [] : [at]))
  const columns = [...left.map((at) => names[at] ?? ''), ...groups, MONTH]
  const kind = kindOf(columns.filter((name) => name !== ''))
  const needed = new Set(ruleOf(kind).intake.needs.flat())
  if (groups.length < 2 || !groups.some((stem) => needed.has(fieldOf(stem, kind) ?? '')) || new Set(columns).size < columns.length)
    return null
  const months = [...new Set(groups.flatMap((stem) => [...(monthsOf.get(stem) ?? [])]))]
  const isUndated = months.some((month) => month.length === 2)
  const yearColumn = isUndated ? yearColumnIn(sample, kind) : null
  const isYearAbove = isUndated && yearColumn === null && sample.month !== null
  const yearAt = yearColumn === null ? -1 : names.indexOf(yearColumn)
  const dated = (month: string, cells: readonly string[]): string => {
    const year = yearAt < 0 ? (isYearAbove ? (sample.month ?? '').slice(0, 4) : '') : yearIn(cells[yearAt] ?? '')
    return year !== '' && month.length === 2 ? `${year}-${month}` : month
  }
  const cellOf = (cells: readonly string[], stem: string, month: string): string =>
    cells[places.findIndex((place) => place?.stem === stem && place.number === month)] ?? ''
  const rows = sample.rows.flatMap((cells) =>
    months.flatMap((month) => {
      const group = groups.map((stem) => cellOf(cells, stem, month))
      return group.every((cell) => squeeze(cell) === '') ? [] : [[...left.map((at) => cells[at] ?? ''), ...group, dated(month, cells)]]
    }),
  )
  const unpivot: Unpivot = { groups, by: 'months', name: MONTH }
  return { sample: { ...sample, names: columns, rows }, unpivot, beside: [], isYearAbove, yearColumn, kind, remarks: [] }
}
