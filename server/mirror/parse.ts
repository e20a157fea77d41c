import type { z } from 'zod'
import type { RunCounts } from '../../shared/api/city'
import { EnvelopeInput } from '../../shared/envelope'
import { feedRowSchema } from '../../shared/feed'
import { squeeze } from '../../shared/codes/text'
import { INPUTS } from '../../shared/records/index'
import { canonicalJson, sha256 } from '../editions/canonical'
import { digestOf, type Incoming } from '../editions/decide'
import { CellError, compileColumns, readColumns } from './columns'
import { finishBody, finishEnvelope, type Warn } from './finish'
import { readCsv } from './formats/csv'
import { readJsonFeed } from './formats/jsonFeed'
import type { CsvSource, JsonFeedSource, Source } from './sources'

/** A fault or a remark about one row, in words a clerk understands. */
export interface Finding {
  severity: 'refused' | 'warning'
  line: number
  column: string | null
  reason: string
  /** the row as it stood in the source; never served */
  original: string | null
}

/** What the bytes of a source say, every row accounted for. */
export interface Parsed {
  accepted: Map<string, Incoming>
  counts: RunCounts
  findings: Finding[]
  /** ids of refused rows: the record is listed, only unreadable, and must not be withdrawn for that */
  refusedIds: Set<string>
  /** refused rows that do not even tell which record they are */
  refusedWithoutId: number
}

type Outcome = { id: string | null } & ({ incoming: Omit<Incoming, 'id'> } | { refused: { column: string | null; reason: string } })

/** The id of a record: its source and a hash of the raw text of its key. Cleaning a text must never change it. */
export const recordId = (source: string, key: string[]): string => `${source}.${sha256(canonicalJson(key)).slice(0, 20)}`

/** Reads the bytes of a source strictly. Throws UnreadableSource where the whole answer cannot be used. */
export function parseSource(bytes: Uint8Array, source: Source): Parsed {
  const parsed: Parsed = {
    accepted: new Map(),
    counts: { read: 0, accepted: 0, refused: 0, duplicate: 0, skipped: 0 },
    findings: [],
    refusedIds: new Set(),
    refusedWithoutId: 0,
  }
  if (source.format === 'csv') parseCsv(bytes, source, parsed)
  else parseFeed(bytes, source, parsed)
  const { counts } = parsed
  counts.read = counts.accepted + counts.refused + counts.duplicate + counts.skipped
  return parsed
}

function parseCsv(bytes: Uint8Array, source: CsvSource, parsed: Parsed): void {
  const schema = INPUTS[source.kind]
  const bodyPlans = compileColumns(source.columns, schema)
  const envelopePlans = compileColumns(source.envelope, EnvelopeInput)
  const unknown = new Set(source.unknown)
  const table = readCsv(bytes, source)
  warnOfColumns(table.header, source, parsed)
  parsed.counts.skipped = Object.values(table.skipped).reduce((sum, count) => sum + count, 0)
  for (const { line, column, reason, original } of table.broken)
    refuse(parsed, null, { severity: 'refused', line, column, reason, original })
  const lines = new Map<string, number>()
  for (const row of table.rows) {
    take(parsed, lines, row.line, row.original, (warn) => {
      const key = source.key.map((column) => (row.cells.get(column) ?? '').trim())
      const id = key.every((part) => part === '' || unknown.has(part)) ? null : recordId(source.name, key)
      if (id === null) return { id, refused: { column: source.key.join('、'), reason: '主键是空的' } }
      try {
        const body = readColumns(bodyPlans, row, unknown)
        const envelope = readColumns(envelopePlans, row, unknown)
        return { id, ...check(source, schema.safeParse(body), EnvelopeInput.safeParse(envelope), warn, columnOf(source)) }
      } catch (error) {
        if (error instanceof CellError) return { id, refused: error }
        throw error
      }
    })
  }
}

function parseFeed(bytes: Uint8Array, source: JsonFeedSource, parsed: Parsed): void {
  const schema = feedRowSchema(source.kind)
  const lines = new Map<string, number>()
  for (const { line, value } of readJsonFeed(bytes, source)) {
    take(parsed, lines, line, JSON.stringify(value), (warn) => {
      const id = feedRowId(source, value)
      const row = schema.safeParse(value)
      if (!row.success) return { id, refused: faultOf(row.error, (path) => path || null) }
      const { key: _key, body, ...envelope } = row.data
      return { id, ...check(source, { success: true, data: body }, { success: true, data: envelope }, warn, (path) => path) }
    })
  }
}

