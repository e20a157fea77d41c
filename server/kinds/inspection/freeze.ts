import { addDays, type Day } from '../../../shared/codes/dates'
import { addToMonth, firstDayOfMonth, lastDayOfMonth, type Month } from '../../../shared/codes/months'
import type { Counted } from '../../../shared/kinds/inspection/counted'
import { HOLIDAYS, isWorkday, type HolidayYear } from '../../law/workdays'

/** The last workday of a month, on which its list is frozen; null where the holidays of its year are not known. */
export function frozenOn(month: Month, table: Record<number, HolidayYear> = HOLIDAYS): Day | null {
  for (let day = lastDayOfMonth(month); day >= firstDayOfMonth(month); day = addDays(day, -1)) {
    const worked = isWorkday(day, table)
    if (worked === null) return null
    if (worked) return day
  }
  return null
}

/** The days between which a month is frozen: one where its last workday is known, else any of the month. */
export interface Freeze {
  from: Day
  to: Day
}

export const freezeOf = (month: Month): Freeze => {
  const day = frozenOn(month)
  return day === null ? { from: firstDayOfMonth(month), to: lastDayOfMonth(month) } : { from: day, to: day }
}

/** Whether the day on which a month is frozen is over. */
export const isFrozen = (month: Month, today: Day): boolean => today > freezeOf(month).to

/** The newest day of freezing of a month that is over, or of the one before it: until then at least a source must have told what a list rests on. */
export const lastFreeze = (month: Month, today: Day): Day => freezeOf(isFrozen(month, today) ? month : addToMonth(month, -1)).to

export type Standing = 'yes' | 'no' | 'unknown'

/**
 * Whether a finding was struck off when a list was frozen, by the days that its source tells and no clock of ours. One that is not struck off in what
 * is told was not then; a day of closing that is not told, or that cannot be, tells nothing.
 */
export function closedBy({ status, closedOn }: Pick<Counted, 'status' | 'closedOn'>, { from, to }: Freeze): Standing {
  if (status === null) return 'unknown'
  if (status !== 'closed') return 'no'
  if (closedOn === null) return 'unknown'
  if (closedOn > to) return 'no'
  return closedOn <= from ? 'yes' : 'unknown'
}
