import { isOrganisation, namesIn } from '../../shared/codes/person'
import { parseDocumentNumber } from '../../shared/codes/documentNumber'
import { nameKey } from '../../shared/codes/text'
import { EnvelopeInput } from '../../shared/envelope'
import { INPUTS } from '../../shared/records/index'
import type { Incoming } from '../editions/decision'
import { check } from './check'
import { namesOf } from './columnRule'
import { CellError, cellAt, compileColumns, readColumns } from './columns'
import type { TableRow } from './formats/types'
import { NOTHING_ENDS, recordId, type ParsedRow, type ReadingContext, type Refused, type Warn } from './parsedRow'
import { hideNames } from './parties'
import { registerOf, type TableSource } from './sources'

/** Fields that name a party. */
const PARTY = /^enterprises\.\d+\.name$/

/** How a source's description makes a record of a row; compiled once. */
export function rowReader(source: TableSource, { today, endsOn, idSecret }: ReadingContext): (row: TableRow) => ParsedRow {
  const schema = INPUTS[source.kind]
  const bodyPlans = compileColumns(source.columns, schema)
  const envelopePlans = compileColumns(source.envelope, EnvelopeInput)
  const unknown = new Set(source.unknown)
  const keyColumns = source.key.map((key) => [key].flat())
  const nameOf = columnOf(source)
  // One decision is handed over in any brackets: in a key its number and its parties have one form, or its repair would end only half of it.
  const numbers = new Set(namesOf(source.envelope.documentNo ?? { value: '' }))
  const parties = new Set(Object.entries(source.columns).flatMap(([field, rule]) => (PARTY.test(field) ? namesOf(rule) : [])))
  const keyPart = (column: string, row: TableRow): string => {
    const text = cellAt(row, column).trim()
    if (numbers.has(column)) return parseDocumentNumber(text)?.number ?? text
    return parties.has(column) ? nameKey(text) : text
  }
  const keyOf = (row: TableRow): { parts: string[] } | { refused: Refused } => {
    try {
      return { parts: keyColumns.map((names) => keyPart(names.find((name) => row.cells.has(name)) ?? '', row)) }
    } catch (error) {
      if (error instanceof CellError) return { refused: { column: error.column, reason: error.reason } }
      throw error
    }
  }
  const outcomeOf = (row: TableRow, warn: Warn) => {
    const key = keyOf(row)
    if ('refused' in key) return { id: null, ...NOTHING_ENDS, ...key }
    const id = key.parts.every((part) => part === '' || unknown.has(part))
      ? null
      : recordId(source.kind, registerOf(source), key.parts, idSecret)
    if (id === null) return { id, ...NOTHING_ENDS, refused: { column: keyColumns.map(([name]) => name).join('、'), reason: '主键是空的' } }
    try {
      const body = readColumns(bodyPlans, row, unknown)
      const envelope = readColumns(envelopePlans, row, unknown)
      return check(source, id, schema.safeParse(body), EnvelopeInput.safeParse(envelope), warn, nameOf, today, endsOn)
    } catch (error) {
      if (error instanceof CellError)
        return { id, ...NOTHING_ENDS, refused: { column: error.column, reason: error.reason, word: error.word } }
      throw error
    }
  }
  return (row) => {
    const warnings: ParsedRow['warnings'] = []
    const outcome = withoutPersons(
      outcomeOf(row, (column, reason) => void warnings.push({ column, reason })),
      row,
      source,
    )
    return { line: row.line, sheet: row.sheet, original: row.original, warnings, ...outcome }
  }
}

/** Hides the persons that a row names in columns of their own wherever its other texts repeat them. */
function withoutPersons<T extends { id: string | null; incoming?: Incoming; refused?: Refused }>(
  outcome: T,
  { cells }: TableRow,
  { persons, unknown }: TableSource,
): T {
  const { incoming, refused } = outcome
  if (persons.length === 0 || (!incoming && !refused?.ends)) return outcome
  const names = persons
    .map((column) => cells.get(column) ?? '')
    .filter((cell) => !unknown.includes(cell.trim()))
    .flatMap(namesIn)
    .filter((name) => !isOrganisation(name))
  if (!incoming) return { ...outcome, refused: { ...refused, ends: hideNames(refused?.ends, names) } }
  const { kind, id, ...said } = incoming
  return { ...outcome, incoming: { kind, id, ...hideNames(said, names) } }
}

/** The column a field of the body or the envelope was read from. */
function columnOf(source: TableSource): (path: string) => string | null {
  return (path) => {
    const rule = source.columns[path] ?? source.envelope[path]
    return rule === undefined ? path || null : (namesOf(rule)[0] ?? path)
  }
}
