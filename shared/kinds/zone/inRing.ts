/** Corners of a ring, longitude first. */
type Ring = readonly (readonly [lng: number, lat: number])[]

/** Whether a point lies inside a ring. Even-odd rule; a point on a shared border belongs to one of the neighbours, never to none or both. */
export function inRing(ring: Ring, lng: number, lat: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i] ?? [0, 0]
    const [x2, y2] = ring[j] ?? [0, 0]
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
