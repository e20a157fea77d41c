import gcoord from 'gcoord'
import type { Box, Point } from './box'

/** How places of the record, which are GCJ-02, stand on the ground that a map is drawn on. */
export interface Plane {
  toMap: (place: Point) => Point
  /** the box of the record that a part of the ground shows, told by its edges */
  boxOf: (edges: Box) => Box
}

/** Without a ground every place is drawn where its figures say, all of them moved alike. */
export const PLAIN: Plane = { toMap: (place) => place, boxOf: (edges) => edges }

const between =
  (from: typeof gcoord.WGS84 | typeof gcoord.GCJ02, to: typeof from) =>
  ({ lng, lat }: Point): Point => {
    const [x = lng, y = lat] = gcoord.transform([lng, lat], from, to)
    return { lng: x, lat: y }
  }

const toRecord = between(gcoord.WGS84, gcoord.GCJ02)

/** On a ground in CGCS2000, to the eye the same as WGS-84. There and back a place stays where it was, to some ten centimetres. */
export const ON_GROUND: Plane = {
  toMap: between(gcoord.GCJ02, gcoord.WGS84),
  boxOf: ([west, south, east, north]) => {
    const [low, high] = [toRecord({ lng: west, lat: south }), toRecord({ lng: east, lat: north })]
    return [low.lng, low.lat, high.lng, high.lat]
  },
}
