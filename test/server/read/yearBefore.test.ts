import fc from 'fast-check'
import { statisticsOf, type AccidentMeasures } from '../../../server/kinds/accident/statistics'
import { besides, change } from '../../../server/read/yearBefore'
import type { Cover } from '../../../shared/api/statistics'

const pair = (now: Cover = 'covered', before: Cover = 'covered') => ({
  now: { quarter: '2026-Q1', cover: now },
  yearBefore: { quarter: '2025-Q1', cover: before },
})
const accidents = (count: number, deaths: number | null = 1): AccidentMeasures[] => Array.from({ length: count }, () => ({ deaths, seriousInjuries: 0 })) // prettier-ignore
const compared = (now: AccidentMeasures[], before: AccidentMeasures[], two = pair()) =>
  Object.fromEntries(besides(statisticsOf(now), statisticsOf(before), two, { quarter: '2025-Q1' }).map((one) => [one.key, one]))

it('sets each number beside the same quarter of the year before, with the list of each', () => {
  const { found, deaths, seriousInjuries } = compared(accidents(6), accidents(5, 2))
  expect(found).toMatchObject({
    value: 6,
    query: {},
    yearBefore: { value: 5, query: { quarter: '2025-Q1' }, difference: 1, permille: 200 },
  })
  expect(deaths).toMatchObject({ value: 6, query: { harm: 'deaths' }, yearBefore: { value: 10, query: { harm: 'deaths', quarter: '2025-Q1' }, difference: -4, permille: -400 } }) // prettier-ignore
  expect(seriousInjuries?.yearBefore).toMatchObject({ value: 0, difference: 0, permille: null })
})

it('has no percentage where nothing was before', () => {
  expect(compared(accidents(3), []).found?.yearBefore).toMatchObject({ value: 0, difference: 3, permille: null })
})

it('knows nothing of a quarter that no source covered, and no nought', () => {
  const { found, deaths } = compared([], accidents(2), pair('uncovered'))
  expect([found?.value, found?.query, deaths?.value]).toEqual([null, null, null])
  expect(found?.yearBefore).toMatchObject({ value: 2, difference: null, permille: null })
  expect(compared(accidents(2), [], pair('covered', 'uncovered')).found).toMatchObject({
    value: 2,
    yearBefore: { value: null, query: null, difference: null, permille: null },
  })
})

it.each<[Cover, Cover]>([
  ['partly', 'covered'],
  ['covered', 'partly'],
  ['running', 'covered'],
  ['covered', 'running'],
])('tells both numbers and no change where a quarter is %s and the one before %s', (now, before) => {
  expect(compared(accidents(3), accidents(2), pair(now, before)).found).toMatchObject({
    value: 3,
    yearBefore: { value: 2, difference: null, permille: null },
  })
})

it('tells no change of a sum to which something is not public, on either side', () => {
  const some = [...accidents(2), ...accidents(1, null)]
  expect(compared(some, accidents(2))).toMatchObject({ deaths: { value: 2, unknown: 1, yearBefore: { value: 2, difference: null } }, found: { yearBefore: { difference: 1 } } }) // prettier-ignore
  expect(compared(accidents(2), some).deaths?.yearBefore).toMatchObject({ value: 2, unknown: 1, difference: null })
})

it('rounds the size of a change half up, in whole numbers', () => {
  expect([change(1, 16), change(-1, 16), change(1, 3), change(-2, 3), change(0, 7), change(0, 0), change(4, 0)]).toEqual([63, -63, 333, -667, 0, null, null]) // prettier-ignore
  fc.assert(
    fc.property(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }), (now, before) => {
      const size = Math.floor((Math.abs(now - before) * 2_000 + before) / (2 * before))
      expect(change(now - before, before)).toBe(now < before && size > 0 ? -size : size)
    }),
  )
})
