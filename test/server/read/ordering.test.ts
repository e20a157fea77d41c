import fc from 'fast-check'
import { sorting } from '../../../server/read/ordering'
import { finished } from '../../../server/steps'

/** Rows by number with a text each, many of them alike. */
const Texts = fc.array(fc.constantFrom('a', 'b', 'ba', '丙', ''), { maxLength: 1_500 })

it('sorts rows by their texts, and those that are alike by their numbers, however many there are', () => {
  fc.assert(
    fc.property(Texts, fc.boolean(), (texts, isTurned) => {
      const rows = texts.map((_, row) => row)
      const textOf = (row: number): string => texts[row] ?? ''
      const sign = isTurned ? -1 : 1
      const wanted = rows.toSorted((a, b) => (textOf(a) < textOf(b) ? -sign : textOf(a) > textOf(b) ? sign : a - b))
      expect(finished(sorting(rows.toReversed(), { textOf, isTurned }))).toEqual(wanted)
    }),
    { numRuns: 40 },
  )
})

it('reads few texts at once', () => {
  let read = 0
  const textOf = (row: number): string => String((read++, (row * 7_919) % 5_000))
  for (const _ of sorting(
    Array.from({ length: 5_000 }, (_, row) => row),
    { textOf },
  )) {
    expect(read).toBeLessThanOrEqual(300)
    read = 0
  }
})