/** The id of a feed row, readable even where the rest of the row is not. */
function feedRowId(source: Source, value: unknown): string | null {
  const key = typeof value === 'object' && value !== null && 'key' in value ? value.key : null
  const parts = [key].flat().filter((part): part is string => typeof part === 'string' && part.trim() !== '')
  return parts.length === 0 ? null : recordId(source.name, parts)
}

type Checked<T> = { success: true; data: T } | { success: false; error: z.ZodError }

/** Checks the two halves of a row against their schemas and finishes them. */
function check(
  source: Source,
  body: Checked<unknown>,
  envelope: Checked<EnvelopeInput>,
  warn: Warn,
  nameOf: (path: string) => string | null,
): { incoming: Omit<Incoming, 'id'> } | { refused: { column: string | null; reason: string } } {
  if (!body.success) return { refused: faultOf(body.error, nameOf) }
  if (!envelope.success) return { refused: faultOf(envelope.error, nameOf) }
  const finished = finishEnvelope(envelope.data)
  return {
    incoming: {
      kind: source.kind,
      envelope: { ...finished, agency: finished.agency ?? source.agency },
      body: finishBody(source.kind, body.data as never, warn),
    },
  }
}

/** Counts one row: accepted, refused, or the same as one before. */
function take(parsed: Parsed, lines: Map<string, number>, line: number, original: string, read: (warn: Warn) => Outcome): void {
  const warnings: Finding[] = []
  const outcome = read((column, reason) => warnings.push({ severity: 'warning', line, column, reason, original: null }))
  if ('refused' in outcome) return refuse(parsed, outcome.id, { severity: 'refused', line, original, ...outcome.refused })
  const { id } = outcome
  if (id === null) return refuse(parsed, null, { severity: 'refused', line, column: null, reason: '主键是空的', original })
  const incoming: Incoming = { ...outcome.incoming, id }
  const before = parsed.accepted.get(id)
  if (!before) {
    parsed.accepted.set(id, incoming)
    lines.set(id, line)
    parsed.findings.push(...warnings)
    parsed.counts.accepted++
  } else if (digestOf(before) === digestOf(incoming)) parsed.counts.duplicate++
  else refuse(parsed, id, { severity: 'refused', line, column: null, reason: `主键与第 ${lines.get(id)} 行相同，内容不同`, original })
}

function refuse(parsed: Parsed, id: string | null, finding: Finding): void {
  parsed.counts.refused++
  parsed.findings.push({ ...finding, column: finding.column ?? null, reason: finding.reason })
  if (id === null) parsed.refusedWithoutId++
  else parsed.refusedIds.add(id)
}

/** The first fault of a row, in plain words. */
function faultOf(error: z.ZodError, nameOf: (path: string) => string | null): { column: string | null; reason: string } {
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
      return `有不认识的字段：${issue.keys.join('、')}`
    case 'invalid_format':
      return issue.format === 'url' ? '不是网址' : '格式不对'
    default:
      return issue.message
  }
}

/** The column a field of the body or the envelope was read from. */
function columnOf(source: CsvSource): (path: string) => string | null {
  return (path) => {
    const rule = source.columns[path] ?? source.envelope[path]
    if (rule === undefined) return path || null
    return typeof rule === 'string' ? rule : 'from' in rule ? rule.from : path
  }
}

/** Columns that nobody declared are said once a run: what they hold reaches no record. */
function warnOfColumns(header: string[], source: CsvSource, parsed: Parsed): void {
  const rules = [...Object.values(source.columns), ...Object.values(source.envelope)]
  const known = new Set([
    ...source.key,
    ...source.ignore,
    ...rules.map((rule) => (typeof rule === 'string' ? rule : 'from' in rule ? rule.from : '')),
  ])
  for (const name of header.filter((column) => squeeze(column) !== '' && !known.has(column))) {
    parsed.findings.push({ severity: 'warning', line: 0, column: name, reason: '没有登记的列，内容没有采用', original: null })
  }
}
