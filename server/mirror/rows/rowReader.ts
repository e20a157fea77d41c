import { squeeze } from '../../../shared/codes/text'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import type { Incoming } from '../../editions/decision'
import { check } from './check'
import { ruleOf } from '../../kinds/index'
import { namesOf } from '../../mapping/columnRule'
import type { AliasReader } from './aliases'
import { CellError, type Warn } from '../../cellError'
import { cellAt, compileColumns, readColumns } from './columns'
import { NAMES_MAX, PERSONS_CHARACTERS_MAX } from '../formats/bounds'
import type { TableRow } from '../formats/types'
import { formerKeyFormOf } from './formerKeys'
import { keyFormOf } from './keyForms'
import { NOTHING_ENDS, recordId, type ParsedRow, type ReadingContext, type RowFault } from './parsedRow'
import { personsNames } from '../../privacy/columns'
import { withoutPersons } from '../../privacy/record'
import { personsNamedIn, publicWords } from '../../privacy/texts'
import { registerOf, type TableSource } from '../source/sources'
import { isFoundBy, warnOfStrange } from './strange'
import { NAMED_BESIDE } from './unpivot'

/** The key of a row: each part in its one form, and, where it is asked for, as it was once written. */
interface Key {
  parts: string[]
  former: string[]
  /** every part is empty, or says that it is not known */
  isEmpty: boolean
}

/** What is known beside the body where a row says nothing of it, as in many registers. */
const NOTHING_ABOUT = EnvelopeInput.safeParse({})

const NO_COLUMN = { column: '', form: () => '', formerForm: () => '' }

/** How a source's description makes a record of a row; compiled once. */
export function rowReader(source: TableSource, context: ReadingContext, aliases: AliasReader): (row: TableRow) => ParsedRow {
  const { ids } = context
  const schema = INPUTS[source.kind]
  const bodyPlans = compileColumns(source.columns, schema)
  const envelopePlans = compileColumns(source.envelope, EnvelopeInput)
  const unknown = new Set(source.unknown)
  const nameOf = columnOf(source)
  const keyColumns = source.key.map((key) =>
    [key].flat().map((column) => ({
      column,
      form: keyFormOf(column, [...bodyPlans, ...envelopePlans]),
      formerForm: formerKeyFormOf(column, source),
    })),
  )
  const placing = bodyPlans.filter(({ isPlacing }) => isPlacing).flatMap(({ from }) => from)
  const foundBy = bodyPlans.filter(({ path }) => isFoundBy(path.join('.'))).flatMap(({ from, also }) => [...from, ...also])
  const telling = ruleOf(source.kind).isAgainst
    ? envelopePlans.filter(({ path }) => path[0] === 'notifiedOn').flatMap(({ from, also }) => [...from, ...also])
    : []
  // Of a row that cannot be read nobody knows whether its subject may still object.
  const isToldOf = ({ cells }: TableRow): boolean => telling.some((column) => squeeze(cells.get(column) ?? '') !== '')
  const keyOf = (row: TableRow): Key | { refused: RowFault } => {
    const key: Key = { parts: [], former: [], isEmpty: true }
    try {
      for (const spellings of keyColumns) {
        const { column, form, formerForm } = spellings.find((spelling) => row.cells.has(spelling.column)) ?? NO_COLUMN
        const cell = cellAt(row, column)
        const part = form(cell)
        key.parts.push(part)
        if (ids.hasFormer) key.former.push(formerForm(cell))
        key.isEmpty &&= part === '' || unknown.has(squeeze(cell))
      }
      return key
    } catch (error) {
      if (error instanceof CellError) return { refused: { column: error.column, reason: error.reason } }
      throw error
    }
  }
  const idOf = (parts: string[]): string => recordId(source.kind, registerOf(source), parts, ids.value)
  const outcomeOf = (row: TableRow, warn: Warn) => {
    const key = keyOf(row)
    if ('refused' in key) return { id: null, ...NOTHING_ENDS, ...key }
    if (key.isEmpty)
      return { id: null, ...NOTHING_ENDS, refused: { column: source.key.map((name) => [name].flat()[0]).join('、'), reason: '主键是空的' } }
    for (const column of foundBy) warnOfStrange(row.cells.get(column) ?? '', column, warn)
    const made = read(row, idOf(key.parts), warn)
    const isSpeltOtherwise = key.former.some((part, i) => part !== key.parts[i])
    return isSpeltOtherwise ? { ...made, formerId: idOf(key.former) } : made
  }
  const read = (row: TableRow, id: string, warn: Warn) => {
    try {
      const unread: string[] = []
      const body = readColumns(bodyPlans, row, unknown, (made) => aliases.writeOut(made, bodyPlans, warn), warn, unread)
      const envelope = envelopePlans.length === 0 ? {} : readColumns(envelopePlans, row, unknown, undefined, warn, unread)
      if (typeof envelope.agency === 'string') envelope.agency = aliases.nameOf(envelope.agency)
      if (typeof envelope.withdrawn === 'string') envelope.withdrawn = aliases.writtenOut(envelope.withdrawn)
      const about = hasFields(envelope) ? EnvelopeInput.safeParse(envelope) : NOTHING_ABOUT
      const checked = check(source, id, schema.safeParse(body), about, warn, nameOf, context, unread)
      return about.success || !isToldOf(row) ? checked : { ...checked, onHold: true as const }
    } catch (error) {
      if (!(error instanceof CellError)) throw error
      const refused = { column: error.column, reason: error.reason, word: error.word }
      return { id, ...NOTHING_ENDS, ...(isToldOf(row) ? { onHold: true as const } : {}), refused }
    }
  }
  return (row) => {
    const warnings: ParsedRow['warnings'] = []
    const outcome = outcomeOf(row, (column, reason) => void warnings.push({ column, reason }))
    const { line, sheet } = row
    const original = tellingOf(row, placing)
    try {
      // What is known of every row stands first: a copy with further fields behind it takes several times as long.
      return { line, sheet, original, warnings, ...withoutNamed(outcome, row, source) }
    } catch (error) {
      if (!(error instanceof CellError)) throw error
      // Nobody knows whose names to hide in its other texts.
      return { line, sheet, original, warnings, ...outcome, incoming: undefined, refused: { column: error.column, reason: error.reason } }
    }
  }
}

