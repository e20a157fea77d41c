import { z } from 'zod'
import { labelOf, wordOf } from '../../server/kinds/labels'
import { MappingError, compileColumns } from '../../server/mirror/rows/columns'
import { SourceList, type Source } from '../../server/mirror/source/sources'
import { EnvelopeInput } from '../../shared/envelope'
import { CODE_WORDS, Count, DayText, FenAmount } from '../../shared/fields'
import type { Kind } from '../../shared/kinds/index'
import { BODIES, INPUTS } from '../../shared/kinds/schemas'
import { DivisionCode } from '../../shared/parts'
import { codesOf } from '../../shared/vocabulary'
import { readWhole } from '../support/parse'
import { ENVELOPE } from './envelope'
import type { Described } from './described'
import { tableOf } from './page'

/** The fields of a kind as an office reads them: made of its schemas, its words, and one row that is really read. */

export interface Field {
  /** as a mapping names it: `grades.0.grade` */
  path: string
  schema: z.ZodType
  /** stands in a part or a list that may be left out as a whole */
  isInPart: boolean
  /** the code that an empty cell stands for */
  usual: unknown
}

/** The schema inside optional, nullable and default wrappers, and what is taken where nothing stands. */
function opened(schema: z.ZodType): { inner: z.ZodType; isRequired: boolean; usual: unknown } {
  let inner = schema
  let usual: unknown = null
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault) {
    if (inner instanceof z.ZodDefault) usual = inner.def.defaultValue
    inner = inner.unwrap() as z.ZodType
  }
  return { inner, isRequired: inner === schema, usual }
}

/** Every field of a schema that a source can fill, in its order. */
export function fieldsIn(schema: z.ZodObject, at: readonly string[] = [], isInPart = false): Field[] {
  return Object.entries(schema.shape).flatMap(([name, given]) => {
    const { inner, isRequired, usual } = opened(given as z.ZodType)
    const path = [...at, name]
    if (inner instanceof z.ZodObject) return fieldsIn(inner, path, isInPart || !isRequired)
    const element = inner instanceof z.ZodArray ? opened(inner.element as z.ZodType).inner : null
    if (element instanceof z.ZodObject) return fieldsIn(element, [...path, '0'], true)
    return [{ path: path.join('.'), schema: inner, isInPart, usual }]
  })
}

/** Lists of codes longer than this have a table of their own. */
const CODES_INLINE = 5

const wordsOf = (schema: z.ZodType): Readonly<Record<string, string>> | null => CODE_WORDS.get(schema as z.ZodEnum)?.words ?? null

/** What a cell may hold, in words. */
export function typeOf(kind: Kind | null, { path, schema }: Pick<Field, 'path' | 'schema'>): string {
  if (schema === DayText) return '日期'
  if (schema === FenAmount) return '金额'
  if (schema === Count) return '整数'
  if (schema === DivisionCode) return '行政区划代码'
  if (schema instanceof z.ZodArray) return `列表：${typeOf(kind, { path, schema: opened(schema.element as z.ZodType).inner })}`
  const words = wordsOf(schema)
  if (words !== null) return codesOf(words).length > CODES_INLINE ? `代码，见[${labelOf(kind, [lastOf(path)])}](#代码表)` : codesText(words)
  if (schema instanceof z.ZodBoolean) return '是或否'
  if (schema instanceof z.ZodNumber) return `数，${schema.minValue} 到 ${schema.maxValue}`
  if (schema instanceof z.ZodURL) return '网址'
  // A text of one form, as a year is, has no length of its own.
  if (schema instanceof z.ZodString) return schema.maxLength === null ? '文字' : `文字，最多 ${schema.maxLength} 字`
  return '见说明'
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? path
const codesText = (words: Readonly<Record<string, string>>): string =>
  codesOf(words)
    .map((code) => `\`${code}\` ${words[code]}`)
    .join('、')

/** Whether a mapping can fill a field from a column; the others come by `json-feed` only. */
export function isOfColumn(path: string, schema: z.ZodObject): boolean {
  try {
    compileColumns({ [path]: 'x' }, schema)
    return true
  } catch (error) {
    if (error instanceof MappingError) return false
    throw error
  }
}

const headerOf = (kind: Kind | null, path: string): string =>
  labelOf(
    kind,
    path.split('.').filter((part) => part !== '0'),
  )

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** A field as a person reads it in an answer: codes as words, days as days, lists with a mark between. */
export function shownAt(kind: Kind, body: unknown, path: readonly string[]): string | null {
  let at: unknown = body
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !(part in at)) return null
    at = (at as Record<string, unknown>)[part]
  }
  return Array.isArray(at) ? at.map((one) => wordOf(kind, path, one) ?? '').join('；') : wordOf(kind, path, at)
}

