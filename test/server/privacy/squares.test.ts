import fc from 'fast-check'
import { centreOfSquare } from '../../../server/privacy/squares'

const METRES = (Math.PI * 6_371_008.8) / 180
const position = fc.record({
  lng: fc.double({ min: 73, max: 136, noNaN: true }),
  lat: fc.double({ min: 3, max: 54, noNaN: true }),
})
const metresBetween = (a: { lng: number; lat: number }, b: { lng: number; lat: number }): number =>
  Math.hypot((a.lat - b.lat) * METRES, (a.lng - b.lng) * METRES * Math.cos((a.lat * Math.PI) / 180))

it('tells a place by the centre of its square, half a diagonal away at most', () => {
  fc.assert(
    fc.property(position, (place) => metresBetween(place, centreOfSquare(place)) <= 354),
    { numRuns: 2_000 },
  )
})

it('tells a centre by itself, so that nothing is learnt by telling it again', () => {
  fc.assert(
    fc.property(position, (place) => {
      const centre = centreOfSquare(place)
      expect(centreOfSquare(centre)).toEqual(centre)
    }),
    { numRuns: 2_000 },
  )
})

it('tells every place of a square alike: a hundred measurements of one place have at most the squares around it', () => {
  const centre = centreOfSquare({ lng: 123.3, lat: 30.3 })
  const lat = 240 / METRES
  const lng = lat / Math.cos((centre.lat * Math.PI) / 180)
  for (const [x, y] of [
    [-1, -1],
    [-1, 1],
    [1, -1],
    [1, 1],
    [0, 0],
  ])
    expect(centreOfSquare({ lng: centre.lng + (x ?? 0) * lng, lat: centre.lat + (y ?? 0) * lat })).toEqual(centre)
})
