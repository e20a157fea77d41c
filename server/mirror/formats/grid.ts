import { COLUMNS_MAX, ROW_CHARACTERS_MAX, type Merge, type RawRow } from './types'

/** How far a cell reaches; 1 and 1 for one that is alone. */
export interface Span {
  columns: number
  rows: number
}

/**
 * Puts the cells of a document's table, which come row by row and may reach over several columns and rows, into the columns in
 * which they are seen. Rows are numbered from 1, as people count them.
 */
export class Grid {
  readonly rows: RawRow[] = []
  readonly merges: Merge[] = []
  /** for each column the last row that a cell from above fills */
  readonly #filledTo: number[] = []
  #row: RawRow | null = null
  #characters = 0

  /** Begins a row, and ends the one before. */
  startRow(hidden: boolean): void {
    this.endRow()
    this.#row = { line: this.rows.length + 1, cells: [], ...(hidden ? { hidden: true } : {}) }
    this.#characters = 0
  }

  /** Puts the next cell where there is room; the others that it reaches over stay empty, and the merge tells of them. */
  add(text: string, { columns, rows }: Span): void {
    if (!this.#row) this.startRow(false)
    const row = this.#row as RawRow
    this.#pass(row)
    const { line, cells } = row
    this.#characters += text.length
    if (cells.length + columns > COLUMNS_MAX) row.fault ??= `列数超过上限 ${COLUMNS_MAX}`
    if (this.#characters > ROW_CHARACTERS_MAX) row.fault ??= '一行太长，读不下去'
    if (row.fault !== undefined) return
    const left = cells.length + 1
    if (columns > 1 || rows > 1) this.merges.push({ top: line, left, bottom: line + rows - 1, right: left + columns - 1 })
    for (let i = 0; i < columns; i++) {
      this.#filledTo[cells.length] = line + rows - 1
      cells.push(i === 0 ? text : '')
    }
  }

  /** Ends the row that is open, if one is. */
  endRow(): void {
    if (!this.#row) return
    this.#pass(this.#row)
    this.rows.push(this.#row)
    this.#row = null
  }

  /** Ends a group of rows: no cell reaches beyond it. */
  endGroup(): void {
    this.endRow()
    this.#filledTo.length = 0
    const last = this.rows.length
    for (let i = this.merges.length - 1; i >= 0 && (this.merges[i]?.bottom ?? 0) > last; i--) (this.merges[i] as Merge).bottom = last
  }

  /** Goes past the columns that cells from above fill. */
  #pass({ line, cells }: RawRow): void {
    while ((this.#filledTo[cells.length] ?? 0) >= line) cells.push('')
  }
}
