import { xlsx } from '../xlsx'
import type { Sheet } from './sheet'

/** A sheet as a workbook (ECMA-376) with one sheet: its first line says what it is and of when. Texts are texts: none is taken for a formula. */
export function workbookOf({ title, name, columns, items }: Sheet): Buffer {
  const lines = items.map((item) => JSON.parse(item) as Record<string, unknown>)
  const rows = [[title], columns.map(({ header }) => header), ...lines.map((line) => columns.map(({ cell }) => cell(line)))]
  const { utils, write } = xlsx()
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
