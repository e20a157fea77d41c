import { open } from 'node:fs/promises'
import { openPromise } from 'yauzl'
import { cureOf, wordsOf, type BodyType } from './bodies'
import { firstBytes } from './decode'
import { DISC, binaryOf } from './magic'
import { streamsOf } from './ole'
import { UnreadableSource, type RawFile } from './types'

const EXPECTED = {
  xlsx: ['xlsx'],
  xls: ['xls'],
  csv: ['text', 'json'],
  json: ['json', 'text', 'script'],
  // Whatever its first element is called.
  xml: ['xml', 'html', 'text'],
  // A page may begin with a comment, or with the declaration of XML.
  html: ['html', 'xml', 'text'],
  'json-feed': ['json', 'text'],
} as const

/** How a workbook begins that Excel 2003 wrote as XML, and many programs still do under the name .xls. */
const SPREADSHEET_XML = /<\?mso-application progid="excel\.sheet"|urn:schemas-microsoft-com:office:spreadsheet/

/** How texts begin that are no table, in small letters and without what stands before them; of comments in SQL the first lines. */
const SQL =
  /^(?:(?:--|#)[^\n]*(?:mysql|mariadb|postgresql|navicat|phpmyadmin|heidisql|dump)|(?:(?:--[^\n]*\n|\/\*[^*]{0,400}\*\/;?)\s*){0,40}(?:insert\s+into|create\s+(?:table|database)|drop\s+table|set\s+(?:names|foreign_key_checks|ansi_nulls)|lock\s+tables)\b)/
const MHTML = /^(?:[\w-]{1,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n)*){0,12}?(?:content-type:\s*multipart\/related|mime-version:\s*1\.0)/
/** Tables of old spreadsheets: an id, and then lines of one letter each. */
const SYLK = /^id;p[^\n]{0,80}\n(?:[a-z]{1,2};|e\n)/
const SCRIPT =
  /^\s*(?:(?:\/\*[^*]{0,200}\*\/|\/\/[^\n]{0,200}\n)\s*){0,10}(?:;\s*)?(?:(?:(?:export\s+)?(?:var|let|const)|export\s+default|typeof|module\.exports\s*=)\s+[\w$.[{]|[a-z_$][\w$.]{0,200}\s*(?:=|\()\s*[[{]|\)\]\}'|(?:while|for)\s*\([1;]{1,2}\)\s*;)/
/** The line that parts the head of a table from its rows in Markdown. */
const RULE = '[^\\S\\n]*:?-{3,}:?[^\\S\\n]*'
const MARKDOWN = new RegExp(`\\n\\|?${RULE}\\|(?:(?:${RULE}\\|)+(?:${RULE})?|${RULE})\\n`)

/** Tells a body by its first bytes. */
export function sniff(bytes: Uint8Array): BodyType {
  if (bytes.length === 0) return 'empty'
  const binary = binaryOf(bytes)
  if (binary !== null) return binary
  const text = Buffer.from(bytes.subarray(0, TEXT_BYTES))
    .toString('latin1')
    // The marks of UTF-8 and UTF-16, and the zeros that part the letters of the latter; lines end one way.
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replace(/[\0\r]/g, '')
    .trimStart()
    .toLowerCase()
  // A page as it was written, before its server fills it in, begins with what is said to that server.
  if (/^<(!doctype html|html|head|body|script|table|meta|div)\b|^<%@ *page\b/.test(text)) return 'html'
  if (text.startsWith('<?xml')) return /<html/.test(text) ? 'html' : SPREADSHEET_XML.test(text) ? 'xls' : 'xml'
  if (/^[[{]/.test(text)) return 'json'
  if (text.startsWith('<svg')) return 'picture'
  if (MHTML.test(text)) return /multipart\/related|text\/html/.test(text) ? 'mhtml' : 'mail'
  if (SYLK.test(text)) return 'sylk'
  if (/^table\n0,1\n/.test(text)) return 'dif'
  if (SQL.test(text)) return 'sql'
  if (MARKDOWN.test(text)) return 'markdown'
  return SCRIPT.test(text) ? 'script' : 'text'
}
/** Bytes by which a text is judged. */
const TEXT_BYTES = 2_048

/** Tells a body by its first bytes, and where those say only how it is packed, by the names in it. */
export async function bodyOf(path: string): Promise<BodyType> {
  const bytes = await firstBytes(path)
  const body = sniff(bytes)
  if (body === 'xlsx') return bodyOfZip(path)
  if (bytes[0] === 0 && bytes.every((byte) => byte === 0) && (await isDisc(path))) return 'disc'
  // A workbook may also be XML.
  return body === 'xls' && bytes[0] === 0xd0 ? bodyOfStreams(await streamsOf(path)) : body
}

async function isDisc(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(DISC.magic.length), 0, DISC.magic.length, DISC.at)
    return buffer.toString('latin1', 0, bytesRead) === DISC.magic
  } finally {
    await file.close()
  }
}

function bodyOfStreams(names: string[]): BodyType {
  if (names.includes('EncryptedPackage')) return 'locked'
  if (names.includes('Workbook') || names.includes('Book')) return 'xls'
  if (names.includes('WordDocument')) return 'word'
  if (names.includes('VisioDocument')) return 'drawing'
  if (names.includes('__properties_version1.0')) return 'mail'
  return names.includes('PowerPoint Document') ? 'presentation' : 'xls'
}

/** Names of a zip file that are looked at: those that say what it is stand among them. */
const NAMES_MAX = 2_000

/** What a zip file is by the names in it; one that cannot be opened, or is none of these, is left to its reader. */
async function bodyOfZip(path: string): Promise<BodyType> {
  const names: string[] = []
  try {
    const zip = await openPromise(path, { autoClose: false })
    try {
      if (zip.entryCount > NAMES_MAX) return 'xlsx'
      for await (const { fileName } of zip.eachEntry()) names.push(fileName.replace(/\\/g, '/').toLowerCase())
    } finally {
      zip.close()
    }
  } catch {
    // Damaged: whoever reads it says so.
    return 'xlsx'
  }
  const holds = (start: string): boolean => names.some((name) => name.startsWith(start))
  if (holds('xl/workbook.bin')) return 'xlsb'
  if (holds('xl/') || (!holds('word/') && !holds('ppt/') && (holds('[content_types].xml') || holds('_rels/')))) return 'xlsx'
  if (holds('word/')) return 'word'
  if (holds('ppt/')) return 'presentation'
  if (holds('ofd.xml')) return 'ofd'
  return holds('content.xml') && holds('mimetype') ? 'ods' : 'zip'
}

/** A text that is JSON, or the same as scripts write it, and could not be a table: an object with a name, in a list or not. */
const PLAINLY_JSON = /^\s*(?:\[\s*)?\{[^\S\u00a0]*(?:"(?:[^"\\]|\\.){0,200}"|'[^']{0,200}'|[\w$\u0080-\u00ff]{1,200})[^\S\u00a0]*:/

/** Refuses a body that is not what its source says it is: an error page is no table. Throws UnreadableSource. */
export async function expectBody(raw: RawFile, format: keyof typeof EXPECTED): Promise<void> {
  const body = await bodyOf(raw.path)
  if (body === 'empty') throw new UnreadableSource('来源是空的')
  const isMeant = (EXPECTED[format] as readonly BodyType[]).includes(body)
  const isJson = format === 'csv' && body === 'json' && PLAINLY_JSON.test((await firstBytes(raw.path)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')) // prettier-ignore
  if (isMeant && !isJson) return
  const cure = cureOf(body) ?? otherFormat(format, body)
  throw new UnreadableSource(`登记的格式是 ${format.toUpperCase()}，送来的是${wordsOf(body)}${cure === null ? '' : `：${cure}`}`)
}

/** Formats by the bodies that they read: what is registered as a workbook is often something else under that name. */
const FORMATS: Partial<Record<BodyType, string>> = {
  xlsx: 'xlsx',
  xls: 'xls',
  html: 'html',
  xml: 'xml',
  json: 'json',
  script: 'json',
  text: 'csv',
}

function otherFormat(format: keyof typeof EXPECTED, body: BodyType): string | null {
  if (body === 'gzip') return '里面是表格的话，请登记 "packed": { "as": "gz" }（tar.gz 写 "tar.gz"）'
  const other = FORMATS[body]
  const isLikely = format === 'xls' || format === 'xlsx' || body === 'json' || body === 'script'
  return other === undefined || !isLikely ? null : `如果内容没有错，请把 format 改成 "${other}"`
}
