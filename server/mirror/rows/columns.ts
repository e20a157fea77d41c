import { z } from 'zod'
import { areSwapped, parseDegrees } from '../../../shared/codes/degrees'
import { parseDivisionCode } from '../../../shared/codes/divisionCode'
import { namesOtherUnit, parseMoney } from '../../../shared/codes/money'
import { squeeze, toHalfWidth } from '../../../shared/codes/text'
import { EnvelopeInput } from '../../../shared/envelope'
import { CODE_WORDS, Count, DayText, FenAmount, TEXT_TYPES } from '../../../shared/fields'
import { INPUTS, LISTS } from '../../../shared/kinds/schemas'
import { DivisionCode, PLACE_TYPES, PictureReference, type PlaceType } from '../../../shared/parts'
import { codeOf } from '../../../shared/vocabulary'
import type { WantedColumn } from '../formats/header'
import { CELL_CHARACTERS_MAX } from '../formats/bounds'
import { LOST, POINTING, SCALED, TOO_LONG, UNCALCULATED, type TableRow } from '../formats/types'
import { joinedTo, namesOf, type ColumnRule } from '../../mapping/columnRule'
import { CellError, type Warn } from '../../cellError'
import { dayIn, whyNoDay } from './dateForms'
import { SWAPPED } from '../source/coordinates'
import type { Source, TableSource } from '../source/sources'

type Reader = (text: string, rule: Exclude<ColumnRule, string>) => unknown

/** One field of a record and how it is filled. Compiled once a source, used once a row. */
export interface FieldPlan {
  path: string[]
  /** headers it is read from, the first that a row has; empty for a constant */
  from: string[]
  /** further headers whose cells join the same list */
  also: string[]
  constant: unknown
  rule: Exclude<ColumnRule, string>
  isList: boolean
  /** a calendar day */
  isDay: boolean
  /** one of a list of codes */
  isCode: boolean
  /** says who or what the record is about */
  isName: boolean
  /** names a firm or a unit, and whether its credit code stands beside it; null: it names none */
  party: { hasCode: boolean } | null
  /** longitude or latitude of a position, wherever that stands */
  isDegrees: boolean
  /** longitude, latitude or address of a place */
  isPlacing: boolean
  /** names pictures */
  isPicture: boolean
  read: Reader
}

/** A mapping names a field that its kind does not have. */
export class MappingError extends Error {}

/**
 * Compiles a mapping against the schema it fills: the schema says what each cell must become, so a mapping names only
 * fields and columns. `enterprises.0.name` is the name of the first enterprise.
 */
export function compileColumns(columns: TableSource['columns'], schema: z.ZodObject): FieldPlan[] {
  return Object.entries(columns).map(([field, given]) => {
    const plain = typeof given === 'string' ? { from: given, optional: false, required: false, strict: false } : given
    const rule = withUnit(plain, field)
    const path = field.split('.')
    const leaf = leafOf(schema, path, field)
    const isDegrees = isInPart('position', schema, path, field)
    const also = joinedTo(rule)
    if (also.length > 0 && !(leaf instanceof z.ZodArray)) throw new MappingError(`“${field}”不是列表，不能由几列合成`)
    return {
      path,
      from: namesOf(rule),
      also,
      constant: 'value' in rule ? rule.value : undefined,
      rule,
      isList: leaf instanceof z.ZodArray,
      isDay: leaf === DayText,
      isCode: leaf instanceof z.ZodEnum,
      isName: NAME.test(field),
      party: partyAt(schema, path, field, leaf),
      isDegrees,
      isPlacing: isDegrees || (path.at(-1) === 'address' && isInPart('place', schema, path, field)),
      isPicture: isPictures(leaf),
      read: isDegrees ? readDegrees : readerOf(leaf, field),
    }
  })
}

/** Fields that name somebody or something, and the code of a party beside its name. */
const NAME = /(?:^|\.)name$|^(?:formerNames|punishedPersons)$|^enterprises\.\d+\.uscc$/
/** What offices write into a cell of names where nobody is named; ○ and * stand for what a name hides. */
const NOBODY =
  /^(?:[^\p{L}\p{N}○*＊×]+|[(（<＜\[【]?(?:[无無空]|暂无|暫無|没有|未知|不详|不明|待定|null|none|nil|undefined|n\/?a)[)）>＞\]】]?|[详見见]*(?:附件|附表|附后|名单)|[合总小共]计|单位|企业|个人|个体|自然人|个体工商户|企业名称|单位名称|当事人|行政相对人)$/iu
