import { addToMonth, firstDayOfMonth, parseMonth, type Month } from '../../codes/months'
import type { Day } from '../../codes/dates'
import { squeeze, toHalfWidth } from '../../codes/text'

/** The day from which on a month may be public: the month after it is over by then. */
export const dueOn = (month: Month): Day => firstDayOfMonth(addToMonth(month, 2))

/** A month as offices write it, or a day of it; of a month without its year, `3月`, only its two digits. Any other text stays as it is. */
export function writtenMonth(text: string): string {
  const alone = /^(\d{1,2})(?: ?月份?)?$/.exec(squeeze(toHalfWidth(text)))?.[1]
  return alone?.padStart(2, '0') ?? parseMonth(text) ?? text
}
