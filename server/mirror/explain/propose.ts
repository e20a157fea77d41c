import type { z } from 'zod'
import { EnvelopeInput } from '../../../shared/envelope'
import { squeeze } from '../../../shared/codes/text'
import { CODE_WORDS } from '../../../shared/fields'
import { INPUTS } from '../../../shared/kinds/schemas'
import { GRADE_SCHEMES } from '../../../shared/kinds/enterprise/words'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { CellError } from '../../cellError'
import { ruleOf } from '../../kinds/index'
import { labelOf } from '../../kinds/labels'
import { referencesIn } from '../pictures/references'
import { compileColumns, readColumns, requiredInParts } from '../rows/columns'
import { headerKey } from '../formats/header'
import { DATE_FORMS, type ColumnRule, type DateForm } from '../../mapping/columnRule'
import { templateFor } from '../source/templates'
import { divisionsByName, namesDivision } from './divisions'
import { fieldOfItem, gatheredBy, ofFirstItem } from './gathered'
import { holdsPersons, isPersonal, namesPersons } from './persons'
import { twinOf } from './headerRows'
import { holdingOf, type Holding } from './holding'
import type { Sample } from './sample'
import { simplified } from './simplified'
import { fieldOf, isRunningHeader, kindOf, lacking, periodIn, schemeOf, tallyIn, type Counted } from './words'

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

