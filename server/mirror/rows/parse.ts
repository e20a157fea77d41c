import { feedRowSchema } from '../../../shared/feed'
import { foldKeyText } from '../../../shared/codes/fold'
import { squeeze } from '../../../shared/codes/text'
import { INPUTS } from '../../../shared/kinds/schemas'
import { namesOf } from '../../mapping/columnRule'
import { ruleOf } from '../../kinds/index'
import type { IdSecret } from '../../models/secret'
import { check, faultOf } from './check'
import type { Warn } from '../../cellError'
import { AliasReader } from './aliases'
import { neededColumns, readsPlaces, readsPositions, requiredColumns, dayColumns, monthColumns, unitlessColumns } from './columns'
import { Unitless } from './unitless'
import { membersOf } from '../formats/archive'
import { openCsv } from '../formats/csv'
import { hasColumns, type WantedColumn } from '../formats/header'
import { openHtml } from '../formats/html'
import { openJson } from '../formats/json'
import { readJsonFeed } from '../formats/jsonFeed'
import { expectBody } from '../formats/sniff'
import { readTable, type TableFacts, type WantedTable } from '../formats/table'
import { ON_ITS_SIDE, transposed } from '../formats/transpose'
import type { BrokenRow, RawFile, TableFile, TableRow } from '../formats/types'
import { openXls } from '../formats/xls'
import { openXml } from '../formats/xml'
import { openXlsx } from '../formats/xlsx/index'
import { NOTHING_ENDS, recordId, type ParsedRow, type ReadingContext, type RowFault } from './parsedRow'
import { withoutPlaces } from '../../privacy/places'
import { missingPersons, personsColumns, personsNames } from '../../privacy/columns'
import { Years, cellsBeside } from './layout'
import { OnlySort, Passing } from './only'
import { RowsAbove, type PointedRow } from './pointers'
import { rowReader } from './rowReader'
import { SWAPPED, swappedIn } from '../source/coordinates'
import { registerOf, type JsonFeedSource, type Source, type TableSource } from '../source/sources'
import { ONLY_COUNTED, Tally, readingNumbers } from './tally'
import { withoutRow } from './withoutRow'
import { isFoundBy, warnOfStrange } from './strange'
import { Gathered } from './gather'
import { Unpivoted } from './unpivot'
import { madeColumns, yearColumnOf, type Layout } from '../source/layout'
import { unpivotedName, valueColumns, type Unpivot } from '../source/unpivot'

/** What was learnt of a source while its rows passed by. */
export interface ReadingFacts extends TableFacts {
  skipped: number
  /** a file of an archive that holds no row at all */
  emptyMember: string | null
  /** data rows, and how many of them fill each watched column */
  rows: number
  filled: Map<string, number>
}

export const emptyFacts = (): ReadingFacts => ({
  columns: [],
  headerRows: 0,
  remarks: [],
  skipped: 0,
  emptyMember: null,
  rows: 0,
  filled: new Map(),
})

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
    if (!hasRows) facts.emptyMember ??= member.name
  }
}

async function* parsePlain(raw: RawFile, source: Source, facts: ReadingFacts, context: ReadingContext): AsyncGenerator<ParsedRow[]> {
  await expectBody(raw, source.format)
  const { hidesRows } = ruleOf(source.kind)
  const told = (row: ParsedRow) => (hidesRows || row.onHold ? withoutRow(row) : row)
  if (source.format === 'json-feed') yield (await parseFeed(raw, source, context)).map(told)
  else for await (const rows of parseTable(raw, source, facts, context)) yield rows.map(told)
}

/**
 * Reads a file only for what its rows say, which the neighbours of the context keep, where the kind rests on that: a record may rest on others, wherever in a
 * delivery these stand, so every file of it is asked before one is read. Throws as `parseFile`.
 */
export async function saidIn(raw: RawFile, source: Source, context: ReadingContext): Promise<void> {
  if (!ruleOf(source.kind).restsOnOthers || raw.size === 0) return
  await context.neighbours?.listen(async () => {
    for await (const _ of parseFile(raw, source, emptyFacts(), context)) continue
  })
}

