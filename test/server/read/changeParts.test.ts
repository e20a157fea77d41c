import fc from 'fast-check'
import { PART_MAX, endOfParts, placeBehind } from '../../../server/read/changeParts'
import type { Kind } from '../../../shared/kinds/index'

/** Changes of editions with so many each, the newest first. */
const changesOf = (sizes: number[]) =>
  sizes.flatMap((size, i) =>
    Array.from({ length: size }, (_, n) => ({ from: sizes.length - i, kind: 'notice' as Kind, id: String(9_999 - n).padStart(4, '0') })),
  )
const sizes = fc.array(fc.integer({ min: 1, max: 180 }), { minLength: 1, maxLength: 12 })

/** Where documents begin that are followed from the newest to the oldest. */
function beginnings(changes: ReturnType<typeof changesOf>, first: number): number[] {
  const found: number[] = []
  for (let at = 0; at < changes.length;) {
    const least = at === 0 ? first : 1
    at += endOfParts(changes.slice(at, at + least + PART_MAX), least)
    found.push(at)
  }
  return found
}

it('cuts everything into parts that stay where they are, whatever comes later', () => {
  fc.assert(
    fc.property(sizes, sizes, (old, more) => {
      const [before, after] = [changesOf(old), changesOf([...more, ...old])]
      const shift = after.length - before.length
      const cuts = beginnings(after, PART_MAX)
      for (const cut of beginnings(before, PART_MAX).slice(0, -1)) if (cut + shift > (cuts[0] ?? 0)) expect(cuts).toContain(cut + shift)
    }),
  )
})

it('fills the newest document with fifty at least, and none with a hundred', () => {
  fc.assert(
    fc.property(sizes, (all) => {
      const changes = changesOf(all)
      const [first = 0, ...rest] = beginnings(changes, PART_MAX)
      expect(first).toBeGreaterThanOrEqual(Math.min(PART_MAX, changes.length))
      expect(first).toBeLessThan(2 * PART_MAX)
      rest.forEach((cut, i) => expect(cut - (rest[i - 1] ?? first)).toBeLessThanOrEqual(PART_MAX))
      expect([first, ...rest].at(-1)).toBe(changes.length)
    }),
  )
})

it('goes on behind the last one, or at the next edition', () => {
  const changes = changesOf([60, 10])
  expect(placeBehind(changes, 50)).toEqual({ edition: 2, after: { kind: 'notice', id: '9950' } })
  expect(placeBehind(changes, 60)).toEqual({ edition: 1, after: null })
  expect(placeBehind(changes, 70)).toBeNull()
})

it.each<[sizes: number[], least: number, end: number]>([
  // Fifties within one edition, counted from its newest.
  [[120], 1, 50],
  [[120], 50, 50],
  [[120], 51, 100],
  [[120], 101, 120],
  // An edition that is over ends a part, however short.
  [[3, 2], 1, 3],
  [[3, 2], 4, 5],
  [[60, 10], 51, 60],
  [[60, 10], 61, 70],
  [[50, 1], 1, 50],
  [[1], 1, 1],
  [[], 1, 0],
])('of editions of %j changes, whole parts of %i at least end behind %i', (sizesOfEditions, least, end) =>
  expect(endOfParts(changesOf(sizesOfEditions), least)).toBe(end),
)
