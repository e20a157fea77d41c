import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import { ERASED_WHEN_ENDED, EnvelopeInput } from '../../shared/envelope'
import { feedRowSchema } from '../../shared/feed'
import type { Day } from '../../shared/codes/dates'
import { isOrganisation, maskPersonalData, namesIn } from '../../shared/codes/person'
import { parseDocumentNumber } from '../../shared/codes/documentNumber'
import { nameKey, squeeze } from '../../shared/codes/text'
import { INPUTS } from '../../shared/records/index'
import type { PenaltyInput } from '../../shared/records/penalty'
import type { Kind } from '../../shared/vocabulary'
import { withoutParties, type Parties } from '../editions/anonymous'
import { canonicalJson, sha256 } from '../editions/canonical'
import type { Incoming } from '../editions/decision'
import { earliest, revocationOf, turnsOn, type Revocation } from '../editions/endings'
import { CellError, cellAt, clip, compileColumns, namesOf, neededColumns, readColumns, requiredColumns } from './columns'
import { finishRecord, type Warn } from './finish'
import { hideNames, personsIn } from './parties'
import { NotPublic } from './penalty'
import { membersOf } from './formats/archive'
import { openCsv } from './formats/csv'
import { openHtml } from './formats/html'
import { openJson } from './formats/json'
import { readJsonFeed } from './formats/jsonFeed'
import { expectBody } from './formats/sniff'
import { readTable, type TableFacts } from './formats/table'
import type { BrokenRow, RawFile, TableFile, TableRow } from './formats/types'
import { openXls } from './formats/xls'
import { openXml } from './formats/xml'
import { openXlsx } from './formats/xlsx/index'
import { registerOf, type JsonFeedSource, type Source, type TableSource } from './sources'

/** One row of a source with its place. It names a record, or says why it cannot be used. */
export type ParsedRow = {
  line: number
  /** file of an archive and sheet of a workbook, where there are several */
  sheet: string | null
  original: () => string
  warnings: { column: string | null; reason: string }[]
  /** the row itself says that its record is public no more: withdrawn, or repaired */
  revoked: boolean
  /** the first later day on which the same row will say something else */
  turnsOn: Day | null
} & ({ id: string; incoming: Incoming } | { id: string | null; refused: Refused })

/** Why a row cannot be used. */
export interface Refused {
  column: string | null
  reason: string
  /** the word that no list knows */
  word?: string | null
  /** why a record of this id must not be public any more */
  ends?: RowEnding
}

/** Why a row ends its record. `onlyPublic`: of one that never was public it says nothing. */
export type RowEnding = Revocation & { onlyPublic?: true }

/** What was learnt of a source while its rows passed by. */
export interface ReadingFacts extends TableFacts {
  skipped: number
  /** a file of an archive that holds no row at all */
  hollow: string | null
  /** data rows, and how many of them fill each watched column */
  rows: number
  filled: Map<string, number>
}

export const emptyFacts = (): ReadingFacts => ({
  columns: [],
  headerRows: 0,
  remarks: [],
  skipped: 0,
  hollow: null,
  rows: 0,
  filled: new Map(),
})

/** Under what a file is read. */
export interface ReadingContext {
  today: Day
  /** this installation's own, from which ids are made that must not tell their keys */
  idSecret: string
}

const ID_DIGITS = 20

/**
 * The id of a record: its register and a hash of its key. A record whose content is erased when it ends must not be found out from its id, by
 * trying every name or number: there the hash is keyed. Cleaning a text must never change an id.
 */
export function recordId(kind: Kind, register: string, key: string[], idSecret: string): string {
  const text = canonicalJson(key)
  const hash = ERASED_WHEN_ENDED[kind] ? createHmac('sha256', idSecret).update(text).digest('hex') : sha256(text)
  return `${register}.${hash.slice(0, ID_DIGITS)}`
}

/**
 * Reads one file of a source strictly, row by row, and notes in `facts` what concerns the whole. Throws UnreadableSource
 * where it cannot be used, MappingError where the description of the source names a field that is not there.
 */
