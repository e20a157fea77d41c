import fc from 'fast-check'
import { addDays, daysBetween } from '../../../../shared/codes/dates'
import {
  NOTHING_OPEN,
  countedOn,
  daysOverdue,
  firstOpenDay,
  keptOf,
  outcomeOf,
  overdueOn,
  standingOn,
} from '../../../../shared/kinds/directive/measures'

const TODAY = '2026-05-20'
type Told = Parameters<typeof outcomeOf>[0]
const told = (given: Partial<Told> = {}): Told => ({ state: null, due: null, doneOn: null, ...given })
const dated = (given: Partial<Told> = {}) => ({ ...told(given), outcome: outcomeOf(told(given), TODAY) })

it.each<[string, Partial<Told>, string, string]>([
  ['done before its day', { state: 'done', due: '2026-05-10', doneOn: '2026-05-09' }, 'kept', 'kept'],
  ['done on its day', { state: 'done', due: '2026-05-10', doneOn: '2026-05-10' }, 'kept', 'kept'],
  ['done the day after', { state: 'done', due: '2026-05-10', doneOn: '2026-05-11' }, 'late', 'late'],
  ['done before a day that is to come', { state: 'done', due: '2026-06-10', doneOn: '2026-05-11' }, 'kept', 'kept'],
  ['done, nobody tells when', { state: 'done', due: '2026-05-10' }, 'undated', 'unknown'],
  ['done, nobody tells until when', { state: 'done', doneOn: '2026-05-10' }, 'undated', 'unknown'],
  ['done on a day that is to come', { state: 'done', due: '2026-05-30', doneOn: '2026-05-21' }, 'undated', 'unknown'],
  ['only a day of doing told', { due: '2026-05-10', doneOn: '2026-05-11' }, 'late', 'late'],
  ['open, its day is over', { state: 'open', due: '2026-05-19' }, 'open', 'overdue'],
  ['open, its day is today', { state: 'open', due: TODAY }, 'open', 'running'],
  ['open, no day', { state: 'open' }, 'open', 'unknown'],
  ['open although a day of doing is told', { state: 'open', due: '2026-05-10', doneOn: '2026-05-09' }, 'open', 'overdue'],
  ['called overdue, no day', { state: 'overdue' }, 'open', 'overdue'],
  ['called overdue, its day is over', { state: 'overdue', due: '2026-05-01' }, 'open', 'overdue'],
  ['called overdue, its day is to come', { state: 'overdue', due: '2026-06-01' }, 'open', 'unknown'],
  ['nothing told, its day is over', { due: '2026-05-01' }, 'untold', 'unknown'],
  ['nothing told, its day is to come', { due: '2026-06-01' }, 'untold', 'running'],
  ['nothing told at all', {}, 'untold', 'unknown'],
])('a measure that is %s', (_name, given, outcome, standing) => {
  expect(outcomeOf(told(given), TODAY)).toBe(outcome)
  expect(standingOn(dated(given), TODAY)).toBe(standing)
})

it('counts days since the day of an overdue one, and of no other', () => {
  expect(daysOverdue(dated({ state: 'open', due: '2026-05-19' }), TODAY)).toBe(1)
  expect(daysOverdue(dated({ state: 'open', due: TODAY }), TODAY)).toBeNull()
  expect(daysOverdue(dated({ state: 'overdue' }), TODAY)).toBeNull()
  expect(daysOverdue(dated({ due: '2026-05-01' }), TODAY)).toBeNull()
})

it('knows of no measure whether it is overdue where none is told, and none where all are in time', () => {
  expect(overdueOn(countedOn([], TODAY))).toBeNull()
  expect(overdueOn(countedOn([dated(), dated({ state: 'done' })], TODAY))).toBeNull()
  expect(overdueOn(countedOn([dated(), dated({ state: 'open', due: TODAY })], TODAY))).toBe(0)
})

const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays(TODAY, days))
const measure: fc.Arbitrary<Told> = fc.record({
  state: fc.constantFrom('open', 'done', 'overdue', null),
  due: fc.option(day),
  doneOn: fc.option(day),
})

/** The same counted the long way, from what is told and by whole days alone. */
function recounted(measures: readonly Told[]) {
  const counts = { kept: 0, late: 0, overdue: 0, running: 0, unknown: 0 }
  for (const { state, due, doneOn } of measures) {
    const left = due === null ? null : daysBetween(TODAY, due)
    const isDone = state === 'done' || (state === null && doneOn !== null)
    if (isDone) {
      const isSure = doneOn !== null && due !== null && daysBetween(TODAY, doneOn) <= 0
      if (!isSure) counts.unknown++
      else if (daysBetween(doneOn, due) >= 0) counts.kept++
      else counts.late++
    } else if (state === null) {
      if (left !== null && left >= 0) counts.running++
      else counts.unknown++
    } else if (left === null) {
      if (state === 'overdue') counts.overdue++
      else counts.unknown++
    } else if (left < 0) counts.overdue++
    else if (state === 'overdue') counts.unknown++
    else counts.running++
  }
  return counts
}

it('agrees to the unit with a count made the long way, over 10,000 directives', () => {
  fc.assert(
    fc.property(fc.array(measure, { maxLength: 12 }), (measures) => {
      const all = measures.map((one) => dated(one))
      const counts = countedOn(all, TODAY)
      const expected = recounted(measures)
      // One question a round: each costs more than the count. The list of those with an overdue measure is asked by the day.
      expect({
        counts,
        sum: Object.values(counts).reduce((sum, count) => sum + count, 0),
        kept: keptOf(counts),
        isListed: firstOpenDay(all) <= addDays(TODAY, -1),
      }).toEqual({
        counts: expected,
        sum: measures.length,
        kept: { part: expected.kept, whole: expected.kept + expected.late + expected.overdue },
        isListed: expected.overdue > 0,
      })
    }),
    { numRuns: 10_000 },
  )
})

it('has no open day where nothing is open, or no day of it is told', () => {
  expect(firstOpenDay([])).toBe(NOTHING_OPEN)
  expect(firstOpenDay([dated({ state: 'done', due: '2026-05-01', doneOn: '2026-05-01' }), dated({ state: 'open' })])).toBe(NOTHING_OPEN)
})
