import fc from 'fast-check'
import { inBox, type Box } from '../../../server/read/geometry'
import { PointIndex, type Located } from '../../../server/read/pointIndex'
import { finished } from '../../../server/steps'

const Degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true, noDefaultInfinity: true })

/** Points of a city, many of them on one another and on the borders of cells. */
const Place: fc.Arbitrary<Located | null> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ lng: Degrees(123, 124), lat: Degrees(30, 31), isApproximate: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ lng: fc.constantFrom(123.2, 123.25, 123.3), lat: fc.constantFrom(30.2, 30.5), isApproximate: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ lng: Degrees(-180, 180), lat: Degrees(-90, 90), isApproximate: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant(null) },
)
const Places = fc.array(Place, { maxLength: 400, size: 'max' })

const BoxOf: fc.Arbitrary<Box> = fc
  .tuple(
    fc.oneof(Degrees(122.9, 124.1), fc.constantFrom(123.2, -180)),
    fc.oneof(Degrees(29.9, 31.1), fc.constantFrom(30.2, -90)),
    Degrees(0, 1.5),
    Degrees(0, 1.5),
  )
  .map(([west, south, width, height]) => [west, south, Math.min(180, west + width), Math.min(90, south + height)])

/** The index of rows by number: `places[n]` is where row `n` lies. */
const indexOf = (places: readonly (Located | null)[]): PointIndex =>
  finished(PointIndex.making(places.flatMap((place, row) => (place === null ? [] : [{ ...place, row }]))))

const numbersIn = (places: readonly (Located | null)[], box: Box): number[] =>
  places.flatMap((place, number) => (place && inBox(box, place.lng, place.lat) ? [number] : []))

it('has in a box exactly the rows that lie there, each once, and its cells count the same', () => {
  fc.assert(
    fc.property(Places, BoxOf, (places, box) => {
      const index = indexOf(places)
      const wanted = numbersIn(places, box)
      expect(Array.from(index.rowsIn(box))).toEqual(wanted)
      const cells = index.cellsIn(box)
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(wanted.length)
      expect(cells.reduce((sum, { approximate }) => sum + approximate, 0)).toBe(
        wanted.filter((number) => places[number]?.isApproximate).length,
      )
      expect(cells.length).toBeLessThanOrEqual(120)
    }),
    { numRuns: 500 },
  )
})

it('draws a cell in the middle of its rows, and a single row where it lies', () => {
  fc.assert(
    fc.property(Places, BoxOf, (places, box) => {
      for (const { lng, lat, count, row } of indexOf(places).cellsIn(box)) {
        expect(inBox([box[0] - 1e-9, box[1] - 1e-9, box[2] + 1e-9, box[3] + 1e-9], lng, lat)).toBe(true)
        expect(row === null).toBe(count !== 1)
        if (row !== null) expect(places[row]).toMatchObject({ lng, lat })
      }
    }),
  )
})

it('is the same for some of its rows as an index of those alone', () => {
  fc.assert(
    fc.property(Places, fc.func(fc.boolean()), BoxOf, (places, isWanted, box) => {
      const numbers = [...places.keys()].filter((number) => isWanted(number))
      const only = indexOf(places).only(Uint32Array.from(numbers).reverse())
      const alone = indexOf(places.map((place, number) => (numbers.includes(number) ? place : null)))
      expect(only.cellsIn(box)).toEqual(alone.cellsIn(box))
      expect(only.rowsIn(box)).toEqual(alone.rowsIn(box))
      expect(only.size).toBe(alone.size)
    }),
  )
})

it('parts what lies apart as the box grows smaller, and never what lies on one point', () => {
  const index = indexOf([
    { lng: 123.1, lat: 30.1, isApproximate: false },
    { lng: 123.9, lat: 30.9, isApproximate: false },
    { lng: 123.9, lat: 30.9, isApproximate: true },
  ])
  expect(index.cellsIn([123, 30, 124, 31])).toEqual([
    { lng: 123.1, lat: 30.1, count: 1, approximate: 0, row: 0 },
    { lng: expect.closeTo(123.9, 9) as number, lat: expect.closeTo(30.9, 9) as number, count: 2, approximate: 1, row: null },
  ])
  expect(index.cellsIn([123.89, 30.89, 123.91, 30.91])).toHaveLength(1)
  expect(index.cellsIn([-180, -90, 180, 90])).toHaveLength(1)
})

it('pauses among many that were there, and among many that come', () => {
  const many = (from: number) =>
    Array.from({ length: 10_000 }, (_, n) => ({ lng: 123 + ((n * 7_919) % 10_000) / 1e4, lat: 30.5, isApproximate: false, row: from + n }))
  const before = finished(PointIndex.making(many(0)))
  const same = Uint32Array.from({ length: 10_000 }, (_, row) => row)
  const stepsOf = (steps: Generator<void, PointIndex>): number => {
    let count = 0
    while (steps.next().done !== true) count++
    return count
  }
  expect(stepsOf(before.patching(same, []))).toBe(5)
  // To sort them are 40 stretches, which are merged in six rounds.
  expect(stepsOf(PointIndex.making(many(0)))).toBeGreaterThan(40 + 6 * 30 + 4)
  const both = finished(before.patching(same, many(10_000)))
  expect(Array.from(both.rowsIn([122, 30, 125, 31]))).toEqual(Array.from({ length: 20_000 }, (_, row) => row))
})
