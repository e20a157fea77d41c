import { inRing } from '../../shared/kinds/zone/inRing'
import type { Boundary } from '../../shared/kinds/zone/schema'

/** Whether a point lies inside a boundary: inside an outer ring and in none of its holes. */
export function contains(boundary: Boundary, lng: number, lat: number): boolean {
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  return polygons.some(
    ([outer, ...holes]) => outer !== undefined && inRing(outer, lng, lat) && !holes.some((hole) => inRing(hole, lng, lat)),
  )
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

export const inBox = ([west, south, east, north]: Box, lng: number, lat: number): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north
