import { printSheet } from '../printSheet.h5'
import type { WallCard } from './wallCard'

/** What the button says; null: nothing can be printed here. */
export const PRINT_WORDS: string | null = '打印这张卡（A5）'

const SHEET = 'wall-card'

/** Opens the print dialog on a sheet with the card alone. Returns a sentence where it could not, else null. */
export function printCard(card: WallCard): Promise<string | null> {
  const sheet = sheetOf(card)
  // A picture that does not come is left out: the words of the card are what counts.
  return printSheet(sheet, 'printing--card', () =>
    Promise.all(Array.from(sheet.querySelectorAll('img')).map((image) => image.decode().catch(() => image.remove()))),
  )
}

function sheetOf({ title, text, issued, picture, address, code, asOf }: WallCard): HTMLElement {
  const sheet = element('div', '')
  sheet.id = SHEET
  sheet.append(element('p', title, 'title'), element('p', text, 'text'))
  if (picture !== null) sheet.append(image(picture, '明白卡配图', 'picture'))
  const foot = element('div', '', 'foot')
  const words = element('div', '', 'words')
  words.append(element('p', issued), element('p', '扫码看要求、措施和落实情况'), element('p', address, 'address'), element('p', asOf))
  foot.append(image(code, '本文件页面的二维码', 'code'), words)
  sheet.append(foot)
  return sheet
}

function element(tag: 'div' | 'p', text: string, part?: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (part !== undefined) made.className = `wall-card__${part}`
  return made
}

function image(src: string, alt: string, part: string): HTMLImageElement {
  const made = document.createElement('img')
  made.src = src
  made.alt = alt
  made.className = `wall-card__${part}`
  return made
}
