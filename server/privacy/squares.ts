import type { Position } from '../../shared/parts'

/** Side of a square, in metres. */
const SIDE = 500
/** Metres of a degree of latitude, on a sphere of the earth's mean radius (6,371,008.8 m). */
const DEGREE = (Math.PI * 6_371_008.8) / 180
/** A tenth of a metre. */
const PLACES = 6

/**
 * The centre of the square of 500 m in which a position lies. The grid is fixed, counted from the equator and from longitude 0: the same place is
 * always told by the same point, and telling it a hundred times lets nobody average what was left out. A centre is its own centre.
 */
export function centreOfSquare({ lng, lat }: Position): Position {
  const latStep = SIDE / DEGREE
  const centreLat = (Math.floor(lat / latStep) + 0.5) * latStep
  // The squares of a row are as wide as they are in its middle.
  const lngStep = latStep / Math.cos((centreLat * Math.PI) / 180)
  const centreLng = (Math.floor(lng / lngStep) + 0.5) * lngStep
  return { lng: Number(centreLng.toFixed(PLACES)), lat: Number(centreLat.toFixed(PLACES)) }
}