/** What is left of a name where a program could not write its characters. */
const LOST_CHARACTERS = /^[?？]{2,}$/
/** How a name ends that a program cut. */
const CUT = /(?:…|⋯|\.{3}|。{3}|．{3})$/

/** A rule with the unit that its header names. Throws MappingError where the two contradict each other. */
function withUnit(rule: Exclude<ColumnRule, string>, field: string): Exclude<ColumnRule, string> {
  if (!('from' in rule)) return rule
  const other = field.endsWith('Fen') ? namesOf(rule).find(namesOtherUnit) : undefined
  if (other !== undefined) throw new MappingError(`“${other}”的单位不是元或万元，读不了，请来源换成其中一种`)
  const named = namesOf(rule).flatMap((name) => /[(（](万?元)[)）]$/.exec(name.trim())?.[1] ?? [])
  if (named.some((unit) => unit !== (rule.unit ?? named[0]))) throw new MappingError(`“${field}”的单位和表头写的不同`)
  return named[0] === undefined ? rule : { ...rule, unit: named[0] as '元' | '万元' }
}

/**
 * Fills an object from one row; `finish` may look over what was read where its fields still stand at their paths, and `warn` hears of cells that
 * count as unknown because their column is read leniently; the paths of their fields join `unread`. Lists and parts whose columns are all empty are left out. Throws CellError.
 */
export function readColumns(
  plans: FieldPlan[],
  row: TableRow,
  unknown: ReadonlySet<string>,
  finish?: (made: Tree) => void,
  warn: Warn = () => undefined,
  unread: string[] = [],
): Record<string, unknown> {
  const made: Tree = {}
  const understood: string[] = []
  const failed: { path: string; column: string }[] = []
  for (const plan of plans) {
    if (plan.from.length === 0) continue
    const column = plan.from.find((name) => row.cells.has(name)) ?? ''
    const text = textFor(plan, row, column, unknown)
    if (text === '') continue
    try {
      put(made, plan.path, plan.read(text, plan.rule))
      understood.push(column)
    } catch (error) {
      if (!(error instanceof CellError)) throw error
      // A remark is public: it never tells where something lies.
      if (plan.isPlacing || !('from' in plan.rule && plan.rule.lenient)) throw new CellError(column, error.reason, error.word)
      warn(column, `${error.reason}，这一项按不知道读取`)
      failed.push({ path: plan.path.join('.'), column })
    }
  }
  // A word that another field reads out of the same cell is read.
  for (const { path, column } of failed) if (!understood.includes(column)) unread.push(path)
  // A constant completes a part that some column has begun; by itself it says nothing about the row.
  for (const plan of plans) {
    if (plan.from.length === 0 && (plan.path.length === 1 || partAt(made, plan.path.slice(0, -1)) !== undefined))
      put(made, plan.path, plan.constant)
  }
  refuseSwapped(made, plans)
  finish?.(made)
  return compact(made) as Record<string, unknown>
}

/** A latitude beyond the pole is out of every bound, which says less than what it is. */
function refuseSwapped(made: Tree, plans: FieldPlan[]): void {
  for (const { path, from, isDegrees } of plans) {
    if (!isDegrees || path.at(-1) !== 'lng') continue
    const { lng, lat } = partAt(made, path.slice(0, -1)) ?? {}
    if (typeof lng === 'number' && typeof lat === 'number' && areSwapped([lng, lat])) throw new CellError(from[0] ?? null, SWAPPED)
  }
}

/** What a row says for a field; '' where it says nothing. Throws CellError. */
function textFor(plan: FieldPlan, row: TableRow, column: string, unknown: ReadonlySet<string>): string {
  const { also, rule } = plan
  if (also.length === 0) return saidIn(plan, row, column, unknown)
  return [column, ...also]
    .map((name) => saidIn(plan, row, name, unknown))
    .filter((text) => text !== '')
    .join('from' in rule ? (rule.separator ?? '\n') : '\n')
}

