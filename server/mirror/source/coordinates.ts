import gcoord from 'gcoord'
import { CHINA, areSwapped, isWithin, type Bounds, type Point } from '../../../shared/codes/degrees'
import { CellError } from '../../cellError'
import type { Warn } from '../../cellError'

/** The systems in which China's sources give positions. CGCS2000, the national standard, lies within centimetres of WGS-84. */
export const COORDINATE_SYSTEMS = ['GCJ-02', 'WGS-84', 'CGCS2000', 'BD-09'] as const
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number]

const CRS = { 'WGS-84': gcoord.WGS84, CGCS2000: gcoord.WGS84, 'BD-09': gcoord.BD09 }
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

/** The parts of a body that lie somewhere; an accident's place is words. */
interface Placed {
  place?: { lng: number; lat: number } | string | null
  boundary?: { type: 'Polygon'; coordinates: Point[][] } | { type: 'MultiPolygon'; coordinates: Point[][][] } | null
}

/**
 * A body with its position and its boundary in GCJ-02. A position that is none (0,0, outside China) is left out and remarked, one outside the bounds
 * that its source declares is remarked. Throws CellError where longitude and latitude stand in each other's place.
 */
export function placedBody<T>(body: T, { coordinates = 'GCJ-02', bounds }: Declared, warn: Warn): T {
  const { place, boundary } = body as Placed
  const moved: Placed = {}
  if (typeof place === 'object' && place !== null) moved.place = placeShown([place.lng, place.lat], coordinates, bounds, warn)
  if (boundary && coordinates !== 'GCJ-02') {
    const ring = (points: Point[]): Point[] => points.map((point) => toShown(point, coordinates))
    moved.boundary =
      boundary.type === 'Polygon'
        ? { ...boundary, coordinates: boundary.coordinates.map(ring) }
        : { ...boundary, coordinates: boundary.coordinates.map((polygon) => polygon.map(ring)) }
  }
  return { ...body, ...moved }
}

function placeShown(point: Point, system: CoordinateSystem, bounds: Bounds | undefined, warn: Warn): { lng: number; lat: number } | null {
  if (point.every((degrees) => Math.abs(degrees) < NOUGHT)) {
    warn('place.lng', '经纬度是 0,0，等于没有写，位置没有显示')
    return null
  }
  if (areSwapped(point)) throw new CellError('place.lng', '经度和纬度像是写反了')
  if (!isWithin(point, CHINA)) {
    warn('place.lng', '位置不在中国境内，没有显示')
    return null
  }
  const [lng, lat] = toShown(point, system)
  if (bounds && !isWithin([lng, lat], bounds)) warn('place.lng', '位置在来源登记的范围（bounds）以外，请核对')
  return { lng, lat }
}
