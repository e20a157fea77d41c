import fc from 'fast-check'
import type { Statistic } from '../../../../shared/api/statistics'
import {
  narrowedBy,
  offeredBy,
  ranked,
  rowsOf,
  ungrouped,
  unknownWords,
  valueWords,
} from '../../../../miniapp/src/record/statistics/figures'

const told = (value: number | null, unit: Statistic['unit'] = 'count', unknown = 0): Statistic => ({
  key: 'found',
  label: '已公布',
  unit,
  value,
  unknown,
  query: { outcome: 'open' },
})

it('says a number in its unit, a rate with one decimal, and what is not known as that and never as nought', () => {
  expect(valueWords(told(12), '条')).toBe('12 条')
  expect(valueWords(told(0), '条')).toBe('0 条')
  expect(valueWords(told(1_200_000_00, 'fen'), '条')).toBe('120万元')
  expect([857, 1000, 0, 5].map((value) => valueWords(told(value, 'permille'), '条'))).toEqual(['85.7%', '100.0%', '0.0%', '0.5%'])
  for (const unit of ['count', 'fen', 'permille'] as const) expect(valueWords(told(null, unit), '条')).toBe('未公布')
})

it('counts parts of records in their own unit', () => {
  expect(valueWords({ ...told(12), counted: '条' }, '份')).toBe('12 条')
  expect(unknownWords({ ...told(12, 'count', 3), counted: '条' }, '份')).toBe('3 条未公布，不计入')
  expect(unknownWords(told(12, 'count', 3), '份')).toBe('3 份未公布，不计入')
})

it('says how many a number leaves out', () => {
  expect(unknownWords(told(1), '条')).toBeNull()
  expect(unknownWords(told(1, 'fen', 3), '条')).toBe('3 条未公布，不计入')
  // A rate leaves out what its rule names, which is no fault of anybody.
  expect(unknownWords(told(1, 'permille', 3), '条')).toBe('3 条不计入')
})

const group = (value: string, number: number | null, unit: Statistic['unit'] = 'count') => ({
  value,
  query: { division: value },
  statistics: [told(number, unit)],
})

it('makes of each group a row with its own list, and a bar against the largest, of a rate against the whole', () => {
  expect(
    rowsOf([group('990102', 20), group('990103', 5), group('990104', null)], 'found').map(({ value, share, query }) => [
      value,
      share,
      query,
    ]),
  ).toEqual([
    ['990102', 1, { division: '990102', outcome: 'open' }],
    ['990103', 0.25, { division: '990103', outcome: 'open' }],
    ['990104', null, { division: '990104', outcome: 'open' }],
  ])
  expect(rowsOf([group('a', 400, 'permille'), group('b', 200, 'permille')], 'found').map(({ share }) => share)).toEqual([0.4, 0.2])
  expect(rowsOf([group('a', 0)], 'found')[0]?.share).toBe(0)
  expect(rowsOf([group('a', 1)], 'elsewhere')).toEqual([])
})

it('counts what is in no group, to the unit', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 8 }), fc.nat(1000), (numbers, rest) => {
      const total = numbers.reduce((sum, one) => sum + one, rest)
      const answer = { all: [told(total)], groups: numbers.map((number, i) => group(String(i), number)) }
      expect(ungrouped(answer, 'found')).toBe(rest)
    }),
  )
  expect(ungrouped({ all: [told(null)], groups: [] }, 'found')).toBeNull()
  expect(ungrouped({ all: [told(1)], groups: [group('a', 1), group('b', 1)] }, 'found')).toBeNull()
})

it('narrows a list by the number, and lets in no day that the number does not count', () => {
  expect(narrowedBy({ sector: 'chem', level: '' }, { outcome: 'open', to: '2026-05-19' })).toEqual({
    sector: 'chem',
    level: '',
    outcome: 'open',
    to: '2026-05-19',
  })
  expect(narrowedBy({ to: '2026-01-01' }, { to: '2026-05-19' }).to).toBe('2026-01-01')
  expect(narrowedBy({ to: '2026-12-01' }, { to: '2026-05-19' }).to).toBe('2026-05-19')
  expect(narrowedBy({ to: '' }, { to: '2026-05-19' }).to).toBe('2026-05-19')
})

it('offers of the numbers those by which a parting compares, and ranks by the chosen one, unknown last', () => {
  const rate = (value: number | null) => ({ key: 'rate', label: '率', unit: 'permille' as const, value, unknown: 0, query: null })
  const all = [rate(1), { ...rate(2), key: 'found' }]
  expect(offeredBy({ compares: ['rate'] }, all).map(({ key }) => key)).toEqual(['rate'])
  expect(offeredBy({}, all)).toHaveLength(2)
  expect(offeredBy(undefined, all)).toHaveLength(2)
  const rows = [null, 0, 900, 100].map((value, i) => ({ value: String(i), statistic: rate(value), query: null, share: null }))
  expect(ranked(rows).map(({ value }) => value)).toEqual(['2', '3', '1', '0'])
})
