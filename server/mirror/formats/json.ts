import { readFile } from 'node:fs/promises'
import { FeedHead } from '../../../shared/feed'
import { JSON_DEPTH_MAX } from './bounds'
import { ENCODING_WORDS, detectEncoding, type DeclaredEncoding, decoderOf } from './decode'
import { boundedJson } from './jsonText'
import { COLUMNS_MAX, LOST, NO_MERGES, ROWS_TOGETHER, UnreadableSource, type RawFile, type RawRow, type TableFile } from './types'

/** JSON is parsed as a whole; a register beyond this size comes as a table. */
const JSON_BYTES_MAX = 128 * 1024 * 1024

/** Most values of one JSON file: each takes many times its bytes in memory. */
const JSON_PARTS_MAX = 20_000_000

/** How many values a JSON text has at most: one behind each comma and each opening bracket. */
function countParts(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte === 0x2c || byte === 0x5b || byte === 0x7b) count++
  return count
}

/** The content of a JSON file, in UTF-8 or in whatever is found. Throws UnreadableSource, which tells the place and never the text. */
export const readJson = async (raw: RawFile, declared: DeclaredEncoding): Promise<unknown> => (await readContent(raw, declared)).content

/** What a file holds, and how it was put there where that is not plain JSON. */
interface Content {
  content: unknown
  wrapping: keyof typeof WRAPPINGS | null
}

const WRAPPINGS = {
  lines: '一行一个对象的 JSON（NDJSON）',
  script: 'JavaScript 代码里的 JSON（JSONP 或变量），只取了数据',
} as const

