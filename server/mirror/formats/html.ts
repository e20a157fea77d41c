import { Parser } from 'htmlparser2'
import { isOrganisation } from '../../../shared/codes/persons/index'
import { ENCODING_WORDS, decodedText, detectEncoding, encodingCalled, firstBytes, type DeclaredEncoding } from './decode'
import { HEADER_CHARACTERS_MAX, TABLES_MAX } from './bounds'
import { Grid, type Span } from './grid'
import { inBatches } from './json'
import { COLUMNS_MAX, HTML_BYTES_MAX, HTML_DEPTH_MAX, ROW_CHARACTERS_MAX, UnreadableSource, type RawFile, type TableFile } from './types'

/** Most rows of all the tables of a page. */
const ROWS_MAX = 200_000
/** Longest reach of a cell downwards (HTML Standard, 4.9.11). */
const ROW_SPAN_MAX = 65_534

/**
 * Opens a web page, or what many systems export as one under the name of a workbook: each of its tables is a sheet, called by its
 * caption. Throws UnreadableSource where it has none, or was cut inside one.
 */
export async function openHtml(raw: RawFile, { encoding }: { encoding: DeclaredEncoding }): Promise<TableFile> {
  if (raw.size > HTML_BYTES_MAX) throw new UnreadableSource(`网页有 ${raw.size} 字节，超过上限 ${HTML_BYTES_MAX}`)
  const found = await detectEncoding(raw, encoding === 'auto' ? await declaredIn(raw) : encoding)
  const reader = new TableReader()
  const parser = new Parser(reader)
  for await (const piece of decodedText(raw, found)) parser.write(piece)
  parser.end()
  const tables = reader.tables.filter(({ grid }) => grid.rows.length > 0)
  if (tables.length === 0) throw new UnreadableSource('网页里没有表格')
  return {
    sheets: tables.map(({ caption, isLayout, grid }, i) => ({
      // A table that only places others has no name, so that nobody is told that it has no header.
      name: caption.trim() || (tables.length > 1 && !isLayout ? `表${i + 1}` : null),
      hidden: false,
      merges: async () => grid.merges,
      ragged: false,
      rows: () => inBatches(grid.rows),
    })),
    remarks: [`编码：${ENCODING_WORDS[found]}`],
    close: async () => {},
  }
}

