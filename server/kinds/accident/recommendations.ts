import type { Day } from '../../../shared/codes/dates'
import { daysOverdue, standingOn } from '../../../shared/kinds/directive/measures'
import type { RecommendationLine } from '../../../shared/kinds/accident/recommendations'
import type { AccidentItem } from '../../../shared/kinds/accident/schema'
import { RECOMMENDATION_STANDINGS, type RecommendationStanding } from '../../../shared/kinds/accident/words'
import type { Kind } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { itemsIn, type Models } from '../items'

/** Name and version of the rule; whoever changes how they stand or are ordered raises the number. */
export const RECOMMENDATIONS_RULE = 'recommendations/1'

const ORDER = codesOf(RECOMMENDATION_STANDINGS)

/** Every recommendation of some accidents as it stands on a day: the overdue first, the longest overdue before the others; then by their day. */
export function recommendationsOf(accidents: readonly AccidentItem[], today: Day): RecommendationLine[] {
  const lines = accidents.flatMap(({ id, title, recommendations }) =>
    recommendations.map((one): RecommendationLine => ({
      accident: id,
      title,
      ...one,
      standing: standingOn(one, today),
      daysOverdue: daysOverdue(one, today),
    })),
  )
  // One of which the day is not known may be overdue the longest.
  const dayOf = ({ due }: RecommendationLine) => due ?? ''
  return lines.sort(
    (one, other) =>
      ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing) ||
      compare(dayOf(one), dayOf(other)) ||
      compare(one.accident, other.accident),
  )
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** How many stand how. */
export const countsOf = (lines: readonly RecommendationLine[]): { standing: RecommendationStanding; count: number }[] =>
  ORDER.map((standing) => ({ standing, count: lines.filter((line) => line.standing === standing).length }))

interface Known {
  day: Day
  lines: RecommendationLine[]
  accidents: number
  without: number
}

const kept = new WeakMap<object, Known>()

/** The same of what is public, computed once an edition and day. */
export function recommendationsIn(models: Models, day: Day): Known {
  const { accident } = models
  const before = kept.get(accident)
  if (before?.day === day) return before
  const items = itemsIn(models, 'accident')
  const known = {
    day,
    lines: recommendationsOf(items, day),
    accidents: items.length,
    without: items.filter(({ recommendations }) => recommendations.length === 0).length,
  }
  kept.set(accident, known)
  return known
}

/** Whose facts these are. */
export const RECOMMENDATIONS_OF: Kind = 'accident'
