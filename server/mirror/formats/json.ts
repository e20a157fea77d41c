import { readFile } from 'node:fs/promises'
import { FeedHead } from '../../../shared/feed'
import type { JsonSource } from '../sources'
import { ENCODING_WORDS, detectEncoding, type DeclaredEncoding } from './decode'
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
export async function readJson(raw: RawFile, declared: DeclaredEncoding): Promise<unknown> {
  if (raw.size > JSON_BYTES_MAX) throw new UnreadableSource(`JSON 有 ${raw.size} 字节，超过上限 ${JSON_BYTES_MAX}`)
  const encoding = await detectEncoding(raw, declared)
  const bytes = await readFile(raw.path)
  if (countParts(bytes) > JSON_PARTS_MAX) throw new UnreadableSource(`JSON 里的值超过 ${JSON_PARTS_MAX} 个`)
  try {
    return JSON.parse(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch (error) {
    if ((error as Error).name === 'TypeError') throw new UnreadableSource(`不是 ${ENCODING_WORDS[encoding]} 编码`)
    // The parser's own message quotes the source, and this one is public: only the place is told.
    const place = /position (\d+)/.exec((error as Error).message)?.[1]
    throw new UnreadableSource(`不是完整的 JSON${place === undefined ? '' : `（第 ${place} 个字符处）`}`)
  }
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

/** The dotted path of the longest list of objects in a JSON file; '' for the file itself. Throws UnreadableSource where there is none. */
export async function listIn(raw: RawFile): Promise<string> {
  const content = await readJson(raw, 'auto')
  if (FeedHead.safeParse(content).success) throw new UnreadableSource('这已是本项目的数据格式，登记 "format": "json-feed" 即可')
  const lists: { path: string; rows: number }[] = []
  const look = (value: unknown, path: string, depth: number): void => {
    if (Array.isArray(value)) lists.push({ path, rows: value.filter(isObject).length })
    else if (isObject(value) && depth < LIST_DEPTH)
      for (const [name, inner] of Object.entries(value)) look(inner, path === '' ? name : `${path}.${name}`, depth + 1)
  }
  look(content, '', 0)
  const longest = lists.reduce<(typeof lists)[number] | null>((best, one) => (best && best.rows >= one.rows ? best : one), null)
  if (!longest || longest.rows === 0) throw new UnreadableSource('JSON 里没有一列对象')
  return longest.path
}

/** Opens a list of flat objects as a table: their names are its header. Throws UnreadableSource where it is no such list. */
export async function openJson(raw: RawFile, { at }: Pick<JsonSource, 'at'>): Promise<TableFile> {
  const list = valueAt(await readJson(raw, 'auto'), at)
  if (!Array.isArray(list)) throw new UnreadableSource(at === '' ? 'JSON 里不是一个列表' : `JSON 的“${at}”处不是一个列表`)
  const names = new Set<string>()
  for (const row of list) {
    for (const name of isObject(row) ? Object.keys(row) : []) names.add(name)
    if (names.size > COLUMNS_MAX) throw new UnreadableSource(`JSON 里的字段超过 ${COLUMNS_MAX} 个，不像一张表`)
  }
  const header = [...names]
  const rows: RawRow[] = [{ line: 0, cells: header }]
  for (const [i, row] of list.entries()) {
    const original = JSON.stringify(row)
    if (!isObject(row)) rows.push({ line: i + 1, cells: [], original, fault: '不是一个对象' })
    else rows.push({ line: i + 1, cells: header.map((name) => (Object.hasOwn(row, name) ? textOf(row[name]) : '')), original })
  }
  return {
    sheets: [{ name: null, hidden: false, merges: NO_MERGES, ragged: false, rows: () => inBatches(rows) }],
    remarks: [],
    close: async () => {},
  }
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
