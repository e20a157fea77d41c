import type { Day } from '../../../shared/codes/dates'
import type { Month } from '../../../shared/codes/months'
import type { MonthEndAnswer } from '../../../shared/kinds/inspection/monthEnd'
import { MONTH_LIST_RULE } from '../../../shared/kinds/inspection/words'
import type { Lines } from '../define'
import { itemsIn, type Models } from '../items'
import { linesOn, type Said } from './corrections'
import { monthListOf, monthsOf, type Finding } from './monthEnd'

/** Whose facts these are, and the filter by which they stand on a list. */
export const OF_MONTH_ENDS = { kind: 'inspection', facet: 'listMonth' } as const

/** What was read from the lines of an edition: every month asks for it again. */
const READ = new WeakMap<Lines, readonly Finding[]>()

/** The public findings of an edition. */
export function findingsIn(models: Models): readonly Finding[] {
  const { inspection: lines } = models
  const known = READ.get(lines)
  if (known) return known
  const findings = itemsIn(models, 'inspection')
  READ.set(lines, findings)
  return findings
}

/** The months and, where one is asked for, its list. `versions`: all that was public of the findings that ever stood on it. */
export function monthEndsOf(
  findings: readonly Finding[],
  versions: readonly Said[],
  month: Month | null,
  today: Day,
): Pick<MonthEndAnswer, 'rule' | 'months' | 'list'> {
  const list = month === null ? null : monthListOf(month, findings, today)
  const { version, text } = MONTH_LIST_RULE
  return {
    rule: { version, text },
    months: monthsOf(findings, today),
    list: list === null || month === null ? null : { ...list, ...linesOn(month, versions) },
  }
}
