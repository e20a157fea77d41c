import type { TallyIntake } from '../../kinds/define'
import { ruleOf } from '../../kinds/index'
import { headerKey } from '../formats/header'
import { isPersonal } from './persons'
import { simplified } from '../../../shared/codes/simplified'
import { spelt } from './spelt'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import type { GRADE_SCHEMES } from '../../../shared/kinds/enterprise/words'

/** Words by which the columns of a strange file are known, as Chinese offices on both sides of the strait write them; each kind has its own. */

const ENVELOPE: Record<string, RegExp> = {
  documentNo: /文号$|處分字號/,
  publishedAt: /^(发布|公布|公示|公告)(日期|时间|時間)$/,
  publicUntil: /^公示截止/,
  notifiedOn: /^(决定|评级|等级|通报|事先|结果|处理意见)?(告知|送达)(书)?(送达)?(日期|时间)$/,
  waivedOn: /^(书面)?放弃(提出)?(异议|陈述申辩|申辩)(权)?(日期|时间)$/,
  sourceUrl: /链接$|網址$|网址$/,
  agency: /^(发布|处罚|主管|作出)?(机构|机关|單位|主管機關|主管机关)$|处罚决定的机关名称|^执法(单位|机关|主体|部门)(名称)?$/,
}

/** Fields that only decisions about firms have, which wait for an objection. */
const OF_HOLDS = ['notifiedOn', 'waivedOn']

/** How a grade is called by the scheme that gave it; the city's own where the header says nothing else. */
export function schemeOf(header: string): keyof typeof GRADE_SCHEMES {
  const name = spelt(header)
  if (/标准化|达标/.test(name)) return 'standardisation'
  if (/质量信誉/.test(name)) return 'transport'
  return /信用|诚信/.test(name) ? 'credit' : 'city'
}

/** What a list tells of when it covers a time, and not all there is: a half-year, a quarter, some months, a week, a batch. */
const PERIOD =
  /[上下]半年|半年度|第?[一二三四1-4]季度?(?:度|报|$)|(?<![a-z\d])Q[1-4](?!\d)|(?:1[0-2]|[1-9])月?[-—–~～至到](?:1[0-2]|[1-9])月|[周月季]报|月份|第[\d一二三四五六七八九十]+[周期批]|本[周月]/i
export const periodIn = (texts: string[]): string | null =>
  texts.flatMap((text) => (/截[至止]/.test(text) ? [] : (PERIOD.exec(text)?.[0] ?? [])))[0] ?? null

/** Headers of numbers that only count the rows. */
export const isRunningHeader = (header: string): boolean =>
  /^(?:序号?|序號|行号|排名|名次|no\.?|#|rownum|row_?id|rn|index|idx|xh)$/i.test(headerKey(header))

/** In what things are counted, in brackets behind a name: it says nothing of what the column is. That it is money does: a kind may have more sums than one. */
const COUNTED_IN = /\((?:单位:?)?(?:件|宗|起|例|次|人|人次|名|笔|家|个|条|项|处|户|小时|学时|课时)\)$/
/** Another language, as programs write it too: field_of_a_table. */
const LATIN = /^[\w\s#.,:/()&'-]+$/

/** The field a header is known by: of the body of a kind, or `envelope.…`; null where nothing knows it. */
export function fieldOf(header: string, kind: Kind): string | null {
  const name = spelt(header)
  const simple = simplified(name)
  const spellings = [
    name,
    simple,
    simple.replace(COUNTED_IN, ''),
    ...(LATIN.test(name) ? [name.replace(/[^a-z\d]/gi, '').toLowerCase()] : []),
  ]
  return [...new Set(spellings)].reduce<string | null>((found, one) => found ?? wordedAs(one, kind), null)
}

function wordedAs(name: string, kind: Kind): string | null {
  const isHoldable = ruleOf(kind).isAgainst !== undefined
  for (const [field, words] of Object.entries(ruleOf(kind).intake.headers)) if (words.test(name)) return field
  for (const [field, words] of Object.entries(ENVELOPE))
    if (words.test(name) && (isHoldable || !OF_HOLDS.includes(field))) return `envelope.${field}`
  return null
}

/** Whether any kind knows a header. */
export const isKnown = (header: string): boolean => isPersonal(header) || codesOf(KINDS).some((kind) => fieldOf(header, kind) !== null)

/** What a kind lacks among some fields, as groups of which any one would do. */
export const lacking = (kind: Kind, fields: (string | null)[]): (readonly string[])[] =>
  ruleOf(kind).intake.needs.filter((group) => !group.some((field) => fields.includes(field)))

/** Whether headers name what a record of a kind cannot do without, and something of it. */
export const isWhole = (headers: readonly string[], kind: Kind): boolean => {
  const fields = headers.map((header) => fieldOf(header, kind)).filter((field) => field !== null)
  return fields.some((field) => !field.startsWith('envelope.')) && lacking(kind, fields).length === 0
}

/** The kind whose fields most of the headers name, of those that would have what they need; of equals the first. */
export function kindOf(headers: string[]): Kind {
  const found = codesOf(KINDS).map((kind) => {
    const fields = new Set(headers.map((header) => fieldOf(header, kind)).filter((field) => field !== null))
    const own = [...fields].filter((field) => !field.startsWith('envelope.')).length
    return { kind, own, isWhole: lacking(kind, [...fields]).length === 0 && own > 0 }
  })
  const whole = found.filter(({ isWhole }) => isWhole)
  return (whole.length > 0 ? whole : found).reduce((one, next) => (next.own > one.own ? next : one)).kind
}

/** The kind of which headers name more than of another, and lack what it cannot be without; null where none is such. */
export function likelierThan(kind: Kind, headers: readonly string[]): { kind: Kind; lacks: readonly (readonly string[])[] } | null {
  const ownOf = (one: Kind): string[] =>
    [...new Set(headers.map((header) => fieldOf(header, one)))].filter(
      (field) => field !== null && !field.startsWith('envelope.'),
    ) as string[]
  const mine = ownOf(kind).length
  const others = codesOf(KINDS).flatMap((one) =>
    one !== kind && ownOf(one).length > mine ? [{ kind: one, lacks: lacking(one, ownOf(one)) }] : [],
  )
  // Of whom more is known than the name nobody has to say that they are something else.
  return mine > 1 ? null : (others.find(({ lacks }) => lacks.length === 1) ?? null)
}

/** A kind whose rows are only counted, with how they are. */
export interface Counted {
  kind: Kind
  tally: TallyIntake
}

/**
 * The kind that counts such rows: by a header that only they have, or by what the file is called where no kind would find in it what it needs. Null
 * where rows are records themselves.
 */
export function tallyIn(headers: readonly string[], titles: readonly string[]): Counted | null {
  const isRecord = codesOf(KINDS).some((kind) => {
    const fields = headers.map((header) => fieldOf(header, kind))
    return lacking(kind, fields).length === 0 && fields.some((field) => field !== null && !field.startsWith('envelope.'))
  })
  for (const kind of codesOf(KINDS)) {
    const { tally } = ruleOf(kind).intake
    // Who has a column of numbers has counted already.
    if (tally === undefined || headers.some((header) => fieldOf(header, kind) === tally.into)) continue
    const isKnownBy = headers.some((header) => tally.known.test(headerKey(header)))
    if (isKnownBy || (!isRecord && titles.some((title) => tally.named.test(title)))) return { kind, tally }
  }
  return null
}
