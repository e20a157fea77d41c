import { divisionsUpFrom, withoutFilling } from '../../../shared/codes/divisionCode'
import type { FineAccountInput } from '../../../shared/kinds/fineAccount/schema'

/** Of which month and division a row tells what was spent, and how much of it is told. */
export type Spent = Pick<FineAccountInput, 'month' | 'division' | 'purposes' | 'spentFen'>

/** Whether a row tells any amount that was spent. */
export const tellsSpending = ({ purposes, spentFen }: Pick<Spent, 'purposes' | 'spentFen'>): boolean =>
  spentFen !== null || (purposes ?? []).some(({ spentFen: fen }) => fen !== null)

/** Whether one row may be a part of the other, or the same month once more; a division that is not told may be any. */
function mayContain({ division: one }: Spent, { division: other }: Spent): boolean {
  if (one === null || other === null) return true
  return divisionsUpFrom(one).includes(withoutFilling(other)) || divisionsUpFrom(other).includes(withoutFilling(one))
}

/**
 * Of all that agencies which may spend together ever told, what a row can be added to or subtracted from: its own month once more, its whole and its parts,
 * and through those of them that tell an amount their other parts too.
 */
export function familyOf(row: Spent, told: readonly Spent[]): Spent[] {
  const ofMonth = told.filter(({ month }) => month === row.month)
  const family = new Set<Spent>()
  let found: readonly Spent[] = [row]
  while (found.length > 0) {
    const next = ofMonth.filter((one) => !family.has(one) && found.some((other) => mayContain(one, other)))
    for (const one of next) family.add(one)
    found = next.filter(tellsSpending)
  }
  return [...family]
}

/** Of some rows those that one may contain: of its month, in its division or with the same. */
export const partsOf = (row: Spent, rows: readonly Spent[]): Spent[] =>
  rows.filter(
    ({ month, division }) =>
      month === row.month &&
      (row.division === null || (division !== null && divisionsUpFrom(division).includes(withoutFilling(row.division)))),
  )
