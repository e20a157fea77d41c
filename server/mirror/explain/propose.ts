import type { z } from 'zod'
import { parseMonth } from '../../../shared/codes/months'
import { squeeze } from '../../../shared/codes/text'
import { CODE_WORDS } from '../../../shared/fields'
import { INPUTS } from '../../../shared/kinds/schemas'
import { GRADE_SCHEMES } from '../../../shared/kinds/enterprise/words'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { ruleOf } from '../../kinds/index'
import { labelOf } from '../../kinds/labels'
import { requiredInParts } from '../rows/columns'
import { headerKey } from '../formats/header'
import { namesOf, type ColumnRule } from '../../mapping/columnRule'
import { templateFor } from '../source/templates'
import { DATE_WORDS, asRule, isDay, ruleFor, unitAbove, unitIn } from './cellRule'
import { divisionsByName } from './divisions'
import { fieldOfItem, gatheredBy } from './gathered'
import { distinctIn, keyOf, toldOfKey } from './key'
import { holdsPersons, isPersonal, namesCompany } from './persons'
import { twinOf } from './headerRows'
import { holdingOf, type ColumnGuess } from './holding'
import type { Sample } from './sample'
import { simplified } from '../../../shared/codes/simplified'
import { fieldOf, isWhole, kindOf, lacking, likelierThan, periodIn, schemeOf, tallyIn, type Counted } from './words'

/** A description of a source that would read the file, for a person to look over, and what that person should know. */
export interface Proposal {
  source: Record<string, unknown>
  columns: ColumnGuess[]
  remarks: string[]
}

/** A column that no file has: until a person names the one that is meant, a source with it reads nothing. */
const TO_FILL = '（请填写列名）'

/** Whether no record of a kind is without a field of its own. */
const isRequired = (field: string, kind: Kind): boolean =>
  Object.hasOwn(INPUTS[kind].shape, field) && !(INPUTS[kind].shape as Record<string, z.ZodType>)[field]?.safeParse(null).success

/** Texts by which offices say that they do not know. */
const SAY_NOTHING = new Set(['N/A', 'NA', 'n/a', 'null', 'NULL', '无', '無', '暂无', '/', '-', '—', '--', '——', '不详'])

