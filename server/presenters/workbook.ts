import { xlsx } from '../xlsx'
import type { Sheet } from './sheet'

/** Characters of a cell: a longer text is refused by the library, and by every program that opens the file. */
const CELL_MAX = 32_767

/**
 * A sheet with its lines, JSON texts, as a workbook (ECMA-376) with one sheet: its first line says what it is and of when. Texts are texts: none is taken
 * for a formula; of one that is too long for a cell the end is left out.
 */
export function workbookOf({ title, name, columns }: Sheet, lines: readonly string[]): Buffer {
  const items = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const rows = [[title], columns.map(({ header }) => header), ...items.map((item) => columns.map(({ cell }) => fitting(cell(item))))]
  const { utils, write } = xlsx()
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

const fitting = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' && cell.length > CELL_MAX ? cell.slice(0, CELL_MAX - 1) + '…' : cell
