import { squeeze } from '../../../shared/codes/text'
import { UnreadableSource, type TableRow } from '../formats/types'
import type { Layout } from '../source/layout'

/** Reads the rows of one sort, by a column that tells which each is, and counts the others. */
export class OnlySort {
  readonly #column: string
  readonly #words: ReadonlySet<string>
  #left = 0

  constructor({ column, words }: NonNullable<Layout['only']>) {
    this.#column = column
    this.#words = new Set(words.map(squeeze))
  }

  /** The rows of the sort, and how many are of none. Throws UnreadableSource where the column is not there. */
  take(rows: readonly TableRow[]): { rows: TableRow[]; left: number } {
    const read = rows.filter(({ cells }) => {
      const word = cells.get(this.#column)
      if (word === undefined) throw new UnreadableSource(`没有“${this.#column}”这一列，分不清哪些行要读（layout.only）`)
      return this.#words.has(squeeze(word))
    })
    this.#left += rows.length - read.length
    return { rows: read, left: rows.length - read.length }
  }

  /** What became of the others, for the report of the run; it quotes none of their words. Null where there were none. */
  inWords(): string | null {
    return this.#left === 0 ? null : `有 ${this.#left} 行的“${this.#column}”不是登记要读的，没有采用（layout.only）`
  }
}
