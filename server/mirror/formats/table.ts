import { squeeze } from '../../../shared/codes/text'
import { HEADER_WITHIN, findHeader, headerKey, missingColumns, partTwins, unnamedInWords, type Header, type WantedColumn } from './header'
import { CELL_CHARACTERS_MAX, HEADER_CHARACTERS_MAX } from './bounds'
import { cellText } from './cellText'
import { Declared } from './declared'
import { MergedCells } from './merges'
import { isMadeUpHeader, isNumbering, isSection, isSum, isTotal } from './noData'
import {
  COLUMNS_MAX,
  TOO_LONG,
  UnreadableSource,
  type BrokenRow,
  type Merge,
  type RawRow,
  type Sheet,
  type SkipReason,
  type TableFile,
  type TableRow,
} from './types'

/** What a reading looks for in the tables of a file. */
export interface WantedTable {
  columns: WantedColumn[]
  /** columns by which its rows are told apart */
  key: readonly string[]
  /** further names that a header may have */
  known: readonly string[]
  /** whether a header is one of those that only a rule knows, as months */
  isNamed?: ((name: string) => boolean) | undefined
  /** cells that every row of a sheet gets beside its own, by the names of its columns and the rows above its header */
  beside?: ((around: SheetAround, remark: (words: string) => void) => [string, string][]) | undefined
  /** the only sheet to read; absent: every visible one */
  sheet?: string | undefined
  /** the header of a file that comes without one */
  assumeHeader?: readonly string[] | undefined
  /** whether a remark may not repeat the numbers of its cells; absent: it may */
  hidesCells?: boolean | undefined
  /** why the rows below a header of these names cannot be read; null where they can */
  refusal: (names: readonly string[]) => string | null
}

/** What stands around the rows of a sheet. */
export interface SheetAround {
  sheet: string | null
  header: readonly string[]
  /** the rows above its header */
  titles: readonly RawRow[]
}

/** Rows of a table, each where it belongs. */
export interface TableBatch {
  rows: TableRow[]
  broken: BrokenRow[]
  skipped: Record<SkipReason, number>
  /** where a sum, or the title of another part, stands between the rows: nothing means what stands above one */
  ends: { line: number; sheet: string | null }[]
}

export const emptyBatch = (): TableBatch => ({
  rows: [],
  broken: [],
  ends: [],
  skipped: { blank: 0, title: 0, repeated_header: 0, total: 0, other_sheet: 0 },
})

/** What was learnt of a table beside its rows. */
export interface TableFacts {
  /** names of every column, in the order of the file, each once */
  columns: string[]
  /** rows that are the header of a sheet: the only ones that are neither data nor skipped */
  headerRows: number
  remarks: string[]
}

/**
 * Takes a file of tables apart into rows of named cells. Every row of every sheet lands in a batch: as data, as broken,
 * or counted as skipped. Throws UnreadableSource where no sheet has the declared header.
 */
export async function* readTable(file: TableFile, wanted: WantedTable, facts: TableFacts): AsyncGenerator<TableBatch> {
  facts.remarks.push(...file.remarks)
  let best: string | null = null
  let found = 0
  for (const sheet of chosenSheets(file, wanted)) {
    const missing = yield* readSheet(sheet, wanted, facts)
    if (missing === null) found++
    else best ??= missing
  }
  for (const sheet of file.sheets.filter((one) => !isChosen(one, wanted)))
    yield* skipSheet(sheet, facts, sheet.hidden ? '是隐藏的，没有读' : '没有登记，没有读')
  if (found === 0) throw new UnreadableSource(best ?? '来源是空的')
}

function chosenSheets(file: TableFile, wanted: WantedTable): Sheet[] {
  const chosen = file.sheets.filter((sheet) => isChosen(sheet, wanted))
  if (chosen.length === 0 && wanted.sheet !== undefined) {
    throw new UnreadableSource(`没有名为“${wanted.sheet}”的工作表，有的是：${file.sheets.map(({ name }) => name ?? '').join('、')}`)
  }
  return chosen
}

/** A named sheet is read even where it is hidden; without a name, every sheet that people see. */
const isChosen = (sheet: Sheet, { sheet: wanted }: WantedTable): boolean =>
  wanted === undefined ? !sheet.hidden : sheet.name?.trim() === wanted

