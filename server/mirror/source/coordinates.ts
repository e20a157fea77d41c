import gcoord from 'gcoord'
import { CHINA, areSwapped, isWithin, type Bounds, type Point } from '../../../shared/codes/degrees'
import type { Kind } from '../../../shared/kinds/index'
import type { InputOf } from '../../../shared/kinds/schemas'
import type { Boundary } from '../../../shared/kinds/zone/schema'
import type { Place, Position } from '../../../shared/parts'
import { CellError, type Warn } from '../../cellError'
import { PLACE_PLANS, mapPlaces } from '../../privacy/places'

/** The systems in which China's sources give positions. CGCS2000, the national standard, lies within centimetres of WGS-84. */
export const COORDINATE_SYSTEMS = ['GCJ-02', 'WGS-84', 'CGCS2000', 'BD-09'] as const
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number]

const CRS = { 'WGS-84': gcoord.WGS84, CGCS2000: gcoord.WGS84, 'BD-09': gcoord.BD09 }
export const SWAPPED = '经度和纬度像是写反了'
/** A tenth of a metre: more than any source measures. */
const PLACES = 6
/** Nearer to 0,0 than this is the nought that programs write where nothing was filled in. */
const NOUGHT = 0.01

/** A point of a system as it is shown: in GCJ-02, as Chinese maps have it. */
export function toShown(point: Point, system: CoordinateSystem): Point {
  if (system === 'GCJ-02') return point
  const [lng, lat] = gcoord.transform(point, CRS[system], gcoord.GCJ02)
  return [Number(lng.toFixed(PLACES)), Number(lat.toFixed(PLACES))]
}

/** What a source says of its positions. */
interface Declared {
  coordinates?: CoordinateSystem | undefined
  bounds?: Bounds | undefined
}

/**
 * What a source says of a record with every position and boundary in GCJ-02, wherever its kind has one. A position that is none (0,0, outside China)
 * is left out and remarked, one outside the bounds that its source declares is remarked. Throws CellError where longitude and latitude stand in each
 * other's place.
 */
export function placedBody<K extends Kind>(
  kind: K,
  body: InputOf[K],
  { coordinates = 'GCJ-02', bounds }: Declared,
  warn: Warn,
): InputOf[K] {
  return mapPlaces(body, PLACE_PLANS[kind], (type, part, path) => {
    switch (type) {
      case 'position':
        return positionShown(part as Position, coordinates, bounds, { path: `${path}.lng`, warn })
      case 'place': {
        const place = part as Place
        const at = { path: `${path}.position.lng`, warn }
        return { ...place, position: place.position && positionShown(place.position, coordinates, bounds, at) }
      }
      case 'boundary':
        return boundaryShown(part as Boundary, coordinates)
      case 'zone code':
        return part
    }
  })
}

/** Where a row that its schema refuses has longitude and latitude in each other's place: a latitude beyond the pole says less than what it is. */
export function swappedIn(kind: Kind, body: unknown): string | null {
  let found: string | null = null
  const look = (position: unknown, path: string): void => {
    const { lng, lat } = (typeof position === 'object' && position !== null ? position : {}) as Record<string, unknown>
    if (typeof lng === 'number' && typeof lat === 'number' && areSwapped([lng, lat])) found ??= `${path}.lng`
  }
  mapPlaces(body, PLACE_PLANS[kind], (type, part, path) => {
    if (type === 'position') look(part, path)
    if (type === 'place') look((part as Partial<Place>).position, `${path}.position`)
    return part
  })
  return found
}

function boundaryShown(boundary: Boundary, system: CoordinateSystem): Boundary {
  if (system === 'GCJ-02') return boundary
  const ring = (points: Point[]): Point[] => points.map((point) => toShown(point, system))
  return boundary.type === 'Polygon'
    ? { ...boundary, coordinates: boundary.coordinates.map(ring) }
    : { ...boundary, coordinates: boundary.coordinates.map((polygon) => polygon.map(ring)) }
}

function positionShown(
  { lng: givenLng, lat: givenLat }: Position,
  system: CoordinateSystem,
  bounds: Bounds | undefined,
  { path, warn }: { path: string; warn: Warn },
): Position | null {
  const point: Point = [givenLng, givenLat]
  if (point.every((degrees) => Math.abs(degrees) < NOUGHT)) {
    warn(path, '经纬度是 0,0，等于没有写，位置没有显示')
    return null
  }
  if (areSwapped(point)) throw new CellError(path, SWAPPED)
  if (!isWithin(point, CHINA)) {
    warn(path, '位置不在中国境内，没有显示')
    return null
  }
  const [lng, lat] = toShown(point, system)
  if (bounds && !isWithin([lng, lat], bounds)) warn(path, '位置在来源登记的范围（bounds）以外，请核对')
  return { lng, lat }
}
