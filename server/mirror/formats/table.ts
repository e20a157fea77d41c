import { squeeze } from '../../../shared/codes/text'
import type { TableSource } from '../sources'
import { neededColumns } from '../columns'
import { HEADER_WITHIN, findHeader, headerKey, missingColumns, partTwins, type Header, type WantedColumn } from './header'
import {
  COLUMNS_MAX,
  UnreadableSource,
  type BrokenRow,
  type Merge,
  type RawRow,
  type Sheet,
  type SkipReason,
  type TableFile,
  type TableRow,
} from './types'

const TOTAL_WORDS = new Set(['合计', '总计', '小计', '共计', '合計', '總計', '小計'])
/** How a line under a table begins that is no row of it, where nothing else stands on it. */
const FOOTER = /^((合计|总计|小计|共计|制表|填表|审核)(?=$|[:：\d人日单共])|注[:：]|备注[:：]|说明[:：])/
/** Names that spreadsheets make up for columns without a header; a row of them is no data. */
const MADE_UP_HEADER = /^(column|列|field)[_ ]?\d+$/i

/** Rows of a table, each where it belongs. */
export interface TableBatch {
  rows: TableRow[]
  broken: BrokenRow[]
  skipped: Record<SkipReason, number>
}

export const emptyBatch = (): TableBatch => ({
  rows: [],
  broken: [],
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
export async function* readTable(file: TableFile, source: TableSource, facts: TableFacts): AsyncGenerator<TableBatch> {
  facts.remarks.push(...file.remarks)
  let best: string | null = null
  let found = 0
  for (const sheet of chosenSheets(file, source)) {
    const missing = yield* readSheet(sheet, source, facts)
    if (missing === null) found++
    else best ??= missing
  }
  for (const sheet of file.sheets.filter((one) => !isChosen(one, source)))
    yield* skipSheet(sheet, facts, sheet.hidden ? '是隐藏的，没有读' : '没有登记，没有读')
  if (found === 0) throw new UnreadableSource(best ?? '来源是空的')
}

function chosenSheets(file: TableFile, source: TableSource): Sheet[] {
  const chosen = file.sheets.filter((sheet) => isChosen(sheet, source))
  const wanted = source.sheet
  if (chosen.length === 0 && wanted !== undefined) {
    throw new UnreadableSource(`没有名为“${wanted}”的工作表，有的是：${file.sheets.map(({ name }) => name ?? '').join('、')}`)
  }
  return chosen
}

/** A named sheet is read even where it is hidden; without a name, every sheet that people see. */
const isChosen = (sheet: Sheet, { sheet: wanted }: TableSource): boolean => (wanted === undefined ? !sheet.hidden : sheet.name === wanted)

/** Reads one sheet. Returns null, or what its header lacks where it has none. */
async function* readSheet(sheet: Sheet, source: TableSource, facts: TableFacts): AsyncGenerator<TableBatch, string | null> {
  const rows = sheet.rows()
  const { head, rest } = await firstRows(rows)
  const wanted = neededColumns(source)
  const merges = await sheet.merges()
  const header = findHeader(head, merges, wanted, [...source.ignore, ...source.persons]) ?? assumedHeader(head, source, wanted)
  if (!header) {
    const content = head.filter((row) => !isBlank(row))
    yield { ...emptyBatch(), skipped: { ...emptyBatch().skipped, other_sheet: head.length } }
    for await (const batch of rest) yield { ...emptyBatch(), skipped: { ...emptyBatch().skipped, other_sheet: batch.length } }
    if (content.length > 0 && sheet.name !== null) facts.remarks.push(`工作表“${sheet.name}”没有登记的表头，没有采用`)
    return content.length === 0 ? '来源是空的' : missingColumns(head, wanted)
  }
  header.names = partTwins(header.names, wanted)
  if (header.names.length > COLUMNS_MAX) throw new UnreadableSource(`表头有 ${header.names.length} 列，超过上限 ${COLUMNS_MAX}`)
  for (const name of header.names) if (name !== '' && !facts.columns.includes(name)) facts.columns.push(name)
  facts.headerRows += header.below - header.first
  const sorter = new RowSorter(sheet, header, merges, wanted, facts)
  yield sorter.above(head.slice(0, header.first))
  yield sorter.sort(head.slice(header.below))
  for await (const batch of rest) yield sorter.sort(batch)
  return null
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
function assumedHeader(head: RawRow[], { assumeHeader, ignore, persons }: TableSource, wanted: WantedColumn[]): Header | null {
  const first = head.find((row) => !isBlank(row))
  if (!assumeHeader || !first || first.cells.length !== assumeHeader.length) return null
  const known = new Set([...wanted.flatMap(({ names }) => names), ...assumeHeader, ...ignore, ...persons].map(headerKey))
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
  readonly #header: Header
  readonly #fill: MergedCells
  readonly #wanted: WantedColumn[]
  readonly #facts: TableFacts
  /** cells of the header as they stand there: a row with none of them is no header */
  readonly #spellings: Set<string>

  constructor(sheet: Sheet, header: Header, merges: Merge[], wanted: WantedColumn[], facts: TableFacts) {
    this.#sheet = sheet
    this.#header = header
    this.#fill = new MergedCells(merges)
    this.#wanted = wanted.filter(({ optional }) => !optional)
    this.#facts = facts
    this.#spellings = new Set(header.names.filter((name) => name !== ''))
  }

  /** Rows above the header: titles and blanks. */
  above(rows: RawRow[]): TableBatch {
    const batch = emptyBatch()
    for (const row of rows) batch.skipped[isBlank(row) ? 'blank' : 'title']++
    return batch
  }

  sort(rows: RawRow[]): TableBatch {
    const batch = emptyBatch()
    for (const row of rows) this.#sortRow(row, batch)
    return batch
  }

  #sortRow(row: RawRow, batch: TableBatch): void {
    const { line, fault } = row
    // A row of its own content is judged before merged cells are filled: a filled blank row is no data.
    const blank = isBlank(row)
    const cells = this.#fill.apply(row)
    const original = () => row.original ?? row.cells.join('\t')
    const broken = (column: string | null, reason: string) =>
      void batch.broken.push({ line, sheet: this.#sheet.name, column, reason, original: original() })
    if (fault !== undefined) return broken(null, fault)
    if (blank) return void batch.skipped.blank++
    if (this.#isRepeatedHeader(cells)) return void batch.skipped.repeated_header++
    const { names } = this.#header
    if (isTotal(cells, names.length)) return void batch.skipped.total++
    this.#remarkUnnamed(cells)
    if (cells.length > names.length && cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      return broken(null, `列数不符：表头 ${names.length} 列，这一行 ${cells.length} 列`)
    }
    if (cells.length < names.length && !this.#sheet.ragged) {
      return broken(null, `列数不符：表头 ${names.length} 列，这一行只有 ${cells.length} 列`)
    }
    const unreadable = names.find((_, i) => cells[i]?.includes('\ufffd'))
    if (unreadable !== undefined) return broken(unreadable, '含有无法识别的字节')
    batch.rows.push({ line, sheet: this.#sheet.name, cells: new Map(names.map((name, i) => [name, cells[i] ?? ''])), original })
  }

  #isRepeatedHeader(cells: string[]): boolean {
    const first = cells.find((cell) => squeeze(cell) !== '') ?? ''
    if (MADE_UP_HEADER.test(squeeze(first))) {
      const filled = cells.filter((cell) => squeeze(cell) !== '')
      if (filled.length > 1 && filled.every((cell) => MADE_UP_HEADER.test(squeeze(cell)))) return true
    }
    const isSame = this.#header.keys.some((keys) => {
      const width = Math.max(cells.length, keys.length)
      for (let i = 0; i < width; i++) if (headerKey(cells[i] ?? '') !== (keys[i] ?? '')) return false
      return true
    })
    return isSame || this.#isOtherHeader(cells)
  }

  /** Another header below the first one: harmless where every wanted column stays in its place, else nobody may read on. */
  #isOtherHeader(cells: string[]): boolean {
    if (!cells.some((cell) => this.#spellings.has(cell.trim()))) return false
    const keys = cells.map(headerKey)
    const placeOf = (names: string[]) => keys.findIndex((key) => names.some((name) => headerKey(name) === key))
    if (!this.#wanted.every(({ names }) => placeOf(names) >= 0)) return false
    const stays = this.#wanted.every(({ names }) => names.includes(this.#header.names[placeOf(names)] ?? ''))
    if (!stays) throw new UnreadableSource('表格中间又有一个表头，列的次序和上面的不同')
    return true
  }

  #remarkUnnamed(cells: string[]): void {
    const at = this.#header.names.findIndex((name, i) => name === '' && squeeze(cells[i] ?? '') !== '')
    const remark = `第 ${at + 1} 列没有表头，内容没有采用`
    if (at >= 0 && !this.#facts.remarks.includes(remark)) this.#facts.remarks.push(remark)
  }
}

/** Fills cells that were merged downwards: the value stands in the first row only, and holds for all. */
class MergedCells {
  readonly #byTop = new Map<number, Merge[]>()
  /** by column: of merges that lie over each other the newest counts */
  readonly #active = new Map<number, { bottom: number; value: string }>()

  constructor(merges: Merge[]) {
    for (const merge of merges) {
      if (merge.bottom <= merge.top) continue
      const others = this.#byTop.get(merge.top)
      if (others) others.push(merge)
      else this.#byTop.set(merge.top, [merge])
    }
  }

  apply({ line, cells }: RawRow): string[] {
    if (this.#byTop.size === 0) return cells
    const filled = [...cells]
    for (const [left, { bottom, value }] of this.#active) {
      if (bottom < line) {
        this.#active.delete(left)
        continue
      }
      while (filled.length < left) filled.push('')
      if (squeeze(filled[left - 1] ?? '') === '') filled[left - 1] = value
    }
    for (const { left, bottom } of this.#byTop.get(line) ?? []) this.#active.set(left, { bottom, value: cells[left - 1] ?? '' })
    return filled
  }
}

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => squeeze(cell) === '')

function isTotal(cells: string[], columns: number): boolean {
  const first = headerKey(cells.find((cell) => squeeze(cell) !== '') ?? '')
  if (TOTAL_WORDS.has(first.replace(/[:：]$/, ''))) return true
  // In a table of one column a row has one cell, whatever it is.
  return columns > 1 && FOOTER.test(first) && cells.filter((cell) => squeeze(cell) !== '').length === 1
}
