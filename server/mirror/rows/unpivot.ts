import { squeeze } from '../../../shared/codes/text'
import { POINTING, UnreadableSource, type TableRow } from '../formats/types'
import { unpivotedName, type Unpivot } from '../source/unpivot'
import type { ParsedRow } from './parsedRow'
import { pointerIn } from './pointers'

/** One cell as a row, and the header under which it stands. */
export interface UnpivotedRow extends TableRow {
  under: string
}

/** Makes rows of the cells of some columns. Every line becomes rows, or is counted as one without any. */
export class Unpivoted {
  readonly #option: Unpivot
  #lines = 0
  #rows = 0
  #empty = 0

  constructor(option: Unpivot) {
    this.#option = option
  }

  /**
   * The rows that lines become, one for each filled cell, and how many lines have none. Throws UnreadableSource where no column is one of those that are
   * rows, or two are the same one.
   */
  take(lines: readonly TableRow[]): { rows: UnpivotedRow[]; empty: number } {
    const { name, value } = this.#option
    const empty = this.#empty
    const rows = lines.flatMap((line) => {
      const columns = this.#columnsOf(line)
      const left = [...line.cells].filter(([column]) => !columns.has(column))
      const made = [...columns].flatMap(([under, said]): UnpivotedRow[] => {
        const cell = line.cells.get(under) ?? ''
        const notes = line.notes.filter(({ column }) => column === under || !columns.has(column))
        // Above a cell that points there stands another line's, which is not the row before.
        return squeeze(cell) === ''
          ? []
          : [{ ...line, cells: new Map([...left, [name, said], [value, pointerIn(cell) === null ? cell : POINTING]]), notes, under }]
      })
      if (made.length === 0) this.#empty++
      return made
    })
    this.#lines += lines.length
    this.#rows += rows.length
    return { rows, empty: this.#empty - empty }
  }

  #columnsOf({ cells }: TableRow): Map<string, string> {
    const own = [this.#option.name, this.#option.value].find((column) => cells.has(column))
    if (own !== undefined) throw new UnreadableSource(`表里本来就有“${own}”这一列，请在 unpivot 里换一个名称`)
    const columns = new Map<string, string>()
    const by = new Map<string, string>()
    for (const column of cells.keys()) {
      const said = unpivotedName(this.#option, column)
      if (said === null) continue
      const other = by.get(said)
      if (other !== undefined) throw new UnreadableSource(`“${other}”和“${column}”两列都是${said}，分不清各是什么，请在 unpivot 里写明列名`)
      by.set(said, column)
      columns.set(column, said)
    }
    if (columns.size === 0) throw new UnreadableSource('没有一列是登记要拆成行的列（unpivot）')
    return columns
  }

  /** What is said of a made column is said of the column in which its cell stands. */
  placed(parsed: ParsedRow, under: string | null): ParsedRow {
    const { name, value } = this.#option
    const placeOf = (column: string | null): string | null => (column === name || column === value ? under : column)
    const warnings = parsed.warnings.map((warning) => ({ ...warning, column: placeOf(warning.column) }))
    if (!('refused' in parsed) || parsed.refused === undefined) return { ...parsed, warnings }
    return { ...parsed, warnings, refused: { ...parsed.refused, column: placeOf(parsed.refused.column) } }
  }

  /** What became of the lines, for the report of the run. */
  inWords(): string {
    const empty = this.#empty === 0 ? '' : `，另有 ${this.#empty} 行这些列都空着，没有采用`
    return `${this.#lines - this.#empty} 行按列拆成 ${this.#rows} 行（unpivot）${empty}`
  }
}
