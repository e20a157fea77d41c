import { EnvelopeInput } from '../../../shared/envelope'
import { squeeze } from '../../../shared/codes/text'
import { INPUTS } from '../../../shared/records/index'
import { KINDS, type Kind } from '../../../shared/vocabulary'
import { CellError, compileColumns, readColumns } from '../columns'
import { headerKey } from '../formats/header'
import type { ColumnRule } from '../columnRule'
import { templateFor } from '../templates'
import { holdingOf, type Holding, type Sample } from './sample'
import { fieldOf, isPersonal, kindOf, lacking, namesPersons } from './words'

/** What a column of a strange file seems to hold. */
export interface ColumnGuess {
  name: string
  /** share of the looked-at rows that fill it */
  filled: number
  holds: Holding
  /** field it is proposed for; null: left out */
  field: string | null
}

/** A description of a source that would read the file, for a person to look over, and what that person should know. */
export interface Proposal {
  source: Record<string, unknown>
  columns: ColumnGuess[]
  remarks: string[]
}

/** Texts by which offices say that they do not know. */
const SAY_NOTHING = new Set(['N/A', 'NA', 'n/a', 'null', 'NULL', '无', '無', '暂无', '/', '-', '—', '--', '——', '不详'])
/** So many of the looked-at cells of a column must be what its field asks for. */
const FITTING_SHARE = 0.8
/** Most columns that a key is put together of. */
const KEY_MAX = 4

/** Proposes how a sample's columns become fields of a record. */
export function proposeFor(sample: Sample): Proposal {
  const names = sample.names.map((name) => squeeze(name))
  const valuesOf = (name: string) => sample.rows.map((cells) => squeeze(cells[names.indexOf(name)] ?? ''))
  const named = [...new Set(names)].filter((name) => name !== '')
  const template = templateFor(named)
  const assumed = sample.headerLine === 0 ? { assumeHeader: names } : {}
  if (template !== null) {
    const columns = named.map((name) => ({ ...looked(name, valuesOf(name)), field: template.fields.get(headerKey(name)) ?? null }))
    return { source: { template: template.name, ignore: template.unknown, ...assumed }, columns, remarks: [] }
  }
  const kind = kindOf(named)
  const remarks: string[] = []
  const taken = new Set<string>()
  const rules = new Map<string, ColumnRule>()
  const said = sample.rows.flatMap((cells) => cells.map(squeeze)).filter((cell) => SAY_NOTHING.has(cell))
  const unknown = [...new Set(said)]
  const columns = named.map((name): ColumnGuess => {
    const guess = looked(name, valuesOf(name))
    const isParty = kind === 'penalty' && /^(punishedPersons|enterprises\.0\.name)$/.test(fieldOf(name, kind) ?? '')
    const field = guess.holds === 'personal number' || (isPersonal(name) && !isParty) ? null : fieldOf(name, kind)
    if (field === null || taken.has(field) || guess.holds === 'nothing') return { ...guess, field: null }
    const rule = ruleFor(name, field, kind, valuesOf(name), new Set(unknown))
    if (rule === null) {
      remarks.push(`“${name}”像是${field}，但多数内容读不成它，没有采用`)
      return { ...guess, field: null }
    }
    taken.add(field)
    rules.set(field, rule)
    return { ...guess, field }
  })
  for (const group of lacking(kind, [...taken])) remarks.push(`${KINDS[kind]}必须有${group.join(' 或 ')}，没有找到这样的列，请补上`)
  const left = columns.filter(({ field }) => field === null).map(({ name }) => name)
  const key = keyOf(columns, valuesOf)
  const persons = left.filter((name) => namesPersons(name) && !key.includes(name))
  const part = (isEnvelope: boolean) =>
    Object.fromEntries(
      [...rules]
        .filter(([field]) => field.startsWith('envelope.') === isEnvelope)
        .map(([field, rule]) => [field.replace('envelope.', ''), rule]),
    )
  const source = {
    kind,
    // A list of decisions is handed over piece by piece; what is absent from one is not over.
    coverage: kind === 'penalty' ? 'additions' : 'full',
    key,
    columns: part(false),
    envelope: part(true),
    persons,
    ignore: left.filter((name) => !persons.includes(name)),
    ...(unknown.length > 0 ? { unknown } : {}),
    ...assumed,
  }
  return { source, columns, remarks }
}

