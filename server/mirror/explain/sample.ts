import { squeeze } from '../../../shared/codes/text'
import { headerKey } from '../formats/header'
import { cellText } from '../formats/cellText'
import { labelledIn } from '../formats/labels'
import { MergedCells } from '../formats/merges'
import { isNumbering, isSection, isTotal } from '../formats/noData'
import { monthAbove } from '../rows/layout'
import type { RawRow, Sheet } from '../formats/types'
import { headerIn } from './headerRows'
import { holdingOf, type Holding } from './holding'

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
  /** what each column is called with all groups above it, by its name; columns that stand below none may be left out */
  whole: ReadonlyMap<string, string>
  /** cells of its data rows */
  rows: string[][]
  /** its columns are what is looked at as rows */
  isOnItsSide: boolean
  /** rows that are none, by what stands in a column; absent where there are none */
  notRead?: { column: string; words: string[] }
}

/** Looks at the first rows of a sheet. Null where none of them is like a header, and nothing is like a table without one. */
export async function sampleSheet(sheet: Sheet): Promise<Sample | null> {
  const rows: RawRow[] = []
  for await (const batch of sheet.rows()) {
    for (const row of batch) rows.push({ ...row, cells: row.cells.map((cell) => cellText(cell).text) })
    if (rows.length >= SAMPLE_ROWS) break
  }
  if (sheet.isKeyed) return keyed(sheet, rows)
  const merges = await sheet.merges()
  const header = headerIn(rows, merges)
  if (header === null) return withoutHeader(sheet, rows)
  const { first, below, names, whole } = header
  const above = rows.slice(0, first)
  const titles = above.flatMap(({ cells }) => cells.map(squeeze).filter((cell) => cell !== ''))
  const merged = new MergedCells(merges)
  const data = dataOf(rows.slice(below).map((row) => ({ ...row, cells: filledIn(row.cells) === 0 ? row.cells : merged.apply(row) })))
  return {
    ...NOTHING_AROUND,
    sheet: sheet.name,
    named: 'header',
    headerLine: rows[first]?.line ?? 0,
    titles,
    labels: labelledIn(above),
    month: monthAbove([sheet.name ?? '', ...titles]),
    names,
    whole,
    rows: data.filter((cells) => isData(cells.map(headerKey), names.map(headerKey))),
  }
}

/** What a table without rows above it tells. */
const NOTHING_AROUND = {
  headerLine: 0,
  titles: [],
  labels: new Map<string, string>(),
  whole: new Map<string, string>(),
  month: null,
  isOnItsSide: false,
}

/** Whether a row is neither the header once more nor a sum. */
const isData = (keys: string[], names: string[]): boolean =>
  !isTotal(keys, names.length) &&
  !isNumbering(keys) &&
  !isSection(keys, names.length) &&
  keys.some((key, at) => key !== '' && key !== names[at])

/** A list whose rows bring the names of their fields with them. */
function keyed({ name }: Sheet, [names, ...rows]: RawRow[]): Sample | null {
  const data = rows.map(({ cells }) => cells).filter((cells) => filledIn(cells) > 0)
  if (!names || data.length === 0) return null
  return { sheet: name, ...NOTHING_AROUND, named: 'keys', names: names.cells, rows: data }
}

const dataOf = (rows: RawRow[]): string[][] => rows.map(({ cells }) => cells).filter((cells) => filledIn(cells) > 1)

const filledIn = (cells: string[]): number => cells.filter((cell) => squeeze(cell) !== '').length

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
