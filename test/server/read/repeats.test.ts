import fc from 'fast-check'
import { repeatsIn, type Repeatable } from '../../../server/read/repeats'
import { finished } from '../../../server/steps'

/** Which rows repeat what another source lists. */

const repeating = (rows: readonly Repeatable[]) => finished(repeatsIn(rows))

const row = (source: string, facts: string[], item = '{}') => ({ sources: [source], facts, item })

it('joins what shares any fact, also by way of a third', () => {
  expect([...repeating([row('a', ['no 1']), row('b', ['no 1', 'at x']), row('c', ['at x'])])]).toHaveLength(2)
  expect([...repeating([row('a', ['no 1']), row('c', ['at x']), row('b', ['no 1', 'at x'])])]).toHaveLength(2)
  expect([...repeating([row('a', ['no 1']), row('b', ['no 2']), row('c', [])])]).toEqual([])
})

it('keeps of the same what tells more, and as many as one source tells apart', () => {
  expect([...repeating([row('a', ['x'], '{"deaths":null}'), row('b', ['x'], '{"deaths":1}')])]).toEqual([0])
  expect([...repeating([row('b', ['x']), row('a', ['x']), row('a', ['x'])])]).toEqual([0])
})

it('never leaves a fact out altogether, and repeats nothing of a single source', () => {
  const any = fc.record({
    source: fc.constantFrom('a', 'b', 'c'),
    facts: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { maxLength: 2 }),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (drawn) => {
      const rows = drawn.map(({ source, facts }) => row(source, facts))
      const repeats = repeating(rows)
      expect(rows.length === 0 || repeats.size < rows.length).toBe(true)
      expect([...repeating(rows.map((one) => ({ ...one, sources: ['a'] })))]).toEqual([])
    }),
  )
})

it('pauses among many', () => {
  let steps = 0
  const looking = repeatsIn(Array.from({ length: 5_000 }, (_, n) => row(n % 2 === 0 ? 'a' : 'b', [`no ${n >> 1}`])))
  while (looking.next().done !== true) steps++
  // Each row once, and each group of two.
  expect(steps).toBe(100 + 50)
})
