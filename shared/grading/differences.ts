import type { Day } from '../codes/dates'
import { stepWord } from '../kinds/enterprise/gradeScales'
import type { GradingInput } from './inputs'
import type { Reckoned, Traced, Vetoed } from './reckon'
import type { GradingTable } from './table'

/** Why a grade that was recomputed is not the one that an office has published, as far as the public record tells. */

/** How the two stand to each other: the same grade, one of those that are possible, another one, or nothing to compare. */
export const AGREEMENTS = ['same', 'within', 'differs', 'no_official', 'no_table'] as const
export type Agreement = (typeof AGREEMENTS)[number]

export const DIFFERENCES = [
  'no_table',
  'not_in_force',
  'no_official',
  'other_scale',
  'official_over',
  'undated',
  'earlier_table',
  'since',
  'ended',
  'unknown',
  'not_public',
] as const
export type DifferenceCode = (typeof DIFFERENCES)[number]

/** A grade as an office published it. */
export interface OfficialGrade {
  grade: string
  points: number | null
  decidedOn: Day | null
  validTo: Day | null
  issuer: string | null
  reasons: string[]
}

/** One reason for a difference, with the records and the rules that make it. */
export interface GradeDifference {
  code: DifferenceCode
  records: { kind: GradingInput['kind']; id: string }[]
  rules: string[]
}

export interface Compared {
  agreement: Agreement
  differences: GradeDifference[]
}

export interface ToCompare {
  table: GradingTable
  official: OfficialGrade | null
  now: Reckoned
  /** what the same records make of the day on which the official grade was decided; null where that day is not public */
  then: Reckoned | null
}

const named = (code: DifferenceCode, records: GradeDifference['records'] = [], rules: string[] = []): GradeDifference => ({
  code,
  records,
  rules,
})

/** What there is to compare where nothing was recomputed: no table is published, or none that is in force. */
export const uncompared = (table: GradingTable | null): Compared => ({
  agreement: 'no_table',
  differences: [named(table === null ? 'no_table' : 'not_in_force')],
})

/** How the recomputed grade stands to the official one. Where grade or points are not the same, at least one reason is named. */
export function compareGrades({ table, official, now, then }: ToCompare): Compared {
  if (official === null) return { agreement: 'no_official', differences: [named('no_official')] }
  const rank = rankIn(table, official.grade)
  if (rank === -1) return { agreement: 'differs', differences: [named('other_scale')] }
  const agreement = agreementOf(table, now, rank)
  const isSame = agreement === 'same' && holds(now.sum, official.points) && now.sum.low === now.sum.high
  if (isSame) return { agreement, differences: [] }
  const { decidedOn, validTo } = official
  const found = [
    ...(validTo !== null && validTo < now.day ? [named('official_over')] : []),
    ...(decidedOn === null ? [named('undated')] : []),
    ...(decidedOn !== null && decidedOn < table.from ? [named('earlier_table')] : []),
    ...(then === null ? [] : [...counting('since', now, then), ...counting('ended', then, now)]),
    ...unknownIn(now),
  ]
  const isTold = then !== null && agreementOf(table, then, rank) !== 'differs' && holds(then.sum, official.points)
  return { agreement, differences: isTold && found.length > 0 ? found : [...found, named('not_public')] }
}

const rankIn = ({ bands }: GradingTable, grade: string): number => bands.findIndex((band) => stepWord(band.grade) === stepWord(grade))

function agreementOf(table: GradingTable, { grade }: Reckoned, rank: number): 'same' | 'within' | 'differs' {
  const [best, worst] = [rankIn(table, grade.best), rankIn(table, grade.worst)]
  if (rank < best || rank > worst) return 'differs'
  return best === worst ? 'same' : 'within'
}

const holds = ({ low, high }: Reckoned['sum'], points: number | null): boolean => points === null || (low <= points && points <= high)

type Counted = Pick<Traced, 'rule' | 'kind' | 'id'>

/** What counts in one reckoning and not, or not as much, in another. */
function counting(code: 'since' | 'ended', one: Reckoned, other: Reckoned): GradeDifference[] {
  const keyOf = ({ rule, kind, id, sure, ...rest }: Traced | Vetoed) =>
    [rule, kind, id, sure, 'points' in rest ? rest.points : rest.atMost].join(' ')
  const all = ({ points, vetoes }: Reckoned): (Traced | Vetoed)[] => [...points.filter((traced) => traced.points !== 0), ...vetoes]
  const known = new Set(all(other).map(keyOf))
  return of(
    code,
    all(one).filter((counted) => !known.has(keyOf(counted))),
  )
}

/** What is unknown in a reckoning: rules whose sources do not tell enough, and records of which something is not public. */
function unknownIn({ untold, points, vetoes }: Reckoned): GradeDifference[] {
  const [unsure] = of(
    'unknown',
    [...points.filter((traced) => traced.points !== 0), ...vetoes].filter(({ sure }) => !sure),
  )
  const rules = [...new Set([...untold.map(({ rule }) => rule), ...(unsure?.rules ?? [])])]
  return rules.length === 0 ? [] : [named('unknown', unsure?.records ?? [], rules)]
}

function of(code: DifferenceCode, counted: readonly Counted[]): GradeDifference[] {
  if (counted.length === 0) return []
  const records = new Map(counted.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]))
  return [named(code, [...records.values()], [...new Set(counted.map(({ rule }) => rule))])]
}
