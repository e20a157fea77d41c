import { foldKeyText } from '../../../shared/codes/fold'
import { squeeze } from '../../../shared/codes/text'
import { UnreadableSource, type TableRow } from '../formats/types'
import type { TableSource } from '../source/sources'

/** What the number of the rows of one key is read from; no file has a column of this name. */
const NUMBER_OF_ROWS = '〔行数〕'
/** Most keys of one file: what has more is no count. */
const GROUPS_MAX = 10_000

/** Why nothing is kept of a row that is only counted. */
export const ONLY_COUNTED = '（这个来源只留计数，没有保留原文）'

/** The description of a source whose rows are counted, as one that reads their number. */
export const readingNumbers = (source: TableSource): TableSource =>
  source.tally === undefined ? source : { ...source, columns: { ...source.columns, [source.tally]: NUMBER_OF_ROWS } }

interface Group {
  row: TableRow
  count: number
}

/**
 * Counts rows of which each is one thing, as cameras are: rows of one key become one row that holds their key and their number. Nothing else of them
 * is kept, not even for whoever looks for a fault.
 */
export class Tally {
  readonly #keys: readonly string[]
  readonly #groups = new Map<string, Group>()
  #rows = 0

  constructor({ key }: TableSource) {
    this.#keys = key.flat()
  }

  /** Takes rows in. Throws UnreadableSource where there are too many keys. */
  take(rows: readonly TableRow[]): void {
    for (const { line, sheet, cells } of rows) {
      this.#rows++
      const kept = this.#keys
        .filter((column) => cells.has(column))
        .map((column): [string, string] => [column, squeeze(cells.get(column) ?? '')])
      const name = kept.map(([, cell]) => foldKeyText(cell)).join('\n')
      const group = this.#groups.get(name)
      if (group) group.count++
      else this.#groups.set(name, { row: { line, sheet, cells: new Map(kept), original: () => ONLY_COUNTED, notes: [] }, count: 1 })
    }
    if (this.#groups.size > GROUPS_MAX) throw new UnreadableSource(`按主键合计超过 ${GROUPS_MAX} 组，主键像是选错了`)
  }

  /** One row for each key, in the order in which the keys came. */
  rows(): TableRow[] {
    return [...this.#groups.values()].map(({ row, count }) => ({ ...row, cells: new Map([...row.cells, [NUMBER_OF_ROWS, String(count)]]) }))
  }

  /** What became of the rows, for the report of the run. */
  inWords(): string {
    return `${this.#rows} 行按主键合成 ${this.#groups.size} 条计数，其余内容没有留下`
  }
}
