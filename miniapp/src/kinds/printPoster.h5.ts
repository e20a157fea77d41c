import { printSheet } from './printSheet.h5'
import { qrPicture } from './qr'
import type { Poster, PosterSheet } from './poster'
import '@/styles/wallPoster.scss'

/** Whether a board can be printed here. */
export const CAN_PRINT: boolean = true

const SHEET = 'wall-poster'
/** So many persons hang on one sheet in letters that are read from afar. */
const MANY = 8

/** Opens the print dialog on a sheet with the board alone. Returns a sentence where it could not, or where something is missing on it, else null. */
export async function printPoster(poster: Poster, size: PosterSheet): Promise<string | null> {
  const sheet = sheetOf(poster)
  let missing: string | null = null
  const drawn = async () => {
    const [code, second] = Array.from(sheet.querySelectorAll('img'))
    await code?.decode()
    await second?.decode().catch(() => {
      // The plain code opens everywhere: a board does not wait for the other.
      second.remove()
      missing = '小程序码没有取到，板上只有网页二维码。可以就这样张贴，也可以过一会儿再打印。'
    })
  }
  return (await printSheet(sheet, `printing--poster-${size.toLowerCase()}`, drawn)) ?? missing
}

function sheetOf({ title, place, alerts, persons, supervision, foot, address, miniProgramCode }: Poster): HTMLElement {
  const sheet = element('div', '')
  sheet.id = SHEET
  sheet.append(element('p', '安全生产责任公示牌', 'kind'), element('h1', title), element('p', place))
  sheet.append(...alerts.map((alert) => element('p', alert, 'alert')))
  const [all, end, words] = [element('div', '', 'persons'), element('div', '', 'foot'), element('div', '', 'words')]
  all.append(...persons.map(personOf))
  // Several stand side by side, so that they hang on one sheet.
  if (persons.length > 1) all.classList.add(`${SHEET}__persons--several`)
  if (persons.length > MANY) {
    all.classList.add(`${SHEET}__persons--many`)
    sheet.append(element('p', `责任人共 ${persons.length} 位；印成几张的，一起张贴。`, 'count'))
  }
  sheet.append(all, element('p', supervision, 'supervision'))
  words.append(...foot.map((line) => element('p', line)), element('p', address, 'address'))
  end.append(codeOf(qrPicture(address), '网页的二维码'))
  if (miniProgramCode !== null) end.append(codeOf(miniProgramCode, '小程序码'))
  end.append(words)
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

function codeOf(picture: string, words: string): HTMLElement {
  const code = document.createElement('img')
  code.src = picture
  code.alt = words
  code.className = `${SHEET}__code`
  return code
}

function element(tag: string, text: string, part?: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (part !== undefined) made.className = `${SHEET}__${part}`
  return made
}
