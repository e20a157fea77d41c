import fc from 'fast-check'
import { measuresOf, statisticsOf, type AccidentMeasures } from '../../../../server/kinds/accident/statistics'
import { harmTold } from '../../../../shared/kinds/accident/told'
import { BODIES } from '../../../../shared/kinds/schemas'

const told = (accidents: AccidentMeasures[]) =>
  Object.fromEntries(statisticsOf(accidents).map(({ key, value, unknown }) => [key, [value, unknown]]))

it('counts accidents and sums who died and who was seriously injured; what is not public is in no sum', () => {
  expect(
    told([
      { deaths: 2, seriousInjuries: 0 },
      { deaths: 0, seriousInjuries: null },
      { deaths: null, seriousInjuries: 4 },
    ]),
  ).toEqual({ found: [3, 0], deaths: [2, 1], seriousInjuries: [4, 1], deathsUntold: [1, 0], injuriesUntold: [1, 0] })
})

it('knows nothing where nobody tells, and no nought; of no accident it knows that nobody died', () => {
  expect(told([{ deaths: null, seriousInjuries: 0 }])).toMatchObject({ deaths: [null, 1], seriousInjuries: [0, 0] })
  expect(told([])).toEqual({ found: [0, 0], deaths: [0, 0], seriousInjuries: [0, 0], deathsUntold: [0, 0], injuriesUntold: [0, 0] })
})

it('agrees to the unit with a count made the long way, and the list of each sum holds all that it is made of', () => {
  const number = fc.option(fc.nat(40))
  fc.assert(
    fc.property(fc.array(fc.record({ deaths: number, seriousInjuries: number }), { maxLength: 12 }), (accidents) => {
      const figures = statisticsOf(accidents)
      const of = (key: string) => figures.find((one) => one.key === key)
      const told: Record<string, unknown> = { found: of('found')?.value }
      const recounted: Record<string, unknown> = { found: accidents.length }
      for (const field of ['deaths', 'seriousInjuries'] as const) {
        let [sum, untold, listed] = [0, 0, 0]
        const harm = of(field)?.query?.harm
        for (const one of accidents) {
          const value = one[field]
          if (value === null) untold++
          else sum += value
          if (harmTold(one).some((each) => each === harm)) listed += value ?? NaN
        }
        told[field] = [of(field)?.value, of(field)?.unknown, listed]
        recounted[field] = [untold > 0 && untold === accidents.length ? null : sum, untold, sum]
      }
      // One question a round: each costs more than the count.
      expect(told).toEqual(recounted)
    }),
    { numRuns: 10_000 },
  )
})

it('measures of a body what the figures need', () => {
  expect(measuresOf(BODIES.accident.parse({ title: '甲', deaths: 1 }))).toEqual({ deaths: 1, seriousInjuries: null })
})
