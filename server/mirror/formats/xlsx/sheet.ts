import { LIST_MAX } from '../../../../shared/limits'
import { CELL_CHARACTERS_MAX } from '../bounds'
import { cellText } from '../cellText'
import { PLAIN, formattedText, type NumberFormat } from '../spreadsheet'
import { COLUMNS_MAX, ROWS_TOGETHER, UNCALCULATED, UnreadableSource, type Merge, type RawRow } from '../types'
import { unescapeText, type Workbook } from './workbook'
import { createXmlParser } from '../sax'

const MERGES_MAX = 100_000
const MERGE = /<(?:\w+:)?mergeCell\b[^<>]*?\bref=["']([A-Z]+\d+)(?::([A-Z]+\d+))?["']/g
/** Longest formula that a person or a program writes; Excel itself allows 8,192 characters. */
const FORMULA_MAX = 10_000

/**
 * The merged cells of a sheet. They stand behind its rows, so its bytes are searched for them before any row is read: as single characters, for all that
 * is looked for is ASCII.
 */
export async function readMerges(pieces: AsyncIterable<Uint8Array>): Promise<Merge[]> {
  const merges: Merge[] = []
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1')
    const found = text.includes('mergeCell') ? text.matchAll(MERGE) : []
    for (const [, from = '', to = from] of found) {
      const [left, top] = placeOf(from)
      const [right, bottom] = placeOf(to)
      if (left > COLUMNS_MAX) continue
      if (merges.push({ top, left, bottom, right: Math.min(right, COLUMNS_MAX) }) > MERGES_MAX)
        throw new UnreadableSource('工作表里合并的单元格太多')
    }
    // What a piece cuts in two is seen with the next one; a tag that was whole is not seen twice.
    const open = text.lastIndexOf('<')
    rest = open >= 0 && text.indexOf('>', open) < 0 && text.length - open < LIST_MAX ? text.slice(open) : ''
  }
  return merges
}

/** The rows of a sheet, each cell as the text a person sees. Rows that do not exist in the file are not made up. */
export async function* readRows(part: string, pieces: AsyncIterable<string>, workbook: Workbook): AsyncGenerator<RawRow[]> {
  const reader = new RowReader(workbook)
  const parser = createXmlParser(`XLSX 的 ${part}`, reader)
  for await (const piece of pieces) {
    parser.write(piece)
    if (reader.rows.length >= ROWS_TOGETHER) yield reader.take()
  }
  parser.end()
  if (reader.rows.length > 0) yield reader.take()
}

/** Gathers rows from the tags of a sheet. */
class RowReader {
  rows: RawRow[] = []
  readonly #workbook: Workbook
  #line = 0
  #cells: string[] = []
  #column = 0
  #type = 'n'
  #format: NumberFormat = PLAIN
  #isFormula = false
  /** inside the formula itself */
  #inFormula = false
  #formula = ''
  #isHidden = false
  #value = ''
  #isValue = false
  #inPhonetic = false
  #inRow = false

  constructor(workbook: Workbook) {
    this.#workbook = workbook
  }

  take(): RawRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v' || name === 't') {
      this.#isValue = this.#inRow && !this.#inPhonetic
      if (name === 'v') this.#isFormula = false
    } else if (name === 'f') this.#isFormula = this.#inFormula = true
    else if (name === 'rPh') this.#inPhonetic = true
    else if (name === 'row') {
      this.#line = Number(attributes.r ?? this.#line + 1)
      this.#isHidden = attributes.hidden === '1' || attributes.hidden === 'true'
      this.#cells = []
      this.#column = 0
      this.#inRow = true
    }
  }

  text = (piece: string): void => {
    if (this.#inFormula && this.#formula.length <= FORMULA_MAX) this.#formula += piece
    if (!this.#isValue) return
    // A longer one is refused with its row, and needs no more of itself for that.
    if (this.#value.length <= CELL_CHARACTERS_MAX) this.#value += piece.slice(0, CELL_CHARACTERS_MAX + 1)
  }

  close = (name: string): void => {
    if (name === 'v' || name === 't') this.#isValue = false
    else if (name === 'f') this.#inFormula = false
    else if (name === 'rPh') this.#inPhonetic = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') {
      this.rows.push({ line: this.#line, cells: this.#cells, ...(this.#isHidden ? { hidden: true } : {}) })
      this.#inRow = false
    }
  }

  #openCell({ r, t, s }: Record<string, string>): void {
    this.#column = r === undefined ? this.#column + 1 : placeOf(r)[0]
    if (!(this.#column > 0)) throw new UnreadableSource(`工作表第 ${this.#line} 行有一格的位置写错了`)
    this.#type = t ?? 'n'
    this.#format = this.#workbook.styles[Number(s ?? 0)] ?? PLAIN
    this.#isFormula = this.#inFormula = false
    this.#formula = ''
    this.#value = ''
  }

  #closeCell(): void {
    const text = this.#text()
    if (text === '' || this.#column > COLUMNS_MAX) return
    while (this.#cells.length < this.#column - 1) this.#cells.push('')
    this.#cells[this.#column - 1] = text
  }

  #text(): string {
    const value = this.#value
    // A formula that was never calculated has no value at all; an empty one has one that is empty. A picture and a link say themselves what they show.
    if (this.#isFormula) return isShown(this.#formula) ? `=${this.#formula}` : UNCALCULATED
    switch (this.#type) {
      case 's': {
        if (value === '') return ''
        const text = this.#workbook.strings[Number(value)]
        if (text === undefined) throw new UnreadableSource(`工作表第 ${this.#line} 行引用了不存在的文字`)
        return text
      }
      case 'b':
        return value === '' ? '' : value === '1' || value === 'true' ? '是' : '否'
      case 'n':
        if (value === '' || Number.isNaN(Number(value))) return unescapeText(value)
        return formattedText(Number(value), this.#format, this.#workbook.date1904)
      case 'e':
        // #REF! and its like say that the sheet itself does not know.
        return ''
      default:
        // Inline texts, results of formulas, ISO dates: all are what they say.
        return unescapeText(value)
    }
  }
}

const isShown = (formula: string): boolean => formula.length <= FORMULA_MAX && cellText(`=${formula}`).was !== null

/** `BC12` as column and row, from 1. */
function placeOf(ref: string): [column: number, row: number] {
  let column = 0
  let at = 0
  for (; at < ref.length; at++) {
    const code = ref.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return [column, Number(ref.slice(at))]
}
