import { printSheet } from '../printSheet.h5'
import { qrPicture } from '../qr'
import type { Poster, PosterSheet } from './poster'
import '@/styles/wallPoster.scss'

/** Whether a board can be printed here. */
export const CAN_PRINT: boolean = true

const SHEET = 'wall-poster'

/** Opens the print dialog on a sheet with the board alone. Returns a sentence where it could not, else null. */
export const printPoster = (poster: Poster, size: PosterSheet): Promise<string | null> => {
  const sheet = sheetOf(poster)
  const code = sheet.querySelector('img')
  return printSheet(sheet, `printing--poster-${size.toLowerCase()}`, () => code?.decode() ?? Promise.resolve())
}

function sheetOf({ title, place, alerts, persons, supervision, sample, foot, address }: Poster): HTMLElement {
  const sheet = element('div', '')
  sheet.id = SHEET
  if (sample !== null) sheet.append(element('p', sample, 'sample'))
  sheet.append(element('p', '安全生产责任公示牌', 'kind'), element('h1', title), element('p', place))
  sheet.append(...alerts.map((alert) => element('p', alert, 'alert')))
  const [all, end, words] = [element('div', '', 'persons'), element('div', '', 'foot'), element('div', '', 'words')]
  all.append(...persons.map(personOf))
  // Several stand side by side, so that they hang on one sheet.
  if (persons.length > 1) all.classList.add(`${SHEET}__persons--several`)
  sheet.append(all, element('p', supervision, 'supervision'))
  words.append(...foot.map((line) => element('p', line)), element('p', address, 'address'))
  end.append(codeOf(address), words)
  sheet.append(end)
  return sheet
}

function personOf({ role, name, unit, phone, vacant, duties, notes }: Poster['persons'][number]): HTMLElement {
  const person = element('div', '', 'person')
  const list = element('ul', '')
  list.append(...duties.map((duty) => element('li', duty)))
  person.append(element('p', role, 'role'), element('h2', name), element('p', unit), element('p', phone, 'phone'))
  if (vacant !== null) person.append(element('p', `■ ${vacant}`, 'alert'))
  person.append(list, element('p', notes.join(' · '), 'notes'))
  return person
}

function codeOf(address: string): HTMLElement {
  const code = document.createElement('img')
  code.src = qrPicture(address)
  code.alt = '本片区页面的二维码'
  code.className = `${SHEET}__code`
  return code
}

function element(tag: string, text: string, part?: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (part !== undefined) made.className = `${SHEET}__${part}`
  return made
}
