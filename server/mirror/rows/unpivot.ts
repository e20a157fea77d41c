import { namesOtherUnit } from '../../../shared/codes/money'
import { squeeze } from '../../../shared/codes/text'
import { POINTING, UnreadableSource, type TableRow } from '../formats/types'
import { unitBehind, unpivotedName, valueColumns, type Unpivot } from '../source/unpivot'
import { itemsIn } from './items'
import type { ParsedRow } from './parsedRow'
import { MONTH_OF_SHEET, yearOf } from './layout'
import { pointerIn } from './pointers'

/** One cell, or one group of cells, as a row, and the header under which each stands, by the column that it becomes. */
export interface UnpivotedRow extends TableRow {
  under: ReadonlyMap<string, string>
}

/** Most lines that a report tells of. */
const TOLD_MAX = 10

/** What every person of a line stands in whom another row of it names; no file has a column of this name. */
export const NAMED_BESIDE = '〔同行人名〕'

/** The cells of a line that are one row: each column that they become with the header under which it stands. */
type Group = Map<string, string>

/** Makes rows of the cells of some columns. Every line becomes rows, or is counted as one without any. */
export class Unpivoted {
  readonly #option: Unpivot
  readonly #persons: ReadonlySet<string>
  readonly #unit: string | null
  readonly #yearColumn: string | null
  #lines = 0
  #rows = 0
  #empty = 0
  #leads = 0
  /** lines whose own count is another than that of the items read */
  readonly #differing: string[] = []

  /**
   * `persons`: columns of persons. Whom one row of a line names there is hidden in the texts of all of them. `unit`: in which the source says that the
   * amounts of its value are. `yearColumn`: of which a line has its year.
   */
  constructor(option: Unpivot, persons: ReadonlySet<string>, unit: string | null = null, yearColumn: string | null = null) {
    this.#option = option
    this.#persons = persons
    this.#yearColumn = yearColumn
    this.#unit = unit ?? unitBehind(option.value ?? '')
  }