function hasFields(made: object): boolean {
  for (const _ in made) return true
  return false
}

/** What a row was, without what stood in some of its columns: exact places are kept nowhere but in the bytes of the source. */
const withoutCells = ({ original, cells }: TableRow, columns: readonly string[]): string =>
  columns
    .map((column) => (cells.get(column) ?? '').trim())
    .reduce((text, cell) => (cell.length < 3 ? text : text.replaceAll(cell, '…')), original())

const tellingOf = (row: TableRow, without: readonly string[]) => (): string => withoutCells(row, without)

/** Hides the persons that a row names in columns of their own wherever its other texts repeat them. Throws CellError where those cannot be read. */
function withoutNamed<T extends { id: string | null; incoming?: Incoming; refused?: RowFault }>(
  outcome: T,
  row: TableRow,
  source: TableSource,
): T {
  if (source.persons.length === 0 && !row.cells.has(NAMED_BESIDE)) return outcome
  const { incoming, refused } = outcome
  if (!incoming && !refused?.ends) return outcome
  const names = personsOf(row, source)
  if (incoming) return { ...outcome, incoming: withoutPersons(incoming.kind, incoming, names) }
  const ends = refused?.ends
  return { ...outcome, refused: { ...refused, ends: ends && { ...ends, reason: publicWords(ends.reason, names) } } }
}

/** Every spelling of the persons that a row names in columns of their own. Throws CellError where such a cell cannot be read. */
const personsOf = (row: TableRow, source: TableSource): string[] =>
  personsNamedIn(
    [...personsNames(source), NAMED_BESIDE]
      .map((column) => personsCellAt(row, column))
      .filter((cell) => !source.unknown.includes(cell.trim())),
  )

/** What parts the persons of a cell from each other. */
const BETWEEN_PERSONS = /[、，,;；/|\n\t]/g

/** A cell of persons. Throws CellError where it names more of them than a row may: each is looked for in each text of it. */
function personsCellAt(row: TableRow, column: string): string {
  const cell = cellAt(row, column)
  if (cell.length > PERSONS_CHARACTERS_MAX) throw new CellError(column, `这一格写人名的超过 ${PERSONS_CHARACTERS_MAX} 个字符，没有读`)
  if ((cell.match(BETWEEN_PERSONS)?.length ?? 0) >= NAMES_MAX) throw new CellError(column, `这一格写的人超过 ${NAMES_MAX} 个，没有读`)
  return cell
}

/** The column a field of the body or the envelope was read from. */
function columnOf(source: TableSource): (path: string) => string | null {
  return (path) => {
    const rule = source.columns[path] ?? source.envelope[path]
    return rule === undefined ? path || null : (namesOf(rule)[0] ?? path)
  }
}
