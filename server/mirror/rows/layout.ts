import { squeeze, toHalfWidth } from '../../../shared/codes/text'
import { headerKey } from '../formats/header'
import { labelledIn } from '../formats/labels'
import { UnreadableSource, type RawRow, type TableRow } from '../formats/types'
import { madeColumns, yearColumnOf, type Layout } from '../source/layout'

/** What the month and year of a sheet stand in; no file has a column of this name. */
export const MONTH_OF_SHEET = '〔年月〕'

/**
 * The cells that every row of one sheet gets beside its own, of what stands around its rows; what is not there gets none, and `remark` hears of it.
 * Throws UnreadableSource where the sheet has a column of one of their names, or lacks what its key is made of.
 */
export function cellsBeside(
  layout: Layout,
  key: readonly string[],
  { sheet, header, titles }: { sheet: string | null; header: readonly string[]; titles: readonly RawRow[] },
  remark: (words: string) => void,
): [string, string][] {
  const own = madeColumns(layout).find((column) => header.includes(column))
  if (own !== undefined) throw new UnreadableSource(`表里本来就有“${own}”这一列，请在 layout 里换一个名称`)
  const place = sheet === null ? '' : `工作表“${sheet}”：`
  const labelled = labelledIn(titles, layout.above)
  const above = (layout.above ?? []).flatMap((label): [string, string][] => {
    const said = labelled.get(headerKey(label))
    if (said !== undefined) return [[label, said]]
    if (key.includes(label)) throw new UnreadableSource(`${place}表头上方没有写“${label}”，主键要用它`)
    remark(`${place}表头上方没有写“${label}”`)
    return []
  })
  const name: [string, string][] = layout.sheetName === undefined ? [] : [[layout.sheetName, sheet ?? '']]
  const told = monthAbove([sheet ?? '', ...titles.flatMap(({ cells }) => cells)])
  const year = yearCells(layout, key, told, place, remark)
  if (layout.year === undefined || yearColumnOf(layout) !== null) return [...name, ...above, ...year]
  const month = layout.year === 'above' ? told : String(layout.year)
  if (month === null) remark(`${place}表头上方和工作表的名称里没有写年份，或者写着几个，没有写年的日期读不了`)
  return [...name, ...above, ...year, [MONTH_OF_SHEET, month ?? '']]
}

/** The year that is told above a table as a cell of each of its rows. Throws UnreadableSource where none is, and the key is made of it. */
function yearCells(
  { yearName }: Layout,
  key: readonly string[],
  told: string | null,
  place: string,
  remark: (words: string) => void,
): [string, string][] {
  if (yearName === undefined) return []
  const lacks = `${place}表头上方和工作表的名称里没有写年份，或者写着几个`
  if (told === null && key.includes(yearName)) throw new UnreadableSource(`${lacks}，主键要用它（${yearName}）`)
  if (told === null) remark(`${lacks}，“${yearName}”不知道`)
  return told === null ? [] : [[yearName, told.slice(0, 4)]]
}

/** A year, and the month behind it. */
const YEAR = /(?<!\d)((?:19|20)\d{2}) ?(?:年度?|[-./](?=\d))(?: ?(\d{1,2})(?= ?月|[-./]|$))?/g

/** The one year that texts tell, as `YYYY`, or `YYYY-MM` where they tell one month of it; null where they tell none, or several. */
export function monthAbove(texts: readonly string[]): string | null {
  const found = texts.flatMap((text) => [...toHalfWidth(text).matchAll(YEAR)].map(([, year, month]) => ({ year, month })))
  const years = new Set(found.map(({ year }) => year))
  const months = new Set(found.flatMap(({ month }) => (month === undefined ? [] : month.padStart(2, '0'))))
  if (years.size !== 1) return null
  return [[...years][0], ...(months.size === 1 ? months : [])].join('-')
}

/**
 * A day without its year. `6.1` to `6.3` are none: a number that a program shortened may have been the tenth, the twentieth or the thirtieth.
 */
const DAY = /^(0?[1-9]|1[0-2])(?: ?月 ?(0?[1-9]|[12]\d|3[01])[日号]?|[-/](0?[1-9]|[12]\d|3[01])|\.(0[1-9]|[4-9]|[12]\d|3[01]))$/
/** So many months away from its sheet a day may be one of another year. */
const NEAR = 6

