import { addMonths, type Day } from '../../../shared/codes/dates'
import type { CarriedFinding, CountyRectified, ListedFinding, MonthEndAnswer, MonthState } from '../../../shared/kinds/inspection/monthEnd'
import { addToMonth, firstDayOfMonth, monthOf, monthsBetween, monthsLater, type Month } from '../../../shared/codes/months'
import { listNoOf } from '../../../shared/kinds/inspection/listNo'
import { INSPECTION_PUBLICITY } from '../../law/inspectionPublicity'
import { share } from '../share'
import { freezeOf, frozenOn, isFrozen, lastFreeze } from './freeze'
import { correctionsOf, frozenAt, nowOf, type Frozen } from './frozen'
import { firstEditions, type History } from './histories'
import { twinsIn } from './twins'

type MonthOf = MonthEndAnswer['months'][number]
type MonthList = NonNullable<MonthEndAnswer['list']>

/** A finding and what a list holds of it. */
export interface Held {
  history: History
  frozen: Frozen
}

/** What stands on the list of a month: its own findings, and those of earlier lists that were open, or of which nobody can tell. */
interface Standings {
  own: Held[]
  carried: Held[]
  uncertain: Held[]
}

/** Every month from the first list to the newest that is frozen, and later ones that have a finding already; the newest first. */
export const monthsOf = (histories: readonly History[], today: Day): MonthOf[] =>
  monthsIn(histories, today).map((month) => standingOf(month, standingsOn(month, histories, today), today))

function monthsIn(histories: readonly History[], today: Day): Month[] {
  const listed = [...new Set(histories.flatMap(({ tellings }) => tellings.flatMap(({ counted }) => counted?.listMonth ?? [])))].sort()
  const first = listed[0]
  if (first === undefined) return []
  const running = monthOf(today)
  const frozen = isFrozen(running, today) ? running : addToMonth(running, -1)
  const last = [frozen, listed.at(-1) ?? first].sort().at(-1) ?? first
  return monthsBetween(first, last).reverse()
}

function standingsOn(month: Month, histories: readonly History[], today: Day): Standings {
  const [freeze, toldBy] = [freezeOf(month), lastFreeze(month, today)]
  const held = (holds: (listMonth: Month) => boolean): Held[] => {
    const asked = { freeze, toldBy, holds, first: firstEditions(histories, holds) }
    return histories.flatMap((history) => {
      const frozen = frozenAt(asked, history)
      return frozen === null ? [] : [{ history, frozen }]
    })
  }
  const own = held((listMonth) => listMonth === month)
  const ids = new Set(own.map(({ history: { id } }) => id))
  // What stands on a list of its own is not carried to it, wherever its source moved it since.
  const earlier = held((listMonth) => listMonth < month).filter(({ history: { id } }) => !ids.has(id))
  return {
    own,
    carried: earlier.filter(({ frozen: { standing } }) => standing === 'no'),
    uncertain: earlier.filter(({ frozen: { standing } }) => standing === 'unknown'),
  }
}

/** Those that stood on a list when it was frozen: its numbers are made of them, whatever came later. */
const asFrozen = (held: readonly Held[]): Held[] => held.filter(({ frozen: { addedOn } }) => addedOn === null)

function standingOf(month: Month, { own, carried, uncertain }: Standings, today: Day): MonthOf {
  return {
    month,
    no: listNoOf(month),
    frozenOn: frozenOn(month),
    state: stateOf(month, own.length, today),
    listed: asFrozen(own).length,
    added: own.length - asFrozen(own).length,
    gone: own.filter(({ history: { gone } }) => gone !== null).length,
    carried: asFrozen(carried).length,
    uncertain: asFrozen(uncertain).length,
  }
}

/** A list of which nothing is left to be counted may have been there a year ago: it is not known to be missing. */
function stateOf(month: Month, listed: number, today: Day): MonthState {
  if (!isFrozen(month, today)) return 'running'
  if (listed > 0) return 'published'
  return addMonths(firstDayOfMonth(month), INSPECTION_PUBLICITY.monthsAfterClosing) <= today ? 'missing_or_ended' : 'missing'
}

/** The list of a month; null where the month lies outside of all lists. */
export function monthListOf(month: Month, histories: readonly History[], today: Day): MonthList | null {
  if (!monthsIn(histories, today).includes(month)) return null
  const standings = standingsOn(month, histories, today)
  const { own, carried, uncertain } = standings
  return {
    ...standingOf(month, standings, today),
    numbers: numbersOf(month, histories),
    lines: ownLines(month, own),
    carriedLines: carriedLines(month, carried),
    uncertainLines: carriedLines(month, uncertain),
    counties: countiesOf(month, own, histories),
  }
}