export async function* parseFile(raw: RawFile, source: Source, facts: ReadingFacts, context: ReadingContext): AsyncGenerator<ParsedRow[]> {
  if (source.packed === undefined) return yield* parsePlain(raw, source, facts, context)
  for await (const member of membersOf(raw, source.packed)) {
    // One empty piece among several says that nothing came that day.
    if (member.size === 0 && source.coverage === 'additions') {
      facts.remarks.push(`${member.name} 是空的`)
      continue
    }
    let hasRows = false
    for await (const rows of parsePlain(member, source, facts, context)) {
      hasRows ||= rows.length > 0
      yield rows.map((row) => ({ ...row, sheet: [member.name, row.sheet].filter(Boolean).join(' · ') }))
    }
    if (!hasRows) facts.hollow ??= member.name
  }
}

async function* parsePlain(raw: RawFile, source: Source, facts: ReadingFacts, context: ReadingContext): AsyncGenerator<ParsedRow[]> {
  await expectBody(raw, source.format)
  if (source.format === 'json-feed') yield await parseFeed(raw, source, context)
  else yield* parseTable(raw, source, facts, context)
}

function openTable(raw: RawFile, source: TableSource): Promise<TableFile> {
  switch (source.format) {
    case 'csv':
      return openCsv(raw, source)
    case 'json':
      return openJson(raw, source)
    case 'xml':
      return openXml(raw, source)
    case 'html':
      return openHtml(raw, source)
    case 'xlsx':
      return openXlsx(raw)
    case 'xls':
      return openXls(raw)
  }
}

async function* parseTable(raw: RawFile, source: TableSource, facts: ReadingFacts, context: ReadingContext): AsyncGenerator<ParsedRow[]> {
  const readRow = rowReader(source, context)
  const watched = requiredColumns(source, INPUTS[source.kind])
  const file = await openTable(raw, source)
  try {
    for await (const { rows, broken, skipped } of readTable(file, source, facts)) {
      facts.skipped += Object.values(skipped).reduce((sum, count) => sum + count, 0)
      facts.rows += rows.length
      for (const { cells } of rows) {
        for (const names of watched) {
          const [column = ''] = names
          if (names.some((name) => squeeze(cells.get(name) ?? '') !== '')) facts.filled.set(column, (facts.filled.get(column) ?? 0) + 1)
        }
      }
      yield [...broken.map(brokenRow), ...rows.map(readRow)]
    }
  } finally {
    await file.close()
  }
}

const NOTHING_ENDS = { revoked: false, turnsOn: null } as const

const brokenRow = ({ line, sheet, column, reason, original }: BrokenRow): ParsedRow => ({
  line,
  sheet,
  original: () => original,
  warnings: [],
  ...NOTHING_ENDS,
  id: null,
  refused: { column, reason },
})

/** Fields that name a party. */
const PARTY = /^enterprises\.\d+\.name$/

