import iconv from 'iconv-lite'
import { foldCharacters } from '../../../shared/codes/fold'
import { squeeze, toHalfWidth } from '../../../shared/codes/text'
import { HEADER_CHARACTERS_MAX } from './bounds'
import { COLUMNS_MAX, UnreadableSource, type Merge, type RawRow } from './types'

/** The header must stand within the first rows; what is above it is a title. */
export const HEADER_WITHIN = 30

/** Most rows of a header: groups, groups in them, and their columns. */
export const HEADER_DEPTH = 3

/** A column that a mapping reads: any one of these headers is it. */
export interface WantedColumn {
  names: string[]
  optional: boolean
}

/** Where the header of a sheet stands and what its columns are called. */
export interface Header {
  /** index of the first row below it */
  below: number
  /** index of its first row */
  first: number
  /** the name of each column: the declared spelling where it is declared, else the cell's own; '' where it has none */
  names: string[]
  /** its rows as they are compared with later ones */
  keys: string[][]
}

/** What stands in brackets behind a name and tells how to fill it in. */
const HINT = /\((?:必填|选填|必填项|选填项|非必填|可不填|如.*|例.*|格式.*|年.?月.?日?|yyyy.*)\)$/i

/** Most columns that are told of one table. */
const TOLD_MAX = 20

/** That columns, counted from 0, have no header and what stands in them is left out: each by its number and the letter that a spreadsheet gives it; null where none is such. */
export function unnamedInWords(columns: readonly number[]): string | null {
  if (columns.length === 0) return null
  const told = [...columns].sort((a, b) => a - b).map((at) => `${at + 1}（${letterOf(at)}）`)
  const some = told.length > TOLD_MAX ? `${told.slice(0, TOLD_MAX).join('、')} 等 ${told.length} ` : told.join('、')
  return `第 ${some}列没有表头，内容没有采用`
}

/** What a spreadsheet calls a column, counted from 0: A to Z, then AA. */
const letterOf = (at: number): string => (at < 26 ? '' : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/** Longer than any header with its hint: in a long cell every bracket would be looked behind to its end. */
const HINTED_MAX = 200

/** What nearly every cell is made of: its characters have one form but for their width, and every cell of a table passes here. */
const USUAL = /^[\x20-\x7e\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*$/

/** What most cells are made of: of such a text the key is the text itself. */
const IS_KEY = /^[0-9A-Za-z\-\u3400-\u9fff]*$/

/** A header as it is compared: characters in their one form, without white space, the marks of what must be filled in, and hints how. */
export function headerKey(text: string): string {
  if (IS_KEY.test(text)) return text
  const squeezed = squeeze(text)
  const key = (USUAL.test(squeezed) ? toHalfWidth(squeezed) : foldCharacters(squeezed)).replace(/\s/g, '').replace(/^\*|[*:]$/g, '')
  return key.length > HINTED_MAX ? key : key.replace(HINT, '')
}

/**
 * Finds the header among the first rows of a sheet: the first row that holds every wanted column, or two or three rows, one above
 * the other, that name more of the declared ones, or of those that `isNamed` knows. Returns null where there is none.
 */
export function findHeader(
  all: RawRow[],
  merges: Merge[],
  wanted: WantedColumn[],
  declared: readonly string[],
  isNamed: (name: string) => boolean = () => false,
): Header | null {
  const rows = all.slice(0, HEADER_WITHIN)
  // Where two declared names are written alike, what is wanted counts.
  const known = new Map([...declared, ...wanted.flatMap(({ names }) => names)].map((name) => [headerKey(name), name]))
  const read = (at: number, depth: number): Header | null => {
    const block = rows.slice(at, at + depth)
    if (at < 0 || block.length < depth) return null
    const header = nameColumns(block, at, merges, known)
    return holdsEvery(header.names, wanted) ? header : null
  }
  const hits = (header: Header) => new Set(header.names.filter((name) => known.has(headerKey(name)) || isNamed(name))).size
  const singleAt = rows.findIndex((_, at) => read(at, 1) !== null)
  // Rows above may be its groups, rows below its columns; any other row is a title or data.
  const blocksOf = (depth: number): Header[] =>
    (singleAt < 0 ? [...rows.keys()] : Array.from({ length: depth }, (_, above) => singleAt - depth + 1 + above)).flatMap(
      (at) => read(at, depth) ?? [],
    )
  // A header whose cells are merged with the rows below it is as deep as they are.
  const goesOn = (header: Header, { first, below }: Header): boolean =>
    first === header.first &&
    merges.some(({ top, bottom }) => {
      const from = rows.findIndex(({ line }) => line === top)
      return from >= first && from < header.below && bottom > top && bottom >= (rows[below - 1]?.line ?? Infinity)
    })
  const isBetter = (one: Header, best: Header): boolean => hits(one) > hits(best) || (goesOn(best, one) && hits(one) >= hits(best))
  return [read(singleAt, 1) ?? [], ...[2, HEADER_DEPTH].map(blocksOf)]
    .flat()
    .reduce<Header | null>((best, one) => (best && !isBetter(one, best) ? best : one), null)
}

const holdsEvery = (names: string[], wanted: WantedColumn[]): boolean =>
  wanted.every(({ names: any, optional }) => optional || any.some((name) => names.includes(name)))

/** Names each column from the rows of a header: groups above, and their columns below. */
export function nameColumns(block: RawRow[], first: number, merges: Merge[], known: Map<string, string>): Header {
  const names = spellingsIn(block, merges).map((spellings) => {
    const declared = spellings.map((spelling) => known.get(headerKey(spelling))).find((name) => name !== undefined)
    return declared ?? spellings[0] ?? ''
  })
  return { below: first + block.length, first, names, keys: block.map((row) => row.cells.map(headerKey)) }
}

/** How each column below the rows of a header may be called: with all groups above it, then with fewer of them; none where it has no name. */
export function spellingsIn(block: readonly RawRow[], merges: readonly Merge[]): string[][] {
  const rows = block.map((_, at) => spread(block, at, merges))
  const lines = new Set(block.map(({ line }) => line))
  // A header that was merged over several columns is as wide as its merge.
  const merged = merges.filter(({ top }) => lines.has(top)).map(({ right }) => right)
  const width = Math.max(0, ...rows.map((cells) => cells.length), ...merged)
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map((cells) => squeeze((cells[column] ?? '').slice(0, HEADER_CHARACTERS_MAX))).filter((part) => part !== '')
    const own = parts.filter((part, at) => part !== parts[at + 1])
    return own.flatMap((part, at) => (at === own.length - 1 ? [part] : [own.slice(at).join(''), own.slice(at).join('/')]))
  })
}

