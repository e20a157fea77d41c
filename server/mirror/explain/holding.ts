import { checkCreditCode, normaliseCreditCode } from '../../../shared/codes/creditCode'
import { holdsIdentityNumber, holdsMobile } from '../../../shared/codes/persons/index'
import { squeeze } from '../../../shared/codes/text'
import { dayIn } from '../rows/dateForms'

/** What the cells of a column seem to be. */
export type Holding = 'credit code' | 'date' | 'number' | 'link' | 'personal number' | 'text' | 'nothing'

/** What a column of a strange file seems to hold. */
export interface ColumnGuess {
  name: string
  /** share of the looked-at rows that fill it */
  filled: number
  holds: Holding
  /** field it is proposed for; null: left out */
  field: string | null
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
