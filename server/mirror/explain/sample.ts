import { checkCreditCode, normaliseCreditCode } from '../../../shared/codes/creditCode'
import { holdsIdentityNumber, holdsMobile } from '../../../shared/codes/persons/index'
import { squeeze } from '../../../shared/codes/text'
import { dayIn } from '../rows/dateForms'
import { HEADER_WITHIN, headerKey, nameColumns } from '../formats/header'
import { cellText } from '../formats/cellText'
import { labelledIn } from '../formats/labels'
import { MergedCells } from '../formats/merges'
import { isTotal } from '../formats/noData'
import { monthAbove } from '../rows/layout'
import type { Merge, RawRow, Sheet } from '../formats/types'
import { monthIn } from '../source/unpivot'
import { isKnown } from './words'

/** Rows of each sheet that are looked at. */
const SAMPLE_ROWS = 5_000

/** A sheet as far as it was looked at. */
export interface Sample {
  sheet: string | null
  /** where its columns have their names from: a line of the file, the file's own keys, or what they hold */
  named: 'header' | 'keys' | 'content'
  /** physical line of its header; 0 where it has none */
  headerLine: number
  /** what stands above the header */
  titles: string[]
  /** what stands there behind a label */
  labels: ReadonlyMap<string, string>
  /** the one year, or month of it, that stands there or in the name of the sheet; null where none does, or several */
  month: string | null
  names: string[]
  /** cells of its data rows */
  rows: string[][]
  /** its columns are what is looked at as rows */
  isOnItsSide: boolean
}

/** What the cells of a column seem to be. */
export type Holding = 'credit code' | 'date' | 'number' | 'link' | 'personal number' | 'text' | 'nothing'

/** Looks at the first rows of a sheet. Null where none of them is like a header, and nothing is like a table without one. */
export async function sampleSheet(sheet: Sheet): Promise<Sample | null> {
  const rows: RawRow[] = []
  for await (const batch of sheet.rows()) {
    for (const row of batch) rows.push({ ...row, cells: row.cells.map((cell) => cellText(cell).text) })
    if (rows.length >= SAMPLE_ROWS) break
  }
  if (sheet.isKeyed) return keyed(sheet, rows)
  const at = headerAt(rows)
  if (at === null) return withoutHeader(sheet, rows)
  const merges = await sheet.merges()
  const { names, below } = namesAt(rows, at, merges)
  const above = rows.slice(0, at)
  const titles = above.flatMap(({ cells }) => cells.map(squeeze).filter((cell) => cell !== ''))
  const merged = new MergedCells(merges)
  const data = dataOf(rows.slice(below).map((row) => ({ ...row, cells: filledIn(row.cells) === 0 ? row.cells : merged.apply(row) })))
  return {
    ...NOTHING_AROUND,
    sheet: sheet.name,
    named: 'header',
    headerLine: rows[at]?.line ?? 0,
    titles,
    labels: labelledIn(above),
    month: monthAbove([sheet.name ?? '', ...titles]),
    names,
    rows: data.filter((cells) => isData(cells.map(headerKey), names.map(headerKey))),
  }
}

/** What a table without rows above it tells. */
const NOTHING_AROUND = { headerLine: 0, titles: [], labels: new Map<string, string>(), month: null, isOnItsSide: false }

/** Whether a row is neither the header once more nor a sum. */
const isData = (keys: string[], names: string[]): boolean =>
  !isTotal(keys, names.length) && keys.some((key, at) => key !== '' && key !== names[at])

/** A list whose rows bring the names of their fields with them. */
function keyed({ name }: Sheet, [names, ...rows]: RawRow[]): Sample | null {
  const data = rows.map(({ cells }) => cells).filter((cells) => filledIn(cells) > 0)
  if (!names || data.length === 0) return null
  return { sheet: name, ...NOTHING_AROUND, named: 'keys', names: names.cells, rows: data }
}

const dataOf = (rows: RawRow[]): string[][] => rows.map(({ cells }) => cells).filter((cells) => filledIn(cells) > 1)

const filledIn = (cells: string[]): number => cells.filter((cell) => squeeze(cell) !== '').length