/** Proposes how a sample's columns become fields of a record; the file's name may say what time it covers. `told`: the kind that something else than its headers tells. */
export function proposeFor(sample: Sample, file: string, told?: Kind): Proposal {
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
  const kind = told ?? kindOf(named)
  const { coverage = 'full', ofPersons = [] } = ruleOf(kind).intake
  const remarks: string[] = []
  const isUnknown = told === undefined && !isWhole(named, kind)
  if (isUnknown)
    remarks.push(
      `没有认出这是哪一类记录，暂按“${KINDS[kind]}”列出，请不要直接使用：是另一类的请改 kind 和 columns；不是逐条记录的（汇总、得分、日志）平台没有可填的字段`,
    )
  const likelier = told === undefined && !isUnknown ? likelierThan(kind, named) : null
  if (likelier !== null)
    remarks.push(
      `更像“${KINDS[likelier.kind]}”，可是没有${likelier.lacks
        .flat()
        .map((field) => labelOf(likelier.kind, field.split('.')))
        .join(' 或 ')}的列，只能按“${KINDS[kind]}”列出：请来源补上以后改 kind，现在这样用会丢掉其余各列`,
    )
  const sums = isUnknown ? crossed(sample) : []
  if (sums.length > 0)
    remarks.push(
      `像是交叉表，一格是一个数：逐列拆成行可以读，写 "unpivot": { "columns": [${sums.map((name) => `"${name}"`).join(', ')}], "name": "类别", "value": "数量" }，再在 columns 里写明“类别”“数量”各填哪个字段；合计列不要写进去`,
    )
  const taken = new Set<string>()
  const yielded = new Set<string>()
  const rules = new Map<string, ColumnRule>()
  const said = sample.rows.flatMap((cells) => cells.map(squeeze)).filter((cell) => SAY_NOTHING.has(cell))
  const unknown = [...new Set(said)]
  // Asked for by forms with empty columns alone, and of hundreds of columns once.
  let found: Set<string | null> | null = null
  const filledFields = (): Set<string | null> =>
    (found ??= new Set(named.filter((name) => valuesOf(name).some((value) => value !== '')).map((name) => fieldOf(name, kind))))
  const isTwin = (name: string): boolean => named.includes(twinOf(name, 2))
  const columns = named.map((name): ColumnGuess => {
    const guess = looked(name, valuesOf(name))
    if (isTwin(name)) {
      remarks.push(`表头里“${name}”出现了两次，分不清用哪一列，没有采用：请来源改成不同的列名`)
      return { ...guess, field: null }
    }
    const isParty = ofPersons.includes(fieldOf(name, kind) ?? '')
    const known =
      guess.holds === 'personal number' || (isPersonal(name) && !isParty)
        ? null
        : (fieldOf(name, kind) ?? fieldOfItem(name, kind) ?? (sample.isOnItsSide ? fieldOfCorner(valuesOf(name), kind) : null))
    const yielding = known === null ? null : yieldedOf(known, name, named, kind)
    if (yielding !== null && guess.filled > 0) {
      yielded.add(name)
      remarks.push(yielding.remark)
    }
    const field = yielding === null ? known : yielding.as
    // A form that nobody has filled in is known by its headers alone.
    // One of a form in use is filled tomorrow: it is left out where a filled one tells the same.
    const isEmpty = guess.holds === 'nothing' && sample.rows.length > 0 && field !== null && filledFields().has(field)
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
      if (filled > 0 && !yielded.has(name) && headers.test(simplified(headerKey(name)))) remarks.push(`“${name}”${question}`)
  for (const [field, value] of Object.entries(ruleOf(kind).intake.constants?.(named) ?? {})) {
    if (rules.has(field)) continue
    rules.set(field, { value })
    remarks.push(`${labelOf(kind, [field])}按“${wordOf(kind, field, value)}”建议，请核对`)
  }
  completeParts(rules, kind, columns, remarks)
  const gathered = gatheredBy(kind, columns, valuesOf, sample.sheet)
  if (gathered?.sheet) {
    taken.add(gathered.sheet.field)
    rules.set(gathered.sheet.field, gathered.sheet.column)
  }
  const called = ruleOf(kind).intake.gathers?.called
  if (called !== undefined && !taken.has(called)) remarks.push(`${KINDS[kind]}必须有${called}，没有找到这样的列，请补上`)
  for (const group of lacking(kind, [...taken])) {
    remarks.push(`${KINDS[kind]}必须有${group.join(' 或 ')}，没有找到这样的列，请补上`)
    // Rows would be taken for records that say nothing.
    const [first = ''] = group
    if (isUnknown && !isRequired(first, kind)) rules.set(first, TO_FILL)
  }
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
  const company = persons.filter(namesCompany).map((name) => `“${name}”`)
  if (company.length > 0) remarks.push(`${company.join('、')}写的是谁参加了检查，从不公示，按 persons 建议：其他文字里也遮去`)
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

/** Headers of the time at which a row of a log stands, the likelier first. */
const TIMES = ['月份', '日期', '检查日期', '暗访日期', '发生日期']

/**
 * The field of months or days that stand beside each other above a table on its side: what stands in their corner names the others. Null where the cells are
 * neither, or the kind has no such field.
 */
function fieldOfCorner(values: readonly string[], kind: Kind): string | null {
  const filled = values.filter((value) => value !== '')
  const isMonths = filled.length > 1 && filled.every((value) => parseMonth(value) !== null)
  const isDays = filled.length > 1 && holdingOf(filled) === 'date'
  if (!isMonths && !isDays) return null
  return TIMES.map((time) => fieldOf(time, kind)).find((field) => field !== null && (isMonths || isDay(field, kind))) ?? null
}

/** Columns of numbers beside names at their left, as districts against sorts of places; none where fewer than two are. */
function crossed({ names, rows }: Sample): string[] {
  const holdings = names.map((_, at) => holdingOf(rows.map((cells) => squeeze(cells[at] ?? ''))))
  const numbers = names
    .filter((name, at) => at > 0 && squeeze(name) !== '' && holdings[at] === 'number' && !SUM.test(squeeze(name)))
    .map(squeeze)
  return holdings[0] === 'text' && numbers.length > 1 && numbers.length * 2 >= names.length ? numbers : []
}
const SUM = /^(?:合计|总计|小计|总数)/

/** What a column is instead of the field it is known by, where a better column stands beside it; null where it is that field. */
function yieldedOf(field: string, name: string, named: readonly string[], kind: Kind): { as: string | null; remark: string } | null {
  const { to, as = null } = ruleOf(kind).intake.yields?.[field] ?? {}
  const keyOfHeader = (header: string): string => simplified(headerKey(header))
  const other = to === undefined || to.test(keyOfHeader(name)) ? undefined : named.find((one) => to.test(keyOfHeader(one)))
  if (other === undefined) return null
  const remark = as === null ? `，“${name}”没有采用，请核对` : `，“${name}”按${labelOf(kind, as.split('.'))}建议，请核对`
  return { as, remark: `旁边有“${other}”${remark}` }
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

/** What a column of a file holds. */
export function looked(name: string, values: string[]): Omit<ColumnGuess, 'field'> {
  const filled = values.filter((value) => value !== '').length
  return { name, filled: values.length === 0 ? 0 : filled / values.length, holds: holdingOf(values) }
}

/** What the pictures show that a column of each name has. */
const STAGES = [
  ['evidence.0', 'before'],
  ['evidence.1', 'after'],
] as const
/** The parts that pictures stand in, one for each of their columns. */
const PICTURED = ['evidence.0', 'evidence.1', 'evidence.2'] as const

/** Who looked at pictures, where a column says so: at those before the work or after it, or at all where its header says no more. */
function completeReviewers(rules: Map<string, ColumnRule>, drop: (fields: string[]) => void, remarks: string[]): void {
  const of = (part: string): string => `${part}.reviewedBy`
  const pictured = PICTURED.filter((part) => rules.has(`${part}.pictures`))
  const general = rules.get(of('evidence.0'))
  if (general !== undefined && pictured.length > 0 && !namesOf(general).some((name) => name.includes('前'))) {
    for (const part of pictured) if (!rules.has(of(part))) rules.set(of(part), general)
    if (!pictured.includes('evidence.0')) rules.delete(of('evidence.0'))
  }
  drop(PICTURED.flatMap((part) => (!pictured.includes(part) && rules.has(of(part)) ? [of(part)] : [])))
  const names = [...new Set(pictured.flatMap((part) => namesOf(rules.get(of(part)) ?? { value: '' })))].map((name) => `“${name}”`)
  if (names.length > 0)
    remarks.push(`照片由谁看过按${names.join('、')}一列建议（reviewedBy），请核对：看过图里有没有人脸、车牌；空着的不取也不公布`)
  if (pictured.some((part) => !rules.has(of(part))))
    remarks.push('有照片：请写明谁看过图里有没有人脸、车牌（reviewedBy），没有写明的不取也不公布')
}

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
  // What was done on a day is done.
  if (rules.has('phases.0.doneOn') && !rules.has('phases.0.state')) rules.set('phases.0.state', { value: 'done' })
  const stages = STAGES.filter(([part]) => rules.has(`${part}.pictures`))
  for (const [part, value] of stages) rules.set(`${part}.stage`, { value })
  completeReviewers(rules, drop, remarks)
  for (const at of ['place', 'place.position']) if (rules.has(`${at}.lng`) !== rules.has(`${at}.lat`)) drop([`${at}.lng`, `${at}.lat`])
  for (const { part, field } of partsLacking([...rules.keys()], kind)) {
    const lost = columns.filter((column) => column.field?.startsWith(part + '.')).map(({ name }) => `“${name}”`)
    if (lost.length > 0)
      remarks.push(`${lost.join('、')}要有${labelOf(kind, [field.split('.').at(-1) ?? ''])}才能采用，没有找到这样的列，请来源补上`)
    drop([...rules.keys()].filter((one) => one.startsWith(part + '.')))
  }
  if (rules.has('place.lng') || rules.has('place.position.lng')) remarks.push('有经纬度，请写明坐标系（coordinates）')
}

/** Parts of which something is read, and not what they cannot be without. */
const partsLacking = (fields: string[], kind: Kind): { part: string; field: string }[] =>
  requiredInParts(
    fields.filter((field) => !field.startsWith('envelope.')),
    INPUTS[kind],
  ).filter(({ field }) => !fields.includes(field))