/** Reads one sheet. Returns null, or what its header lacks where it has none. */
async function* readSheet(sheet: Sheet, wanted: WantedTable, facts: TableFacts): AsyncGenerator<TableBatch, string | null> {
  const rows = sheet.rows()
  const { head, rest } = await firstRows(rows)
  const merges = await sheet.merges()
  const seen = head.map(seenFromAbove)
  const header = findHeader(seen, merges, wanted.columns, wanted.known, wanted.isNamed) ?? assumedHeader(seen, wanted)
  if (!header) {
    const content = head.filter((row) => !isBlank(row))
    yield { ...emptyBatch(), skipped: { ...emptyBatch().skipped, other_sheet: head.length } }
    for await (const batch of rest) yield { ...emptyBatch(), skipped: { ...emptyBatch().skipped, other_sheet: batch.length } }
    if (content.length > 0 && sheet.name !== null) facts.remarks.push(`工作表“${sheet.name}”没有登记的表头，没有采用`)
    if (content.length === 0) return unreadableHead(head) ?? '来源是空的'
    const wide = head.find(({ cells }) => cells.length > COLUMNS_MAX)
    return wide
      ? `没有找到表头：第 ${wide.line} 行有 ${wide.cells.length} 列，超过上限 ${COLUMNS_MAX}`
      : missingColumns(seen, wanted.columns)
  }
  header.names = partTwins(header.names, wanted.columns)
  const titles = seen.slice(0, header.first)
  const around = { sheet: sheet.name, header: header.names, titles }
  const beside = wanted.beside?.(around, (words) => void facts.remarks.push(words)) ?? []
  const refusal = wanted.refusal([...header.names, ...beside.map(([name]) => name)])
  if (refusal !== null) throw new UnreadableSource(refusal)
  if (header.names.length > COLUMNS_MAX) throw new UnreadableSource(`表头的列数超过上限 ${COLUMNS_MAX}`)
  for (const row of head.slice(header.first, header.below)) remarkOnLongNames(row, facts)
  for (const name of [...header.names, ...beside.map(([column]) => column)])
    if (name !== '' && !facts.columns.includes(name)) facts.columns.push(name)
  facts.headerRows += header.below - header.first
  const sorter = new RowSorter(sheet, header, merges, wanted, facts, beside)
  yield sorter.above(titles)
  yield sorter.sort(head.slice(header.below))
  for await (const batch of rest) yield sorter.sort(batch)
  sorter.end()
  return null
}

/** A row as a header and titles are looked for in it: no more of it than a header may have, whatever stands there. */
const seenFromAbove = (row: RawRow): RawRow => ({
  ...row,
  cells: row.cells.slice(0, COLUMNS_MAX + 1).map((cell) => cellText(cell.slice(0, CELL_CHARACTERS_MAX)).text),
})

function remarkOnLongNames({ line, cells }: RawRow, facts: TableFacts): void {
  const at = cells.findIndex((cell) => cell.length > HEADER_CHARACTERS_MAX)
  if (at >= 0) facts.remarks.push(`表头第 ${line} 行第 ${at + 1} 列的名称超过 ${HEADER_CHARACTERS_MAX} 个字符，只取了开头`)
}

/** What is wrong with the first row that cannot be read, where none among these can: a source that holds it is not empty. */
function unreadableHead(head: RawRow[]): string | null {
  const row = head.find(({ fault }) => fault !== undefined)
  return row ? `没有找到表头：第 ${row.line} 行，${row.fault}` : null
}

/** The rows among which a header can stand, and the rest. */
async function firstRows(rows: AsyncGenerator<RawRow[]>): Promise<{ head: RawRow[]; rest: AsyncGenerator<RawRow[]> }> {
  const head: RawRow[] = []
  while (head.length < HEADER_WITHIN + 1) {
    const { value, done } = await rows.next()
    if (done) break
    head.push(...value)
  }
  return { head, rest: rows }
}

/** Where a source sends pieces without a header, its declared one; a piece of another width, or with a header of its own, is none. */
function assumedHeader(head: RawRow[], { assumeHeader, columns, known: others }: WantedTable): Header | null {
  const first = head.find((row) => !isBlank(row))
  if (!assumeHeader || !first || first.cells.length !== assumeHeader.length) return null
  const known = new Set([...columns.flatMap(({ names }) => names), ...assumeHeader, ...others].map(headerKey))
  if (first.cells.some((cell) => known.has(headerKey(cell)))) return null
  return { below: 0, first: 0, names: [...assumeHeader], keys: [assumeHeader.map(headerKey)] }
}

async function* skipSheet(sheet: Sheet, facts: TableFacts, why: string): AsyncGenerator<TableBatch> {
  let rows = 0
  for await (const batch of sheet.rows()) {
    rows += batch.length
    yield { ...emptyBatch(), skipped: { ...emptyBatch().skipped, other_sheet: batch.length } }
  }
  if (rows > 0) facts.remarks.push(`工作表“${sheet.name ?? ''}”${why}`)
}