/** The numbers that offices write on a list, where those are others than ours. */
function numbersOf(month: Month, histories: readonly History[]): string[] {
  const written = histories.flatMap(({ tellings, gone }) =>
    gone === null ? tellings.flatMap(({ body }) => (body?.listMonth === month && body.listNo !== null ? [body.listNo] : [])) : [],
  )
  return [...new Set(written)].filter((no) => no !== listNoOf(month)).sort()
}

/** What own lines and carried ones have in common: as it stood when the list was frozen, what was told since, and how it stands now. */
function lineOf(month: Month, { history, frozen }: Held) {
  const { id, gone } = history
  const { base, addedOn, silentSince } = frozen
  // What its source or the law has taken back is counted, and nothing of it told. What was made coarse since is told as it is now.
  const then = gone === null ? (base.body ?? nowOf(history)) : null
  const now = nowOf(history)
  return {
    id,
    gone,
    addedOn,
    silentSince,
    division: then?.place?.division ?? null,
    enterprise: then?.enterprise?.name ?? null,
    problem: then?.problem ?? null,
    owner: then?.owner ?? null,
    due: then?.due ?? null,
    status: now?.status ?? null,
    closedOn: now?.closedOn ?? null,
    corrections: gone === null ? correctionsOf(month, frozen) : [],
  }
}

/** The own lines of a list, by county and day of the visit; those of which nothing is left to tell at the end. */
function ownLines(month: Month, own: readonly Held[]): ListedFinding[] {
  const twins = twinsIn(own)
  const lines = own.map((held): ListedFinding => {
    const { history, frozen } = held
    const { base, standing } = frozen
    const then = history.gone === null ? (base.body ?? nowOf(history)) : null
    const now = nowOf(history)
    return {
      ...lineOf(month, held),
      no: then?.no ?? null,
      visitedOn: then?.visitedOn ?? null,
      address: then?.place?.address ?? null,
      cause: then?.cause ?? null,
      closedByThen: standing,
      movedTo: now === null || now.listMonth === month ? null : (now.listMonth ?? ''),
      twins: twins.get(history.id) ?? [],
    }
  })
  const key = ({ gone, division, visitedOn, no, id }: ListedFinding) =>
    [gone === null ? 0 : 1, division ?? '~', visitedOn ?? '~', no ?? '~', id].join(' ')
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The longest open first; of one month those with the earliest day. */
function carriedLines(month: Month, carried: readonly Held[]): CarriedFinding[] {
  const lines = carried.map((held): CarriedFinding => {
    const listMonth = held.frozen.base.counted.listMonth ?? month
    return { ...lineOf(month, held), listMonth, months: monthsLater(listMonth, month) }
  })
  const key = ({ gone, listMonth, due, id }: CarriedFinding) => `${gone === null ? 0 : 1} ${listMonth} ${due ?? '9999'} ${id}`
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

interface Tally {
  closed: number
  told: number
  unknown: number
}
const NONE: Tally = { closed: 0, told: 0, unknown: 0 }
const counting = ({ closed, told, unknown }: Tally, is: 'yes' | 'no' | 'unknown'): Tally => ({
  closed: closed + (is === 'yes' ? 1 : 0),
  told: told + (is === 'unknown' ? 0 : 1),
  unknown: unknown + (is === 'unknown' ? 1 : 0),
})
const rateOf = (tally: Tally) => ({ permille: share(tally.closed, tally.told).value, ...tally })

/** The counties of a list by how much of it was put right when it was frozen, and how much of what is public of it is now. */
function countiesOf(month: Month, own: readonly Held[], histories: readonly History[]): CountyRectified[] {
  const then = new Map<string, Tally>()
  const now = new Map<string, Tally>()
  for (const { frozen } of asFrozen(own)) {
    const { county } = frozen.base.counted
    if (county !== null) then.set(county, counting(then.get(county) ?? NONE, frozen.standing))
  }
  for (const { tellings, gone } of histories) {
    const counted = gone === null ? (tellings.at(-1)?.counted ?? null) : null
    if (counted === null || counted.listMonth !== month || counted.county === null) continue
    const { county, status } = counted
    now.set(county, counting(now.get(county) ?? NONE, status === null ? 'unknown' : status === 'closed' ? 'yes' : 'no'))
  }
  return [...new Set([...then.keys(), ...now.keys()])]
    .map((division) => ({
      division,
      ...rateOf(then.get(division) ?? NONE),
      now: rateOf(now.get(division) ?? NONE),
      query: { listMonth: month, division, status: 'closed' },
    }))
    .sort((a, b) => (b.permille ?? -1) - (a.permille ?? -1) || (a.division < b.division ? -1 : 1))
}
