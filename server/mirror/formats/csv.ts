import Papa from 'papaparse'
import { squeeze, toHalfWidth } from '../../../shared/codes/text'
import type { CsvSource } from '../sources'
import { decodeText } from './decode'
import { UnreadableSource, type BrokenRow, type SkipReason, type TableRow } from './types'

/** The header must stand within the first rows; what is above it is a title. */
const HEADER_WITHIN = 20
const TOTAL_WORDS = new Set(['合计', '总计', '小计', '共计', '合計', '總計', '小計'])
/** How a line under a table begins that is no row of it, where nothing else stands on it. */
const FOOTER = /^(合计|总计|小计|共计|注[:：]|备注[:：]|说明[:：]|制表|填表|审核)/

export interface Table {
  header: string[]
  rows: TableRow[]
  broken: BrokenRow[]
  skipped: Record<SkipReason, number>
}

interface RawRow {
  line: number
  cells: string[]
  original: string
  fault: string | null
}

/** A header as it is compared: half-width, without white space. Sources put blanks and full-width marks there at will. */
const headerKey = (text: string): string => toHalfWidth(squeeze(text)).replace(/\s/g, '')

/** Takes a CSV file apart into rows of named cells. Throws UnreadableSource where the declared header is not found. */
export function readCsv(bytes: Uint8Array, source: CsvSource): Table {
  // One kind of line end: a file put together from several has several, and a parser guesses one.
  const text = decodeText(bytes, source.encoding).replace(/\r\n?/g, '\n')
  const raw = splitRows(text, source.delimiter)
  const needed = neededColumns(source)
  const headerAt = raw.slice(0, HEADER_WITHIN).findIndex(({ cells }) => {
    const names = new Set(cells.map(headerKey))
    return needed.every((name) => names.has(headerKey(name)))
  })
  const headerRow = raw[headerAt]
  if (!headerRow) throw new UnreadableSource(missingColumns(raw, needed))
  const header = headerNames(headerRow.cells, source)
  const table: Table = { header, rows: [], broken: [], skipped: { blank: 0, title: 0, repeated_header: 0, total: 0 } }
  for (const row of raw.slice(0, headerAt)) table.skipped[isBlank(row) ? 'blank' : 'title']++
  for (const row of raw.slice(headerAt + 1)) sortRow(row, headerRow.cells, table)
  return table
}

/** Puts one row where it belongs: data, broken, or skipped. */
function sortRow(row: RawRow, headerCells: string[], table: Table): void {
  const { line, cells, original, fault } = row
  // A quote that never closes may swallow a total line and all that follows it.
  if (fault !== null) table.broken.push({ line, column: null, reason: fault, original })
  else if (isBlank(row)) table.skipped.blank++
  else if (isRepeatedHeader(cells, headerCells)) table.skipped.repeated_header++
  else if (isTotal(cells)) table.skipped.total++
  else if (cells.length > table.header.length && cells.slice(table.header.length).some((cell) => cell.trim() !== '')) {
    table.broken.push({ line, column: null, reason: `列数不符：表头 ${table.header.length} 列，这一行 ${cells.length} 列`, original })
  } else if (cells.length < table.header.length) {
    table.broken.push({ line, column: null, reason: `列数不符：表头 ${table.header.length} 列，这一行只有 ${cells.length} 列`, original })
  } else {
    const column = table.header.find((_, i) => cells[i]?.includes('\ufffd'))
    if (column !== undefined) table.broken.push({ line, column, reason: '含有无法识别的字节', original })
    else table.rows.push({ line, cells: new Map(table.header.map((name, i) => [name, cells[i] ?? ''])), original })
  }
}

/** Rows with the physical line each begins at; a quoted cell may hold line breaks. */
function splitRows(text: string, delimiter: string): RawRow[] {
  const rows: RawRow[] = []
  let at = 0
  let line = 1
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const original = text.slice(at, meta.cursor).replace(/\n$/, '')
      const fault = errors.find((error) => error.type === 'Quotes')
      rows.push({ line, cells: data, original, fault: fault ? '引号没有成对' : null })
      line += lineBreaks(text, at, meta.cursor)
      at = meta.cursor
    },
  })
  // A file that ends in a line break has no further row after it.
  const last = rows.at(-1)
  if (last && last.original === '' && last.cells.length <= 1) rows.pop()
  return rows
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** Every column the source's description reads. */
function neededColumns(source: CsvSource): string[] {
  const rules = [...Object.values(source.columns), ...Object.values(source.envelope)]
  const read = rules.flatMap((rule) => (typeof rule === 'string' ? [rule] : 'from' in rule ? [rule.from] : []))
  return [...new Set([...source.key, ...read])]
}

/** The declared spelling of each header where there is one, else the cell's own. */
function headerNames(cells: string[], source: CsvSource): string[] {
  const declared = new Map([...neededColumns(source), ...source.ignore].map((name) => [headerKey(name), name]))
  const names = cells.map((cell) => declared.get(headerKey(cell)) ?? squeeze(cell))
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i)
  if (twice !== undefined) throw new UnreadableSource(`表头里“${twice}”出现了两次`)
  return names
}

function missingColumns(raw: RawRow[], needed: string[]): string {
  if (raw.every(isBlank)) return '来源是空的'
  const first = new Set(raw.find((row) => !isBlank(row))?.cells.map(headerKey))
  const missing = needed.filter((name) => !first.has(headerKey(name)))
  return `没有找到表头，缺少列：${missing.join('、')}`
}

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => squeeze(cell) === '')

const isRepeatedHeader = (cells: string[], header: string[]): boolean =>
  cells.length === header.length && cells.every((cell, i) => headerKey(cell) === headerKey(header[i] ?? ''))

function isTotal(cells: string[]): boolean {
  const [first = '', ...others] = cells.filter((cell) => squeeze(cell) !== '')
  return TOTAL_WORDS.has(headerKey(first).replace(/[:：]$/, '')) || (others.length === 0 && FOOTER.test(headerKey(first)))
}
