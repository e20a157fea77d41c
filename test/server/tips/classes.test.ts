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

it('leaves at least two possibilities for each class that it hides, whatever the counts are', () => {
  for (let total = 1; total <= 18; total++) {
    for (let length = 1; length <= 4; length++) {
      // Everything that somebody who knows the sum, and how this is done, has to think possible, by what is told.
      const byTold = new Map<string, number[][]>()
      for (const counts of all(length, total)) {
        const told = JSON.stringify(tell(...counts))
        byTold.set(told, [...(byTold.get(told) ?? []), counts])
      }
      for (const [told, possible] of byTold) {
        const shown = JSON.parse(told) as (number | null)[] | null
        const hidden = (shown ?? []).flatMap((count, i) => (count === null ? [i] : []))
        const isSmall = (i: number) => possible.some((counts) => (counts[i] ?? 0) < CLASS_MIN)
        const known = hidden.filter((i) => isSmall(i) && new Set(possible.map((counts) => counts[i])).size < 2)
        expect({ total, told, known }).toEqual({ total, told, known: [] })
      }
    }
  }
})

it('leaves out all of several equal ones', () => {
  expect(tell(3, 3, 1)).toEqual([null, null, null])
})

/** Every way to divide a sum among so many classes of one or more. */
function all(length: number, total: number): number[][] {
  if (length === 1) return total >= 1 ? [[total]] : []
  return Array.from({ length: Math.max(0, total - length + 1) }, (_, i) => i + 1).flatMap((first) =>
    all(length - 1, total - first).map((rest) => [first, ...rest]),
  )
}