/** The row that looks most like a header: many short, different texts, the more of them known the better. */
function headerAt(rows: RawRow[]): number | null {
  const scores = rows.slice(0, HEADER_WITHIN).map(({ cells }) => {
    const names = cells.map(headerKey).filter((name) => name !== '')
    if (names.length < 2 || new Set(names).size < names.length) return 0
    if (names.some((name) => name.length > 40 || (holdingOf([name]) !== 'text' && monthIn(name) === null))) return 0
    return names.length + names.filter(isKnown).length * 3
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? null : scores.indexOf(best)
}

/** The columns' names: of one row, or of a row of groups and the row below it. */
function namesAt(rows: RawRow[], at: number, merges: Merge[]): { names: string[]; below: number } {
  const [upper, lower] = rows.slice(at, at + 2)
  // A header that is merged over several columns names one where nothing parts them below.
  const isParted = (left: number, right: number): boolean => filledIn(lower?.cells.slice(left - 1, right) ?? []) > 1
  const isGroups =
    merges.some(({ top, bottom, left, right }) => top === upper?.line && bottom === top && right > left && isParted(left, right)) ||
    (upper !== undefined && lower !== undefined && partsGroups(upper.cells, lower.cells))
  const block = [upper, isGroups ? lower : undefined].filter((row) => row !== undefined)
  const { names: whole } = nameColumns(block, at, merges, new Map())
  // Below its group a column is called by both, or by its own name where only that is known.
  const known = [...whole, ...(isGroups ? (lower?.cells ?? []).map(squeeze) : [])].filter((name) => name !== '' && isKnown(name))
  const { names, below } = nameColumns(block, at, merges, new Map(known.map((name) => [headerKey(name), name])))
  return { names, below }
}

/**
 * Whether a row names the columns of groups above it, where the merges are lost: all that it says stands below a group and the blanks that the group
 * reached over, in words, and some of it is known as a header.
 */
function partsGroups(upper: string[], lower: string[]): boolean {
  const at = (cells: string[], column: number): string => squeeze(cells[column] ?? '')
  const said = lower.flatMap((_, column) => (at(lower, column) === '' ? [] : [column]))
  const isBelowGroup = (column: number): boolean =>
    (at(upper, column) === '' && said.includes(column - 1)) ||
    (at(upper, column) !== '' && at(upper, column + 1) === '' && said.includes(column + 1))
  return (
    said.length > 1 &&
    said.length < upper.length &&
    said.every((column) => isBelowGroup(column) && at(lower, column).length <= 20 && holdingOf([at(lower, column)]) === 'text') &&
    said.some((column) => isKnown(at(lower, column)))
  )
}

/** A piece that comes without its header: rows of one width that hold more than words. Its columns are named by what they hold. */
function withoutHeader({ name }: Sheet, all: RawRow[]): Sample | null {
  const rows = dataOf(all)
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const isTable = width > 2 && rows.filter((cells) => cells.length === width).length > rows.length * 0.9
  const holdings = Array.from({ length: width }, (_, column) => holdingOf(rows.map((cells) => cells[column] ?? '')))
  if (!isTable || !holdings.some((holding) => holding === 'date' || holding === 'link' || holding === 'credit code')) return null
  const hasCode = holdings.includes('credit code')
  const named: Partial<Record<Holding, string>> = {
    'credit code': '统一社会信用代码',
    link: '链接',
    date: '发布日期',
    text: hasCode ? '企业名称' : '标题',
  }
  const names = holdings.map((holding, column) => {
    const own = named[holding]
    delete named[holding]
    return own ?? `列${column + 1}`
  })
  return { sheet: name, ...NOTHING_AROUND, named: 'content', names, rows }
}

/** What most of some cells are. */
export function holdingOf(cells: string[]): Holding {
  const filled = cells.map(squeeze).filter((cell) => cell !== '')
  const most = (test: (cell: string) => boolean) => filled.filter(test).length > filled.length * 0.8
  if (filled.length === 0) return 'nothing'
  if (most((cell) => checkCreditCode(normaliseCreditCode(cell)) === 'valid')) return 'credit code'
  if (most((cell) => holdsIdentityNumber(cell) || holdsMobile(cell))) return 'personal number'
  if (most((cell) => dayIn(cell, {}) !== null)) return 'date'
  if (most((cell) => /^https?:\/\//i.test(cell))) return 'link'
  return most((cell) => /^-?[\d,.]+$/.test(cell)) ? 'number' : 'text'
}