/** How a source's description makes a record of a row; compiled once. */
function rowReader(source: TableSource, { today, idSecret }: ReadingContext): (row: TableRow) => ParsedRow {
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
      return check(source, id, schema.safeParse(body), EnvelopeInput.safeParse(envelope), warn, nameOf, today)
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

async function parseFeed(raw: RawFile, source: JsonFeedSource, { today, idSecret }: ReadingContext): Promise<ParsedRow[]> {
  const schema = feedRowSchema(source.kind)
  return (await readJsonFeed(raw, source)).map(({ line, value }) => {
    const warnings: ParsedRow['warnings'] = []
    const original = JSON.stringify(value)
    const place = { line, sheet: null, original: () => original, warnings }
    const id = feedRowId(source, value, idSecret)
    const row = schema.safeParse(value)
    if (!row.success) return { ...place, id, ...NOTHING_ENDS, refused: faultOf(row.error, (path) => path || null) }
    if (id === null) return { ...place, id, ...NOTHING_ENDS, refused: { column: 'key', reason: '主键是空的' } }
    const { key: _key, body, ...envelope } = row.data
    const warn: Warn = (column, reason) => void warnings.push({ column, reason })
    return { ...place, ...check(source, id, { success: true, data: body }, { success: true, data: envelope }, warn, (path) => path, today) }
  })
}

/** The id of a feed row, readable even where the rest of the row is not. */
function feedRowId(source: Source, value: unknown, idSecret: string): string | null {
  const key = typeof value === 'object' && value !== null && 'key' in value ? value.key : null
  const parts = [key].flat().filter((part): part is string => typeof part === 'string' && part.trim() !== '')
  return parts.length === 0 ? null : recordId(source.kind, registerOf(source), parts, idSecret)
}

type Checked<T> = { success: true; data: T } | { success: false; error: z.ZodError }

/** Checks the two halves of a row against their schemas and finishes them. */
function check(
  source: Source,
  id: string,
  body: Checked<unknown>,
  envelope: Checked<EnvelopeInput>,
  warn: Warn,
  nameOf: (path: string) => string | null,
  today: Day,
): { id: string; revoked: boolean; turnsOn: Day | null } & ({ incoming: Incoming } | { refused: Refused }) {
  if (!envelope.success) return { id, ...NOTHING_ENDS, refused: faultOf(envelope.error, nameOf) }
  const penalty = source.kind === 'penalty' && body.success ? (body.data as PenaltyInput) : null
  const decidedOn = penalty?.decidedOn ?? null
  const turning = earliest([turnsOn(envelope.data, today), decidedOn !== null && decidedOn > today ? decidedOn : null])
  const revocation = revocationIn(envelope.data, penalty === null ? [] : personsIn(penalty), today)
  const row = { id, revoked: revocation !== null, turnsOn: turning }
  const ends = revocation ? { ends: anonymous(revocation, source.kind, body, envelope.data.documentNo) } : {}
  if (!body.success) return { ...row, refused: { ...faultOf(body.error, nameOf), ...ends } }
  try {
    const tell: Warn = (field, reason) => warn(field && nameOf(field), reason)
    const finished = finishRecord(source.kind, body.data as never, envelope.data, tell, today)
    const agency = finished.envelope.agency ?? source.agency
    return { ...row, incoming: { kind: source.kind, id, ...finished, envelope: { ...finished.envelope, agency } } }
  } catch (error) {
    if (!(error instanceof CellError)) throw error
    const refused = { column: error.column && nameOf(error.column), reason: error.reason, ...ends }
    return { ...row, refused: error instanceof NotPublic ? { ...refused, ends: revocation ?? notPublic(error.reason) } : refused }
  }
}

/** Why a row ends its record, even where the rest of it cannot be used. */
function revocationIn(envelope: EnvelopeInput, persons: string[], today: Day): Revocation | null {
  const revocation = revocationOf(envelope, today)
  return revocation && { ...revocation, reason: hideNames(maskPersonalData(revocation.reason), persons) }
}

/**
 * An end as it may be told where the row itself cannot be shown: in the reason stand the source's own words, and who they name is known only
 * where the rest of the row can be read.
 */
function anonymous(revocation: Revocation, kind: Kind, body: Checked<unknown>, documentNo: string | null): Revocation {
  if (!ERASED_WHEN_ENDED[kind]) return revocation
  const reason = body.success ? withoutParties(revocation.reason, [body.data as Parties], documentNo) : '来源撤下'
  return { ...revocation, reason }
}

/** What the law does not let be shown ends what is public, and leaves no trace of what never was. */
const notPublic = (reason: string): RowEnding => ({ operation: 'withdraw', reason, annulledOn: null, onlyPublic: true })

/** The first fault of a row, in plain words. */
function faultOf(error: z.ZodError, nameOf: (path: string) => string | null): Refused {
  const [issue] = error.issues
  if (!issue) return { column: null, reason: '内容不合要求' }
  const missing = issue.code === 'invalid_type' && issue.input === undefined
  return { column: nameOf(issue.path.join('.')), reason: missing ? '必填，但没有内容' : wordsOf(issue) }
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `超过上限 ${issue.maximum}`
    case 'too_small':
      return `低于下限 ${issue.minimum}`
    case 'invalid_type':
      return `类型不对，应为 ${issue.expected}`
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `有不认识的字段：${issue.keys.map((key) => `“${clip(key)}”`).join('、')}`
    case 'invalid_format':
      return issue.format === 'url' ? '不是网址' : '格式不对'
    default:
      return issue.message
  }
}

/** The column a field of the body or the envelope was read from. */
function columnOf(source: TableSource): (path: string) => string | null {
  return (path) => {
    const rule = source.columns[path] ?? source.envelope[path]
    return rule === undefined ? path || null : (namesOf(rule)[0] ?? path)
  }
}

/** Columns that nobody declared: what they hold reaches no record. */
export function undeclaredColumns(source: TableSource, columns: string[]): string[] {
  const known = new Set([...neededColumns(source).flatMap(({ names }) => names), ...source.ignore, ...source.persons])
  return columns.filter((column) => !known.has(column))
}
