import type { WallList } from './wallList'

/** What the button says; null: nothing can be printed here. */
export const PRINT_WORDS: string | null = '打印清单（A4、A3）'

const SHEET = 'wall-list'
/** What the page is called while the list is printed. */
const PRINTING = ['printing', 'printing--list']

/** Opens the browser's own print dialog on a sheet with the list alone. Returns a sentence where it could not, else null. */
export async function printList(list: WallList): Promise<string | null> {
  const sheet = sheetOf(list)
  const remove = () => {
    sheet.remove()
    document.body.classList.remove(...PRINTING)
    window.removeEventListener('afterprint', remove)
  }
  document.body.append(sheet)
  // Nothing but the sheet goes to the printer.
  document.body.classList.add(...PRINTING)
  try {
    window.addEventListener('afterprint', remove)
    window.print()
    return await Promise.resolve(null)
  } catch {
    // Some browsers inside other apps have no printing at all.
    remove()
    return '这个浏览器不能打印。请换一个浏览器，或者抄下本页地址到电脑上打印。'
  }
}

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