/** The encoding that a page declares. Many say UTF-8 and are something else, so that word is not taken for more than it is. */
async function declaredIn(raw: RawFile): Promise<DeclaredEncoding> {
  const head = (await firstBytes(raw.path)).toString('latin1')
  const declared = encodingCalled(/<meta[^<>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? '')
  return declared === null || declared === 'utf-8' ? 'auto' : declared
}

interface Table {
  caption: string
  /** holds another table */
  isLayout: boolean
  grid: Grid
  /** the cell that is open, with what its elements say where a reader points at them */
  cell: { text: string; span: Span; titles: string[] } | null
  inCaption: boolean
}

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(['br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** Elements whose text nobody sees, or that say that it holds no more. */
const UNSEEN = new Set(['script', 'style', 'template', 'del', 's', 'strike'])
/** Elements before which a cell ends. */
const STARTS = new Set(['td', 'th', 'tr', 'thead', 'tbody', 'tfoot'])
/** Parts of a table beyond which no cell reaches (HTML Standard, 4.9.12). */
const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot'])

const isHidden = (attributes: Record<string, string>): boolean =>
  'hidden' in attributes || /display\s*:\s*none/i.test(attributes.style ?? '')

/**
 * Whether a reader of the page does not see what an element holds. A hidden row is data all the same, and so is what stands behind a tab; inside a
 * cell what is hidden is no part of it.
 */
const isUnseen = (name: string, attributes: Record<string, string>, isInCell: boolean): boolean =>
  UNSEEN.has(name) || (isHidden(attributes) && (isInCell || name === 'td' || name === 'th'))

/** Collects the tables of a page as they pass by. */
class TableReader {
  /** in the order in which they begin */
  readonly tables: Table[] = []
  readonly #open: Table[] = []
  /** the elements that are open: whether nobody sees what is in each */
  readonly #elements: boolean[] = []
  #unseen = 0
  #rows = 0

  onopentag = (name: string, attributes: Record<string, string>): void => {
    const table = this.#open.at(-1)
    // A cell that was never closed ends where the next one begins, or it would take the other's place.
    if (table && STARTS.has(name)) this.#endCell(table)
    if (this.#elements.push(isUnseen(name, attributes, Boolean(table?.cell))) > HTML_DEPTH_MAX)
      throw new UnreadableSource('网页里的标签一层套一层，读不下去')
    if (this.#elements.at(-1)) this.#unseen++
    if (name === 'table') return this.#begin(table)
    if (!table) return
    if (ROW_GROUPS.has(name)) table.grid.endGroup()
    else if (name === 'caption') table.inCaption = true
    else if (name === 'tr') this.#beginRow(table, isHidden(attributes))
    else if (name === 'td' || name === 'th') table.cell = { text: '', span: spanOf(attributes), titles: [] }
    else this.#breakLine(name, table)
    // Of one that was cut to fit its column, the whole stands there.
    if (table.cell && this.#unseen === 0 && table.cell.titles.length < TITLES_MAX) table.cell.titles.push(...titlesOf(attributes))
  }

  ontext = (text: string): void => {
    const table = this.#open.at(-1)
    if (!table || this.#unseen > 0) return
    if (table.inCaption && table.caption.length <= HEADER_CHARACTERS_MAX) table.caption += text
    else if (table.inCaption) return
    // A cell that never closes must not gather the rest of the page; its length is its fault.
    else if (table.cell && table.cell.text.length <= ROW_CHARACTERS_MAX) table.cell.text += text.replace(/\s+/g, ' ')
  }

  onclosetag = (name: string, isImplied: boolean): void => {
    if (this.#elements.pop()) this.#unseen--
    const table = this.#open.at(-1)
    if (!table) return
    this.#breakLine(name, table)
    if (name === 'td' || name === 'th') this.#endCell(table)
    else if (name === 'tr') table.grid.endRow()
    else if (ROW_GROUPS.has(name)) this.#endGroup(table)
    else if (name === 'caption') table.inCaption = false
    else if (name === 'table') {
      if (isImplied) throw new UnreadableSource('网页不完整，表格没有结束')
      this.#endCell(table)
      table.grid.endRow()
      this.#open.pop()
    }
  }

  #beginRow({ grid }: Table, hidden: boolean): void {
    if (++this.#rows > ROWS_MAX) throw new UnreadableSource(`网页的表格超过 ${ROWS_MAX} 行`)
    grid.startRow(hidden)
  }

  #begin(around: Table | undefined): void {
    if (around) around.isLayout = true
    const table = { caption: '', isLayout: false, grid: new Grid(), cell: null, inCaption: false }
    if (this.tables.push(table) > TABLES_MAX) throw new UnreadableSource(`网页里的表格超过 ${TABLES_MAX} 个`)
    this.#open.push(table)
  }

  /** A group ends with its end, or where the next one begins: many pages leave out the former. */
  #endGroup(table: Table): void {
    this.#endCell(table)
    table.grid.endGroup()
  }

  #breakLine(name: string, { cell }: Table): void {
    if (cell && BLOCKS.has(name)) cell.text += '\n'
  }

  #endCell(table: Table): void {
    if (table.cell) {
      // In one go: a pattern of blanks before a line's end would look behind every blank of a long run for it.
      const text = table.cell.text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? '\n' : ' ')).trim()
      table.grid.add(wholeOf(text, table.cell.titles), table.cell.span)
    }
    table.cell = null
  }
}

/** Attributes in which pages keep what they show when somebody points at an element. */
const TITLES = ['title', 'data-title', 'data-original-title', 'data-bs-original-title']
/** More than any cell of a table has. */
const TITLES_MAX = 10

const titlesOf = (attributes: Record<string, string>): string[] =>
  TITLES.flatMap((name) => attributes[name] ?? []).map((title) => title.replace(/\s+/g, ' ').trim())

/**
 * The whole text of a cell: a title that begins as it does and goes on where it was cut, with an ellipsis or, a name, without one. A title that only says
 * more about a whole text is none of it.
 */
function wholeOf(text: string, titles: string[]): string {
  const cut = beforeEllipsis(text)
  const begins = cut ?? text
  const whole = titles.find((title) => title.length > begins.length && title.startsWith(begins))
  if (whole === undefined || begins === '') return text
  return cut !== null || (isOrganisation(whole) && !isOrganisation(text)) ? whole : text
}

/** A text without the ellipsis at its end; null where it has none. By hand: a pattern would count the points from every one of them. */
function beforeEllipsis(text: string): string | null {
  let end = text.length
  while (end > 0 && '…⋯.'.includes(text.charAt(end - 1))) end--
  const mark = text.slice(end)
  return mark === '' || mark === '.' ? null : text.slice(0, end).trimEnd()
}

function spanOf({ colspan, rowspan }: Record<string, string>): Span {
  const rows = Number.parseInt(rowspan ?? '1', 10)
  return {
    columns: within(Number.parseInt(colspan ?? '1', 10), COLUMNS_MAX),
    // Nought reaches down to the end of the table.
    rows: rows === 0 ? ROW_SPAN_MAX : within(rows, ROW_SPAN_MAX),
  }
}

const within = (span: number, max: number): number => (span >= 1 ? Math.min(span, max) : 1)
