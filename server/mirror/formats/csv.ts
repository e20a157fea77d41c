import { ENCODING_WORDS, decodedText, detectEncoding, firstBytes, type DeclaredEncoding, type Encoding, decoderOf } from './decode'
import { NO_MERGES, ROWS_TOGETHER, ROW_CHARACTERS_MAX, type RawFile, type RawRow, type TableFile } from './types'

/** How the text of a table is to be read. */
export interface CsvOptions {
  encoding: DeclaredEncoding
  delimiter: ',' | '\t' | ';' | '|'
}

/** Opens a CSV file: one sheet, its encoding found and stated. Throws UnreadableSource where it is no text. */
export async function openCsv(raw: RawFile, { encoding, delimiter }: CsvOptions): Promise<TableFile> {
  const found = await detectEncoding(raw, encoding)
  const isTabbed = delimiter === ',' && found.startsWith('utf-16') && (await isUnicodeText(raw, found))
  const parted = isTabbed ? '\t' : delimiter
  return {
    sheets: [{ name: null, hidden: false, merges: NO_MERGES, ragged: false, rows: () => rowsOf(raw, found, parted) }],
    remarks: [`编码：${ENCODING_WORDS[found]}`, ...(isTabbed ? ['列是用制表符分开的（Excel 的“Unicode 文本”）'] : [])],
    close: async () => {},
  }
}

/** What Excel saves as “Unicode text”, and nothing else is saved so: UTF-16, its columns parted by tabs. */
async function isUnicodeText(raw: RawFile, encoding: Encoding): Promise<boolean> {
  const [line = ''] = decoderOf(encoding)
    .decode(await firstBytes(raw.path))
    .trimStart()
    .split(/[\r\n]/)
  return line.includes('\t') && !line.includes(',')
}

async function* rowsOf(raw: RawFile, encoding: Encoding, delimiter: string): AsyncGenerator<RawRow[]> {
  const splitter = new CsvSplitter(delimiter)
  let batch: RawRow[] = []
  for await (const text of decodedText(raw, encoding)) {
    for (const row of splitter.push(text)) {
      if (batch.push(row) < ROWS_TOGETHER) continue
      yield batch
      batch = []
    }
  }
  batch.push(...splitter.end())
  if (batch.length > 0) yield batch
}

/** A row found in a text: its cells, where the next one begins, and the line breaks between. */
interface Cut {
  cells: string[]
  next: number
  lines: number
  fault?: string
}

/**
 * Parts a text that arrives in pieces into rows (RFC 4180, with the liberties that real files take: any line end, a
 * quote inside an unquoted cell is a character). A row whose quotes do not pair is broken by itself: reading goes on at
 * the next physical line, so that its fault cannot take the rows below with it.
 */
export class CsvSplitter {
  readonly #delimiter: string
  #text = ''
  #line = 1
  /** inside a line that was given up */
  #skipping = false

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  *push(text: string): Generator<RawRow> {
    this.#text += text
    yield* this.#drain(false)
  }

  /** The rows that were still waiting for their end. */
  *end(): Generator<RawRow> {
    yield* this.#drain(true)
  }

