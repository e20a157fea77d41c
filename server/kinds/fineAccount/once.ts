import { divisionsUpFrom, withoutFilling } from '../../../shared/codes/divisionCode'
import type { Month } from '../../../shared/codes/months'
import type { FineAccountItem } from '../../../shared/kinds/fineAccount/schema'
import { labels } from '../../../shared/kinds/fineAccount/words'
import { sum, type AccountMonth } from './signals/ledger'

/**
 * One agency, month and division is told once, however many records tell it. Of one source the newer delivery stands, for it is a correction. What
 * several sources tell is one month; where they contradict each other nothing decides, and what they contradict each other in is not known. A division
 * is not added to one that contains it. The records themselves stay as they are.
 */
export interface ToldOnce {
  /** what can be added up */
  accounts: AccountMonth[]
  /** the same with the divisions inside others */
  divided: AccountMonth[]
  /** what was left out or is not known, in sentences */
  notes: string[]
}

/** A month as any record tells it. */
export type ToldMonth = Pick<FineAccountItem, 'id' | 'month' | 'division' | 'source' | 'lastChangedAt' | 'purposes' | Field>

const FIELDS = [
  'cases',
  'finedFen',
  'paidFen',
  'treasuryFen',
  'ordersToCorrect',
  'checks',
  'checksToDate',
  'noPenalty',
  'reconsidered',
  'annulled',
  'budgetFen',
  'spentFen',
] as const
type Field = (typeof FIELDS)[number]

/** Months of a note that stand by name. */
const NAMED_MAX = 6

/** The months of one agency, each told once; `items` in any order, the answer in that of its months. */
export function toldOnce(items: readonly ToldMonth[]): ToldOnce {
  const notes = new Notes()
  const divided = [...groupsOf(items).values()]
    .map((group) => mergedOf(standing(group, notes), group.length - 1, notes))
    .sort((a, b) => compare(a.month, b.month) || compare(a.id, b.id))
  const accounts = [...new Set(divided.map(({ month }) => month))].flatMap((month) =>
    outermost(
      divided.filter((row) => row.month === month),
      notes,
    ),
  )
  remarkRunningTotals(divided, notes)
  return { accounts, divided, notes: notes.sentences() }
}

/** Notes the months whose running total is another than that of the months of its year, where all of these are known: both stay as they are told. */
function remarkRunningTotals(rows: readonly AccountMonth[], notes: Notes): void {
  for (const { month, division, checksToDate } of rows) {
    if (checksToDate === null) continue
    const ofYear = rows.filter((row) => row.division === division && row.month.slice(0, 4) === month.slice(0, 4) && row.month <= month)
    const isWhole = ofYear.length === Number(month.slice(5)) && ofYear.every(({ checks }) => checks !== null)
    if (isWhole && sum(ofYear.map(({ checks }) => checks)) !== checksToDate) notes.add('total checksToDate', month)
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function groupsOf(items: readonly ToldMonth[]): Map<string, ToldMonth[]> {
  const groups = new Map<string, ToldMonth[]>()
  for (const item of items) {
    const key = `${item.month} ${item.division === null ? '' : withoutFilling(item.division)}`
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Of each source what it delivered last; several where they came together. */
function standing(group: readonly ToldMonth[], notes: Notes): ToldMonth[] {
  const newest = new Map<string, string>()
  for (const { source, lastChangedAt } of group) if (lastChangedAt > (newest.get(source) ?? '')) newest.set(source, lastChangedAt)
  const left = group.filter(({ source, lastChangedAt }) => newest.get(source) === lastChangedAt)
  const [{ month } = { month: '' }] = group
  if (left.length < group.length) notes.add('corrected', month)
  if (newest.size > 1) notes.add('repeated', month)
  return left.sort((a, b) => told(b) - told(a) || compare(a.id, b.id))
}

const told = (row: ToldMonth): number => FIELDS.filter((field) => row[field] !== null).length

/** One month of several records: what one of them tells and none contradicts. */
function mergedOf(rows: readonly ToldMonth[], also: number, notes: Notes): AccountMonth {
  const [first] = rows
  if (first === undefined) throw new Error('a month of which no record is public')
  const { id, month, division, purposes: told } = first
  const row = { id, month, division, purposes: told, ...Object.fromEntries(FIELDS.map((field) => [field, first[field]])) } as AccountMonth
  const merged: AccountMonth = also === 0 ? row : { ...row, also }
  for (const field of FIELDS) {
    const values = [...new Set(rows.flatMap((one) => one[field] ?? []))]
    if (values.length > 1) {
      notes.add(`torn ${field}`, row.month)
      merged.torn = [...(merged.torn ?? []), field]
    }
    merged[field] = values.length === 1 ? (values[0] ?? null) : null
  }
  const purposes = new Set(rows.flatMap((one) => (one.purposes === null ? [] : JSON.stringify(one.purposes))))
  if (purposes.size > 1) notes.add('torn purposes', row.month)
  merged.purposes = purposes.size === 1 ? (rows.find((one) => one.purposes !== null)?.purposes ?? null) : null
  return merged
}

/** Whether a division lies in another; one that is not told may be all of them. */
const liesIn = (inner: string | null, outer: string | null): boolean =>
  inner !== null &&
  (outer === null || (withoutFilling(inner) !== withoutFilling(outer) && divisionsUpFrom(inner).includes(withoutFilling(outer))))

/** The rows of a month that none of the others contains. A whole that is less than its parts is not known. */
function outermost(rows: readonly AccountMonth[], notes: Notes): AccountMonth[] {
  if (rows.length < 2) return [...rows]
  const within = (outer: AccountMonth) => rows.filter((row) => liesIn(row.division, outer.division))
  const uncontained = (some: readonly AccountMonth[]) => some.filter((row) => !some.some((other) => liesIn(row.division, other.division)))
  return uncontained(rows).map((outer) => {
    const parts = uncontained(within(outer))
    if (parts.length === 0) return outer
    notes.add('contained', outer.month)
    const whole = { ...outer }
    for (const field of FIELDS) {
      if (whole[field] === null || whole[field] >= sum(parts.map((part) => part[field]))) continue
      notes.add(`less ${field}`, outer.month)
      whole.torn = [...(whole.torn ?? []), field]
      whole[field] = null
    }
    return whole
  })
}

const isField = (text: string): text is Field | 'purposes' => text in labels

/** What happened in which months, said once for all of them. */
class Notes {
  readonly #months = new Map<string, Set<Month>>()

  add(what: string, month: Month): void {
    this.#months.set(what, (this.#months.get(what) ?? new Set()).add(month))
  }

  sentences(): string[] {
    return [...this.#months].map(([what, months]) => `${monthsWords([...months].sort())} ${wordsOf(what)}`)
  }
}

function monthsWords(months: readonly Month[]): string {
  const named = months.slice(0, NAMED_MAX).join('、')
  return months.length > NAMED_MAX ? `${named} 等 ${months.length} 个月` : named
}

function wordsOf(what: string): string {
  const [how = '', field = ''] = what.split(' ')
  const label = isField(field) ? labels[field] : ''
  if (how === 'torn') return `的几份月报${label}不同，没有依据取舍，按不知道算`
  if (how === 'total') return `的${label}和各月之和不符，两个数都照来源登载`
  if (how === 'less') return `上级地区的${label}比它下面各地区的合计还少，按不知道算`
  if (how === 'contained') return '既有一个地区的月报，又有它下面地区的，下面的不再相加'
  return how === 'corrected' ? '同一来源送来不止一份，以后送来的为准' : '不止一个来源登载，只算一次'
}