/** Proposes how a sample's columns become fields of a record; the file's name may say what time it covers. */
export function proposeFor(sample: Sample, file: string): Proposal {
  const names = sample.names.map((name) => squeeze(name))
  const valuesOf = (name: string) => sample.rows.map((cells) => squeeze(cells[names.indexOf(name)] ?? ''))
  const named = [...new Set(names)].filter((name) => name !== '')
  const template = templateFor(named)
  const assumed = sample.named === 'content' ? { assumeHeader: names } : {}
  if (template !== null) {
    const columns = named.map((name) => ({ ...looked(name, valuesOf(name)), field: template.fields.get(headerKey(name)) ?? null }))
    return { source: { template: template.name, ignore: template.unknown, ...assumed }, columns, remarks: [] }
  }
  const counted = tallyIn(named, [file, sample.sheet ?? '', ...sample.titles])
  if (counted !== null) return tallyProposal(counted, named, valuesOf, assumed)
  const kind = kindOf(named)
  const { coverage = 'full', ofPersons = [] } = ruleOf(kind).intake
  const remarks: string[] = []
  const taken = new Set<string>()
  const rules = new Map<string, ColumnRule>()
  const said = sample.rows.flatMap((cells) => cells.map(squeeze)).filter((cell) => SAY_NOTHING.has(cell))
  const unknown = [...new Set(said)]
  const isTwin = (name: string): boolean => named.includes(twinOf(name, 2))
  const columns = named.map((name): ColumnGuess => {
    const guess = looked(name, valuesOf(name))
    if (isTwin(name)) {
      remarks.push(`表头里“${name}”出现了两次，分不清用哪一列，没有采用：请来源改成不同的列名`)
      return { ...guess, field: null }
    }
    const isParty = ofPersons.includes(fieldOf(name, kind) ?? '')
    const field =
      guess.holds === 'personal number' || (isPersonal(name) && !isParty) ? null : (fieldOf(name, kind) ?? fieldOfItem(name, kind))
    // A form that nobody has filled in is known by its headers alone.
    const isEmpty = guess.holds === 'nothing' && sample.rows.length > 0
    if (field === null || taken.has(field) || isEmpty) return { ...guess, field: null }
    const reading = ruleFor(name, field, kind, valuesOf(name), new Set(unknown), unitAbove(name, sample))
    if (reading === null) {
      remarks.push(
        field.endsWith('Fen') && unitIn(name) === null
          ? `“${name}”没有写单位：是元还是万元？没有采用，请来源说明后在 columns 里写 "${field}": { "from": "${name}", "unit": "元" } 或 "万元"`
          : `“${name}”像是${field}，但多数内容读不成它，没有采用`,
      )
      return { ...guess, field: null }
    }
    const { rule, unread, asks } = reading
    if (asks !== undefined) remarks.push(asks)
    taken.add(field)
    rules.set(field, rule)
    if (unread.length > 0 && typeof rule === 'object') remarks.push(toldOfUnread(name, rule, unread))
    if (typeof rule === 'object' && 'values' in rule) remarks.push(`“${name}”里的词按常见的意思对应到代码，请核对 values`)
    return { ...guess, field }
  })
  for (const [field, { beside, words }] of Object.entries(ruleOf(kind).intake.tells ?? {})) {
    const column = columns.find((one) => one.field === beside)?.name
    const said = column === undefined ? [] : [...new Set(valuesOf(column))].filter((value) => Object.hasOwn(words, value))
    if (column === undefined || rules.has(field) || said.length === 0) continue
    rules.set(field, asRule({ from: column, values: Object.fromEntries(said.map((word) => [word, words[word] ?? ''])), others: '' }))
    remarks.push(`“${column}”里的${said.map((word) => `“${word}”`).join('、')}同时读作${labelOf(kind, [field])}，请核对`)
  }
  const unused = columns.filter(({ field }) => field === null).map(({ name }) => name)
  const division = divisionsByName(kind, unused, valuesOf, (field) => rules.has(field))
  if (division !== null) {
    taken.add(division.field)
    rules.set(division.field, division.rule)
    remarks.push(division.remark)
    for (const column of columns) if (column.name === division.column) column.field = division.field
  }
  for (const [headers, question] of ruleOf(kind).intake.asks ?? [])
    for (const { name, filled } of columns)
      if (filled > 0 && headers.test(simplified(headerKey(name)))) remarks.push(`“${name}”${question}`)
  completeParts(rules, kind, columns, remarks)
  for (const [field, value] of Object.entries(ruleOf(kind).intake.constants?.(named) ?? {})) {
    if (rules.has(field)) continue
    rules.set(field, { value })
    remarks.push(`${labelOf(kind, [field])}按“${wordOf(kind, field, value)}”建议，请核对`)
  }
  const gathered = gatheredBy(kind, columns, valuesOf, sample.sheet)
  if (gathered?.sheet) {
    taken.add(gathered.sheet.field)
    rules.set(gathered.sheet.field, gathered.sheet.column)
  }
  const called = ruleOf(kind).intake.gathers?.called
  if (called !== undefined && !taken.has(called)) remarks.push(`${KINDS[kind]}必须有${called}，没有找到这样的列，请补上`)
  for (const group of lacking(kind, [...taken])) remarks.push(`${KINDS[kind]}必须有${group.join(' 或 ')}，没有找到这样的列，请补上`)
  const left = columns.filter(({ field }) => field === null).map(({ name }) => name)
  const key =
    gathered?.key ??
    keyOf(
      columns.filter(({ name }) => !isTwin(name)),
      valuesOf,
    )
  remarks.push(gathered?.remark ?? toldOfKey(key, sample.rows.length, distinctIn(key, valuesOf), columns, valuesOf))
  // What a list of a half-year does not tell again is not over.
  const period = coverage === 'additions' ? null : periodIn([file, sample.sheet ?? '', ...sample.titles])
  if (period !== null) remarks.push(`名称里写着“${period}”，像是一段时间的名单，覆盖方式按 additions 建议`)
  const persons = left.filter((name) => holdsPersons(name, valuesOf(name)) && !key.includes(name))
  const part = (isEnvelope: boolean) =>
    Object.fromEntries(
      [...rules]
        .filter(([field]) => field.startsWith('envelope.') === isEnvelope)
        .map(([field, rule]) => [field.replace('envelope.', ''), rule]),
    )
  const source = {
    kind,
    coverage: period === null ? coverage : 'additions',
    key,
    columns: part(false),
    envelope: part(true),
    persons,
    ignore: left.filter((name) => !persons.includes(name)),
    ...(unknown.length > 0 ? { unknown } : {}),
    ...(gathered ? { gather: gathered.gather } : {}),
    ...(gathered?.sheet ? { layout: { sheetName: gathered.sheet.column } } : {}),
    ...assumed,
  }
  return { source, columns, remarks }
}

/** Most texts that are told of one column. */
const TOLD_MAX = 5
/** Longer is no word, and may name somebody. */
const WORD_MAX = 12

