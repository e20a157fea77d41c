import { xlsx } from '../xlsx'
import type { Sheet } from './sheet'

/**
 * A sheet with its lines, JSON texts, as a workbook (ECMA-376) with one sheet: its first line says what it is and of when. Texts are texts: none is taken
 * for a formula.
 */
export function workbookOf({ title, name, columns }: Sheet, lines: readonly string[]): Buffer {
  const items = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const rows = [[title], columns.map(({ header }) => header), ...items.map((item) => columns.map(({ cell }) => cell(item)))]
  const { utils, write } = xlsx()
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