/** A row of a header with each of its groups written over all their columns: as merged, or up to the next group. The last row has none. */
function spread(block: readonly RawRow[], at: number, merges: readonly Merge[]): string[] {
  const [row, ...lower] = block.slice(at)
  const last = block.at(-1)
  if (!row || !last || lower.length === 0) return row?.cells ?? []
  const cells = Array.from({ length: Math.max(...block.map((one) => one.cells.length)) }, (_, column) => row.cells[column] ?? '')
  // What is merged down to the last row too is one column's name, not a group's.
  const own = merges.filter((merge) => merge.top === row.line && merge.bottom < last.line)
  for (const { left, right } of own) for (let column = left; column < right; column++) cells[column] = cells[left - 1] ?? ''
  if (own.length > 0) return cells
  const isSaid = (rows: readonly RawRow[], column: number): boolean => rows.some((one) => squeeze(one.cells[column] ?? '') !== '')
  for (let column = 1; column < cells.length; column++) {
    const isOpen = squeeze(cells[column] ?? '') === '' && isSaid(lower, column) && !isSaid(block.slice(0, at), column)
    // A group reaches over its own columns only where something stands below it too.
    if (isOpen && isSaid(lower, column - 1)) cells[column] = cells[column - 1] ?? ''
  }
  return cells
}

/** The columns that are not optional and stand among these names in none of their spellings. */
function lackingIn(names: readonly string[], wanted: readonly WantedColumn[]): WantedColumn[] {
  const keys = new Set(names.map(headerKey))
  return wanted.filter((column) => !column.optional && !column.names.some((name) => keys.has(headerKey(name))))
}

/** Whether names hold every column that is not optional, in one of its spellings. */
export const hasColumns = (names: readonly string[], wanted: readonly WantedColumn[]): boolean => lackingIn(names, wanted).length === 0

