import { crc32, deflateRawSync } from 'node:zlib'
import { utils, write, type BookType } from '@e965/xlsx'

/** A zip file of these parts, for workbooks and archives written by hand. */
export function zipOf(parts: Record<string, string | Buffer>, nameBytes: (name: string) => Buffer = Buffer.from): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text as string)
    const nameOf = nameBytes(name)
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(DEFLATED, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(nameOf.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fields, nameOf, packed])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, nameOf]))
    bodies.push(body)
    offset += body.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, entries, Buffer.from('PK\x05\x06'), end])
}
const DEFLATED = 8

export interface HandSheet {
  name?: string
  hidden?: boolean
  /** rows as XML of a sheet's data */
  rows: string
  merges?: string[]
}

/** A workbook whose sheets are written by hand, as other programs than Excel write them. */
export function workbookOf(sheets: HandSheet[], { strings = '', styles = '', date1904 = false } = {}): Buffer {
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rels}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${name ?? `表${i + 1}`}" sheetId="${i + 1}" ${hidden ? 'state="hidden"' : ''} r:id="s${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, i) => `<Relationship Id="s${i}" Type="${rels}/worksheet" Target="/xl/worksheets/sheet${i}.xml"/>`)
      .join(
        '',
      )}<Relationship Id="str" Type="${rels}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="sty" Type="${rels}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
  }
  for (const [i, { rows, merges = [] }] of sheets.entries()) {
    const merged = merges.length === 0 ? '' : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    parts[`xl/worksheets/sheet${i}.xml`] = `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${merged}</worksheet>`
  }
  return zipOf(parts)
}

/** A row of inline texts; an empty one is a cell that is not there. */
export const inlineRow = (line: number, ...cells: string[]): string =>
  `<row r="${line}">${cells
    .map((text, i) => (text === '' ? '' : `<c r="${String.fromCharCode(65 + i)}${line}" t="inlineStr"><is><t>${text}</t></is></c>`))
    .join('')}</row>`

/** A table as a spreadsheet program saves it. */
export function savedTable(
  rows: (string | number | Date)[][],
  bookType: BookType,
  options: Record<string, unknown> = {},
  merges: readonly string[] = [],
): Buffer {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet(rows, { cellDates: false })
  if (merges.length > 0) sheet['!merges'] = merges.map((range) => utils.decode_range(range))
  utils.book_append_sheet(book, sheet, '数据')
  return Buffer.from(write(book, { type: 'buffer', bookType, ...options }) as Uint8Array)
}