/** What becomes of the cells that a rule cannot read. Texts are told where they are words for a time or a code, and never a person's. */
function toldOfUnread(name: string, rule: ColumnRule, unread: string[]): string {
  const isLenient = typeof rule === 'object' && 'lenient' in rule && rule.lenient
  const words = unread.filter((word) => word.length <= WORD_MAX && (!isLenient || DATE_WORDS.test(word))).slice(0, TOLD_MAX)
  const some = words.length === 0 ? `${unread.length} 种写法` : `${words.map((word) => `“${word}”`).join('、')}等 ${unread.length} 种写法`
  return isLenient
    ? `“${name}”里有${some}读不成这个字段，按不知道读取并提醒（lenient），这一行照样采用`
    : `“${name}”里有${some}没有认出，暂按不知道读取，请在 values 里写明各是什么`
}

/** What a code is called, as a person reads it. */
const wordOf = (kind: Kind, field: string, code: string): string => {
  const leaf = (INPUTS[kind].shape as Record<string, z.ZodType | undefined>)[field]
  return (leaf && CODE_WORDS.get(leaf as z.ZodEnum)?.words[code]) ?? code
}

/** A description that counts the rows and lets nothing else of them in; whose divisions they are a person must say. */
function tallyProposal(
  { kind, tally: { into, by, constants } }: Counted,
  named: readonly string[],
  valuesOf: (name: string) => string[],
  assumed: object,
): Proposal {
  const column = named.find((name) => by.headers.test(headerKey(name))) ?? null
  const values = column === null ? [] : [...new Set(valuesOf(column))].filter((value) => value !== '').sort()
  const source = {
    kind,
    coverage: 'full',
    tally: into,
    key: column === null ? [named[0] ?? ''] : [column],
    columns: {
      [by.field]: column === null ? { value: '' } : { from: column, values: Object.fromEntries(values.map((value) => [value, ''])) },
      ...Object.fromEntries(Object.entries(constants).map(([field, value]) => [field, { value }])),
    },
    envelope: {},
    persons: [],
    ignore: named.filter((name) => name !== column),
    ...assumed,
  }
  const label = labelOf(kind, [by.field])
  const remarks = [
    '每一行像是一个摄像头一类的点位：位置、角度、地址和流地址都不能公开，只按行计数（tally）',
    column === null ? `没有找到分开计数的列（${label}），请来源另给` : `请在 values 里为每个“${column}”填写${label}代码`,
  ]
  return { source, columns: named.map((name) => ({ ...looked(name, valuesOf(name)), field: name === column ? by.field : null })), remarks }
}

function looked(name: string, values: string[]): Omit<ColumnGuess, 'field'> {
  const filled = values.filter((value) => value !== '').length
  return { name, filled: values.length === 0 ? 0 : filled / values.length, holds: holdingOf(values) }
}

/** How a column may be read, and what of its cells cannot. */
interface Reading {
  rule: ColumnRule
  /** different texts that it cannot read, the commonest first */
  unread: string[]
  /** what a person must answer */
  asks?: string
}

type Unit = '元' | '万元'
const unitIn = (text: string): Unit | null => (/[万萬]元/.test(text) ? '万元' : /元/.test(text) ? '元' : null)
/** The unit of a sum as it stands above its column, and where: in its group, or, for all sums of the table, in its title (单位：万元); null where none does, or two. */
function unitAbove(name: string, { titles, whole }: Sample): { unit: Unit; where: string } | null {
  const ofGroup = unitIn(whole.get(name) ?? '')
  if (ofGroup !== null) return { unit: ofGroup, where: '它上面' }
  const found = new Set(titles.flatMap((title) => /(?:金额|计量)?单位\s*[:：]?\s*(?:人民币)?\s*(万?元)/.exec(simplified(title))?.[1] ?? []))
  return found.size === 1 ? { unit: [...found][0] as Unit, where: '标题' } : null
}

/**
 * How a field can be read from a column: plainly, as days of a spreadsheet, or in the unit that the header names; null where it cannot. What stands
 * among its cells and is none of its kind costs neither the column nor its rows: it counts as unknown.
 */