/** What one column of a row says for a field. A function of its own: it is asked for every cell that is read. */
function saidIn({ path, isList, isName, rule }: FieldPlan, row: TableRow, name: string, unknown: ReadonlySet<string>): string {
  const cell = cellAt(row, name)
  // Line breaks part a list; elsewhere they are white space.
  const text = isList ? cell.trim() : squeeze(cell)
  if (unknown.has(text) || saysNothing(rule, text)) return ''
  if (!isName) return text
  if (CUT.test(text)) throw new CellError(name, `“${clip(text)}”的名称被截短了，请来源给出全名`)
  if (LOST_CHARACTERS.test(text)) throw new CellError(name, `“${clip(text)}”只有问号，像是转换编码时丢了字`)
  const isNumber = path.at(-1) === 'name' && /^[\d０-９]+$/.test(text)
  return isNumber || NOBODY.test(text) ? '' : text
}

/** What stands in a cell. Throws CellError where that is not to be had. */
export function cellAt({ cells }: TableRow, column: string): string {
  const cell = cells.get(column) ?? ''
  const fault = UNHAD.exec(cell)?.[0]
  if (fault !== undefined) throw new CellError(column, UNHAD_WORDS[fault] ?? '')
  // A sheet that does not know says so in these words.
  return cell.includes('#') && /^(?:#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)|#{3,})$/.test(cell.trim()) ? '' : cell
}

const UNHAD = new RegExp(`[${LOST}${UNCALCULATED}${SCALED}${POINTING}${TOO_LONG}\ufffd]`)
const UNHAD_WORDS: Record<string, string> = {
  [LOST]: '数字的位数超过表格能保存的，后面几位已经丢失，请把这一列设成文本',
  [UNCALCULATED]: '公式没有算出的值，请重新保存表格',
  [SCALED]: '数字的显示格式改了它的大小（如以千为单位显示），看不出是多少，请把这一列设成常规格式',
  [POINTING]: '写的是“同上”一类的字，看不出指的是哪一格，请写明内容',
  [TOO_LONG]: `这一格超过 ${CELL_CHARACTERS_MAX} 个字符，没有读`,
  '\ufffd': '含有无法识别的字节',
}

/** Every column that the description of a source reads. */
export function neededColumns(source: TableSource): WantedColumn[] {
  const rules = [...Object.values(source.columns), ...Object.values(source.envelope)]
  return [
    ...source.key.map((key) => ({ names: [key].flat(), optional: false })),
    ...rules.map((rule) => ({ names: namesOf(rule), optional: typeof rule === 'object' && 'optional' in rule && rule.optional })),
    ...rules.flatMap(joinedTo).map((name) => ({ names: [name], optional: true })),
  ].filter(({ names }) => names.length > 0)
}

/** Columns whose cells must be filled, each with all its spellings: the key's, those of required fields, and those the source itself calls required. */
export function requiredColumns(source: TableSource, schema: z.ZodObject): string[][] {
  const required = Object.entries(source.columns).filter(([field, rule]) => {
    const own = typeof rule === 'object' && 'required' in rule && rule.required
    const leaf = schema.shape[field] as z.ZodType | undefined
    return own || (leaf !== undefined && leaf === unwrap(leaf))
  })
  const envelope = Object.values(source.envelope).filter((rule) => typeof rule === 'object' && 'required' in rule && rule.required)
  const columns = [...source.key.map((key) => [key].flat()), ...required.map(([, rule]) => namesOf(rule)), ...envelope.map(namesOf)]
  // By its first spelling each: a file that takes up another one has not emptied the column.
  return [...new Map(columns.filter((names) => names.length > 0).map((names) => [names[0], names])).values()]
}

/** What the parts that some fields begin cannot be without: the part, and each field that it requires. */
export function requiredInParts(fields: readonly string[], schema: z.ZodObject): { part: string; field: string }[] {
  const parts = new Set(fields.filter((field) => field.includes('.')).map((field) => field.slice(0, field.lastIndexOf('.'))))
  return [...parts].flatMap((part) => {
    const inner = leafOf(schema, part.split('.'), part)
    if (!(inner instanceof z.ZodObject)) return []
    return Object.entries(inner.shape).flatMap(([name, leaf]) =>
      leaf === unwrap(leaf as z.ZodType) ? [{ part, field: `${part}.${name}` }] : [],
    )
  })
}

function leafOf(schema: z.ZodType, path: string[], field: string): z.ZodType {
  let at: z.ZodType = unwrap(schema)
  for (const part of path) {
    if (at instanceof z.ZodObject && Object.hasOwn(at.shape, part)) at = unwrap(at.shape[part] as z.ZodType)
    else if (at instanceof z.ZodArray && /^\d{1,5}$/.test(part)) at = unwrap(at.element as z.ZodType)
    else throw new MappingError(`没有“${field}”这个字段`)
  }
  return at
}

/** Whether a field stands directly in a part that says where something lies, by the type of that part. */
const isInPart = (type: PlaceType, schema: z.ZodType, path: string[], field: string): boolean =>
  path.length > 1 && PLACE_TYPES.get(leafOf(schema, path.slice(0, -1), field))?.type === type

/** Whether a field names a party: by its own type, or as the name beside a credit code. */
function partyAt(schema: z.ZodType, path: string[], field: string, leaf: z.ZodType): FieldPlan['party'] {
  const part = leafOf(schema, path.slice(0, -1), field)
  const hasCode = path.at(-1) === 'name' && part instanceof z.ZodObject && Object.hasOwn(part.shape, 'uscc')
  return hasCode || TEXT_TYPES.get(leaf as z.ZodType<string>)?.type === 'party' ? { hasCode } : null
}

/** Whether a source reads positions from its columns. */
export const readsPositions = ({ columns, kind }: TableSource): boolean =>
  Object.keys(columns).some((field) => isInPart('position', INPUTS[kind], field.split('.'), field))

/** Whether it reads where something lies from any column, be it in words. */
export const readsPlaces = (source: TableSource): boolean =>
  compileColumns(source.columns, INPUTS[source.kind]).some(({ isPlacing }) => isPlacing)

/** The columns from which a source reads days. */
export const dayColumns = ({ columns, envelope, kind }: TableSource): string[] =>
  [...compileColumns(columns, INPUTS[kind]), ...compileColumns(envelope, EnvelopeInput)].flatMap(({ isDay, from }) => (isDay ? from : []))

/** Whether a field is a month that has to be told with its year. */
export function isMonthField(kind: TableSource['kind'], field: string): boolean {
  const leaf = leafOf(INPUTS[kind], field.split('.'), field)
  const reads = (text: string): boolean => leaf.safeParse(text).success
  return leaf !== DayText && reads('2026-03') && !reads('03') && !reads('—')
}

/** The columns of months that have to be told with their year. */
export const monthColumns = ({ columns, kind }: TableSource): string[] =>
  compileColumns(columns, INPUTS[kind]).flatMap(({ path, from }) => (from.length > 0 && isMonthField(kind, path.join('.')) ? from : []))

/** The columns of money of which neither header nor description says the unit. */
export const unitlessColumns = ({ columns, kind }: TableSource): string[] =>
  compileColumns(columns, INPUTS[kind]).flatMap(({ from, read, rule }) =>
    read === readMoney && 'from' in rule && rule.unit === undefined ? from : [],
  )

/** Whether a source names pictures: by a column, or in a feed of a kind that has such. */
export const readsPictures = (source: Source): boolean =>
  source.format === 'json-feed'
    ? LISTS[source.kind].pictures !== undefined
    : Object.keys(source.columns).some((field) => isPictures(leafOf(INPUTS[source.kind], field.split('.'), field)))

const isPictures = (leaf: z.ZodType): boolean => leaf instanceof z.ZodArray && unwrap(leaf.element as z.ZodType) === PictureReference

/** How many items a list of a kind may have. */
export function itemsMax(kind: TableSource['kind'], field: string): number {
  const { maxItems } = z.toJSONSchema(leafOf(INPUTS[kind], field.split('.'), field), { unrepresentable: 'any', io: 'input' })
  return maxItems ?? 0
}

/** The schema inside optional, nullable and default wrappers. */
function unwrap(schema: z.ZodType): z.ZodType {
  let at = schema
  while (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault) at = at.unwrap() as z.ZodType
  return at
}

function readerOf(leaf: z.ZodType, field: string): Reader {
  if (leaf === DayText) return readDay
  if (leaf === FenAmount) return readMoney
  if (leaf === Count) return readCount
  if (leaf instanceof z.ZodEnum) return readCode(leaf)
  if (leaf instanceof z.ZodBoolean) return readBoolean
  if (leaf instanceof z.ZodNumber) return readNumber
  if (leaf instanceof z.ZodArray) {
    const element = unwrap(leaf.element as z.ZodType)
    const inner = readerOf(element, field)
    if (element instanceof z.ZodEnum) return (text, rule) => splitCodes(text, rule, inner).map((part) => inner(part, rule))
    return (text, rule) => splitList(text, 'from' in rule ? rule.separator : undefined).map((part) => inner(part, rule))
  }
  if (leaf === DivisionCode) return readDivision
  if (leaf instanceof z.ZodString || leaf instanceof z.ZodURL) return readText
  throw new MappingError(`“${field}”不是可以从一列读出的字段`)
}

/** What the mapping makes of a word; undefined where it says nothing of it. */
const saidBy = ({ values, others }: { values?: Record<string, string> | undefined; others?: string | undefined }, text: string) =>
  values !== undefined && Object.hasOwn(values, text) ? values[text] : text === '' ? undefined : others

/** A word that the mapping itself gives no meaning: the usual state of things. */
const saysNothing = (rule: Exclude<ColumnRule, string>, text: string): boolean => 'from' in rule && saidBy(rule, text) === ''

function mapped(text: string, rule: Exclude<ColumnRule, string>): string {
  if (!('from' in rule)) return text
  const word = saidBy(rule, text)
  if (word === undefined && rule.strict) throw notAmong(text, Object.keys(rule.values ?? {}), text)
  return word ?? text
}

const readText: Reader = (text, rule) => {
  if (/^\d(?:\.\d+)?E\+\d{2,}$/i.test(text)) throw new CellError(null, `“${clip(text)}”是缩写的数字，原来的位数已经丢失`)
  return mapped(text, rule)
}

const readDay: Reader = (text, rule) => {
  const day = dayIn(text, 'from' in rule ? rule : {})
  if (day === null) throw new CellError(null, `“${clip(text)}”${whyNoDay(text)}`)
  return day
}

/** Thirteen thousand million without a comma is a number to call. */
const MOBILE = /^1[3-9]\d{9}$/

const readMoney: Reader = (text, rule) => {
  if (MOBILE.test(text.replace(/[\s-]/g, ''))) throw new CellError(null, '像是手机号，不是金额')
  const fen = parseMoney(text, 'from' in rule ? rule.unit : undefined)
  if (fen === null) throw new CellError(null, `“${clip(text)}”不是金额`)
  return fen
}

const readNumber: Reader = (text, rule) => {
  const half = toHalfWidth(mapped(text, rule)).replace(/(?<=\d)[分人名个家起件次条年]$/, '')
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(half) ? half.replace(/,/g, '') : half
  if (!/^-?\d+(\.\d+)?$/.test(plain)) throw new CellError(null, `“${clip(text)}”不是数`)
  return Number(plain)
}

const readDegrees: Reader = (text, rule) => {
  const degrees = parseDegrees(mapped(text, rule))
  if (degrees === null) throw new CellError(null, `“${clip(text)}”不是经纬度`)
  if (Math.abs(degrees) > 180) throw new CellError(null, `“${clip(text)}”不是度：像是投影坐标或别的单位，请换算成经纬度`)
  return degrees
}

const readCount: Reader = (text, rule) => {
  const value = readNumber(text, rule)
  if (!Number.isInteger(value)) throw new CellError(null, `“${clip(text)}”不是整数`)
  return value
}

const readDivision: Reader = (text, rule) => {
  const code = parseDivisionCode(mapped(text, rule))
  if (code === null) throw new CellError(null, `“${clip(text)}”不是行政区划代码`)
  return code
}

const readBoolean: Reader = (text, rule) => {
  const word = mapped(text, rule)
  if (['是', '有', '合格', 'true', '1', 'Y', 'y'].includes(word)) return true
  if (['否', '无', '不合格', 'false', '0', 'N', 'n'].includes(word)) return false
  throw new CellError(null, `“${clip(text)}”不是“是”或“否”`)
}

/** Reads a code by itself, by its Chinese words, or by the source's own words as the mapping translates them. */
function readCode(schema: z.ZodEnum): Reader {
  const codes = schema.options.map(String)
  const labels = CODE_WORDS.get(schema)?.words
  // Few words fill a column of codes, and each of them says the same in every row.
  const known = new Map(Object.values(labels ?? {}).map((label) => [label, codeOf(labels ?? {}, label)]))
  for (const code of codes) known.set(code, code)
  return (text, rule) => {
    const word = mapped(text, rule)
    const code = known.get(word) ?? null
    if (code === null) throw notAmong(text, [...meaningIn(rule), ...codes.map((one) => labels?.[one] ?? one)], word)
    return code
  }
}

/** Most words that a refusal lists. */
const LISTED_MAX = 12

/** The words to which a mapping gives a meaning. */
const meaningIn = (rule: Exclude<ColumnRule, string>): string[] =>
  'from' in rule ? Object.entries(rule.values ?? {}).flatMap(([said, meant]) => (meant === '' ? [] : [said])) : []

/** That a word is none of those that may stand there, with the first of them as offices write them. */
function notAmong(text: string, words: readonly string[], word: string): CellError {
  const known = [...new Set(words)].map(clip)
  const listed = known.slice(0, LISTED_MAX).join('、') + (known.length > LISTED_MAX ? ` 等 ${known.length} 种` : '')
  return new CellError(null, `“${clip(text)}”不在可用的值里${listed === '' ? '' : `，可以写：${listed}`}`, word)
}

/** A list of codes: a part that is none may be several, parted by the marks that also stand inside some. */
const splitCodes = (text: string, rule: Exclude<ColumnRule, string>, inner: Reader): string[] =>
  splitList(text, 'from' in rule ? rule.separator : undefined).flatMap((part) => {
    try {
      inner(part, rule)
      return [part]
    } catch (error) {
      if (!(error instanceof CellError)) throw error
      return splitList(part, '、')
        .flatMap((piece) => splitList(piece, '，'))
        .flatMap((piece) => splitList(piece, ','))
    }
  })

const splitList = (text: string, separator: string | undefined): string[] =>
  text
    .split(separator ?? /[；;\n]/)
    .map(squeeze)
    .filter((part) => part !== '')

/** A cell as a reason quotes it: short, and without marks of quotation of its own, which would end the quotation early. */
export const clip = (text: string): string => (text.length > 40 ? text.slice(0, 40) + '…' : text).replace(/[“”]/g, '"')

export type Tree = { [part: string]: unknown }

/** Puts a value where a path leads, making the parts on the way. */
export function put(tree: Tree, path: string[], value: unknown): void {
  const last = path.length - 1
  let at = tree
  for (let i = 0; i < last; i++) at = (at[path[i] ?? ''] ??= {}) as Tree
  at[path[last] ?? ''] = value
}

/** The part to which a path leads; undefined where there is none. */
export function partAt(tree: Tree, path: string[]): Tree | undefined {
  let at: unknown = tree
  for (const part of path) at = typeof at === 'object' && at !== null ? (at as Tree)[part] : undefined
  return at as Tree | undefined
}

/** Objects whose names are all numbers become the lists they stand for. What is given is used up: it is made anew for each row. */
function compact(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const tree = value as Tree
  let isList = true
  let isEmpty = true
  for (const part in tree) {
    const inner = tree[part]
    if (typeof inner === 'object') tree[part] = compact(inner)
    isEmpty = false
    isList &&= /^\d+$/.test(part)
  }
  if (!isList || isEmpty) return tree
  const items = Object.entries(tree)
  if (items.length > 1) items.sort(([a], [b]) => Number(a) - Number(b))
  return items.map(([, inner]) => inner)
}
