import { z } from 'zod'
import { SourceRef } from '../../api/lists'
import { textUpTo } from '../../api/parameters'
import { addDays, type Day } from '../../codes/dates'
import { DayText, Instant } from '../../fields'
import { LIST_PATHS } from '../index'
import type { HazardItem } from './schema'
import { RATE_RULES, type Money } from './words'

/** A list that proves a figure: its path and what it is asked. */
const Proof = z.strictObject({ path: z.string(), query: z.record(z.string(), z.string()) })

const Count = z.strictObject({ count: z.int().min(0), list: Proof })

/** A share of two whole numbers, and the two. */
export const Share = z.strictObject({
  percent: z.number().nullable().meta({ description: 'one decimal, half up; null: unknown, or there is nothing to have a share of' }),
  part: z.int(),
  whole: z.int(),
})

const Sum = z.strictObject({ fen: z.int().nullable().meta({ description: 'null: told of none' }), told: Count })

/** What hazards of one group come to. Every count is that of the list beside it. */
export const RatesLine = z.strictObject({
  value: z.string().nullable().meta({ description: 'of the group, as its list is asked for it; null: all of them' }),
  found: Count,
  closed: Count,
  closedOnTime: Count,
  closedLate: Count,
  closedOnTheSpot: Count,
  closedUndated: Count,
  closedWithoutRecheck: Count,
  overdue: Count,
  undated: z.int().meta({ description: 'open, and nobody knows until when: whether it is overdue is not known' }),
  needed: Sum,
  planned: Sum,
  released: Sum,
  spent: Sum,
  closingRate: Share,
  onTimeRate: Share,
  releaseRate: Share,
})
export type RatesLine = z.infer<typeof RatesLine>

/** By what hazards are counted together, each the filter of their list. */
export const RATE_GROUPS = ['division', 'sector', 'department'] as const
export type RateGroup = (typeof RATE_GROUPS)[number]

export const RatesQuery = z.strictObject({
  by: z.enum(RATE_GROUPS).optional().meta({ description: 'a line for each of these beside the one of all' }),
  enterprise: textUpTo(120).optional().meta({ description: 'only of this enterprise, by id or credit code' }),
})

export const RatesAnswer = z.strictObject({
  total: RatesLine.nullable().meta({ description: 'null: no hazard was ever published, and nothing is known' }),
  items: z.array(RatesLine),
  ungrouped: z.int().meta({ description: 'hazards that tell nothing to be grouped by: they stand in no line but the first' }),
  rules: z.record(z.string(), z.strictObject({ rule: z.string(), version: z.int() })),
  edition: z.int(),
  asOf: Instant,
  day: DayText,
  sources: z.array(SourceRef),
})
export type RatesAnswer = z.infer<typeof RatesAnswer>

/** What is counted of a hazard. */
type Counted = Pick<HazardItem, 'status' | 'outcome' | 'due' | 'remarks' | 'funding'>
type Query = Readonly<Record<string, string>>

/** A share of two whole numbers in per cent with one decimal, half up; null where there is nothing to have a share of. */
export function percentOf(part: number, whole: number): number | null {
  if (whole <= 0) return null
  // Sums in fen times two thousand are beyond what a double holds exactly.
  const [numerator, denominator] = [BigInt(part) * 2_000n, BigInt(whole) * 2n]
  return Number((numerator + BigInt(whole)) / denominator) / 10
}

/** What some hazards come to on a day. `query`: what their list is asked for. */
export function ratesOf(hazards: readonly Counted[], query: Query, today: Day, value: string | null = null): RatesLine {
  const counted = (more: Query, is: (one: Counted) => boolean) => ({
    count: hazards.filter(is).length,
    list: { path: LIST_PATHS.hazard, query: { ...query, ...more } },
  })
  const became = (outcome: Counted['outcome']) => counted({ outcome }, (one) => one.outcome === outcome)
  const figures = {
    found: counted({}, () => true),
    closed: counted({ status: 'closed' }, ({ status }) => status === 'closed'),
    closedOnTime: became('closed_on_time'),
    closedLate: became('closed_late'),
    closedOnTheSpot: became('closed_on_the_spot'),
    closedUndated: became('closed_undated'),
    closedWithoutRecheck: counted({ remark: 'closed_without_recheck' }, ({ remarks }) => remarks.includes('closed_without_recheck')),
    overdue: counted({ outcome: 'open', to: addDays(today, -1) }, ({ outcome, due }) => outcome === 'open' && due !== null && due < today),
  }
  const sum = (money: Money) => {
    const of = (one: Counted): number | null => one.funding?.[`${money}Fen`] ?? null
    const told = counted({ money }, (one) => of(one) !== null)
    return { fen: told.count === 0 ? null : hazards.reduce((fen, one) => fen + (of(one) ?? 0), 0), told }
  }
  // Money that came is held against the plan of the same hazards only.
  const both = hazards.flatMap(({ funding }) => (funding && isNumber(funding.plannedFen) && isNumber(funding.releasedFen) ? [funding] : []))
  const { found, closed, closedOnTime, closedLate, overdue } = figures
  return {
    value,
    ...figures,
    undated: hazards.filter(({ outcome, due }) => outcome === 'open' && due === null).length,
    needed: sum('needed'),
    planned: sum('planned'),
    released: sum('released'),
    spent: sum('spent'),
    closingRate: shareOf(closed.count, found.count),
    onTimeRate: shareOf(closedOnTime.count, closedOnTime.count + closedLate.count + overdue.count),
    releaseRate: shareOf(
      both.reduce((fen, { releasedFen }) => fen + (releasedFen ?? 0), 0),
      both.reduce((fen, { plannedFen }) => fen + (plannedFen ?? 0), 0),
    ),
  }
}

const isNumber = (fen: number | null): fen is number => fen !== null
const shareOf = (part: number, whole: number) => ({ percent: percentOf(part, whole), part, whole })

/** The rules of the rates, for the answer to name. */
export const ratesRules = (): RatesAnswer['rules'] =>
  Object.fromEntries(Object.entries(RATE_RULES).map(([name, { text, version }]) => [name, { rule: text, version }]))