function ruleFor(
  name: string,
  field: string,
  kind: Kind,
  values: string[],
  unknown: ReadonlySet<string>,
  above: ReturnType<typeof unitAbove>,
): Reading | null {
  const named = unitIn(name)
  const unit = named ?? above?.unit ?? null
  const rules: ColumnRule[] = [name]
  const words = ruleOf(kind).intake.words?.[ofFirstItem(field)]
  if (words) rules.push(asRule({ from: name, values: words }))
  const isMoney = field.endsWith('Fen')
  // Nobody guesses ten thousand times too much: a number without its unit is no sum.
  const said = values.filter((value) => value !== '' && !unknown.has(value))
  const hasUnits = said.length > 0 && said.every((value) => unitIn(value) !== null)
  if (isMoney && (unit !== null || !hasUnits)) rules.splice(0, 1, ...(unit === null ? [] : [asRule({ from: name, unit })]))
  const isDate = isDay(field, kind)
  if (isDate) rules.push(asRule({ from: name, serial: '1900' }), ...DATE_FORMS.map((form) => asRule({ from: name, form })))
  const readings = rules.map((rule) => ({ rule, unread: unreadBy(rule, field, kind, values, unknown) }))
  const filled = values.filter((value) => value !== '' && !unknown.has(value)).length
  const plain = filled - (readings[0]?.unread.length ?? 0)
  // A form is proposed where most cells have it: among days that are plainly written a number that could be an instant is somebody's telephone.
  const isOfMost = ({ rule, unread }: { rule: ColumnRule; unread: string[] }): boolean =>
    typeof rule === 'string' || !('form' in rule) || filled - unread.length > plain * 2
  const isFit = (one: { rule: ColumnRule; unread: string[] }): boolean =>
    filled - one.unread.length >= filled * FITTING_SHARE && isOfMost(one)
  // Where a day can be read both ways round, somebody must say which is meant.
  const isEitherWay = ({ rule }: { rule: ColumnRule }): boolean =>
    typeof rule === 'object' && 'form' in rule && /^(month|day)-/.test(rule.form ?? '')
  const bothWays = readings.filter(isEitherWay)
  const isAmbiguous = bothWays.length > 1 && bothWays.every(isFit)
  const usable = readings.filter((one) => !(isAmbiguous && isEitherWay(one)))
  const found =
    usable.find(isFit) ??
    (isDate && plain * 2 > filled && mayBeUnread(field, kind) ? usable[0] : undefined) ??
    (isDate
      ? usable.find(({ unread }) => (filled > unread.length || !isAmbiguous) && unread.every((value) => DATE_WORDS.test(value)))
      : undefined)
  const asks =
    isMoney && named === null && above !== null && found !== undefined
      ? `“${name}”的单位按${above.where}写的“${above.unit}”建议，请核对`
      : undefined
  return found === undefined
    ? null
    : { ...(asks === undefined ? {} : { asks }), rule: withUnread(found.rule, found.unread, field, kind), unread: byNumber(found.unread) }
}

/** What offices write where a day is asked for: when in words, or the month alone. */
const DATE_WORDS =
  /立即|立行|即[知查]即改|即时|当场|当[天日]|现场|马上|尽快|长期|持续|常态|[上中下]旬|月底|月末|月初|年底|年末|本[周月年]|下[周月年]|待定|已?完成|未完成|整改|视|至今|\d{1,2}月(?:份|底|前|$)|^\d{4}年?[-./]?\d{1,2}月?(?:底|前|份)?$|前$|内$|[天日]$/

/** A rule by which cells that it cannot read count as unknown: words of codes, each for a person to say what it is; any other cell by itself. */
function withUnread(rule: ColumnRule, unread: string[], field: string, kind: Kind): ColumnRule {
  if (unread.length === 0) return rule
  const given: Proposed = typeof rule === 'string' ? { from: rule } : (rule as Proposed)
  // Where a place lies, and until when a record may be shown, is no matter of guessing.
  if (!isCoded(field, kind)) return mayBeUnread(field, kind) ? asRule({ ...given, lenient: true }) : rule
  return asRule({ ...given, values: { ...given.values, ...Object.fromEntries(byNumber(unread).map((word) => [word, ''])) } })
}

