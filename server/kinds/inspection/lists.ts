import type { Day } from '../../../shared/codes/dates'
import type { Month } from '../../../shared/codes/months'
import type { MonthEndAnswer } from '../../../shared/kinds/inspection/monthEnd'
import { MONTH_LIST_RULE } from '../../../shared/kinds/inspection/words'
import type { History } from './histories'
import { monthListOf, monthsOf } from './monthEnd'

/** Whose facts these are. */
export const MONTH_ENDS_OF = 'inspection'

/** The months and, where one is asked for, its list. */
export function monthEndsOf(
  histories: readonly History[],
  month: Month | null,
  today: Day,
): Pick<MonthEndAnswer, 'rule' | 'months' | 'list'> {
  const { version, text } = MONTH_LIST_RULE
  return {
    rule: { version, text },
    months: monthsOf(histories, today),
    list: month === null ? null : monthListOf(month, histories, today),
  }
}
