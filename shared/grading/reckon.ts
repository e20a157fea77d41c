import { addDays, addMonths, earliest, type Day } from '../codes/dates'
import type { GradingCover, GradingInput } from './inputs'
import type { GradingItem, GradingTable, GradingVeto, Wanted } from './table'

/**
 * A grade recomputed from public records by a rule table. The server and the phone both run this file, and it knows nothing but what it is given.
 * What is not known never counts as nought: it parts the best sum that can be from the worst.
 */

/** How surely something counts. */
type Sureness = 'yes' | 'no' | 'unknown'

/** A record that gives or takes points by a rule, or may. */
export interface Traced {
  rule: string
  kind: GradingInput['kind']
  id: string
  /** whether it surely counts; false: something of it is not public */
  sure: boolean
  /** what it gives, or would: nought where its rule gives no more */
  points: number
  /** the last day on which it counts; null: until it is put right, or as long as it is public */
  until: Day | null
}

/** A record that bounds the grade, or may. */
export interface Vetoed extends Omit<Traced, 'points'> {
  atMost: string
}

/** A rule of which it is not known whether more counts by it than the records that are there. */
export interface Untold {
  rule: string
  kind: GradingInput['kind']
  /** the first day that its sources would have to tell of; null: they only have to tell of the day itself */
  since: Day | null
}

export interface Reckoned {
  day: Day
  points: Traced[]
  vetoes: Vetoed[]
  untold: Untold[]
  /** the sum at the worst and at the best that can be; the same where nothing is unknown */
  sum: { low: number; high: number }
  grade: { worst: string; best: string }
  /** ids of records that were taken for put right, and may not be */
  simulated: string[]
}

export interface Reckoning {
  table: GradingTable
  inputs: readonly GradingInput[]
  cover: readonly GradingCover[]
  day: Day
  /** the day on which the records were as they are given; absent: `day` */
  knownOn?: Day
  /** ids of open records that are taken for put right */
  simulate?: readonly string[]
}

/** Whether a table is in force on a day. */
export const isInForce = ({ from, to }: Pick<GradingTable, 'from' | 'to'>, day: Day): boolean => from <= day && (to === null || day <= to)

/** Whether a record can be taken for put right. */
export const canBeMended = ({ mending }: Pick<GradingInput, 'mending'>): boolean => mending === 'open' || mending === 'unknown'

/** What a table makes of the records of a firm on a day. Whether the table is in force then is asked of `isInForce`. */
export function reckon({ table, inputs, cover, day, knownOn = day, simulate = [] }: Reckoning): Reckoned {
  const simulated = inputs.filter((input) => canBeMended(input) && simulate.includes(input.id)).map(({ id }) => id)
  // Of what is put right and nobody says since when, that is known of the day on which it is known and of none before.
  const seen = inputs.map((input): GradingInput => {
    if (simulated.includes(input.id)) return { ...input, mending: 'mended', mendedOn: day }
    return input.mending === 'mended' && input.mendedOn === null && day >= knownOn ? { ...input, mendedOn: knownOn } : input
  })
  const rules = [...table.items, ...table.vetoes]
  const untold = rules.flatMap((rule) => untoldOf(rule, cover, day, table.lateDays))
  const isUntold = ({ code }: { code: string }) => untold.some(({ rule }) => rule === code)
  const items = table.items.map((item) => pointsOf(item, seen, day, isUntold(item)))
  const vetoes = table.vetoes.flatMap((veto) =>
    foundBy(veto, seen, day).map(({ input, sure, until }) => ({
      rule: veto.code,
      kind: input.kind,
      id: input.id,
      sure,
      until,
      atMost: veto.atMost,
    })),
  )
  const clamped = (sum: number) => Math.min(table.max, Math.max(table.min, sum))
  const sumOf = (end: 'low' | 'high') => clamped(items.reduce((sum, item) => sum + item[end], table.start))
  const sum = { low: sumOf('low'), high: sumOf('high') }
  const bounds = (all: readonly { atMost: string }[]) => all.map(({ atMost }) => atMost)
  const possible = [...bounds(vetoes), ...bounds(table.vetoes.filter(isUntold))]
  return {
    day,
    points: items.flatMap(({ traced }) => traced),
    vetoes,
    untold,
    sum,
    grade: {
      worst: gradeOf(table, sum.low, possible),
      best: gradeOf(table, sum.high, bounds(vetoes.filter(({ sure }) => sure))),
    },
    simulated,
  }
}

/** The grade of a sum, and no better than any of some bounds. */
function gradeOf({ bands }: GradingTable, sum: number, bounds: readonly string[]): string {
  const bySum = bands.findIndex(({ from }) => sum >= from)
  // The last band reaches to the smallest sum there is.
  const ranks = [bySum === -1 ? bands.length - 1 : bySum, ...bounds.map((bound) => bands.findIndex(({ grade }) => grade === bound))]
  return bands[Math.max(...ranks)]?.grade ?? ''
}

