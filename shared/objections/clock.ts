import type { Day } from '../codes/dates'

/** Within how many workdays an objection is answered, and on what that rests. A number of the city, changed here and nowhere else. */
export const OBJECTION_CLOCK = {
  workdays: 15,
  basis: '本市承诺，国家统一规定未见：收到异议的次日起 15 个工作日内作出决定',
  from: '2026-01-01',
} as const

/** The last day in words; null: it lies in a year whose public holidays nobody has announced. */
export const dueWords = (due: Day | null): string =>
  due ?? `收到的次日起 ${OBJECTION_CLOCK.workdays} 个工作日内；跨到的那一年放假安排还没有公布，到期日还不知道`

/** How an objection stands to its last day: `unknown` where the holidays up to that day have not been announced. */
export type Timeliness = 'in_time' | 'late' | 'unknown'

/**
 * Whether an objection was decided in time, or, while it is open, can still be. `due`: the last day that is in time, null where nobody can say which
 * that is; `decidedOn`: null while it is open.
 */
export function timelinessOf({ due, decidedOn }: { due: Day | null; decidedOn: Day | null }, today: Day): Timeliness {
  if (due === null) return 'unknown'
  return (decidedOn ?? today) > due ? 'late' : 'in_time'
}
