import { printSheet } from '../printSheet.h5'
import type { WallList } from './wallList'
import '@/styles/wallList.scss'

/** What the button says; null: nothing can be printed here. */
export const PRINT_WORDS: string | null = '打印清单（A4、A3）'

const SHEET = 'wall-list'

/** Opens the print dialog on a sheet with the list alone. Returns a sentence where it could not, else null. */
export const printList = (list: WallList): Promise<string | null> => printSheet(sheetOf(list), 'printing--list')

function sheetOf({ title, notes, tables, foot }: WallList): HTMLElement {
  const sheet = element('div', '')
  sheet.id = SHEET
  sheet.append(element('h1', title), element('p', notes.join(' · ')))
  for (const { title: name, header, rows, empty } of tables) {
    sheet.append(element('h2', name))
    sheet.append(rows.length === 0 ? element('p', empty) : tableOf(header, rows))
  }
  sheet.append(...foot.map((words) => element('p', words)))
  return sheet
}

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const [table, head, body] = [element('table', ''), element('thead', ''), element('tbody', '')]
  head.append(rowOf('th', header))
  body.append(...rows.map((cells) => rowOf('td', cells)))
  table.append(head, body)
  return table
}

function rowOf(tag: 'th' | 'td', cells: readonly string[]): HTMLElement {
  const row = element('tr', '')
  row.append(...cells.map((cell) => element(tag, cell)))
  return row
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}
