import fc from 'fast-check'
import { firstBox } from '../../../miniapp/src/map/firstBox'
import type { Box, Point } from '../../../miniapp/src/map/box'
import { PointIndex } from '../../../server/read/pointIndex'
import { finished } from '../../../server/steps'

/** The map of a service that has these places: by the very index that answers. */
function mapOf(points: readonly Point[]) {
  const index = finished(PointIndex.making(points.map((point, row) => ({ ...point, isApproximate: false, row }))))
  const asked: Box[] = []
  const ask = (box: Box) => {
    asked.push(box)
    const marks = index
      .cellsIn([box[0], box[1], box[2], box[3]])
      .map(({ lng, lat, count, approximate }) => ({ lng, lat, count, approximate, record: null }))
    return Promise.resolve({ marks })
  }
  return { ask, asked, index }
}

const inside =
  ([west, south, east, north]: Box) =>
  (point: Point) =>
    point.lng >= west && point.lng <= east && point.lat >= south && point.lat <= north

/** Two thirds of it near one another at one side, under one mark: a margin about the marks leaves them out. */
const HELD_BY_FEW_MARKS = {
  lng: 75.05859374999999,
  lat: 5,
  size: 0.08203125000000053,
  places: [
    ...Array.from({ length: 15 }, (): [number, number] => [0, 0]),
    ...Array.from({ length: 4 }, (): [number, number] => [0, 0.9999999999999991]),
    [0.19591836734694493, 0] as [number, number],
    ...Array.from({ length: 3 }, (): [number, number] => [0.914091350826262, 0]),
  ],
}

it('comes to the city that the records lie in, wherever in the country it is, and leaves none of them out', async () => {
  const City = fc.record({
    lng: fc.double({ min: 75, max: 130, noNaN: true }),
    lat: fc.double({ min: 5, max: 50, noNaN: true }),
    size: fc.double({ min: 0.05, max: 2, noNaN: true }),
    places: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 20,
      maxLength: 60,
    }),
  })
  await fc.assert(
    fc.asyncProperty(City, async ({ lng, lat, size, places }) => {
      // Both ends of the city, and what is between.
      const points = [[0, 0] as const, [1, 1] as const, ...places].map(([x, y]) => ({ lng: lng + x * size, lat: lat + y * size }))
      const { ask } = mapOf(points)
      const box = await firstBox(ask)
      if (box === null) throw new Error('nothing was found')
      expect(points.filter(inside(box))).toHaveLength(points.length)
      // It fills what is seen.
      expect(box[2] - box[0]).toBeLessThan(Math.max(0.1, size * 3))
    }),
    { numRuns: 200, examples: [[HELD_BY_FEW_MARKS]] },
  )
})

/** A hundred streets. */
const STREETS = Array.from({ length: 100 }, (_, i) => ({ lng: 123.1 + (i % 10) * 0.02, lat: 30.1 + Math.floor(i / 10) * 0.02 }))

it('needs four questions for a city of a hundred streets, and one for a place', async () => {
  const city = mapOf(STREETS)
  await firstBox(city.ask)
  expect(city.asked.length).toBeLessThanOrEqual(4)
  const place = mapOf([{ lng: 123.3, lat: 30.3 }])
  await firstBox(place.ask)
  expect(place.asked).toHaveLength(1)
})

it('shows one place with its surroundings', async () => {
  const { ask } = mapOf([{ lng: 123.3, lat: 30.3 }])
  const box = await firstBox(ask)
  if (box === null) throw new Error('nothing was found')
  expect(inside(box)({ lng: 123.3, lat: 30.3 })).toBe(true)
  expect(box[2] - box[0]).toBeLessThan(0.1)
  expect(box[2] - box[0]).toBeGreaterThan(0.02)
})

it('knows of nothing where nothing lies anywhere', async () => {
  expect(await firstBox(mapOf([]).ask)).toBeNull()
})

it('stays where it was about to look when everything is taken back between two questions', async () => {
  const { ask, asked } = mapOf(STREETS)
  const box = await firstBox((about) => (asked.length === 0 ? ask(about) : Promise.resolve({ marks: [] })))
  if (box === null) throw new Error('nothing was found')
  expect(STREETS.every(inside(box))).toBe(true)
})