type Rule = GradingItem | GradingVeto

interface FoundInput {
  input: GradingInput
  sure: boolean
  until: Day | null
}

/** The records that count by a rule on a day, or may, those that surely do first, then the newest. */
function foundBy(rule: Rule, inputs: readonly GradingInput[], day: Day): FoundInput[] {
  const found = inputs.flatMap((input): FoundInput[] => {
    const sureness = together([isMeant(rule, input), isOpenAsWanted(rule, input, day), isWithin(rule, input, day)])
    return sureness === 'no' ? [] : [{ input, sure: sureness === 'yes', until: untilOf(rule, input) }]
  })
  return found.sort(
    (a, b) => Number(b.sure) - Number(a.sure) || compare(b.input.day ?? '', a.input.day ?? '') || compare(a.input.id, b.input.id),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** Of several conditions: one that fails decides, one that is not known leaves it open. */
const together = (all: readonly Sureness[]): Sureness => (all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes')

const isMeant = ({ record, when }: Rule, { kind, facts }: GradingInput): Sureness =>
  kind === record ? together(Object.entries(when).map(([name, wanted]) => isWanted(facts[name] ?? null, wanted))) : 'no'

function isWanted(value: string | number | null, { is, min = -Infinity, max = Infinity }: Wanted): Sureness {
  if (value === null) return 'unknown'
  const holds = is === undefined ? Number(value) >= min && Number(value) <= max : is.includes(String(value))
  return holds ? 'yes' : 'no'
}

function isOpenAsWanted({ counts }: Rule, input: GradingInput, day: Day): Sureness {
  if (counts === 'always') return 'yes'
  const isMended = mendedBy(input, day)
  if (isMended === 'unknown') return 'unknown'
  return (isMended === 'yes') === (counts === 'once_mended') ? 'yes' : 'no'
}

/** Whether a record was put right by a day. */
function mendedBy({ mending, mendedOn }: GradingInput, day: Day): Sureness {
  if (mending !== 'mended') return mending === 'unknown' ? 'unknown' : 'no'
  return mendedOn === null ? 'unknown' : mendedOn <= day ? 'yes' : 'no'
}

function isWithin(rule: Rule, input: GradingInput, day: Day): Sureness {
  const until = untilOf(rule, input)
  if (until !== null && until < day) return 'no'
  // Without a day nobody knows when its months are over. What is only counted while it is public needs none.
  if (input.day === null) return rule.months === null ? 'yes' : 'unknown'
  return input.day <= day ? 'yes' : 'no'
}

/** The last day on which a record counts by a rule. */
function untilOf({ months }: Rule, { day, publicUntil }: GradingInput): Day | null {
  const term = months === null || day === null ? null : addDays(addMonths(day, months), -1)
  return earliest([term, publicUntil])
}

/** What the records of one rule give or take: each of them until its limit is reached, and both ends of what is possible. */
function pointsOf(
  item: GradingItem,
  inputs: readonly GradingInput[],
  day: Day,
  isUntold: boolean,
): { traced: Traced[]; low: number; high: number } {
  const sign = Math.sign(item.points)
  let left = item.limit
  const traced = foundBy(item, inputs, day).map(({ input, sure, until }): Traced => {
    const size = Math.min(left, Math.abs(item.points))
    left -= size
    return { rule: item.code, kind: input.kind, id: input.id, sure, points: size === 0 ? 0 : sign * size, until }
  })
  const total = (some: readonly Traced[]) => some.reduce((sum, { points }) => sum + points, 0)
  const surely = total(traced.filter(({ sure }) => sure))
  const possibly = isUntold ? sign * item.limit : total(traced)
  return { traced, low: Math.min(surely, possibly), high: Math.max(surely, possibly) }
}

/** A rule whose sources do not tell of all the days from which a record would still count. */
function untoldOf({ code, record, months }: Rule, cover: readonly GradingCover[], day: Day, lateDays: number): Untold[] {
  const since = months === null ? null : addDays(addMonths(day, -months), 1)
  const spans = cover.find(({ kind }) => kind === record)?.spans ?? []
  return isTold(spans, since, day, lateDays) ? [] : [{ rule: code, kind: record, since }]
}

/** Whether sources tell of all days from one to another: each of them has delivered lately, and together they reach back without a gap. */
function isTold(spans: readonly { from: Day; to: Day }[], since: Day | null, day: Day, lateDays: number): boolean {
  const latest = addDays(day, -lateDays)
  if (spans.length === 0 || spans.some(({ to }) => to < latest)) return false
  if (since === null || since > latest) return true
  let reach = since
  for (const { from, to } of [...spans].sort((a, b) => compare(a.from, b.from))) if (from <= reach && to > reach) reach = to
  return reach > since && reach >= latest
}
