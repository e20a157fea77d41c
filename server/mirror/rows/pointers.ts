import { squeeze } from '../../../shared/codes/text'
import { joinedTo, namesOf } from '../../mapping/columnRule'
import { neededColumns } from './columns'
import { POINTING, type BrokenRow, type TableRow } from '../formats/types'
import { personsNames } from '../../privacy/columns'
import type { TableSource } from '../source/sources'

/** What stands in a cell and means what stands above it, in words and in marks. White space and marks around it are taken off first. */
const WORDS =
  /^(?:(?:[同仝][上前]){2}|[同仝与與](?:以?[上前]?|以?[上前][述文行栏列格条项款面边表]|[上前]一?[行栏格条项款案个個家]|[上前]一?[行栏]?相同|[上前](?:单位|企业|公司|内容|人员|当事人|地址|日期|情况))|[与與]以?[上前]一?[行栏面述]?相?同|以?上相?同|亦同|[如见見][上前](?:[行栏]|所述)?|ditto|do|idem|id|(?:the)?sameas(?:above|before)|same|asabove|seeabove)$/i
const MARKS = /^(?:[〃〞〟″‶"“”„‟＂״ˮ々仝〻↑⇑⬆⤴]\ufe0f?|['’‘′`´,，]{2})+$/
/** The same of the cell beside or below: nobody knows which column is meant. */
const ELSEWHERE = /^(?:同[左右下](?:[列栏格])?|同(?:第|序号|编号)[\d一二三四五六七八九十]{1,5}[行条项号栏]?|见[左右下]|下同|[←→↓])$/
/** What any of these begins with, behind what is taken off. */
const MAY_POINT = /^[\s（(\[【{〔\p{Pd}]*[同仝与與以上亦如见見下ditsa〃〞〟″‶"“”„‟＂״ˮ々〻↑⇑⬆⤴'’‘′`´,，←→↓]/iu
const LONGEST = 16

/** Where a cell points to; null where it holds something itself. */
export function pointerIn(cell: string): 'above' | 'elsewhere' | null {
  if (cell.length === 0 || cell.length > LONGEST || !MAY_POINT.test(cell)) return null
  // eslint-disable-next-line regexp/no-super-linear-move -- bounded by LONGEST
  const text = cell.replace(/\s/g, '').replace(/^[（(\[【{〔\p{Pd}]+|[）)\]】}〕\p{Pd}。.]+$/gu, '')
  if (WORDS.test(text) || MARKS.test(text)) return 'above'
  return ELSEWHERE.test(text) ? 'elsewhere' : null
}

type Place = Pick<BrokenRow, 'line' | 'sheet'>

/** A row in which what pointed above is read, and the columns in which it did. */
export interface PointedRow {
  row: TableRow
  read: string[]
  /** columns that were empty and mean what stands above them */
  filled: string[]
}

/**
 * Reads cells that point to the row above: same column, same sheet, the row that was read last, unless one that could not be read stands between.
 * What points nowhere stays as a cell whose content is not to be had. A code is not taken over where the name beside it is another one's.
 */
export class RowsAbove {
  readonly #columns: string[]
  readonly #unknown: Set<string>
  /** columns of codes, each with the columns of the names they belong to */
  readonly #owners: Map<string, string[]>
  /** columns in which an empty cell means what stands above it */
  readonly #fillDown: ReadonlySet<string>
  #above: TableRow | null = null
  #broken: BrokenRow[] = []
  #ends: Place[] = []

  constructor(source: TableSource) {
    this.#columns = [...new Set([...neededColumns(source).flatMap(({ names }) => names), ...personsNames(source)])]
    this.#unknown = new Set(source.unknown)
    this.#fillDown = new Set(source.layout?.fillDown)
    this.#owners = ownersOf(source)
  }

  /** Takes note of rows that could not be taken apart: nothing points across one. */
  breakAt(broken: BrokenRow[]): void {
    this.#broken.push(...broken)
  }

  /** Takes note of sums and titles between the rows: an empty cell below one belongs to another group than what stands above it. */
  endGroupsAt(ends: readonly Place[]): void {
    this.#ends.push(...ends)
  }

  read(row: TableRow): PointedRow {
    const above = this.#reachable(row)
    const isNewGroup = above !== null && this.#isBetween(this.#ends, above, row)
    const pointing = this.#columns.filter((column) => this.#points(row.cells.get(column) ?? '', column) !== null)
    const made: PointedRow = pointing.length === 0 ? { row, read: [], filled: [] } : this.#readCells(row, above, pointing, isNewGroup)
    this.#above = made.row
    if (this.#ends.length > 0) this.#ends = this.#ends.filter(({ line }) => line > row.line)
    if (this.#broken.length > 0) this.#broken = this.#broken.filter(({ line }) => line > row.line)
    return made
  }

  #points(cell: string, column: string): 'above' | 'elsewhere' | null {
    if (this.#fillDown.has(column) && squeeze(cell) === '') return 'above'
    const pointer = pointerIn(cell)
    return pointer !== null && this.#unknown.has(cell.trim()) ? null : pointer
  }

  #reachable(row: TableRow): TableRow | null {
    const above = this.#above
    if (!above || above.sheet !== row.sheet) return null
    return this.#isBetween(this.#broken, above, row) ? null : above
  }

  #isBetween(places: readonly Place[], above: TableRow, row: TableRow): boolean {
    return places.some(({ line, sheet }) => sheet === row.sheet && line > above.line && line < row.line)
  }

  #readCells(row: TableRow, above: TableRow | null, pointing: string[], isNewGroup: boolean): PointedRow {
    const cells = new Map(row.cells)
    const [read, filled]: [string[], string[]] = [[], []]
    // Names first: a code is judged by the name beside it.
    for (const column of [...pointing].sort((a, b) => Number(this.#owners.has(a)) - Number(this.#owners.has(b)))) {
      const own = row.cells.get(column) ?? ''
      const said = this.#points(own, column) === 'above' ? (above?.cells.get(column) ?? '') : ''
      const isAnothers = (this.#owners.get(column) ?? []).some((owner) => cells.get(owner) !== above?.cells.get(owner))
      const isEmpty = squeeze(own) === ''
      const isRead = said.trim() !== '' && said !== POINTING && !isAnothers && !(isEmpty && isNewGroup)
      cells.set(column, isRead ? said : isEmpty ? '' : POINTING)
      if (isRead) (isEmpty ? filled : read).push(column)
    }
    return { row: { ...row, cells }, read, filled }
  }
}

function ownersOf({ columns }: TableSource): Map<string, string[]> {
  return new Map(
    Object.entries(columns).flatMap(([field, rule]) => {
      const owner = columns[field.replace(/uscc$/, 'name')]
      if (!field.endsWith('uscc') || owner === undefined) return []
      return [...namesOf(rule), ...joinedTo(rule)].map((column): [string, string[]] => [column, namesOf(owner)])
    }),
  )
}