/** Different texts, the commonest first. */
function byNumber(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
}

interface Proposed {
  from: string
  unit?: '元' | '万元'
  serial?: '1900'
  form?: DateForm
  values?: Readonly<Record<string, string>>
  others?: string
  lenient?: boolean
}
const asRule = (rule: Proposed): ColumnRule => rule as ColumnRule

const schemaOf = (field: string, kind: Kind): z.ZodObject => (field.startsWith('envelope.') ? EnvelopeInput : INPUTS[kind])

/** Whether a field of a kind is a day. */
export const isDay = (field: string, kind: Kind): boolean =>
  compileColumns({ [field.replace('envelope.', '')]: field }, schemaOf(field, kind)).some((plan) => plan.isDay)

const mayBeUnread = (field: string, kind: Kind): boolean =>
  !field.startsWith('envelope.') && compileColumns({ [field]: field }, INPUTS[kind]).every(({ isPlacing }) => !isPlacing)

const isCoded = (field: string, kind: Kind): boolean =>
  compileColumns({ [field.replace('envelope.', '')]: field }, schemaOf(field, kind)).some((plan) => plan.isCode)

/** The filled cells of a column that cannot be what a field asks for: the reader itself is asked. */
function unreadBy(rule: ColumnRule, field: string, kind: Kind, values: string[], unknown: ReadonlySet<string>): string[] {
  const plans = compileColumns({ [field.replace('envelope.', '')]: rule }, schemaOf(field, kind))
  const column = typeof rule === 'string' ? rule : 'from' in rule ? String(rule.from) : ''
  // A word in such a column names no picture, and is left out.
  if (plans.some(({ isPicture }) => isPicture))
    return values.some((value) => referencesIn(value) !== null) ? [] : values.filter((value) => value !== '')
  return values.filter((value) => {
    if (value === '' || unknown.has(value)) return false
    try {
      readColumns(plans, { line: 0, sheet: null, cells: new Map([[column, value]]), original: () => '', notes: [] }, new Set())
      return false
    } catch (error) {
      if (error instanceof CellError) return true
      throw error
    }
  })
}

/** What the pictures show that a column of each name has. */
const STAGES = [
  ['evidence.0', 'before'],
  ['evidence.1', 'after'],
] as const

/** Fields that stand only beside another: a grade has a scheme, and its day says nothing without it; a place has two numbers. */
function completeParts(rules: Map<string, ColumnRule>, kind: Kind, columns: ColumnGuess[], remarks: string[]): void {
  const drop = (fields: string[]): void => {
    for (const field of fields) rules.delete(field)
    for (const column of columns) if (column.field !== null && fields.includes(column.field)) column.field = null
  }
  const grade = columns.find(({ field }) => field === 'grades.0.grade')
  if (grade) {
    const scheme = schemeOf(grade.name)
    rules.set('grades.0.scheme', { value: scheme })
    remarks.push(`“${grade.name}”按${GRADE_SCHEMES[scheme]}建议，请核对`)
  } else drop(['grades.0.decidedOn', 'grades.0.validTo', 'grades.0.points'])
  const stages = STAGES.filter(([part]) => rules.has(`${part}.pictures`))
  for (const [part, value] of stages) rules.set(`${part}.stage`, { value })
  if (stages.length > 0) remarks.push('有照片：请写明谁看过图里有没有人脸、车牌（reviewedBy），没有写明的不取也不公布')
  for (const at of ['place', 'place.position']) if (rules.has(`${at}.lng`) !== rules.has(`${at}.lat`)) drop([`${at}.lng`, `${at}.lat`])
  for (const part of partsLacking([...rules.keys()], kind)) drop([...rules.keys()].filter((field) => field.startsWith(part + '.')))
  if (rules.has('place.lng') || rules.has('place.position.lng')) remarks.push('有经纬度，请写明坐标系（coordinates）')
}

/** Parts of which something is read, and not what they cannot be without. */
const partsLacking = (fields: string[], kind: Kind): string[] =>
  requiredInParts(
    fields.filter((field) => !field.startsWith('envelope.')),
    INPUTS[kind],
  ).flatMap(({ part, field }) => (fields.includes(field) ? [] : [part]))

