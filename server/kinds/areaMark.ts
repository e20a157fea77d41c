import type { Boundary } from '../../shared/kinds/zone/schema'

type Ring = readonly (readonly [number, number])[]

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