function looked(name: string, values: string[]): Omit<ColumnGuess, 'field'> {
  const filled = values.filter((value) => value !== '').length
  return { name, filled: values.length === 0 ? 0 : filled / values.length, holds: holdingOf(values) }
}

/** How a field can be read from a column: plainly, as days of a spreadsheet, or in the unit that the header names; null where it cannot. */
function ruleFor(name: string, field: string, kind: Kind, values: string[], unknown: ReadonlySet<string>): ColumnRule | null {
  const unit = /万元/.test(name) ? '万元' : /元/.test(name) ? '元' : null
  const rules: ColumnRule[] = [name]
  if (field.endsWith('Fen')) rules.splice(0, 1, ...(unit ? [asRule({ from: name, unit })] : []))
  if (/(On|At|Until)$/.test(field)) rules.push(asRule({ from: name, serial: '1900' }))
  return rules.find((rule) => fits(rule, field, kind, values, unknown)) ?? null
}

const asRule = (rule: { from: string; unit?: '元' | '万元'; serial?: '1900' }): ColumnRule => rule as ColumnRule

/** Whether most filled cells of a column can be what a field asks for: the reader itself is asked. */
function fits(rule: ColumnRule, field: string, kind: Kind, values: string[], unknown: ReadonlySet<string>): boolean {
  const isEnvelope = field.startsWith('envelope.')
  const plans = compileColumns({ [field.replace('envelope.', '')]: rule }, isEnvelope ? EnvelopeInput : INPUTS[kind])
  const column = typeof rule === 'string' ? rule : 'from' in rule ? String(rule.from) : ''
  const filled = values.filter((value) => value !== '' && !unknown.has(value))
  const good = filled.filter((value) => {
    try {
      readColumns(plans, { line: 0, sheet: null, cells: new Map([[column, value]]), original: () => '', notes: [] }, new Set())
      return true
    } catch (error) {
      if (error instanceof CellError) return false
      throw error
    }
  })
  return good.length >= filled.length * FITTING_SHARE
}

/** Columns that name a record for good, the likeliest first: a number, a code, a link, a name. */
const LASTING = [/文号|字號|编号|編號/, /代码|代碼/, /链接|网址/, /名称|名稱|标题/]

/**
 * The columns that tell rows apart and are likeliest to stay: one that does so alone, else as few as do so together. Dates and long texts
 * come last, for they are spelt in many ways.
 */
function keyOf(columns: ColumnGuess[], valuesOf: (name: string) => string[]): string[] {
  const rank = ({ name, holds, field }: ColumnGuess): number => {
    const lasting = LASTING.findIndex((words) => words.test(name))
    return (lasting >= 0 ? lasting : LASTING.length) + (holds === 'date' ? 4 : 0) + (field === null ? 2 : 0)
  }
  const usable = columns
    .filter(({ name, holds, filled, field }) => holds !== 'personal number' && (field !== null || !isPersonal(name)) && filled > 0)
    .sort((a, b) => rank(a) - rank(b))
  const distinct = (names: string[]): number => {
    const values = names.map(valuesOf)
    return new Set(values[0]?.map((_, row) => JSON.stringify(values.map((column) => column[row])))).size
  }
  const rows = columns[0] ? valuesOf(columns[0].name).length : 0
  const alone = usable.find(
    ({ name, filled }) =>
      rank(usable[0] as ColumnGuess) < 8 && filled === 1 && LASTING.some((words) => words.test(name)) && distinct([name]) === rows,
  )
  if (alone) return [alone.name]
  const key: string[] = []
  let parted = 0
  for (const { name } of usable) {
    if (key.length === KEY_MAX || parted === rows) break
    const now = distinct([...key, name])
    if (now <= parted) continue
    key.push(name)
    parted = now
  }
  return key.length > 0 ? key : columns.slice(0, 1).map(({ name }) => name)
}