  *#drain(isLast: boolean): Generator<RawRow> {
    let at = this.#skipping ? this.#skip(isLast) : 0
    while (at < this.#text.length) {
      const cut = this.#cut(at, isLast)
      if (!cut) break
      const original = withoutBreak(this.#text.slice(at, cut.next))
      const row: RawRow = { line: this.#line, cells: cut.cells, original }
      if (cut.fault !== undefined) row.fault = cut.fault
      yield row
      this.#line += cut.lines
      at = cut.next
      if (this.#skipping) at = this.#skip(isLast, at)
    }
    this.#text = this.#text.slice(at)
  }

  /** The place behind the rest of a line that was too long to be one. */
  #skip(isLast: boolean, from = 0): number {
    const found = this.#text.slice(from).search(/[\r\n]/)
    if (found < 0) return this.#text.length
    const end = from + found
    if (this.#text[end] === '\r' && end + 1 === this.#text.length && !isLast) return end
    this.#skipping = false
    this.#line++
    return end + (this.#text[end] === '\r' && this.#text[end + 1] === '\n' ? 2 : 1)
  }

  /** The row that begins at a place, or null where its end has not arrived yet. */
  #cut(start: number, isLast: boolean): Cut | null {
    const text = this.#text
    const cells: string[] = []
    let lines = 0
    let at = start
    // A file put together from several has a mark at the start of each.
    while (text[at] === '\ufeff') at++
    for (;;) {
      const open = quoteAt(text, at)
      if (open !== null) {
        const quoted = readQuoted(text, open)
        if (quoted === null) {
          // Either the rest has not arrived, or the quote never closes.
          return isLast || text.length - start > ROW_CHARACTERS_MAX ? this.#brokenAt(start, isLast) : null
        }
        const end = pastBlanks(text, quoted.end)
        const after = text[end]
        if (after === undefined && !isLast) return null
        if (after !== undefined && after !== this.#delimiter && after !== '\n' && after !== '\r') return this.#brokenAt(start, isLast)
        cells.push(withoutEscape(quoted.cell))
        lines += quoted.lines
        at = end
      } else {
        const end = plainEnd(text, at, this.#delimiter)
        if (end === text.length && !isLast) return text.length - start > ROW_CHARACTERS_MAX ? this.#brokenAt(start, isLast) : null
        cells.push(withoutEscape(text.slice(at, end)))
        at = end
      }
      const stop = text[at]
      if (stop === this.#delimiter) {
        at++
        // A delimiter at the very end of what has arrived opens a cell nobody has seen yet.
        if (at === text.length && !isLast) return null
        if (at === text.length) return { cells: [...cells, ''], next: at, lines }
        continue
      }
      if (stop === undefined) return bounded({ cells, next: at, lines }, start)
      // A carriage return at the end may have its line feed in the next piece.
      if (stop === '\r' && at + 1 === text.length && !isLast) return null
      return bounded({ cells, next: at + (stop === '\r' && text[at + 1] === '\n' ? 2 : 1), lines: lines + 1 }, start)
    }
  }

  /** The physical line at a place as a row that cannot be taken apart, or null where its end has not arrived yet. */
  #brokenAt(start: number, isLast: boolean): Cut | null {
    const text = this.#text
    const found = text.slice(start).search(/[\r\n]/)
    if (found < 0) {
      if (!isLast && text.length - start <= ROW_CHARACTERS_MAX) return null
      this.#skipping = !isLast
      return { cells: [], next: text.length, lines: 0, fault: isLast ? '引号没有成对' : TOO_LONG }
    }
    const end = start + found
    if (text[end] === '\r' && end + 1 === text.length && !isLast) return null
    return { cells: [], next: end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1), lines: 1, fault: '引号没有成对' }
  }
}

/** The place past blanks that stand around a quoted cell. */
function pastBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at++
  return at
}

/** Where the quote of a quoted cell stands that begins at a place, or null. */
function quoteAt(text: string, from: number): number | null {
  const at = pastBlanks(text, from)
  return text[at] === '"' ? at : null
}

/** A cell without what keeps a spreadsheet from taking it for a number: ="0123", '0123. */
const withoutEscape = (cell: string): string => {
  const formula = cell.startsWith('="') ? /^="([^"]*)"$/.exec(cell)?.[1] : undefined
  return formula ?? (/^['`‘’]\d/.test(cell) ? cell.slice(1) : cell)
}

const TOO_LONG = '一行太长，读不下去'

/** A row within its bound, whole or not. */
const bounded = (cut: Cut, start: number): Cut => (cut.next - start > ROW_CHARACTERS_MAX ? { ...cut, fault: TOO_LONG } : cut)

/** A quoted cell from its opening quote on, or null where it does not close in what has arrived. */
function readQuoted(text: string, open: number): { cell: string; end: number; lines: number } | null {
  let cell = ''
  let at = open + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0 || quote - open > ROW_CHARACTERS_MAX) return null
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { cell: oneLineEnd(cell), end: quote + 1, lines: lineBreaks(text, open, quote) }
    cell += '"'
    at = quote + 2
  }
}

function plainEnd(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length) {
    const character = text[at]
    if (character === delimiter || character === '\n' || character === '\r') return at
    at++
  }
  return at
}

/** One kind of line end inside cells too: a file put together from several has several. */
const oneLineEnd = (cell: string): string => (cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell)

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++
  }
  return count
}

const withoutBreak = (text: string): string => text.replace(/\r?\n$|\r$/, '')
