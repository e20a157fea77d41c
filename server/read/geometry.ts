import type { Boundary } from '../../shared/kinds/zone/schema'

type Ring = readonly (readonly [number, number])[]

/** Whether a point lies inside a boundary: inside an outer ring and in none of its holes. */
export function contains(boundary: Boundary, lng: number, lat: number): boolean {
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  return polygons.some(
    ([outer, ...holes]) => outer !== undefined && inRing(outer, lng, lat) && !holes.some((hole) => inRing(hole, lng, lat)),
  )
}

/** Even-odd rule; a point on a shared border belongs to one of the neighbours, never to none or both. */
function inRing(ring: Ring, lng: number, lat: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i] ?? [0, 0]
    const [x2, y2] = ring[j] ?? [0, 0]
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

export type Box = readonly [west: number, south: number, east: number, north: number]

/** The smallest box around a boundary. */
export function boxOf(boundary: Boundary): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates) {
    for (const [lng, lat] of polygon[0] ?? []) {
      box[0] = Math.min(box[0], lng)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lng)
      box[3] = Math.max(box[3], lat)
    }
  }
  return box
}

/** Where an area is marked: the centre of mass of its largest outer ring. */
export function markOf(boundary: Boundary): readonly [lng: number, lat: number] {
  const rings = (boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates).flatMap(([outer]) => (outer ? [outer] : []))
  const [largest] = rings.map(massOf).sort((a, b) => b.area - a.area)
  return largest ? largest.centre : [0, 0]
}

/** Area and centre of mass of a ring (the shoelace formula); of one without an area its first point. */
function massOf(ring: Ring): { area: number; centre: readonly [lng: number, lat: number] } {
  const [origin = [0, 0]] = ring
  let [twice, x, y] = [0, 0, 0]
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    // Counted from the first point: the products of whole degrees would lose the places that matter.
    const [ax, ay] = [(ring[j]?.[0] ?? 0) - origin[0], (ring[j]?.[1] ?? 0) - origin[1]]
    const [bx, by] = [(ring[i]?.[0] ?? 0) - origin[0], (ring[i]?.[1] ?? 0) - origin[1]]
    const cross = ax * by - bx * ay
    twice += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return { area: Math.abs(twice) / 2, centre: twice === 0 ? origin : [origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)] }
}

export const inBox = ([west, south, east, north]: Box, lng: number, lat: number): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north
