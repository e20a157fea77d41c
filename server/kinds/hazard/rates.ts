import type { Day } from '../../../shared/codes/dates'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import { ratesOf, type RateGroup, type RatesAnswer, type RatesLine } from '../../../shared/kinds/hazard/rates'

/** The kind that is counted, for who reads its lines. */
export const RATED = 'hazard'

/** A division of a province and what is above it: everything of a city is in it. */
const PROVINCE = /^\d\d0000$/

/** A line of the list of hazards, and what it is listed under. */
export interface Rated {
  item: HazardItem
  facets: Readonly<Record<string, string | string[] | undefined>>
}

/**
 * What hazards come to, all together and for each value that they are grouped by, the most first. `query`: what the list of all of them is asked for.
 * A hazard below several divisions counts in each of them. `rated`: null where no hazard was ever published.
 */
export function ratesBy(
  rated: readonly Rated[] | null,
  by: RateGroup | undefined,
  query: Readonly<Record<string, string>>,
  today: Day,
): Pick<RatesAnswer, 'total' | 'items' | 'ungrouped'> {
  if (rated === null) return { total: null, items: [], ungrouped: 0 }
  const total = ratesOf(
    rated.map(({ item }) => item),
    query,
    today,
  )
  if (by === undefined) return { total, items: [], ungrouped: 0 }
  const groups = new Map<string, HazardItem[]>()
  let ungrouped = 0
  for (const { item, facets } of rated) {
    const values = [facets[by] ?? []].flat().filter((value) => by !== 'division' || !PROVINCE.test(value))
    if (values.length === 0) ungrouped++
    for (const value of values) groups.set(value, [...(groups.get(value) ?? []), item])
  }
  const items = [...groups].map(([value, found]) => ratesOf(found, { ...query, [by]: value }, today, value))
  return { total, items: items.sort(mostFirst), ungrouped }
}

const mostFirst = (one: RatesLine, other: RatesLine): number =>
  other.found.count - one.found.count || ((one.value ?? '') < (other.value ?? '') ? -1 : 1)
