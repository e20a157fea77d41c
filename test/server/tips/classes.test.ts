import fc from 'fast-check'
import { tellClasses } from '../../../server/tips/classes'
import { CLASS_MIN } from '../../../server/tips/rules'

const CODES = ['a', 'b', 'c', 'd'] as const
const tell = (...counts: number[]) =>
  tellClasses(counts.map((count, i) => ({ code: CODES[i] ?? 'a', count })))?.map(({ count }) => count) ?? null

it('tells no small class, and none that the sum gives away', () => {
  expect(tell(5, 4, 3)).toEqual([5, 4, 3])
  expect(tell(8, 5, 2)).toEqual([8, null, null])
  expect(tell(8, 5, 1)).toEqual([8, null, null])
  expect(tell(8, 1, 2)).toEqual([8, null, null])
  expect(tell(8, 5, 2, 2)).toEqual([8, null, null, null])
  expect(tell(8, 2)).toEqual([null, null])
  expect(tell(8, 0)).toEqual([8, null])
  expect(tell(2, 2)).toBeNull()
  expect(tell()).toEqual([])
})

it('leaves at least two possibilities for each class that it hides', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(counts, (classes) => {
      const told = tell(...classes)
      if (told === null) return
      const total = classes.reduce((sum, count) => sum + count, 0)
      // Everything that somebody who knows the sum, and how this is done, has to think possible.
      const possible = all(classes.length, total).filter((other) => JSON.stringify(tell(...other)) === JSON.stringify(told))
      const hidden = told.flatMap((count, i) => (count === null && (classes[i] ?? 0) < CLASS_MIN ? [i] : []))
      for (const i of hidden) expect(new Set(possible.map((other) => other[i])).size).toBeGreaterThan(1)
    }),
    { numRuns: 60 },
  )
})

/** Every way to divide a sum among so many classes of one or more. */
function all(length: number, total: number): number[][] {
  if (length === 1) return total >= 1 ? [[total]] : []
  return Array.from({ length: Math.max(0, total - length + 1) }, (_, i) => i + 1).flatMap((first) =>
    all(length - 1, total - first).map((rest) => [first, ...rest]),
  )
}
