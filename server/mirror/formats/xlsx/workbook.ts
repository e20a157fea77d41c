import { posix } from 'node:path'
import { CELL_CHARACTERS_MAX, SHEETS_MAX } from '../bounds'
import { UnreadableSource } from '../types'
import type { XlsxPackage } from './package'
import { readXml } from '../sax'
import { builtInFormat, numberFormat, type NumberFormat } from '../spreadsheet'

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  name: string
  hidden: boolean
  part: string
}

/** What every sheet of a workbook shares. */
export interface Workbook {
  sheets: SheetEntry[]
  /** days are counted from 1904, as old Macintosh files do */
  date1904: boolean
  strings: string[]
  /** what each cell style shows of a number */
  styles: NumberFormat[]
}

/** Most texts a workbook may share, and their longest sum, in characters. */
const STRINGS_MAX = 5_000_000
const STRINGS_CHARACTERS_MAX = 400_000_000

/** Reads everything of a workbook but its rows. Throws UnreadableSource where a part it needs is missing or damaged. */
export async function readWorkbook(parts: XlsxPackage): Promise<Workbook> {
  const workbookPart =
    (await targetsOf(parts, '_rels/.rels', ''))?.find(({ type }) => type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml'
  const folder = posix.dirname(workbookPart)
  const rels = (await targetsOf(parts, `${folder}/_rels/${posix.basename(workbookPart)}.rels`, folder)) ?? []
  const listed: { name: string; hidden: boolean; rel: string }[] = []
  let date1904 = false
  await readXml(`XLSX 的 ${workbookPart}`, parts.text(workbookPart), {
    open: (name, attributes) => {
      if (name === 'workbookPr' && attributes.date1904 !== undefined) date1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const rel = Object.entries(attributes).find(([attribute]) => attribute === 'r:id' || attribute.endsWith(':id'))?.[1]
      listed.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', rel: rel ?? '' })
      if (listed.length > SHEETS_MAX) throw new UnreadableSource(`XLSX 里的工作表超过 ${SHEETS_MAX} 个`)
    },
  })
  const sheets = listed.flatMap(({ name, hidden, rel }) => {
    const target = rels.find(({ id }) => id === rel)
    // A chart or a macro sheet has no rows.
    return target && target.type.endsWith('/worksheet') ? [{ name, hidden, part: target.part }] : []
  })
  if (new Set(sheets.map(({ part }) => part)).size !== sheets.length) throw new UnreadableSource('XLSX 里两个工作表是同一份内容')
  if (sheets.length === 0) throw new UnreadableSource('XLSX 里没有工作表')
  const partOf = (type: string) => rels.find((rel) => rel.type.endsWith(type))?.part
  return {
    sheets,
    date1904,
    strings: await readStrings(parts, partOf('/sharedStrings')),
    styles: await readStyles(parts, partOf('/styles')),
  }
}

interface Relation {
  id: string
  type: string
  part: string
}

async function targetsOf(parts: XlsxPackage, part: string, folder: string): Promise<Relation[] | null> {
  if (!parts.has(part)) return null
  const found: Relation[] = []
  await readXml(`XLSX 的 ${part}`, parts.text(part), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship') found.push({ id: Id, type: Type, part: partAt(folder, Target.replace(/\\/g, '/')) })
    },
  })
  return found
}

const partAt = (folder: string, target: string): string => (target.startsWith('/') ? target.slice(1) : posix.join(folder, target))

/** The shared texts. Phonetic guides stand beside a text and are no part of it. */
async function readStrings(parts: XlsxPackage, part: string | undefined): Promise<string[]> {
  if (part === undefined || !parts.has(part)) return []
  const strings: string[] = []
  let characters = 0
  let text = ''
  let isText = false
  let inPhonetic = false
  await readXml(`XLSX 的 ${part}`, parts.text(part), {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') inPhonetic = true
      isText = name === 't' && !inPhonetic
    },
    text: (piece) => {
      // A longer one is refused with each row that has it, and needs no more of itself for that.
      if (isText && text.length <= CELL_CHARACTERS_MAX) text += piece.slice(0, CELL_CHARACTERS_MAX + 1)
    },
    close: (name) => {
      isText = false
      if (name === 'rPh') inPhonetic = false
      if (name !== 'si') return
      characters += text.length
      if (strings.push(unescapeText(text)) > STRINGS_MAX || characters > STRINGS_CHARACTERS_MAX) {
        throw new UnreadableSource('XLSX 里的文字多得不合常理，没有读')
      }
    },
  })
  return strings
}

/** What each cell style shows of a number. */
async function readStyles(parts: XlsxPackage, part: string | undefined): Promise<NumberFormat[]> {
  if (part === undefined || !parts.has(part)) return []
  const own = new Map<number, NumberFormat>()
  const styles: NumberFormat[] = []
  let inCellXfs = false
  await readXml(`XLSX 的 ${part}`, parts.text(part), {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), numberFormat(attributes.formatCode ?? ''))
      if (name === 'cellXfs') inCellXfs = true
      if (name !== 'xf' || !inCellXfs) return
      const id = Number(attributes.numFmtId ?? 0)
      styles.push(own.get(id) ?? builtInFormat(id))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellXfs = false
    },
  })
  return styles
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescapeText = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text