/** Puts each row of one sheet where it belongs. */
class RowSorter {
  readonly #sheet: Sheet
  /** cells of every row beside its own */
  readonly #beside: readonly [string, string][]
  readonly #header: Header
  readonly #fill: MergedCells
  /** for each column that a row cannot do without every way to write its name */
  readonly #wanted: Set<string>[]
  readonly #facts: TableFacts
  /** for each column every way in which the header writes its name */
  readonly #spellings: Set<string>[]
  /** names of the columns that a record is made of */
  readonly #read: ReadonlySet<string>
  /** columns of the key: a row that has their own names there is a header */
  readonly #keys: number[]
  /** rows above the header, which some programs repeat on every page */
  readonly #titles = new Set<string>()
  readonly #declared: Declared
  /** the columns that a record is made of, each with its place */
  readonly #readAt: readonly [at: number, name: string][]
  /** how many cells a row must have so that none of a named column is missing */
  readonly #width: number
  /** nothing but blanks has come since the header */
  #isBelowHeader = true
  #hidden = 0
  /** columns without a header in which something stands */
  readonly #unnamed = new Set<number>()

  constructor(
    sheet: Sheet,
    header: Header,
    merges: Merge[],
    { columns, key, hidesCells = false }: WantedTable,
    facts: TableFacts,
    beside: readonly [string, string][],
  ) {
    this.#sheet = sheet
    this.#beside = beside
    this.#header = header
    this.#fill = new MergedCells(merges)
    this.#wanted = columns.filter(({ optional }) => !optional).map(({ names }) => new Set(names.map(headerKey)))
    this.#read = new Set(columns.flatMap(({ names }) => names))
    this.#readAt = header.names.flatMap((name, at): [number, string][] => (this.#read.has(name) ? [[at, name]] : []))
    this.#width = header.names.findLastIndex((name) => name !== '') + 1
    this.#declared = new Declared(header.names, this.#read, hidesCells)
    this.#facts = facts
    this.#spellings = header.names.map(
      (name, i) => new Set([headerKey(name), ...header.keys.map((keys) => keys[i] ?? '')].filter((key) => key !== '')),
    )
    const keys = new Set(key)
    this.#keys = header.names.flatMap((name, i) => (keys.has(name) ? [i] : []))
  }

  /** Rows above the header: titles and blanks. */
  above(rows: RawRow[]): TableBatch {
    const batch = emptyBatch()
    for (const row of rows) {
      batch.skipped[isBlank(row) ? 'blank' : 'title']++
      if (isBlank(row)) continue
      this.#titles.add(titleOf(row.cells.map(headerKey)))
      this.#declared.note(row.line, row.cells, '上方')
    }
    return batch
  }

  sort(rows: RawRow[]): TableBatch {
    const batch = emptyBatch()
    for (const row of rows) this.#sortRow(row, batch)
    return batch
  }

  #sortRow(given: RawRow, batch: TableBatch): void {
    const { line, fault } = given
    const { row, found } = readableRow(given)
    // A row of its own content is judged before merged cells are filled: a filled blank row is no data.
    const blank = isBlank(row)
    const cells = this.#fill.apply(row)
    const isFirst = this.#isBelowHeader
    if (!blank) this.#isBelowHeader = false
    if (fault !== undefined) return this.#break(batch, given, fault)
    if (blank) return void batch.skipped.blank++
    const keys = row.cells.map(headerKey)
    if (this.#isRepeatedHeader(keys) || (isFirst && isNumbering(keys))) {
      this.#isBelowHeader = true
      return void batch.skipped.repeated_header++
    }
    const { names } = this.#header
    // The title of the whole table comes again on every page, and ends nothing.
    if (this.#titles.size > 0 && this.#titles.has(titleOf(keys))) return void batch.skipped.title++
    if (isSection(keys, names.length)) {
      batch.ends.push({ line, sheet: this.#sheet.name })
      return void batch.skipped.title++
    }
    if (isTotal(keys, names.length)) {
      this.#declared.note(line, row.cells, '末尾')
      if (isSum(keys)) batch.ends.push({ line, sheet: this.#sheet.name })
      return void batch.skipped.total++
    }
    this.#declared.take(row.cells)
    if (row.hidden) this.#hidden++
    this.#noteUnnamed(cells)
    // In a sheet a note may stand beside the table; in a text another cell moves all that follow it.
    if (!this.#sheet.ragged && cells.length > names.length && cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      return this.#break(batch, given, `列数不符：表头 ${names.length} 列，这一行 ${cells.length} 列`)
    }
    if (cells.length < this.#width && !this.#sheet.ragged) {
      return this.#break(batch, given, `列数不符：表头 ${names.length} 列，这一行只有 ${cells.length} 列`)
    }
    const notes = found.flatMap(({ at, was }) => (this.#read.has(names[at] ?? '') ? [{ column: names[at] ?? '', was }] : []))
    for (const [at, name] of this.#readAt) if (isCut(cells[at] ?? '')) notes.push({ column: name, was: CUT })
    const named = new Map<string, string>()
    for (let at = 0; at < names.length; at++) named.set(names[at] ?? '', cells[at] ?? '')
    for (const [name, cell] of this.#beside) named.set(name, cell)
    batch.rows.push({ line, sheet: this.#sheet.name, cells: named, original: toldBy(given), notes })
  }

  /** Notes a row that cannot be read. */
  #break(batch: TableBatch, given: RawRow, reason: string): void {
    batch.broken.push({ line: given.line, sheet: this.#sheet.name, column: null, reason, original: originalOf(given) })
  }

  #isRepeatedHeader(keys: string[]): boolean {
    if (isMadeUpHeader(keys)) return true
    const isSame = this.#header.keys.some((own) => {
      const width = Math.max(keys.length, own.length)
      for (let i = 0; i < width; i++) if ((keys[i] ?? '') !== (own[i] ?? '')) return false
      return true
    })
    return isSame || this.#isOtherHeader(keys)
  }

  /**
   * Another header below the first one: harmless where every cell names the column it stands in, else nobody may read on, for a column
   * that has moved would be read as its neighbour, a person's name as a text.
   */
  #isOtherHeader(keys: string[]): boolean {
    const namesKey = this.#keys.length > 0 && this.#keys.every((i) => this.#isOwn(keys, i))
    // Where every column that is read is made of others, no row names one.
    const namesWanted = this.#wanted.length > 0 && this.#wanted.every((names) => keys.some((key) => names.has(key)))
    if (!namesKey && !namesWanted) return false
    // A column that comes on at the end moves none of the others.
    if (!keys.every((key, i) => key === '' || i >= this.#spellings.length || this.#isOwn(keys, i)))
      throw new UnreadableSource('表格中间又有一个表头，列的次序和上面的不同')
    return true
  }

  /** Whether a cell names the column it stands in. */
  #isOwn(keys: string[], i: number): boolean {
    return this.#spellings[i]?.has(keys[i] ?? '') === true
  }

  /** Says what was learnt of the whole sheet. */
  end(): void {
    if (this.#hidden > 0) this.#facts.remarks.push(`有 ${this.#hidden} 行在表里是隐藏的，照样读了`)
    const unnamed = unnamedInWords([...this.#unnamed])
    if (unnamed !== null && !this.#facts.remarks.includes(unnamed)) this.#facts.remarks.push(unnamed)
    const place = this.#sheet.name === null ? '' : `工作表“${this.#sheet.name}”：`
    this.#facts.remarks.push(...this.#declared.remarks().map((remark) => place + remark))
  }

  #noteUnnamed(cells: string[]): void {
    const { names } = this.#header
    // A text with more cells than its header is told as a broken row.
    const width = this.#sheet.ragged ? cells.length : Math.min(cells.length, names.length)
    for (let at = 0; at < width; at++) if ((names[at] ?? '') === '' && squeeze(cells[at] ?? '') !== '') this.#unnamed.add(at)
  }
}

const originalOf = ({ original, cells }: RawRow): string => original ?? cells.join('\t')
const toldBy =
  (row: RawRow): (() => string) =>
  () =>
    originalOf(row)

/** How a text ends that a program cut to fit its column. */
const isCut = (cell: string): boolean => cell.endsWith('…') || cell.endsWith('...')
const CUT = '结尾是省略号，像是被截短的'

/** A row as a person reads its cells, and where that is not what stands there. */
function readableRow(row: RawRow): { row: RawRow; found: { at: number; was: string }[] } {
  const found: { at: number; was: string }[] = []
  let cells: string[] | null = null
  for (let at = 0; at < row.cells.length; at++) {
    const cell = row.cells[at] ?? ''
    const { text, was } = cell.length > CELL_CHARACTERS_MAX ? { text: TOO_LONG, was: null } : cellText(cell)
    if (text === cell) continue
    cells ??= [...row.cells]
    cells[at] = text
    if (was !== null) found.push({ at, was })
  }
  return { row: cells === null ? row : { ...row, cells }, found }
}

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => squeeze(cell) === '')

/** A title row as it is compared with later ones. */
const titleOf = (keys: string[]): string => keys.join('')
