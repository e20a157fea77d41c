import { squeeze } from '../../../shared/codes/text'
import type { TableRow } from '../formats/types'

/** What says in which unit an amount stands. */
const UNIT = /[元万亿圆]/

/**
 * Watches the columns of money of which neither header nor description says the unit. A bare number there is read as yuan, and a sheet in ten thousands
 * would be public ten thousand times too small: whoever reads the run is told.
 */
export class Unitless {
  readonly #found = new Map<string, { bare: number; isMixed: boolean }>()

  constructor(private readonly columns: readonly string[]) {}

  read({ cells }: Pick<TableRow, 'cells'>): void {
    for (const column of this.columns) {
      const text = squeeze(cells.get(column) ?? '')
      if (!/\d/.test(text) || /^0+(?:\.0+)?$/.test(text)) continue
      const found = this.#found.get(column) ?? { bare: 0, isMixed: false }
      if (UNIT.test(text)) found.isMixed = true
      else found.bare++
      this.#found.set(column, found)
    }
  }

  /** A remark for each column that has such numbers. */
  inWords(): string[] {
    return [...this.#found]
      .filter(([, { bare }]) => bare > 0)
      .map(
        ([column, { bare, isMixed }]) =>
          `“${column}”有 ${bare} 个数没有写单位${isMixed ? '，别的写了' : ''}，按元读取：不是元的请在登记里写 "unit": "万元"，是元的写 "unit": "元"`,
      )
  }
}