  /**
   * The rows that lines become, one for each filled cell, and how many lines have none. Throws UnreadableSource where no column is one of those that are
   * rows, two are the same one, or one is in another unit.
   */
  take(lines: readonly TableRow[]): { rows: UnpivotedRow[]; empty: number } {
    const { name } = this.#option
    const empty = this.#empty
    const rows = lines.flatMap((line) => {
      if (this.#option.items !== undefined) return this.#itemsOf(line, this.#option.items)
      const groups = this.#groupsOf(line)
      const gone = new Set([...groups.values()].flatMap((group) => [...group.values()]))
      const left = [...line.cells].filter(([column]) => !gone.has(column))
      const named = [...groups.values()].flatMap((group) => [...group].filter(([value]) => this.#persons.has(value)))
      const persons = named.map(([, under]) => line.cells.get(under) ?? '').filter((cell) => squeeze(cell) !== '')
      const beside: [string, string][] = persons.length === 0 ? [] : [[NAMED_BESIDE, persons.join('；')]]
      const made = [...groups].flatMap(([said, group]): UnpivotedRow[] => {
        const own = [...group].map(([value, under]): [string, string] => [value, line.cells.get(under) ?? ''])
        if (own.every(([, cell]) => squeeze(cell) === '')) return []
        const under = new Set(group.values())
        const notes = line.notes.filter(({ column }) => under.has(column) || !gone.has(column))
        // Above a cell that points there stands another line's, which is not the row before.
        const cells = own.map(([value, cell]): [string, string] => [value, pointerIn(cell) === null ? cell : POINTING])
        return [{ ...line, cells: new Map([...left, [name, this.#dated(said, line)], ...cells, ...beside]), notes, under: group }]
      })
      if (made.length === 0) this.#empty++
      return made
    })
    this.#lines += lines.length
    this.#rows += rows.length
    return { rows, empty: this.#empty - empty }
  }

  /** A row for each thing that a cell of a line lists. */
  #itemsOf(line: TableRow, column: string): UnpivotedRow[] {
    const { name, value = '', count } = this.#option
    this.#refuseOwn(line)
    const cell = line.cells.get(column)
    if (cell === undefined) throw new UnreadableSource(`没有“${column}”这一列，不知道拆开什么（unpivot 的 items）`)
    const { items, hasLead } = pointerIn(cell) === null ? itemsIn(cell) : { items: [POINTING], hasLead: false }
    if (items.length === 0) this.#empty++
    if (hasLead) this.#leads++
    const told = count === undefined ? '' : squeeze(line.cells.get(count) ?? '')
    if (/^\d+$/.test(told) && Number(told) !== items.length)
      this.#differing.push(`第 ${line.line} 行写着 ${Number(told)}，拆出 ${items.length} 条`)
    const left = [...line.cells].filter(([one]) => one !== column)
    const under = new Map([[value, column]])
    return items.map((item, i) => ({ ...line, cells: new Map([...left, [name, String(i + 1)], [value, item]]), under }))
  }

  /** A month without its year is of the year that the source says is told above, or in a column. */
  #dated(said: string, line: TableRow): string {
    const { columns, by } = this.#option
    const [year = ''] = this.#yearColumn === null ? (line.cells.get(MONTH_OF_SHEET) ?? '').split('-') : [yearOf(line, this.#yearColumn)]
    return (columns === 'months' || by === 'months') && year !== '' && said.length === 2 ? `${year}-${said}` : said
  }

  /** The groups of a line by what tells them apart, in the order of the columns. */
  #groupsOf(line: TableRow): Map<string, Group> {
    this.#refuseOwn(line)
    const { cells } = line
    const groups = new Map<string, Group>()
    for (const column of cells.keys()) {
      const place = unpivotedName(this.#option, column)
      if (place === null) continue
      const group = groups.get(place.said) ?? new Map<string, string>()
      const other = group.get(place.value)
      if (other !== undefined)
        throw new UnreadableSource(`“${other}”和“${column}”两列都是${place.said}，分不清各是什么，请在 unpivot 里写明列名`)
      this.#refuseOtherUnit(column)
      groups.set(place.said, group.set(place.value, column))
    }
    if (groups.size === 0) throw new UnreadableSource('没有一列是登记要拆成行的列（unpivot）')
    return groups
  }

  /** Throws where the file has a column of a name that is made. */
  #refuseOwn({ cells }: TableRow): void {
    const own = [this.#option.name, ...valueColumns(this.#option)].find((column) => cells.has(column))
    if (own !== undefined) throw new UnreadableSource(`表里本来就有“${own}”这一列，请在 unpivot 里换一个名称`)
  }

  /** Where a header names another unit than the one in which its cells are read they would be ten thousand times too much, or too little. */
  #refuseOtherUnit(column: string): void {
    if (namesOtherUnit(column)) throw new UnreadableSource(`“${column}”的单位不是元或万元，读不了，请来源换成其中一种`)
    const own = this.#option.groups === undefined ? unitBehind(column) : null
    if (own === null || own === this.#unit) return
    const read = this.#unit === null ? '登记里没有写单位' : `登记的单位是${this.#unit}`
    throw new UnreadableSource(`“${column}”的单位是${own}，${read}：请在 unpivot 的 value 或 columns 里写成一样的单位`)
  }

  /** What is said of a made column is said of the column in which its cell stands. */
  placed(parsed: ParsedRow, under: ReadonlyMap<string, string>): ParsedRow {
    const [first = null] = under.values()
    const { name } = this.#option
    const placeOf = (column: string | null): string | null => (column === name ? first : (under.get(column ?? '') ?? column))
    const warnings = parsed.warnings.map((warning) => ({ ...warning, column: placeOf(warning.column) }))
    if (!('refused' in parsed) || parsed.refused === undefined) return { ...parsed, warnings }
    return { ...parsed, warnings, refused: { ...parsed.refused, column: placeOf(parsed.refused.column) } }
  }

  /** What became of the lines, for the report of the run. */
  inWords(): string[] {
    const { items, count } = this.#option
    const what = items === undefined ? '按列' : `按“${items}”里的编号`
    const empty = this.#empty === 0 ? '' : `，另有 ${this.#empty} 行这些列都空着，没有采用`
    const leads = this.#leads === 0 ? '' : `；${this.#leads} 格编号前面的引语没有采用`
    const some = this.#differing.slice(0, TOLD_MAX).join('；')
    const more = this.#differing.length > TOLD_MAX ? ` 等 ${this.#differing.length} 行` : ''
    return [
      `${this.#lines - this.#empty} 行${what}拆成 ${this.#rows} 行（unpivot）${empty}${leads}`,
      ...(this.#differing.length === 0 ? [] : [`“${count ?? ''}”和拆出的条数不同：${some}${more}`]),
    ]
  }
}
