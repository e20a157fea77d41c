import { addDays, addMonths, type Day } from '../../../shared/codes/dates'
import { divisionsUpFrom, divisionLevel } from '../../../shared/codes/divisionCode'
import type { CarriedFinding, CountyRectified, MonthEndAnswer, MonthState } from '../../../shared/kinds/inspection/monthEnd'
import { addToMonth, firstDayOfMonth, lastDayOfMonth, monthOf, monthsBetween, monthsLater, type Month } from '../../../shared/codes/months'
import { listNoOf } from '../../../shared/kinds/inspection/listNo'
import type { InspectionItem } from '../../../shared/kinds/inspection/schema'
import { HOLIDAYS, isWorkday, type HolidayYear } from '../../law/workdays'
import { INSPECTION_PUBLICITY } from '../../law/inspectionPublicity'
import { share } from '../share'

/** The last workday of a month, on which its list is frozen; null where the holidays of its year are not known. */
export function frozenOn(month: Month, table: Record<number, HolidayYear> = HOLIDAYS): Day | null {
  for (let day = lastDayOfMonth(month); day >= firstDayOfMonth(month); day = addDays(day, -1)) {
    const worked = isWorkday(day, table)
    if (worked === null) return null
    if (worked) return day
  }
  return null
}

/** What a month-end list needs of a finding. */
export type Finding = Pick<
  InspectionItem,
  'id' | 'listMonth' | 'visitedOn' | 'status' | 'closedOn' | 'place' | 'enterprise' | 'problem' | 'owner' | 'due'
>

export type Standing = 'yes' | 'no' | 'unknown'

/** The days between which a month is frozen: one where its last workday is known, else any of the month. */
interface Freeze {
  from: Day
  to: Day
}

const freezeOf = (month: Month): Freeze => {
  const day = frozenOn(month)
  return day === null ? { from: firstDayOfMonth(month), to: lastDayOfMonth(month) } : { from: day, to: day }
}

/**
 * Whether a finding was struck off when a list was frozen, by the days that its source tells and no clock of ours. One that is not struck off now was
 * not then; a day of closing that is not told, or that cannot be, tells nothing.
 */
export function closedBy(
  { status, closedOn, visitedOn }: Pick<Finding, 'status' | 'closedOn' | 'visitedOn'>,
  { from, to }: Freeze,
): Standing {
  if (status === null) return 'unknown'
  if (status !== 'closed') return 'no'
  if (closedOn === null || (visitedOn ?? '') > closedOn) return 'unknown'
  if (closedOn > to) return 'no'
  return closedOn <= from ? 'yes' : 'unknown'
}

/** Whether a finding was struck off when the list of a month was frozen. */
export const closedByMonthEnd = (finding: Parameters<typeof closedBy>[0], month: Month): Standing => closedBy(finding, freezeOf(month))

/** Whether the day on which a month is frozen is over. */
export const isFrozen = (month: Month, today: Day): boolean => today > freezeOf(month).to

type MonthOf = MonthEndAnswer['months'][number]

/** Every month from the first list to the newest that is frozen, and later ones that have a finding already; the newest first. */
export function monthsOf(findings: readonly Finding[], today: Day): MonthOf[] {
  const listed = listedMonths(findings)
  const first = listed[0]
  if (first === undefined) return []
  const running = monthOf(today)
  const frozen = isFrozen(running, today) ? running : addToMonth(running, -1)
  const last = [frozen, listed.at(-1) ?? first].sort().at(-1) ?? first
  return monthsBetween(first, last)
    .reverse()
    .map((month) => standingOf(month, findings, today))
}

const listedMonths = (findings: readonly Finding[]): Month[] => [...new Set(findings.flatMap(({ listMonth }) => listMonth ?? []))].sort()

function standingOf(month: Month, findings: readonly Finding[], today: Day): MonthOf {
  const listed = findings.filter(({ listMonth }) => listMonth === month).length
  const { carried, uncertain } = earlierIn(month, findings)
  return {
    month,
    no: listNoOf(month),
    frozenOn: frozenOn(month),
    state: stateOf(month, listed, today),
    listed,
    carried: carried.length,
    uncertain: uncertain.length,
  }
}

/** A list whose findings may all have been struck off a year ago is not known to be missing. */
function stateOf(month: Month, listed: number, today: Day): MonthState {
  if (!isFrozen(month, today)) return 'running'
  if (listed > 0) return 'published'
  return addMonths(firstDayOfMonth(month), INSPECTION_PUBLICITY.monthsAfterClosing) <= today ? 'missing_or_ended' : 'missing'
}

/** The findings of earlier lists that were open when a month was frozen, and those of which nobody can tell. */
function earlierIn(month: Month, findings: readonly Finding[]): { carried: Finding[]; uncertain: Finding[] } {
  const freeze = freezeOf(month)
  const carried: Finding[] = []
  const uncertain: Finding[] = []
  for (const finding of findings) {
    if (finding.listMonth === null || finding.listMonth >= month) continue
    const standing = closedBy(finding, freeze)
    if (standing === 'no') carried.push(finding)
    if (standing === 'unknown') uncertain.push(finding)
  }
  return { carried, uncertain }
}

type MonthList = NonNullable<MonthEndAnswer['list']>

/** The list of a month but for its own lines; null where the month lies outside of all lists. */
export function monthListOf(month: Month, findings: readonly Finding[], today: Day): Omit<MonthList, 'numbers' | 'lines'> | null {
  const one = monthsOf(findings, today).find((each) => each.month === month)
  if (one === undefined) return null
  const { carried, uncertain } = earlierIn(month, findings)
  return {
    ...one,
    carriedLines: carriedLines(month, carried),
    uncertainLines: carriedLines(month, uncertain),
    counties: countiesOf(month, findings),
  }
}

/** The longest open first; of one month those with the earliest day. */
function carriedLines(month: Month, findings: readonly Finding[]): CarriedFinding[] {
  const lines = findings.map(({ id, listMonth, place, enterprise, problem, owner, due, status, closedOn }) => ({
    id,
    listMonth: listMonth ?? month,
    months: monthsLater(listMonth ?? month, month),
    division: place?.division ?? null,
    enterprise: enterprise?.name ?? null,
    problem,
    owner,
    due,
    status,
    closedOn,
  }))
  const key = ({ listMonth, due, id }: CarriedFinding) => `${listMonth} ${due ?? '9999'} ${id}`
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The counties of a list by how much of it is put right now. */
function countiesOf(month: Month, findings: readonly Finding[]): CountyRectified[] {
  const counts = new Map<string, { closed: number; told: number; unknown: number }>()
  for (const { listMonth, place, status } of findings) {
    const county = divisionsUpFrom(place?.division ?? null).find((code) => divisionLevel(code) === 'county')
    if (listMonth !== month || county === undefined) continue
    const count = counts.get(county) ?? { closed: 0, told: 0, unknown: 0 }
    if (status === null) count.unknown++
    else count.told++
    if (status === 'closed') count.closed++
    counts.set(county, count)
  }
  return [...counts]
    .map(([division, { closed, told, unknown }]) => ({
      division,
      permille: share(closed, told).value,
      closed,
      told,
      unknown,
      query: { listMonth: month, division, status: 'closed' },
    }))
    .sort((a, b) => (b.permille ?? -1) - (a.permille ?? -1) || (a.division < b.division ? -1 : 1))
}
