import type { Compared, Cover, Statistic, StatisticsAnswer } from '../../../../shared/api/statistics'
import { barsOf, changeWords, isCompared, numberWords } from '../../../../miniapp/src/record/statistics/compared'

const pair = (now: Cover = 'covered', before: Cover = 'covered'): Compared => ({
  now: { quarter: '2026-Q1', cover: now },
  yearBefore: { quarter: '2025-Q1', cover: before },
})
const told = (over: Partial<NonNullable<Statistic['yearBefore']>> = {}, own: Partial<Statistic> = {}): Statistic => ({
  key: 'found',
  label: '事故',
  unit: 'count',
  value: 12,
  unknown: 0,
  query: {},
  yearBefore: { value: 10, unknown: 0, query: {}, difference: 2, permille: 200, ...over },
  ...own,
})

it('says a change by its sign, its size and its percentage', () => {
  expect(changeWords(told(), pair(), '起')).toBe('+2 起，+20.0%')
  expect(changeWords(told({ difference: -3, permille: -333 }, { unit: 'persons' }), pair(), '起')).toBe('−3 人，−33.3%')
  expect(changeWords(told({ value: 0, difference: 12, permille: null }), pair(), '起')).toBe('+12 起')
  expect(changeWords(told({ difference: 0, permille: 0 }), pair(), '起')).toBe('持平')
})

it('says why nothing is compared', () => {
  const none = told({ difference: null, permille: null })
  expect(changeWords(none, pair('running'), '起')).toBe('本季未完，不比较')
  expect(changeWords(none, pair('partly'), '起')).toBe('覆盖不全，不比较')
  expect(changeWords(none, pair('covered', 'uncovered'), '起')).toBe('上年未覆盖，不比较')
  expect(changeWords({ ...none, unknown: 1 }, pair(), '起')).toBe('有未公布的，不比较')
  expect(changeWords(told({ difference: null, unknown: 2 }), pair(), '起')).toBe('有未公布的，不比较')
})

it('has a word of its own for what no source covered, and never a nought', () => {
  expect(numberWords({ value: null, unit: 'count' }, 'uncovered', '起')).toBe('未覆盖')
  expect(numberWords({ value: null, unit: 'persons' }, 'covered', '起')).toBe('未公布')
  expect(numberWords({ value: 0, unit: 'persons' }, 'covered', '起')).toBe('0 人')
})

it('draws both quarters against the largest of all, and none where it is not known', () => {
  const group = (value: number | null, before: number | null) => ({
    value: 'x',
    query: {},
    statistics: [told({ value: before }, { value })],
  })
  expect(barsOf([group(5, 10), group(0, null), group(null, 2)])).toEqual([
    { now: 0.5, yearBefore: 1 },
    { now: 0, yearBefore: null },
    { now: null, yearBefore: 0.2 },
  ])
})

it('knows an answer that compares from one that does not', () => {
  const answer = { all: [], groups: [{ value: 'a', query: {}, statistics: [] }], rules: [], day: '', edition: 1, asOf: '', sources: [] }
  expect(isCompared(answer satisfies StatisticsAnswer)).toBe(false)
  expect(isCompared({ ...answer, compared: pair() })).toBe(true)
  expect(isCompared({ ...answer, groups: [{ value: 'a', query: {}, statistics: [], compared: pair() }] })).toBe(true)
})
