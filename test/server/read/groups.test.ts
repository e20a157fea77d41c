import fc from 'fast-check'
import { Gathered, Groups } from '../../../server/read/groups'
import { finished } from '../../../server/steps'

function gathered(pairs: readonly (readonly [key: number, row: number])[]): Gathered {
  const all = new Gathered()
  for (const [key, row] of pairs) all.add(key, row)
  return all
}

const KEYS = 9

it('gives the rows of each key once, rising, and those of no other', () => {
  const Pairs = fc.array(fc.tuple(fc.nat(KEYS), fc.nat(20)), { maxLength: 60 }).map((pairs) => pairs.toSorted(([, a], [, b]) => a - b))
  fc.assert(
    fc.property(Pairs, (pairs) => {
      const groups = finished(Groups.making(gathered(pairs)))
      for (let key = 0; key <= KEYS + 1; key++) {
        const rows = new Set(pairs.flatMap(([own, row]) => (own === key ? [row] : [])))
        expect([...groups.get(key)]).toEqual([...rows])
      }
      expect([...groups.keys]).toEqual([...new Set(pairs.map(([key]) => key))].sort((a, b) => a - b))
    }),
  )
})

it('pauses in each of its passes over many', () => {
  const size = 200_000
  let steps = 0
  const making = Groups.making(gathered(Array.from({ length: size }, (_, n) => [n, n])))
  while (making.next().done !== true) steps++
  // Over what was gathered, over its keys, and over what was gathered again: 12 pauses each, and one between.
  expect(steps).toBe(37)
})
