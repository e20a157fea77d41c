import fc from 'fast-check'
import { boxOfText } from '../../../shared/api/box'
import {
  around,
  boxOf,
  boxText,
  comeNear,
  isDeepest,
  isNear,
  isSameBox,
  middleOf,
  nearer,
  scaled,
  viewOf,
  type Box,
} from '../../../miniapp/src/map/box'

const Boxes = fc
  .tuple(
    fc.double({ min: -179, max: 178, noNaN: true }),
    fc.double({ min: -80, max: 78, noNaN: true }),
    fc.double({ min: 0.001, max: 1, noNaN: true }),
  )
  .map(([west, south, side]): Box => [west, south, west + side, south + side])

it('asks for a box as the service reads it, and reads it back from an address to a metre', () => {
  fc.assert(
    fc.property(Boxes, (box) => {
      const text = boxText(box)
      expect(boxOfText(text)).not.toBeNull()
      const read = boxOf(text)
      expect(read && isSameBox(read, box)).toBe(true)
    }),
  )
})

it('keeps within the world: a map may be drawn beyond it, and nothing lies there', () => {
  expect(boxText([-190, -95, 200, 91])).toBe('-180.00000,-90.00000,180.00000,90.00000')
})

it('takes no box from an address that has none', () => {
  for (const text of [undefined, '', 'none', '1,2,3', '1,2,3,x', '2,1,1,2', '1,2,2,1', '1,1,1,1', '-181,1,2,3', '1,2,3,91', '1,2,3,4,5'])
    expect([text, boxOf(text)]).toEqual([text, null])
})

it('comes nearer to a place: it is in the middle of a quarter of the box', () => {
  const [west, south, east, north] = nearer([0, 0, 8, 4], { lng: 1, lat: 3 })
  expect([west, south, east, north]).toEqual([0, 2.5, 2, 3.5])
})

it('grows about its middle, and is drawn around places with a margin', () => {
  expect(scaled([0, 0, 2, 2], 2)).toEqual([-1, -1, 3, 3])
  expect(
    around(
      [
        { lng: 1, lat: 5 },
        { lng: 3, lat: 4 },
      ],
      1,
    ),
  ).toEqual([0, 3, 4, 6])
})

it('looks at a box whole and no farther than that needs', () => {
  fc.assert(
    fc.property(Boxes, (box) => {
      const { lng, zoom } = viewOf(box, 375, 360)
      const [west, south, east, north] = box
      expect(lng).toBeCloseTo((west + east) / 2)
      const world = 256 * 2 ** zoom
      const down = (lat: number) => (Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * world
      const wide = ((east - west) / 360) * world
      const high = down(north) - down(south)
      if (zoom === 18 || zoom === 4) return
      expect(wide).toBeLessThan(375.01)
      expect(high).toBeLessThan(360.01)
      expect(wide > 374.9 || high > 359.9).toBe(true)
    }),
  )
})

it('knows when it can come no nearer', () => {
  expect(isDeepest([0, 0, 0.5, 0.5], 320)).toBe(false)
  expect(isDeepest([0, 0, 0.0016, 0.002], 320)).toBe(true)
})

it('tells a place in the middle once it is looked at from near enough', () => {
  expect(middleOf([123, 30, 123.04, 30.02])).toEqual({ lng: expect.closeTo(123.02, 10), lat: expect.closeTo(30.01, 10) })
  expect(isNear([123, 30, 123.05, 30.02])).toBe(true)
  expect(isNear([123, 30, 123.06, 30.02])).toBe(false)
  // A map that zooms in whole steps shows up to twice as much as it is asked for.
  const near = comeNear([123, 30, 125, 31])
  expect(isNear(scaled(near, 2))).toBe(true)
  expect(middleOf(near)).toEqual({ lng: expect.closeTo(124, 10), lat: expect.closeTo(30.5, 10) })
  expect(isSameBox(comeNear(near), near)).toBe(true)
})