/** Columns that name a record for good, the likeliest first: a number, a code, a link, a name. */
const LASTING = [/文号|字號|编号|編號/, /代码|代碼/, /链接|网址/, /名称|名稱|标题/]

/** Headers of numbers that change with the next list. */
const COUNTS = /[数數率额額]$|数量|數量/

const distinctIn = (names: string[], valuesOf: (name: string) => string[]): number => {
  const values = names.map(valuesOf)
  return new Set(values[0]?.map((_, row) => JSON.stringify(values.map((column) => column[row])))).size
}

/** Whether a column only counts the rows: the next list counts others by the same numbers. */
const countsRows = (name: string, values: string[]): boolean =>
  isRunningHeader(name) ||
  (values.length > 2 && /^[01]$/.test(values[0] ?? '') && values.every((value, i) => value === String(Number(values[0]) + i)))

/** What a person should know of the key that is proposed. */
function toldOfKey(key: string[], rows: number, distinct: number, columns: ColumnGuess[], valuesOf: (name: string) => string[]): string {
  const name = `主键“${key.join('、')}”`
  if (key.every((one) => countsRows(one, valuesOf(one)))) return `${name}只是顺序号，名单一变就指向别的行，请来源给出编号或代码`
  const left = columns.filter(({ name: one, filled }) => filled > 0 && countsRows(one, valuesOf(one))).map(({ name: one }) => `“${one}”`)
  const unused = left.length === 0 ? '' : `；${left.join('、')}只是顺序号，不作主键`
  if (distinct === rows) return `${name}在看过的 ${rows} 行里各不相同${unused}`
  return `${name}在看过的 ${rows} 行里只有 ${distinct} 个不同的值，分不清各行，请核对${unused}`
}

/**
 * The columns that tell rows apart and are likeliest to stay: one that does so alone, else as few as do so together. Dates and long texts
 * come late, for they are spelt in many ways, the districts in which things lie last, and persons and numbers that only count the rows not at all.
 */
function keyOf(columns: ColumnGuess[], valuesOf: (name: string) => string[]): string[] {
  const isLasting = ({ name, field, holds }: ColumnGuess): number => {
    if (field === 'uscc' || field === 'enterprises.0.uscc' || holds === 'credit code') return 1
    return LASTING.findIndex((words) => words.test(name) || (field === 'envelope.documentNo' && words === LASTING[0]))
  }
  // Next month another thing of the same district is the only one.
  const isWhere = ({ name, field }: ColumnGuess): boolean =>
    /^(?:place\.|region$)/.test(field ?? '') || (field === null && namesDivision(name))
  const rank = (column: ColumnGuess): number => {
    const lasting = isLasting(column)
    return (
      (lasting >= 0 ? lasting : LASTING.length) +
      (column.holds === 'date' || (column.holds === 'number' && COUNTS.test(column.name)) ? 4 : 0) +
      (column.field !== null ? 0 : lasting >= 0 ? 1 : 2) +
      (isWhere(column) ? 16 : 0)
    )
  }
  const usable = columns
    .filter(({ name, holds, filled, field }) => holds !== 'personal number' && (field !== null || !isPersonal(name)) && filled > 0)
    .filter(({ name }) => !namesPersons(name) || /名称|名稱/.test(name))
    .filter(({ name }) => !countsRows(name, valuesOf(name)))
    .sort((a, b) => rank(a) - rank(b))
  const rows = columns[0] ? valuesOf(columns[0].name).length : 0
  const alone = usable.find(
    (column) =>
      rank(usable[0] as ColumnGuess) < 8 &&
      column.filled === 1 &&
      isLasting(column) >= 0 &&
      !isWhere(column) &&
      distinctIn([column.name], valuesOf) === rows,
  )
  if (alone) return [alone.name]
  const key: string[] = []
  let parted = 0
  for (const { name } of usable) {
    if (key.length === KEY_MAX || parted === rows) break
    const now = distinctIn([...key, name], valuesOf)
    if (now <= parted) continue
    key.push(name)
    parted = now
  }
  const [first] = [...columns.filter(({ name }) => !isPersonal(name)), ...columns]
  return key.length > 0 || first === undefined ? key : [first.name]
}