/** What is missing, told against the row that comes nearest. Throws where a wanted header stands there twice. */
export function missingColumns(rows: RawRow[], wanted: WantedColumn[]): string {
  const needed = [...new Map(wanted.filter(({ optional }) => !optional).map((column) => [column.names.join(), column])).values()]
  const head = rows.slice(0, HEADER_WITHIN)
  const nearest = head
    .map(({ cells }) => lackingIn(cells, needed))
    .reduce((best, missing) => (missing.length < best.length ? missing : best), needed)
  const hint = spoiltHeader(head, needed) ?? otherDelimiter(head, needed, needed.length - nearest.length)
  return `没有找到表头，缺少列：${nearest.map(({ names }) => names.join('／')).join('、')}${hint === null ? '' : `。${hint}`}`
}

/** What else parts columns, with its word where it has none of its own, and whether a source may declare it. */
const DELIMITERS: [mark: string, word: string | null, mayDeclare: boolean][] = [
  ['\t', '制表符', true],
  [';', null, true],
  ['|', null, true],
  [',', null, true],
  ['，', null, false],
  ['；', null, false],
  ['、', null, false],
  ['^', null, false],
  ['~', null, false],
  ['#', null, false],
  ['\u0001', '控制字符', false],
]

/** What to do where a line of a text has more of the wanted headers when it is parted otherwise; null where it has not. */
function otherDelimiter(rows: RawRow[], needed: WantedColumn[], found: number): string | null {
  const hits = (cells: string[]): number => {
    const keys = new Set(cells.map((cell) => headerKey(cell.trim().replace(/^"(.*)"$/, '$1'))))
    return needed.filter(({ names }) => names.some((name) => keys.has(headerKey(name)))).length
  }
  const quoted = rows.find(
    (row) => row.cells.length === 1 && row.original?.startsWith('"') && hits((row.cells[0] ?? '').split(/[,;\t|]/)) > found,
  )
  if (quoted) return '整行被一对引号包住了，分不出各列，请来源重新导出'
  // Only of a text the whole line is known.
  const lines = rows.flatMap(({ original }) => (original === undefined ? [] : [original.slice(0, LINE_MAX)]))
  for (const [mark, word, mayDeclare] of DELIMITERS) {
    if (!lines.some((line) => line.includes(mark) && hits(line.split(mark)) > found)) continue
    const cure = mayDeclare ? `请在登记里写 "delimiter": ${JSON.stringify(mark)}` : '这种读不了，请来源改用逗号'
    return `像是用${word ?? `“${mark}”`}分开各列的，${cure}`
  }
  return null
}
/** Longer than any header. */
const LINE_MAX = 20_000

/** What wrong encodings make of a text, undone. */
const REPAIRS: ((text: string) => string)[] = [
  (text) => iconv.encode(text, 'gb18030').toString('utf8'),
  (text) => Buffer.from(text, 'latin1').toString('utf8'),
  (text) => iconv.encode(text, 'win1252').toString('utf8'),
  (text) => iconv.decode(Buffer.from(text, 'latin1'), 'gb18030'),
  (text) => iconv.decode(iconv.encode(text, 'win1252'), 'gb18030'),
]

/** A text of Big5 that was read as GB18030, of which nearly every pair of bytes is some character. */
const asBig5 = (text: string): string => iconv.decode(iconv.encode(text, 'gb18030'), 'big5')

/** What to do where headers cannot be read, or are the wanted ones once a wrong encoding is undone; null where neither is so. */
function spoiltHeader(rows: RawRow[], needed: WantedColumn[]): string | null {
  const wanted = new Set(needed.flatMap(({ names }) => names.map(headerKey)))
  const cells = rows.flatMap((row) => row.cells.slice(0, COLUMNS_MAX)).filter((cell) => cell.length <= 40 && /[^\u0000-\u007f]/.test(cell))
  if (cells.some((cell) => REPAIRS.some((repair) => wanted.has(headerKey(repair(cell))))))
    return '表头是乱码，来源导出时就错了编码，请来源重新导出'
  if (cells.some((cell) => wanted.has(headerKey(asBig5(cell))))) return '像是 Big5 编码，请在登记里写 "encoding": "big5"'
  return cells.some((cell) => cell.includes('\ufffd')) ? '有认不出的字节，请看登记的 encoding 对不对' : null
}

/** Refuses a header that names one wanted column twice: nobody can tell which is meant. Other twins get a number. */
export function partTwins(names: string[], wanted: WantedColumn[]): string[] {
  const meant = new Set(wanted.flatMap((column) => column.names))
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    if (name === '' || count === 1) return name
    if (meant.has(name)) throw new UnreadableSource(`表头里“${name}”出现了两次`)
    return `${name}（${count}）`
  })
}
