import { harmTold } from '../../../../shared/kinds/accident/told'

it.each([
  [{ deaths: 1, seriousInjuries: 2 }, ['deaths', 'injuries']],
  [{ deaths: 0, seriousInjuries: 0 }, []],
  [{ deaths: null, seriousInjuries: null }, ['deathsUntold', 'injuriesUntold']],
  [{ deaths: 0, seriousInjuries: 3 }, ['injuries']],
  [{ deaths: 3, seriousInjuries: null }, ['deaths', 'injuriesUntold']],
])('finds %j under %j: what is not public is no nought', (harm, told) => {
  expect(harmTold(harm)).toEqual(told)
})
