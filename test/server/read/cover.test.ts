import fc from 'fast-check'
import { coverOf, spanOf, type Span } from '../../../server/read/cover'
import { addDays } from '../../../shared/codes/dates'
import { firstDayOf, lastDayOf, quarterOf } from '../../../shared/codes/quarters'

const TODAY = '2026-05-20'
const span = (from: string, to: string): Span => ({ from, to })

it('takes the days of a source from its records and its runs, from either alone, and from neither', () => {
  const records = span('2025-02-03', '2026-04-01')
  const runs = span('2026-01-05', '2026-05-20')
  expect(spanOf({ records, runs })).toEqual(span('2025-02-03', '2026-05-20'))
  expect(spanOf({ records, runs: null })).toEqual(records)
  expect(spanOf({ records: null, runs })).toEqual(runs)
  expect(spanOf({ records: null, runs: null })).toBeNull()
  expect(spanOf({ records: span('2026-02-01', '2026-06-30'), runs })).toEqual(span('2026-01-05', '2026-06-30'))
})

it.each([
  ['no source at all', [], '2025-Q1', 'uncovered'],
  ['a source that begins later', [span('2025-04-01', TODAY)], '2025-Q1', 'uncovered'],
  ['a source that ended before', [span('2024-01-01', '2024-12-31')], '2025-Q1', 'uncovered'],
  ['a source that begins on the first day', [span('2025-01-01', TODAY)], '2025-Q1', 'covered'],
  ['a source that begins on the second day', [span('2025-01-02', TODAY)], '2025-Q1', 'partly'],
  ['a source that was last heard on the last day, before it was over', [span('2025-01-01', '2025-03-31')], '2025-Q1', 'partly'],
  ['a source that was heard on the day after', [span('2025-01-01', '2025-04-01')], '2025-Q1', 'covered'],
  ['two that follow each other', [span('2025-02-10', TODAY), span('2024-06-01', '2025-02-10')], '2025-Q1', 'covered'],
  ['two with a gap', [span('2024-06-01', '2025-02-09'), span('2025-02-11', TODAY)], '2025-Q1', 'partly'],
  ['the quarter of today', [span('2025-01-01', TODAY)], '2026-Q2', 'running'],
  ['the quarter of today, of which nobody has been heard', [span('2025-01-01', '2026-03-30')], '2026-Q2', 'uncovered'],
  ['a quarter to come', [span('2025-01-01', TODAY)], '2026-Q3', 'uncovered'],
])('covers a quarter by %s', (_, spans, quarter, cover) => {
  expect(coverOf(quarter, spans, TODAY)).toBe(cover)
})

it('calls a quarter covered exactly where every day of it and the one after lie in a source, as a walk day by day says', () => {
  const day = fc.nat(500).map((days) => addDays('2024-10-01', days))
  const any = fc.tuple(day, day).map(([a, b]) => (a < b ? span(a, b) : span(b, a)))
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), day, (spans, at) => {
      const quarter = quarterOf(at)
      const [first, last] = [firstDayOf(quarter), lastDayOf(quarter)]
      let touched = false
      // Days are held from their beginning to their end: the night between two days is in a source that has both.
      let whole = true
      for (let one = first; one <= last; one = addDays(one, 1)) {
        touched ||= spans.some(({ from, to }) => from <= one && one <= to)
        whole &&= spans.some(({ from, to }) => from <= one && addDays(one, 1) <= to)
      }
      const cover = coverOf(quarter, spans, '2027-01-01')
      expect(cover).toBe(!touched ? 'uncovered' : whole ? 'covered' : 'partly')
    }),
    { numRuns: 2_000 },
  )
})
