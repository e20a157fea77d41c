import { firstBytes } from './decode'
import { UnreadableSource, type RawFile } from './types'

/** What a body is, whatever it calls itself. */
export type BodyType = 'xlsx' | 'xls' | 'html' | 'xml' | 'pdf' | 'gzip' | 'json' | 'text' | 'empty'

export const BODY_WORDS: Record<BodyType, string> = {
  xlsx: 'XLSX 工作簿（或别的压缩文件）',
  xls: '旧式 Excel 文件',
  html: '网页',
  xml: 'XML',
  pdf: 'PDF',
  gzip: 'GZIP 压缩文件',
  json: 'JSON',
  text: '文本',
  empty: '空文件',
}

const EXPECTED = {
  xlsx: ['xlsx'],
  xls: ['xls'],
  csv: ['text', 'json'],
  json: ['json', 'text'],
  // Whatever its first element is called.
  xml: ['xml', 'html', 'text'],
  // A page may begin with a comment, or with the declaration of XML.
  html: ['html', 'xml', 'text'],
  'json-feed': ['json', 'text'],
} as const

/** How a workbook begins that Excel 2003 wrote as XML, and many programs still do under the name .xls. */
const SPREADSHEET_XML = /<\?mso-application progid="excel\.sheet"|urn:schemas-microsoft-com:office:spreadsheet/

/** Tells a body by its first bytes. */
export function sniff(bytes: Uint8Array): BodyType {
  const startsWith = (...prefix: number[]) => prefix.every((byte, i) => bytes[i] === byte)
  if (bytes.length === 0) return 'empty'
  if (startsWith(0x50, 0x4b, 0x03, 0x04) || startsWith(0x50, 0x4b, 0x05, 0x06)) return 'xlsx'
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) return 'xls'
  if (startsWith(0x1f, 0x8b)) return 'gzip'
  if (startsWith(0x25, 0x50, 0x44, 0x46)) return 'pdf'
  const text = Buffer.from(bytes.subarray(0, 512))
    .toString('latin1')
    // The marks of UTF-8 and UTF-16, and the zeros that part the letters of the latter.
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replace(/\0/g, '')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype html|html|head|body|script|table|meta|div)\b/.test(text)) return 'html'
  if (text.startsWith('<?xml')) return /<html/.test(text) ? 'html' : SPREADSHEET_XML.test(text) ? 'xls' : 'xml'
  return /^[[{]/.test(text) ? 'json' : 'text'
}

/** Refuses a body that is not what its source says it is: an error page is no table. Throws UnreadableSource. */
export async function expectBody(raw: RawFile, format: keyof typeof EXPECTED): Promise<void> {
  const body = sniff(await firstBytes(raw.path))
  if (body === 'empty') throw new UnreadableSource('来源是空的')
  if (!(EXPECTED[format] as readonly BodyType[]).includes(body)) {
    throw new UnreadableSource(`登记的格式是 ${format.toUpperCase()}，送来的是${BODY_WORDS[body]}`)
  }
}