async function readContent(raw: RawFile, declared: DeclaredEncoding): Promise<Content> {
  if (raw.size > JSON_BYTES_MAX) throw new UnreadableSource(`JSON 有 ${raw.size} 字节，超过上限 ${JSON_BYTES_MAX}`)
  const encoding = await detectEncoding(raw, declared)
  const bytes = await readFile(raw.path)
  if (countParts(bytes) > JSON_PARTS_MAX) throw new UnreadableSource(`JSON 里的值超过 ${JSON_PARTS_MAX} 个`)
  let text: string
  try {
    text = decoderOf(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if ((error as Error).name === 'TypeError') throw new UnreadableSource(`不是 ${ENCODING_WORDS[encoding]} 编码`)
    throw error
  }
  const whole = parsed(text)
  if ('content' in whole) return { content: whole.content, wrapping: null }
  const lines = linesOf(text)
  if (lines !== null) return { content: lines, wrapping: 'lines' }
  const inner = insideOf(text)
  if (inner === null && LITERAL.test(text))
    throw new UnreadableSource('是 JavaScript 的写法（名字不在双引号里，或者用了单引号），不是标准的 JSON：请来源给出 JSON')
  if (inner === null) throw new UnreadableSource(`不是完整的 JSON${whole.place === null ? '' : `（第 ${whole.place} 个字符处）`}`)
  const found = parsed(inner)
  if ('content' in found) return { content: found.content, wrapping: 'script' }
  throw new UnreadableSource('是 JavaScript 代码（JSONP 或变量），里面的数据不是标准的 JSON：请来源给出 JSON')
}

/** What a text says in JSON, or where it stops to be some. The parser's own message quotes the source, and a reason is public: only the place is told. */
function parsed(text: string): { content: unknown } | { place: string | null } {
  try {
    return { content: JSON.parse(boundedJson(text)) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { place: /position (\d+)/.exec(error.message)?.[1] ?? null }
  }
}

/** The objects of a text that has one on each line; null where its first line is none, or its only one. Throws where a later line is cut. */
function linesOf(text: string): unknown[] | null {
  const end = /[\r\n]/.exec(text.trimStart())?.index
  if (end === undefined) return null
  const first = parsed(text.trimStart().slice(0, end))
  if (!('content' in first) || !isObject(first.content)) return null
  return text.split(/\r\n|\r|\n/).flatMap((line, i) => {
    if (line.trim() === '') return []
    const found = parsed(line)
    if ('content' in found) return [found.content]
    throw new UnreadableSource(`是一行一个对象的 JSON（NDJSON），第 ${i + 1} 行不完整`)
  })
}

/** How objects begin in scripts, and not in JSON: `{名称: …`, `{'名称': …`. */
const LITERAL = /^\s{0,99}(?:\[\s{0,99})?\{\s{0,99}(?:'|[\p{L}_$][\p{L}\p{N}_$]{0,99}\s{0,9}:)/u

/** What scripts write before data: a call, a variable, and what keeps a page of another site from running it. */
const OPENING =
  /^(?:(?:\/\*[^*]{0,200}\*\/|\/\/[^\n]{0,200}\n)\s{0,9}){0,10}(?:\)\]\}',?|(?:while|for)\s?\([1;]{1,2}\)\s?;)?\s{0,9};?(?:typeof\s{1,9}[\w$.]{1,200}\s{0,9}={2,3}\s{0,9}["']function["']\s{0,9}&&\s{0,9})?(?:(?:export\s{1,9})?(?:var|let|const)\s{1,9}|export\s{1,9}default\s{0,9})?(?:[A-Za-z_$][\w$.]{0,200}\s{0,9}(?:=|\())?\s{0,9}(?=[[{])/

/** The data inside a script that is nothing but one call or one variable; null where there is none. */
function insideOf(given: string): string | null {
  const text = given.trimStart()
  const opening = OPENING.exec(text)?.[0] ?? ''
  const inner = text.slice(opening.length)
  return opening.trim() === '' ? null : inner.slice(0, Math.max(inner.lastIndexOf('}'), inner.lastIndexOf(']')) + 1)
}

/** What stands at a dotted path of JSON; undefined where nothing does. */
export const valueAt = (content: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, part) => (part === '' ? inner : isObject(inner) && Object.hasOwn(inner, part) ? inner[part] : undefined),
      content,
    )

/** How deep inside an answer its list of rows may lie. */
const LIST_DEPTH = 4

/** The longest list of objects in a value, by its dotted path; null where no list is in it. */
function longestList(content: unknown): { path: string; rows: number } | null {
  const lists: { path: string; rows: number }[] = []
  const look = (value: unknown, path: string, depth: number): void => {
    if (Array.isArray(value)) lists.push({ path, rows: value.filter(isObject).length })
    else if (isObject(value) && depth < LIST_DEPTH)
      for (const [name, inner] of Object.entries(value)) look(inner, path === '' ? name : `${path}.${name}`, depth + 1)
  }
  look(content, '', 0)
  return lists.reduce<(typeof lists)[number] | null>((best, one) => (best && best.rows >= one.rows ? best : one), null)
}

/** The dotted path of the longest list of objects in a JSON file; '' for the file itself. Throws UnreadableSource where there is none. */
export async function listIn(raw: RawFile): Promise<string> {
  const content = await readJson(raw, 'auto')
  if (FeedHead.safeParse(content).success) throw new UnreadableSource('这已是本项目的数据格式，登记 "format": "json-feed" 即可')
  const longest = longestList(content)
  if (!longest || longest.rows === 0) throw new UnreadableSource('JSON 里没有一列对象')
  return longest.path
}

/**
 * Opens a list of flat objects as a table: their names are its header. A single object is such a file too where it `isRow`: one line,
 * of a day on which one thing was decided. Throws UnreadableSource where it is no such list.
 */
export async function openJson(
  raw: RawFile,
  { at }: { at: string },
  isRow: (names: string[]) => boolean = () => false,
): Promise<TableFile> {
  const given = await readContent(raw, 'auto')
  const isOnlyLine = at === '' && isObject(given.content) && isRow(Object.keys(given.content))
  const { content, wrapping }: Content = isOnlyLine ? { content: [given.content], wrapping: 'lines' } : given
  if (wrapping === 'lines' && at !== '') throw new UnreadableSource(`这是${WRAPPINGS.lines}，登记里不要写 at`)
  const list = unpacked(valueAt(content, at))
  if (!Array.isArray(list)) {
    const found = longestList(content)
    const hint = found === null || found.rows === 0 ? '' : `：列表在“${found.path}”处，请登记 "at": "${found.path}"`
    throw new UnreadableSource((at === '' ? 'JSON 里不是一个列表' : `JSON 的“${at}”处不是一个列表`) + hint)
  }
  const names = new Set<string>()
  const tooWide = new Set<unknown>()
  for (const row of list) {
    const own = isObject(row) ? Object.keys(row) : []
    // What one row has too many of are no columns of the others.
    if (own.length > COLUMNS_MAX) tooWide.add(row)
    else for (const name of own) names.add(name)
    if (names.size > COLUMNS_MAX) break
  }
  if (names.size > COLUMNS_MAX || (names.size === 0 && tooWide.size > 0))
    throw new UnreadableSource(`JSON 里的字段超过 ${COLUMNS_MAX} 个，不像一张表`)
  const header = [...names]
  const rows: RawRow[] = [{ line: 0, cells: header }]
  for (const [i, row] of list.entries()) {
    if (isTooDeep(row)) {
      rows.push({ line: i + 1, cells: [], original: '', fault: '一层套一层，读不下去' })
      continue
    }
    if (tooWide.has(row)) {
      rows.push({ line: i + 1, cells: [], original: '', fault: `这一行的字段超过 ${COLUMNS_MAX} 个` })
      continue
    }
    const original = JSON.stringify(row)
    if (!isObject(row)) rows.push({ line: i + 1, cells: [], original, fault: '不是一个对象' })
    else rows.push({ line: i + 1, cells: header.map((name) => (Object.hasOwn(row, name) ? textOf(row[name]) : '')), original })
  }
  return {
    sheets: [{ name: null, hidden: false, isKeyed: true, merges: NO_MERGES, ragged: false, rows: () => inBatches(rows) }],
    remarks: wrapping === null ? [] : [WRAPPINGS[wrapping]],
    close: async () => {},
  }
}

/** Whether values stand deeper in each other than any table has them. Layer by layer: a function that calls itself would end where the depth does not. */
export function isTooDeep(value: unknown): boolean {
  let layer = [value]
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > JSON_DEPTH_MAX) return true
    layer = layer.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one).filter((inner) => typeof inner === 'object') : [],
    )
  }
  return false
}

/** A list that a service has put into a text once more, as `{"d":"[…]"}`; anything else as it is. */
function unpacked(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const inner = parsed(value)
  return 'content' in inner && Array.isArray(inner.content) ? inner.content : value
}

/** Rows in the batches in which they travel. */
export async function* inBatches(rows: RawRow[]): AsyncGenerator<RawRow[]> {
  for (let at = 0; at < rows.length; at += ROWS_TOGETHER) yield rows.slice(at, at + ROWS_TOGETHER)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A whole number that JSON cannot hold exactly: its last digits are made up. */
const isInexact = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (isInexact(value)) return LOST
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
