import fc from 'fast-check'
import { ON_GROUND, PLAIN } from '../../../miniapp/src/map/plane'

/** Places of China's mainland, where GCJ-02 is another one than WGS-84. */
const Place = fc.record({
  lng: fc.double({ min: 74, max: 134, noNaN: true }),
  lat: fc.double({ min: 19, max: 52, noNaN: true }),
})
/** Some twenty centimetres, in degrees. */
const NEAR = 2e-6
const metres = (one: { lng: number; lat: number }, other: typeof one): number =>
  Math.hypot((one.lng - other.lng) * 111_000 * Math.cos((one.lat * Math.PI) / 180), (one.lat - other.lat) * 111_000)

it('moves a place of the record to the ground by the shift of GCJ-02, and a box back to where it was', () => {
  fc.assert(
    fc.property(Place, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (place, size) => {
      const low = ON_GROUND.toMap(place)
      expect(metres(place, low)).toBeGreaterThan(10)
      expect(metres(place, low)).toBeLessThan(1_000)
      const high = ON_GROUND.toMap({ lng: place.lng + size, lat: place.lat + size })
      const box = ON_GROUND.boxOf([low.lng, low.lat, high.lng, high.lat])
      for (const [i, wanted] of [place.lng, place.lat, place.lng + size, place.lat + size].entries()) {
        expect(Math.abs((box[i] ?? NaN) - wanted)).toBeLessThan(NEAR)
      }
    }),
  )
})

it('leaves everything where it is without a ground', () => {
  expect(PLAIN.toMap({ lng: 123.1, lat: 30.1 })).toEqual({ lng: 123.1, lat: 30.1 })
  expect(PLAIN.boxOf([123, 30, 124, 31])).toEqual([123, 30, 124, 31])
})