/** What a source of an example is called, beside what the example says of it. */
const AROUND = { name: 'docs', title: '说明', agency: '某某市应急管理局', path: 'x.csv', coverage: 'full', rhythmHours: 24 }

/** A source as the list of sources has it. Throws what the schema says. */
export function sourceOf(entry: Record<string, unknown>): Source {
  const [source] = SourceList.parse({ sources: [entry] }).sources
  if (!source) throw new Error('no source')
  return source
}

/** What the page says of a kind; each has a file of its own there. */
const describedOf = async (kind: Kind): Promise<Described> => ((await import(`./kinds/${kind}`)) as { described: Described }).described

/** What is read of a text, as the records that are accepted. Throws where a row is refused. */
export async function recordsOf(source: Source, text: string) {
  const { accepted, findings } = await readWhole(Buffer.from(text), source)
  const refused = findings.filter(({ severity }) => severity === 'refused')
  if (refused.length > 0 || accepted.size === 0) throw new Error(`${source.name}: ${JSON.stringify(refused)}`)
  return [...accepted.values()]
}

/**
 * What is read of the row that holds something in every field of a kind that a column can fill, some of its cells changed: the record as it may
 * be public, or null, and what was said of the row.
 */
async function readRow(kind: Kind, changed: Readonly<Record<string, string>> = {}) {
  const cells: Record<string, string> = { ...(await describedOf(kind)).cells, ...changed }
  const paths = Object.keys(cells)
  const rules = paths.map((path) => [path, { from: headerOf(kind, path), ...(path.endsWith('Fen') ? { unit: '元' } : {}) }])
  const columns = Object.fromEntries(rules) as Record<string, unknown>
  const source = sourceOf({ ...AROUND, kind, format: 'csv', key: ['主键'], columns })
  const lines = [
    ['主键', ...paths.map((path) => quoted(headerOf(kind, path)))],
    ['1', ...paths.map((path) => quoted(cells[path] ?? ''))],
  ]
  const { accepted, findings } = await readWhole(Buffer.from(lines.map((line) => line.join(',') + '\n').join('')), source)
  const [record = null] = accepted.values()
  return { record, findings }
}

/** The record of that row. Throws where it is refused. */
async function wholeRow(kind: Kind) {
  const { record, findings } = await readRow(kind)
  if (record === null) throw new Error(`${kind}: ${JSON.stringify(findings)}`)
  return record
}

const HEADER = ['字段', '名称', '写什么', '必填', '格子里写', '公示为', '说明']

async function needOf(kind: Kind, { isInPart, usual, path, schema }: Field): Promise<string> {
  const { record } = path in (await describedOf(kind)).cells ? await readRow(kind, { [path]: '' }) : await readRow(kind)
  if (record === null) return isInPart ? '这一组有内容时' : '必填'
  const word = typeof usual === 'string' ? wordsOf(schema)?.[usual] : wordOf(kind, path.split('.'), usual)
  return word ? `不写就是“${word}”` : ''
}

/** The table of the fields that a source can fill, each with a cell that was read and what became of it. Throws where a field has no cell. */
export async function fieldTable(kind: Kind): Promise<string> {
  const { cells, notes } = await describedOf(kind)
  const { body } = await wholeRow(kind)
  const fields = fieldsIn(INPUTS[kind])
  const known = new Set([...fields, ...computedIn(kind)].map(({ path }) => path))
  const strange = [...Object.keys(cells), ...Object.keys(notes)].filter((path) => !known.has(path))
  if (strange.length > 0) throw new Error(`${kind} has no ${strange.join(', ')}`)
  const rows: string[][] = []
  for (const field of fields) {
    const { path } = field
    const cell = cells[path]
    if (isOfColumn(path, INPUTS[kind]) !== (cell !== undefined)) throw new Error(`${kind}: no cell for ${path}, or one too many`)
    const about = cell === undefined ? '不能从一列读出，只能由 `json-feed` 给出。' : ''
    const isPublic = cell === undefined ? '照原样' : (shownAt(kind, body, path.split('.')) ?? '不公示')
    const need = await needOf(kind, field)
    rows.push([`\`${path}\``, headerOf(kind, path), typeOf(kind, field), need, cell ?? '', isPublic, about + (notes[path] ?? '')])
  }
  return tableOf(HEADER, rows)
}

