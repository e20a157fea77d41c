import fc from 'fast-check'
import { measuresOf, statisticsOf, type DirectiveMeasures } from '../../../../server/kinds/directive/statistics'
import { addDays } from '../../../../shared/codes/dates'
import { outcomeOf } from '../../../../shared/kinds/directive/measures'
import { BODIES } from '../../../../shared/kinds/schemas'

const TODAY = '2026-05-20'
type Told = Parameters<typeof outcomeOf>[0]
const directiveOf = (...told: Told[]): DirectiveMeasures => ({
  substance: told.length === 0 ? 'empty' : 'complete',
  measures: told.map(({ state, due, doneOn }) => ({ state, due, outcome: outcomeOf({ state, due, doneOn }, TODAY) })),
})
const KEPT: Told = { state: 'done', due: '2026-05-01', doneOn: '2026-04-30' }
const LATE: Told = { state: 'done', due: '2026-05-01', doneOn: '2026-05-03' }
const OVERDUE: Told = { state: 'open', due: '2026-05-01', doneOn: null }
const RUNNING: Told = { state: 'open', due: '2026-06-01', doneOn: null }
const UNTOLD: Told = { state: null, due: '2026-05-01', doneOn: null }

const told = (directives: DirectiveMeasures[]) =>
  Object.fromEntries(statisticsOf(directives, TODAY).map(({ key, value, unknown }) => [key, [value, unknown]]))

it('counts directives and their measures, and leaves out of the rate what is unknown or not due', () => {
  expect(told([directiveOf(), directiveOf(KEPT, KEPT, RUNNING), directiveOf(LATE, OVERDUE, UNTOLD)])).toEqual({
    found: [3, 0],
    complete: [2, 0],
    incomplete: [0, 0],
    empty: [1, 0],
    withOverdue: [1, 0],
    measures: [6, 0],
    kept: [2, 1],
    late: [1, 1],
    overdue: [1, 1],
    keptRate: [500, 2],
  })
})

it('knows nothing where nobody tells, and no nought', () => {
  expect(told([directiveOf(UNTOLD)])).toMatchObject({ withOverdue: [null, 1], kept: [null, 1], late: [null, 1], overdue: [null, 1], keptRate: [null, 1] }) // prettier-ignore
  expect(told([])).toMatchObject({ found: [0, 0], measures: [0, 0], keptRate: [null, 0] })
  expect(told([directiveOf()])).toMatchObject({ withOverdue: [0, 0], keptRate: [null, 0] })
})

it('leads from each count to a list, and from the rate to none', () => {
  const queries = Object.fromEntries(statisticsOf([directiveOf(KEPT)], TODAY).map(({ key, query }) => [key, query]))
  expect(queries).toMatchObject({
    empty: { substance: 'empty' },
    withOverdue: { to: '2026-05-19' },
    kept: { outcome: 'kept' },
    keptRate: null,
  })
})

it('agrees to the unit with a count made the long way', () => {
  const day = fc.option(fc.integer({ min: -30, max: 30 }).map((days) => addDays(TODAY, days)))
  const measure = fc.record({ state: fc.constantFrom('open' as const, 'done' as const, 'overdue' as const, null), due: day, doneOn: day })
  fc.assert(
    fc.property(fc.array(fc.array(measure, { maxLength: 5 }), { maxLength: 20 }), (all) => {
      let [kept, late, overdue] = [0, 0, 0]
      for (const { state, due, doneOn } of all.flat()) {
        const isDone = state === 'done' || (state === null && doneOn !== null)
        const isSure = isDone && due !== null && doneOn !== null && doneOn <= TODAY
        if (isSure && doneOn <= due) kept++
        if (isSure && doneOn > due) late++
        if ((state === 'open' || state === 'overdue') && due !== null && due < TODAY) overdue++
        if (state === 'overdue' && due === null) overdue++
      }
      const whole = kept + late + overdue
      const { keptRate = [], measures = [] } = told(all.map((one) => directiveOf(...one)))
      expect(measures[0]).toBe(all.flat().length)
      expect(keptRate[0]).toBe(whole === 0 ? null : Math.floor((kept * 2_000 + whole) / (2 * whole)))
    }),
    { numRuns: 2_000 },
  )
})

it('measures of a body what the figures need', () => {
  const body = BODIES.directive.parse({ title: '甲', measures: [{ text: '乙', due: '2026-05-01', state: 'open', outcome: 'open' }], substance: 'incomplete', missing: [] }) // prettier-ignore
  expect(measuresOf(body)).toEqual({ substance: 'incomplete', measures: [{ outcome: 'open', state: 'open', due: '2026-05-01' }] })
})
