import fc from 'fast-check'
import { measuresOf, statisticsOf, type InspectionMeasures } from '../../../../server/kinds/inspection/statistics'
import { addDays } from '../../../../shared/codes/dates'
import { BODIES } from '../../../../shared/kinds/schemas'

const TODAY = '2026-05-20'
const of = (outcome: InspectionMeasures['outcome'], due: string | null = '2026-05-01'): InspectionMeasures => ({ outcome, due })
const told = (findings: InspectionMeasures[]) =>
  Object.fromEntries(statisticsOf(findings, TODAY).map(({ key, value, unknown }) => [key, [value, unknown]]))

it('counts findings, and leaves out of each rate what is unknown or not due', () => {
  const all = [of('closed_on_time'), of('closed_late'), of('closed_undated'), of('open'), of('open', TODAY), of('open', null), of('untold')]
  expect(told(all)).toEqual({
    found: [7, 0],
    rectifiedRate: [500, 1],
    onTimeRate: [333, 4],
    closed: [3, 1],
    open: [3, 1],
    overdue: [1, 2],
    untold: [1, 0],
  })
})

it('knows nothing where nobody tells, and no nought', () => {
  expect(told([of('untold')])).toMatchObject({
    rectifiedRate: [null, 1],
    onTimeRate: [null, 1],
    closed: [null, 1],
    open: [null, 1],
    overdue: [null, 1],
  })
  expect(told([of('open', null)])).toMatchObject({ overdue: [null, 1], rectifiedRate: [0, 0], onTimeRate: [null, 1] })
  expect(told([])).toMatchObject({ found: [0, 0], rectifiedRate: [null, 0], onTimeRate: [null, 0] })
})

it('leads from each count to a list, and from a rate to none', () => {
  const queries = Object.fromEntries(statisticsOf([of('open')], TODAY).map(({ key, query }) => [key, query]))
  expect(queries).toEqual({
    found: {},
    rectifiedRate: null,
    onTimeRate: null,
    closed: { status: 'closed' },
    open: { outcome: 'open' },
    overdue: { outcome: 'open', to: '2026-05-19' },
    untold: { outcome: 'untold' },
  })
})

it('agrees to the unit with a count made the long way', () => {
  const day = fc.option(fc.integer({ min: -30, max: 30 }).map((days) => addDays(TODAY, days)))
  const outcome = fc.constantFrom(
    'open' as const,
    'closed_on_time' as const,
    'closed_late' as const,
    'closed_undated' as const,
    'untold' as const,
  )
  fc.assert(
    fc.property(fc.array(fc.record({ outcome, due: day }), { maxLength: 12 }), (all) => {
      let [closed, open, kept, whole] = [0, 0, 0, 0]
      for (const one of all) {
        if (one.outcome.startsWith('closed')) closed++
        if (one.outcome === 'open') open++
        if (one.outcome === 'closed_on_time') kept++
        if (one.outcome === 'closed_on_time' || one.outcome === 'closed_late') whole++
        if (one.outcome === 'open' && one.due !== null && one.due < TODAY) whole++
      }
      const share = (part: number, of: number) => (of === 0 ? null : Math.floor((part * 2_000 + of) / (2 * of)))
      const { rectifiedRate = [], onTimeRate = [] } = told(all)
      expect([rectifiedRate[0], onTimeRate[0]]).toEqual([share(closed, closed + open), share(kept, whole)])
    }),
    { numRuns: 1_000 },
  )
})

it('measures of a body what the figures need', () => {
  expect(measuresOf(BODIES.inspection.parse({ problem: '甲', due: '2026-05-01', outcome: 'open', remarks: [] }))).toEqual({
    outcome: 'open',
    due: '2026-05-01',
  })
})
