import { joinedTo, namesOf, type ColumnRule } from '../../mapping/columnRule'

/** What of a source's description the joining of rows has to fit. */
interface Described {
  key: (string | string[])[]
  columns: Record<string, ColumnRule>
  unpivot?: unknown
  tally?: string | undefined
}

/** Whether a field is one of an item of the list that rows are joined to. */
export const isOfItem = (gather: string, field: string): boolean => field.startsWith(`${gather}.0.`)

/** The columns of a row that are its item's. */
export const itemColumns = (gather: string, columns: Record<string, ColumnRule>): Set<string> =>
  new Set(Object.entries(columns).flatMap(([field, rule]) => (isOfItem(gather, field) ? [...namesOf(rule), ...joinedTo(rule)] : [])))

/** Why rows cannot be joined so; null where they can. */
export function gatherFault(gather: string, { key, columns, unpivot, tally }: Described): string | null {
  if (unpivot !== undefined || tally !== undefined) return '不能和 unpivot、tally 一起用'
  const own = itemColumns(gather, columns)
  if (own.size === 0) return `columns 里没有 ${gather}.0. 开头的列：每一行是 ${gather} 的一项`
  const other = Object.keys(columns).find((field) => field.startsWith(`${gather}.`) && !isOfItem(gather, field))
  if (other !== undefined) return `每一行是 ${gather} 的一项，只写 ${gather}.0.，不写“${other}”`
  const shared = key.flat().find((column) => own.has(column))
  return shared === undefined ? null : `主键（key）认定的是整条记录，不能用每一项的列“${shared}”`
}