function openTable(raw: RawFile, source: TableSource, wanted: WantedTable): Promise<TableFile> {
  switch (source.format) {
    case 'csv':
      return openCsv(raw, source)
    case 'json':
      return openJson(raw, source, (names) => hasColumns(names, wanted.columns))
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

/** The columns that stand in a file; those that are made of its cells, or of what stands around them, do not. */
const standing = (source: TableSource): WantedColumn[] => {
  const made = new Set([...(source.unpivot ? [source.unpivot.name, ...valueColumns(source.unpivot)] : []), ...madeColumns(source.layout)])
  return neededColumns(source).flatMap(({ names, optional }) => {
    const own = names.filter((name) => !made.has(name))
    return own.length === 0 ? [] : [{ names: own, optional }]
  })
}

/** The columns by which a header is known: those that are read, or, where all of these are made, those that tell the year and the sort of a row. */
function anchoring(source: TableSource): WantedColumn[] {
  const read = standing(source)
  const beside = [source.layout?.only?.column, yearColumnOf(source.layout)].flatMap((name) => name ?? [])
  return read.length > 0 ? read : beside.map((name) => ({ names: [name], optional: false }))
}

/** The columns that headers become where their cells are rows. */
const madeOf = (names: readonly string[], { unpivot }: TableSource): string[] =>
  unpivot === undefined ? [] : names.flatMap((name) => unpivotedName(unpivot, name)?.value ?? [])

/** The column that tells how many things another one lists. */
const countColumn = ({ unpivot }: TableSource): string[] => (unpivot?.count === undefined ? [] : [unpivot.count])

/** The unit in which a source says that the amounts are that stand under its months; null where it says none. */
const unitOfValue = ({ columns, unpivot }: TableSource): string | null =>
  Object.values(columns).flatMap((rule) =>
    typeof rule === 'object' && 'unit' in rule && namesOf(rule).includes(unpivot?.value ?? '') ? (rule.unit ?? []) : [],
  )[0] ?? null

/** The columns from which fields are read that hold persons by their nature. */
const personFields = ({ kind, columns }: TableSource): string[] =>
  (ruleOf(kind).intake.ofPersons ?? []).flatMap((field) => (columns[field] === undefined ? [] : namesOf(columns[field])))

/** What the description of a source looks for in a table. Without its columns of persons nobody knows whose names to hide. */
const wantedTable = (source: TableSource): WantedTable => ({
  columns: anchoring(source),
  key: source.key.flat(),
  known: [
    ...(source.layout?.only ? [source.layout.only.column] : []),
    ...source.ignore,
    ...personsNames(source),
    ...(Array.isArray(source.unpivot?.columns) ? source.unpivot.columns : []),
    ...countColumn(source),
    ...[yearColumnOf(source.layout) ?? []].flat(),
  ],
  sheet: source.sheet,
  isNamed: source.unpivot && ((name) => unpivotedName(source.unpivot as Unpivot, name) !== null),
  assumeHeader: source.assumeHeader,
  hidesCells: ruleOf(source.kind).hidesCells,
  beside: source.layout && ((around, remark) => cellsBeside(source.layout as Layout, source.key.flat(), around, remark)),
  refusal: (names) => missingPersons([...names, ...madeOf(names, source)], source),
})

async function* parseTable(raw: RawFile, source: TableSource, facts: ReadingFacts, context: ReadingContext): AsyncGenerator<ParsedRow[]> {
  const aliases = new AliasReader(source)
  const readRow = rowReader(readingNumbers(source), context, aliases)
  const tally = source.tally === undefined ? null : new Tally(source)
  const gathered = source.gather === undefined ? null : new Gathered(source, source.gather)
  const above = new RowsAbove(source)
  const yearColumn = yearColumnOf(source.layout)
  const years = source.layout?.year === undefined ? new Years([]) : new Years(dayColumns(source), monthColumns(source), yearColumn)
  const unitless = new Unitless(unitlessColumns(source))
  const only = source.layout?.only === undefined ? null : new OnlySort(source.layout.only)
  const unpivoted =
    source.unpivot === undefined
      ? null
      : new Unpivoted(source.unpivot, new Set([...personsNames(source), ...personFields(source)]), unitOfValue(source), yearColumn)
  // Columns of persons too: without them nobody knows whose names to hide.
  const watched = [...requiredColumns(source, INPUTS[source.kind]), ...personsColumns(source).map(({ names }) => names)]
  if (readsPositions(source) && source.coordinates === undefined && !facts.remarks.includes(NO_SYSTEM)) facts.remarks.push(NO_SYSTEM)
  const instead = tally ? ONLY_COUNTED : readsPlaces(source) ? NO_ORIGINAL : null
  const wanted = wantedTable(source)
  const opened = await openTable(raw, source, wanted)
  const file = source.layout?.transpose
    ? { ...opened, remarks: [...opened.remarks, ON_ITS_SIDE], sheets: opened.sheets.map(transposed) }
    : opened
  try {
    for await (const { rows: all, broken, skipped, ends } of readTable(file, wanted, facts)) {
      const sorted = only?.take(all) ?? { rows: all, left: [] }
      const lines = sorted.rows
      const made = unpivoted?.take(lines)
      const rows = made?.rows ?? lines
      facts.skipped += Object.values(skipped).reduce((sum, count) => sum + count, 0) + (made?.empty ?? 0) + sorted.left.length
      facts.rows += rows.length
      for (const { cells } of rows) {
        for (const names of watched) {
          const [column = ''] = names
          if (names.some((name) => squeeze(cells.get(name) ?? '') !== '')) facts.filled.set(column, (facts.filled.get(column) ?? 0) + 1)
        }
      }
      above.breakAt(broken)
      above.endGroupsAt(ends)
      const unreadable = broken.map((row) => brokenRow(row, instead ?? row.original))
      const passing = new Passing(all, sorted.left)
      const pointed = rows.map((row) => {
        // What an empty cell or a pointer means is the row above it, also where that is of a sort that is not read.
        for (const other of passing.before(row)) above.read(other)
        const { row: made, read, filled } = above.read(row)
        return { read, filled, row: years.read(made), notes: row.notes }
      })
      for (const other of passing.rest()) above.read(other)
      tally?.take(pointed.map(({ row }) => row))
      for (const { row } of pointed) unitless.read(row)
      gathered?.take(pointed.map((one) => ({ row: one.row, remarks: [...remarksOn(one.notes), ...remarksOnPointed(one)] })))
      const parsed = tally || gathered ? [] : pointed.map((one) => withNotes(readPointed(readRow, one), one.notes))
      yield [...unreadable, ...(made ? parsed.map((one, i) => unpivoted?.placed(one, made.rows[i]?.under ?? new Map()) ?? one) : parsed)]
    }
    if (tally) {
      facts.remarks.push(tally.inWords())
      yield tally.rows().map(readRow)
    }
    if (gathered) {
      facts.remarks.push(gathered.inWords())
      yield gathered.read((described) => rowReader(described, context, aliases))
    }
    if (unpivoted) facts.remarks.push(...unpivoted.inWords())
    facts.remarks.push(...[only?.inWords() ?? []].flat())
    facts.remarks.push(...years.inWords(), ...unitless.inWords())
    const written = aliases.inWords()
    if (written !== null) facts.remarks.push(written)
  } finally {
    await file.close()
  }
}

const NO_SYSTEM = '没有登记经纬度的坐标系（coordinates），按 GCJ-02 显示'

/** A row whose pointers above are read, which is said. */
function readPointed(readRow: (row: TableRow) => ParsedRow, pointed: PointedRow): ParsedRow {
  const parsed = readRow(pointed.row)
  for (const remark of remarksOnPointed(pointed)) parsed.warnings.push(remark)
  return parsed
}

/** That cells of a row are read from the row above. */
function remarksOnPointed({ read, filled }: PointedRow): ParsedRow['warnings'] {
  const remarks: ParsedRow['warnings'] = []
  if (read.length > 0) remarks.push({ column: read.join('、'), reason: '写的是“同上”一类的字，按上一行的内容读取' })
  if (filled.length > 0) remarks.push({ column: filled.join('、'), reason: '是空的，按登记的取上面一行的内容（layout.fillDown）' })
  return remarks
}

/** A row with a remark for each kind of thing that stood in its cells and no person reads. */
const withNotes = (row: ParsedRow, notes: TableRow['notes']): ParsedRow =>
  notes.length === 0 ? row : { ...row, warnings: [...remarksOn(notes), ...row.warnings] }

/** A remark for each kind of thing that stood in the cells of a row and no person reads. */
function remarksOn(notes: TableRow['notes']): ParsedRow['warnings'] {
  const columns = new Map<string, string[]>()
  for (const { column, was } of notes) columns.set(was, [...(columns.get(was) ?? []), column])
  return [...columns].map(([was, [column = null, ...others]]) => ({
    column,
    reason: others.length === 0 ? was : `${was}（${others.map((other) => `“${other}”`).join('、')}也是）`,
  }))
}

/** Of a row that nobody could take apart, it is not known which of its words say where something lies. */
const NO_ORIGINAL = '（来源有写地点的列，这一行分不开，没有保留原文）'

const brokenRow = ({ line, sheet, column, reason }: BrokenRow, original: string): ParsedRow => ({
  line,
  sheet,
  original: () => original,
  warnings: [],
  ...NOTHING_ENDS,
  id: null,
  refused: { column, reason },
})

async function parseFeed(raw: RawFile, source: JsonFeedSource, context: ReadingContext): Promise<ParsedRow[]> {
  const schema = feedRowSchema(source.kind)
  return (await readJsonFeed(raw, source.kind)).map(({ line, value }) => {
    const warnings: ParsedRow['warnings'] = []
    const original = () => JSON.stringify(withoutPlaceIn(source, value))
    const { id, ...former } = feedRowIds(source, value, context.ids)
    const place = { line, sheet: null, original, warnings, ...former }
    const row = schema.safeParse(value)
    if (!row.success)
      return {
        ...place,
        id,
        ...NOTHING_ENDS,
        ...(mayBeHeld(source, value) ? { onHold: true } : {}),
        refused: swappedFault(source, value) ?? faultOf(row.error, (path) => path || null),
      }
    if (id === null) return { ...place, id, ...NOTHING_ENDS, refused: { column: 'key', reason: '主键是空的' } }
    const { key: _key, body, ...envelope } = row.data
    const warn: Warn = (column, reason) => void warnings.push({ column, reason })
    warnOfStrangeIn(body, warn)
    const [content, about] = [{ success: true, data: body } as const, { success: true, data: envelope } as const]
    return { ...place, ...check(source, id, content, about, warn, (path) => path, context) }
  })
}

/** Whether a row that cannot be read says that its subject was told of something. */
const mayBeHeld = ({ kind }: Source, row: unknown): boolean =>
  ruleOf(kind).isAgainst !== undefined && typeof row === 'object' && row !== null && 'notifiedOn' in row && row.notifiedOn !== null

function swappedFault({ kind }: Source, row: unknown): RowFault | null {
  const column = typeof row === 'object' && row !== null && 'body' in row ? swappedIn(kind, row.body) : null
  return column === null ? null : { column: `body.${column}`, reason: SWAPPED }
}

const withoutPlaceIn = ({ kind }: Source, row: unknown): unknown =>
  typeof row === 'object' && row !== null && 'body' in row ? { ...row, body: withoutPlaces(kind, row.body) } : row

/** The same remarks for the fields of a feed row, by their paths. */
function warnOfStrangeIn(value: unknown, warn: Warn, path = 'body'): void {
  if (typeof value === 'string') return isFoundBy(path) ? warnOfStrange(value, path, warn) : undefined
  if (typeof value !== 'object' || value === null) return
  const isList = Array.isArray(value)
  for (const [name, inner] of Object.entries(value))
    warnOfStrangeIn(inner, warn, isList && typeof inner === 'string' ? path : `${path}.${name}`)
}

/** The id of a feed row, readable even where the rest of the row is not, and the one that an earlier version gave it. */
function feedRowIds(source: Source, value: unknown, ids: IdSecret): { id: string | null; formerId?: string } {
  const key = typeof value === 'object' && value !== null && 'key' in value ? value.key : null
  const former = [key].flat().filter((part): part is string => typeof part === 'string' && part.trim() !== '')
  const parts = former.map(foldKeyText)
  if (parts.every((part) => part === '')) return { id: null }
  const idOf = (one: string[]): string => recordId(source.kind, registerOf(source), one, ids.value)
  const isSpeltOtherwise = ids.hasFormer && former.some((part, i) => part !== parts[i])
  return { id: idOf(parts), ...(isSpeltOtherwise ? { formerId: idOf(former) } : {}) }
}

/** Columns that nobody declared: what they hold reaches no record. */
export function undeclaredColumns(source: TableSource, columns: string[]): string[] {
  const known = new Set([
    ...neededColumns(source).flatMap(({ names }) => names),
    ...source.ignore,
    ...personsNames(source),
    ...madeColumns(source.layout),
    ...(source.layout?.only ? [source.layout.only.column] : []),
    ...countColumn(source),
    ...[yearColumnOf(source.layout) ?? []].flat(),
  ])
  return columns.filter((column) => !known.has(column) && (source.unpivot === undefined || unpivotedName(source.unpivot, column) === null))
}
