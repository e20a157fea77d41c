import type { Statistic } from '../../../shared/api/statistics'
import { addDays, type Day } from '../../../shared/codes/dates'
import type { HazardBody } from '../../../shared/kinds/hazard/schema'
import { HAZARD_REMARKS, MONEY, OUTCOMES, STATISTIC_RULES, UNRECTIFIED, type Outcome } from '../../../shared/kinds/hazard/words'
import type { Statistics } from '../define'
import { count } from '../figure'
import { codesOf } from '../../../shared/vocabulary'
import { share } from '../share'

/** What statistics need of a hazard. */
export interface HazardMeasures {
  outcome: Outcome
  due: Day | null
  isOnTheSpot: boolean
  isUnchecked: boolean
  isCheckUnread: boolean
  /** residents told that it was not put right, the desk verified it, and its source has not answered */
  isContradicted: boolean
  neededFen: number | null
  plannedFen: number | null
  releasedFen: number | null
  spentFen: number | null
}

export const measuresOf = ({ outcome, due, handling, remarks, funding }: HazardBody): HazardMeasures => ({
  outcome,
  due,
  isOnTheSpot: handling === 'on_the_spot',
  isUnchecked: remarks.includes('closed_without_recheck'),
  isCheckUnread: remarks.includes('closed_with_unread_recheck'),
  isContradicted: false,
  neededFen: funding?.neededFen ?? null,
  plannedFen: funding?.plannedFen ?? null,
  releasedFen: funding?.releasedFen ?? null,
  spentFen: funding?.spentFen ?? null,
})

/** Figures over a set of hazards on a day. Whatever is unknown is counted as unknown and is in no rate. */
export function statisticsOf(hazards: readonly HazardMeasures[], today: Day): Statistic[] {
  const yesterday = addDays(today, -1)
  const counted: Record<Outcome, number> = { open: 0, closed_on_time: 0, closed_late: 0, closed_on_the_spot: 0, closed_undated: 0 }
  for (const { outcome } of hazards) counted[outcome]++
  const open = hazards.filter(({ outcome }) => outcome === 'open')
  const late = open.filter(({ due }) => due !== null && due <= yesterday)
  const overdue = late.length
  // What was to be put right on the spot has no time limit to be held against, open or closed.
  const limited = open.filter(({ isOnTheSpot }) => !isOnTheSpot)
  const lateOfLimited = late.filter(({ isOnTheSpot }) => !isOnTheSpot).length
  const closed = hazards.length - open.length
  const onTime = counted.closed_on_time
  const funded = hazards.flatMap(({ plannedFen, releasedFen }) =>
    plannedFen === null || releasedFen === null ? [] : [{ plannedFen, releasedFen }],
  )
  return [
    count('found', '已公布', hazards.length, {}),
    count('closed', '已销号', closed, { status: 'closed' }),
    count('open', OUTCOMES.open, counted.open, { outcome: 'open' }),
    {
      ...count('overdue', STATISTIC_RULES.overdue.label, overdue, { outcome: 'open', to: yesterday }),
      unknown: open.filter(({ due }) => due === null).length,
    },
    ...(['closed_on_time', 'closed_late', 'closed_on_the_spot', 'closed_undated'] as const).map((outcome) =>
      count(outcome, OUTCOMES[outcome], counted[outcome], { outcome }),
    ),
    count('closed_without_recheck', HAZARD_REMARKS.closed_without_recheck, hazards.filter(({ isUnchecked }) => isUnchecked).length, {
      remark: 'closed_without_recheck',
    }),
    count(
      'closed_with_unread_recheck',
      HAZARD_REMARKS.closed_with_unread_recheck,
      hazards.filter(({ isCheckUnread }) => isCheckUnread).length,
      { remark: 'closed_with_unread_recheck' },
    ),
    count(
      'closed_unrectified',
      `已销号，${UNRECTIFIED}`,
      hazards.filter(({ outcome, isContradicted }) => outcome !== 'open' && isContradicted).length,
      { status: 'closed', unrectified: 'yes' },
    ),
    {
      key: 'closingRate',
      label: STATISTIC_RULES.closingRate.label,
      unit: 'permille',
      ...share(closed, hazards.length),
      unknown: 0,
      query: null,
    },
    {
      key: 'onTimeRate',
      label: STATISTIC_RULES.onTimeRate.label,
      unit: 'permille',
      ...share(onTime, onTime + counted.closed_late + lateOfLimited),
      unknown:
        counted.closed_undated +
        counted.closed_on_the_spot +
        (open.length - limited.length) +
        limited.filter(({ due }) => due === null).length,
      query: null,
    },
    ...codesOf(MONEY).map((money): Statistic => {
      const known = hazards.flatMap((hazard) => hazard[`${money}Fen`] ?? [])
      const value = known.length === 0 ? null : known.reduce((sum, fen) => sum + fen, 0)
      return { key: `${money}Fen`, label: MONEY[money], unit: 'fen', value, unknown: hazards.length - known.length, query: { money } }
    }),
    {
      key: 'releasedRate',
      label: STATISTIC_RULES.releasedRate.label,
      unit: 'permille',
      ...share(
        funded.reduce((sum, { releasedFen }) => sum + releasedFen, 0),
        funded.reduce((sum, { plannedFen }) => sum + plannedFen, 0),
      ),
      unknown: hazards.length - funded.length,
      query: null,
    },
  ]
}

export const statistics: Statistics<'hazard', HazardMeasures> = {
  measuresOf,
  over: statisticsOf,
  rules: Object.entries(STATISTIC_RULES).map(([key, { text, version }]) => ({ key, text, version })),
}
