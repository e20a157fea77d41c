import type { z } from 'zod'
import { namesOtherUnit } from '../../../shared/codes/money'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import type { Kind } from '../../../shared/kinds/index'
import { CellError } from '../../cellError'
import { ruleOf } from '../../kinds/index'
import { DATE_FORMS, type ColumnRule, type DateForm } from '../../mapping/columnRule'
import { referencesIn } from '../pictures/references'
import { headerKey } from '../formats/header'
import { compileColumns, readColumns } from '../rows/columns'
import { ofFirstItem } from './gathered'
import type { Sample } from './sample'
import { simplified } from '../../../shared/codes/simplified'

/** How the cells of a column can be read as a field: every way is tried by the reader itself. */

/** So many of the looked-at cells of a column must be what its field asks for. */
const FITTING_SHARE = 0.8

/** So many different words of codes, each no longer than so many characters, a person is asked for. */
const ASKED_WORDS = 12
const ASKED_LENGTH = 12

/** How a column may be read, and what of its cells cannot. */
interface Reading {
  rule: ColumnRule
  /** different texts that it cannot read, the commonest first */
  unread: string[]
  /** what a person must answer */
  asks?: string
}

type Unit = '元' | '万元'
export const unitIn = (text: string): Unit | null =>
  namesOtherUnit(text) ? null : /[万萬]元/.test(text) ? '万元' : /元/.test(text) ? '元' : null
/** The unit of a sum as it stands above its column, and where: in its group, or, for all sums of the table, in its title (单位：万元); null where none does, or two. */
export function unitAbove(name: string, { titles, whole }: Sample): { unit: Unit; where: string } | null {
  const ofGroup = unitIn(whole.get(name) ?? '')
  if (ofGroup !== null) return { unit: ofGroup, where: '它上面' }
  const found = new Set(
    titles.flatMap((title) => /(?:金额|计量)?单位\s*(?:[:：]\s*)?(?:人民币\s*)?(万?元)/.exec(simplified(title))?.[1] ?? []),
  )
  return found.size === 1 ? { unit: [...found][0] as Unit, where: '标题' } : null
}

/**
 * How a field can be read from a column: plainly, as days of a spreadsheet, or in the unit that the header names; null where it cannot. What stands
 * among its cells and is none of its kind costs neither the column nor its rows: it counts as unknown.
 */
export function ruleFor(
  name: string,
  field: string,
  kind: Kind,
  values: string[],
  unknown: ReadonlySet<string>,
  above: ReturnType<typeof unitAbove>,
): Reading | null {
  const named = unitIn(name)
  const unit = namesOtherUnit(name) ? null : (named ?? above?.unit ?? null)
  const rules: ColumnRule[] = [name]
  const words = wordsOf(name, field, kind)
  if (words) rules.push(asRule({ from: name, values: words }))
  const written = inTraditional(values, words ?? {}, field, kind)
  if (written) rules.splice(0, rules.length, asRule({ from: name, values: { ...words, ...written } }))
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
  // What a person can answer word by word is asked so: a word is known, and the others are few.
  const isOfWords = ({ unread }: { unread: string[] }): boolean =>
    isCoded(field, kind) &&
    unread.length < filled &&
    new Set(unread).size <= ASKED_WORDS &&
    unread.every((word) => word.length <= ASKED_LENGTH)
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
    leastUnread(usable.filter(isOfWords)) ??
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

/** Of readings the one that leaves least. */
const leastUnread = <T extends { unread: string[] }>(readings: readonly T[]): T | undefined =>
  readings.reduce<T | undefined>((one, next) => (one !== undefined && one.unread.length <= next.unread.length ? one : next), undefined)

/** What offices write for the codes of a field under a header; undefined where nothing but our own words is known. */
function wordsOf(name: string, field: string, kind: Kind): Readonly<Record<string, string>> | undefined {
  const { words = {}, wordsUnder = [] } = ruleOf(kind).intake
  const under = wordsUnder.filter((one) => one.field === field && one.headers.test(simplified(headerKey(name))))
  return under.length === 0
    ? words[ofFirstItem(field)]
    : under.reduce((all, one) => ({ ...all, ...one.words }), { ...words[ofFirstItem(field)] })
}

/** The words of a column in traditional letters, each with the code that it has in simplified ones; null where there are none, or the field has no codes. */
function inTraditional(
  values: readonly string[],
  words: Readonly<Record<string, string>>,
  field: string,
  kind: Kind,
): Record<string, string> | null {
  if (!isCoded(field, kind)) return null
  const known = [...new Set(values)].flatMap((value): [string, string][] => {
    const simple = simplified(value)
    if (value === '' || simple === value) return []
    if (Object.hasOwn(words, simple)) return [[value, words[simple] ?? '']]
    return unreadBy(simple, field, kind, [simple], new Set()).length === 0 ? [[value, simple]] : []
  })
  return known.length === 0 ? null : Object.fromEntries(known)
}

/** What offices write where a day is asked for: when in words, or the month alone. */
export const DATE_WORDS =
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
export const asRule = (rule: Proposed): ColumnRule => rule as ColumnRule

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
