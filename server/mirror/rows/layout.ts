import { UnreadableSource } from '../formats/types'
import { madeColumns, type Layout } from '../source/layout'

/** The cells that every row of one sheet gets beside its own. Throws UnreadableSource where the sheet has a column of one of their names. */
export function cellsBeside(layout: Layout, sheet: string | null, header: readonly string[]): [string, string][] {
  const own = madeColumns(layout).find((column) => header.includes(column))
  if (own !== undefined) throw new UnreadableSource(`表里本来就有“${own}”这一列，请在 layout 里换一个名称`)
  return layout.sheetName === undefined ? [] : [[layout.sheetName, sheet ?? '']]
}