/** The table of other cells for the same row, and what becomes of each: shown, left out or refused, with what is said of it. */
export async function othersTable(kind: Kind): Promise<string> {
  const rows: string[][] = []
  const usual = new Set((await readRow(kind)).findings.map(({ reason }) => reason))
  for (const changed of (await describedOf(kind)).others) {
    const [[path, cell] = ['', ''], ...rest] = Object.entries(changed)
    const { record, findings } = await readRow(kind, changed)
    const said = findings.map(({ reason }) => reason).filter((reason) => !usual.has(reason))
    const shown = record === null ? '退回' : (shownAt(kind, record.body, path.split('.')) ?? '不公示')
    const cells = [cell || '（空着）', ...rest.map(([other, text]) => `${headerOf(kind, other)}${text === '' ? '空着' : `写“${text}”`}`)]
    rows.push([`\`${path}\``, headerOf(kind, path), cells.join('，'), shown, said.join('；')])
  }
  return tableOf(['字段', '名称', '格子里写', '公示为', '提醒'], rows)
}

const computedIn = (kind: Kind): Field[] => {
  const given = new Set(fieldsIn(INPUTS[kind]).map(({ path }) => path))
  return fieldsIn(BODIES[kind]).filter(({ path }) => !given.has(path))
}

/** The table of the fields that nobody writes: the system adds them. Throws where one has no sentence. */
export async function computedTable(kind: Kind): Promise<string> {
  const { body } = await wholeRow(kind)
  const { notes } = await describedOf(kind)
  const rows = computedIn(kind).map((field) => {
    const { path } = field
    const note = notes[path]
    if (note === undefined) throw new Error(`${kind}: no sentence for ${path}`)
    return [`\`${path}\``, headerOf(kind, path), shownAt(kind, body, path.split('.')) ?? '', note]
  })
  return rows.length === 0 ? '没有。' : tableOf(['字段', '名称', '这一行是', '说明'], rows)
}

/** The long lists of codes of all kinds, each by the names of the fields that hold it. */
export function codesTable(): string {
  const lists = new Map<Readonly<Record<string, string>>, Set<string>>()
  for (const kind of codesOf(INPUTS))
    for (const { path, schema } of fieldsIn(INPUTS[kind])) {
      const words = wordsOf(schema instanceof z.ZodArray ? opened(schema.element as z.ZodType).inner : schema)
      if (words === null || codesOf(words).length <= CODES_INLINE) continue
      lists.set(words, (lists.get(words) ?? new Set()).add(labelOf(kind, [lastOf(path)])))
    }
  return tableOf(
    ['名称', '代码'],
    [...lists].map(([words, names]) => [[...names].join('、'), codesText(words)]),
  )
}

/** The table of the envelope: the fields that every kind has. */
export async function envelopeTable(): Promise<string> {
  const rows: string[][] = []
  for (const field of fieldsIn(EnvelopeInput)) {
    const cell = ENVELOPE.cells[field.path]
    const note = ENVELOPE.notes[field.path]
    if (cell === undefined || note === undefined) throw new Error(`the envelope: no cell or no sentence for ${field.path}`)
    const rules = { format: 'csv', kind: 'notice', key: ['标题'], columns: { title: '标题' }, envelope: { [field.path]: '这一列' } }
    const [record] = await recordsOf(sourceOf({ ...AROUND, ...rules }), `标题,这一列\n关于安全检查的通报,${cell}\n`)
    const shown = record?.envelope[field.path as keyof EnvelopeInput]
    rows.push([`\`${field.path}\``, headerOf(null, field.path), typeOf(null, field), cell, shown ?? '', note])
  }
  return tableOf(['字段', '名称', '写什么', '格子里写', '读成', '说明'], rows)
}

/** What becomes of the rows of an example: a column for each record, a line for each field that its mapping names. */
export async function resultTable(entry: Record<string, unknown>, text: string): Promise<string> {
  const source = sourceOf(entry)
  const records = await recordsOf(source, text)
  if (source.format === 'json-feed') throw new Error('an example of a feed has no mapping')
  const lines = (rules: object, part: (record: (typeof records)[number]) => unknown) =>
    Object.keys(rules).map((path) => [
      `\`${path}\``,
      headerOf(source.kind, path),
      ...records.map((record) => shownAt(source.kind, part(record), path.split('.')) ?? ''),
    ])
  return tableOf(
    ['字段', '名称', ...records.map((_, i) => `第 ${i + 1} 条`)],
    [...lines(source.columns, ({ body }) => body), ...lines(source.envelope, ({ envelope }) => envelope)],
  )
}
