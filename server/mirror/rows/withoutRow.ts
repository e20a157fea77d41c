import { replaceQuotations } from '../../privacy/quotations'
import type { ParsedRow } from './parsedRow'

/** Stands for a row of which nothing may be told but what is made of it. */
const UNTOLD = '（这类记录的原文不公开）'
/** What a reason repeats of a cell stands in quotes. */
const withoutQuoted = <T extends { reason: string }>(told: T): T => ({ ...told, reason: replaceQuotations(told.reason, '“…”') })

/** A row whose report repeats neither it nor any of its cells. */
export function withoutRow(row: ParsedRow): ParsedRow {
  const told = { ...row, original: () => UNTOLD, warnings: row.warnings.map(withoutQuoted) }
  return 'refused' in told && told.refused !== undefined ? { ...told, refused: { ...withoutQuoted(told.refused), word: null } } : told
}
