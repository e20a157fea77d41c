import fc from 'fast-check'
import { boxOf, contains, inBox } from '../../../server/read/geometry'
import type { Boundary } from '../../../shared/kinds/zone/schema'

/** Whether a place lies in a zone: one answer for every place, on its borders too. */

type Point = [number, number]

const ring = (west: number, south: number, east: number, north: number): Point[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const tile = (west: number, south: number): Boundary => ({ type: 'Polygon', coordinates: [ring(west, south, west + 1, south + 1)] })
const within = (boundary: Boundary, points: Point[]) => points.map(([lng, lat]) => contains(boundary, lng, lat))

it('knows inside from outside on every side', () => {
  expect(within(tile(0, 0), [[0.5, 0.5]])).toEqual([true])
  const around: Point[] = [
    [-0.5, 0.5],
    [1.5, 0.5],
    [0.5, -0.5],
    [0.5, 1.5],
    [-0.5, -0.5],
    [1.5, 1.5],
  ]
  expect(within(tile(0, 0), around)).toEqual(around.map(() => false))
})

it('follows slanted borders and bays', () => {
  const slanted: Boundary = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 1],
        [0, 4],
        [0, 0],
      ],
    ],
  }
  expect(within(slanted, [[2, 0.9], [2, 1.1], [1, 2.4], [1, 2.6], [3, 2.4], [3, 2.6]])).toEqual([true, false, true, false, true, false]) // prettier-ignore
})

it('gives a point on a shared border to exactly one of the neighbours', () => {
  const tiles = [-1, 0, 1, 2].flatMap((west) => [-1, 0, 1, 2].map((south) => tile(west, south)))
  const half = fc.integer({ min: 0, max: 4 }).map((n) => n / 2)
  fc.assert(
    fc.property(half, half, (lng, lat) => {
      expect(tiles.filter((one) => contains(one, lng, lat))).toHaveLength(1)
    }),
  )
})

it('leaves out what lies in a hole, and takes in what lies on an island there', () => {
  const holed = [ring(0, 0, 9, 9), ring(2, 2, 7, 7), ring(7.5, 7.5, 8, 8)]
  const points: Point[] = [
    [1, 1],
    [4.5, 4.5],
    [7.7, 7.7],
    [8.5, 8.5],
  ]
  expect(within({ type: 'Polygon', coordinates: holed }, points)).toEqual([true, false, false, true])
  expect(within({ type: 'MultiPolygon', coordinates: [holed, [ring(4, 4, 5, 5)]] }, points)).toEqual([true, true, false, true])
})

it('boxes all of its parts, its own border included', () => {
  const apart: Boundary = { type: 'MultiPolygon', coordinates: [[ring(1, 2, 3, 4)], [ring(-5, 3, -4, 9)]] }
  const box = boxOf(apart)
  expect(box).toEqual([-5, 2, 3, 9])
  for (const [lng, lat] of [[-5, 2], [3, 9], [0, 5]] as const) expect(inBox(box, lng, lat)).toBe(true) // prettier-ignore
  for (const [lng, lat] of [[-5.1, 5], [3.1, 5], [0, 1.9], [0, 9.1]] as const) expect(inBox(box, lng, lat)).toBe(false) // prettier-ignore
  expect(boxOf(tile(1, 2))).toEqual([1, 2, 2, 3])
})

it('finds nothing inside that lies outside its box', () => {
  // As fine as a map is; numbers next to nought would ask for the rounding of doubles.
  const coordinate = fc.integer({ min: -3_000_000, max: 3_000_000 }).map((millionths) => millionths / 1_000_000)
  const corners = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 8 })
  fc.assert(
    fc.property(corners, coordinate, coordinate, (points, lng, lat) => {
      const boundary: Boundary = { type: 'Polygon', coordinates: [[...points, points[0] ?? [0, 0]]] }
      expect(contains(boundary, lng, lat) && !inBox(boxOf(boundary), lng, lat)).toBe(false)
    }),
  )
})
