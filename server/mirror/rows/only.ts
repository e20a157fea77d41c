import { squeeze } from '../../../shared/codes/text'
import { UnreadableSource, type TableRow } from '../formats/types'
import type { Layout } from '../source/layout'

/** Reads the rows of one sort, by a column that tells which each is, and counts the others. */
export class OnlySort {
  readonly #column: string
  readonly #words: ReadonlySet<string>
  /** whether rows with one of the words are read, or those without */
  readonly #isRead: boolean
  #left = 0

  constructor({ column, words, not = [] }: NonNullable<Layout['only']>) {
    this.#column = column
    this.#isRead = words !== undefined
    this.#words = new Set((words ?? not).map(squeeze))
  }

  /** The rows of the sort, and those of none. Throws UnreadableSource where the column is not there. */
  take(rows: readonly TableRow[]): { rows: TableRow[]; left: TableRow[] } {
    const isRead = rows.map(({ cells }) => {
      const word = cells.get(this.#column)
      if (word === undefined) throw new UnreadableSource(`没有“${this.#column}”这一列，分不清哪些行要读（layout.only）`)
      return this.#words.has(squeeze(word)) === this.#isRead
    })
    const left = rows.filter((_, at) => isRead[at] === false)
    this.#left += left.length
    return { rows: rows.filter((_, at) => isRead[at] === true), left }
  }

  /** What became of the others, for the report of the run; it quotes none of their words. Null where there were none. */
  inWords(): string | null {
    return this.#left === 0 ? null : `有 ${this.#left} 行的“${this.#column}”不是登记要读的，没有采用（layout.only）`
  }
}

/** Rows that are left out, each as the reading passes it. */
export class Passing {
  readonly #places: ReadonlyMap<string, number>
  readonly #left: TableRow[]

  /** `all`: the rows among which they stand, in the order of the file. */
  constructor(all: readonly TableRow[], left: readonly TableRow[]) {
    this.#places = new Map(left.length === 0 ? [] : all.map((row, at) => [placeOf(row), at]))
    this.#left = [...left]
  }

  /** Those above a row that were not passed before. */
  before(row: TableRow): TableRow[] {
    if (this.#left.length === 0) return []
    const at = this.#places.get(placeOf(row)) ?? 0
    const below = this.#left.findIndex((one) => (this.#places.get(placeOf(one)) ?? 0) > at)
    return this.#left.splice(0, below < 0 ? this.#left.length : below)
  }

  /** Those that no row stands below. */
  rest(): TableRow[] {
    return this.#left.splice(0)
  }
}

const placeOf = ({ sheet, line }: Pick<TableRow, 'sheet' | 'line'>): string => `${sheet ?? ''}/${line}`