/** A month without its year: 3月, 3, 03. */
const MONTH_ALONE = /^(0?[1-9]|1[0-2]) ?(?:月份?)?$/
/** A year as a cell tells it: 2026, 2026年度, 民國115年. */
const YEAR_ALONE = /^(?:((?:19|20)\d{2})|(?:民[国國] ?)?(1[0-4]\d)) ?(?:年度?)?$/
const ROC_YEAR_0 = 1911

/** The year that a cell tells, `YYYY`; '' where it tells none. */
export function yearIn(cell: string): string {
  const [, year, republic] = YEAR_ALONE.exec(toHalfWidth(squeeze(cell))) ?? []
  return year ?? (republic === undefined ? '' : String(Number(republic) + ROC_YEAR_0))
}

/** Whether a text is written as a month without its year. */
export const isMonthAlone = (text: string): boolean => MONTH_ALONE.test(toHalfWidth(squeeze(text)))

/** Whether a text is written as a day without its year. */
export const lacksYear = (text: string): boolean => DAY.test(toHalfWidth(squeeze(text)))

/** Reads days and months that are written without their year as those of the year of their sheet, or of their row, and counts them. */
export class Years {
  readonly #days: readonly string[]
  readonly #months: readonly string[]
  readonly #yearColumn: string | null
  readonly #read = new Map<string, number>()

  /** Columns of days, and of months; `yearColumn`: of which each row has its year. */
  constructor(days: readonly string[], months: readonly string[] = [], yearColumn: string | null = null) {
    this.#days = days
    this.#months = months
    this.#yearColumn = yearColumn
  }

  /** The row with its days written out; one that may be of another year stays as it is. Throws UnreadableSource where the column of the year is not there. */
  read(row: TableRow): TableRow {
    const told = this.#yearColumn === null ? (row.cells.get(MONTH_OF_SHEET) ?? '') : yearOf(row, this.#yearColumn)
    const cells = this.dated(row.cells, told)
    return cells === row.cells ? row : { ...row, cells }
  }

  /** The same for cells of a sheet that tells `YYYY` or `YYYY-MM`. */
  dated(given: Map<string, string>, told: string): Map<string, string> {
    if (told === '') return given
    const [year = '', month] = told.split('-')
    let cells = given
    for (const column of this.#months) {
      const own = MONTH_ALONE.exec(toHalfWidth(squeeze(given.get(column) ?? '')))?.[1]
      if (own === undefined) continue
      if (cells === given) cells = new Map(given)
      cells.set(column, `${year}-${own.padStart(2, '0')}`)
      this.#read.set(year, (this.#read.get(year) ?? 0) + 1)
    }
    for (const column of this.#days) {
      const [, own, ...days] = DAY.exec(toHalfWidth(squeeze(given.get(column) ?? ''))) ?? []
      const day = days.find((one) => one !== undefined)
      if (own === undefined || day === undefined || (month !== undefined && Math.abs(Number(own) - Number(month)) > NEAR)) continue
      if (cells === given) cells = new Map(given)
      cells.set(column, `${year}-${own.padStart(2, '0')}-${day.padStart(2, '0')}`)
      this.#read.set(year, (this.#read.get(year) ?? 0) + 1)
    }
    return cells
  }

  /** What was read so, for the report of the run. */
  inWords(): string[] {
    const all = [...this.#read.values()].reduce((sum, cells) => sum + cells, 0)
    if (this.#yearColumn !== null) return all === 0 ? [] : [`${all} 格没有写年，年取自“${this.#yearColumn}”一列（layout.year）`]
    return [...this.#read].map(([year, cells]) => `${cells} 格日期没有写年，按登记的读作 ${year} 年（layout.year）`)
  }
}

/** The year that a row tells in a column; '' where it tells none. Throws UnreadableSource where there is no such column. */
export function yearOf({ cells }: Pick<TableRow, 'cells'>, column: string): string {
  const cell = cells.get(column)
  if (cell === undefined) throw new UnreadableSource(`没有“${column}”这一列，不知道月份和日期是哪一年（layout.year）`)
  return yearIn(cell)
}
