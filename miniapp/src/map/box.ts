/** A part of the map in degrees, GCJ-02: west, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number]

export interface Point {
  lng: number
  lat: number
}

/** Where somebody looks: a middle, and a zoom at which the world is 256 points wide, doubled with each step. */
export interface View extends Point {
  zoom: number
}

/** Closest and farthest that the maps zoom. */
export const ZOOM_MAX = 18
export const ZOOM_MIN = 4
const WORLD = 256

/** A metre: what is nearer to each other is asked for as one place. */
const PLACES = 5

/** Nought has no sign: a box has one text. */
const degreesText = (degrees: number): string => (Number(degrees.toFixed(PLACES)) + 0).toFixed(PLACES)

const clamped = (value: number, bound: number): number => Math.min(bound, Math.max(-bound, value))

/** A box as the service is asked for it. */
export const boxText = ([west, south, east, north]: Box): string =>
  [clamped(west, 180), clamped(south, 90), clamped(east, 180), clamped(north, 90)].map(degreesText).join(',')

/** The box of an address; null where it has none. */
export function boxOf(text: string | undefined): Box | null {
  const numbers = (text ?? '').split(',').map(Number)
  const [west, south, east, north] = numbers
  if (numbers.length !== 4 || west === undefined || south === undefined || east === undefined || north === undefined) return null
  // A comparison with what is no number does not hold.
  return west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90 ? [west, south, east, north] : null
}

export const isSameBox = (one: Box, other: Box): boolean => boxText(one) === boxText(other)

/** The smallest box around some places, with a margin in degrees. */
export function around(points: readonly Point[], margin: number): Box {
  const lngs = points.map(({ lng }) => lng)
  const lats = points.map(({ lat }) => lat)
  return [Math.min(...lngs) - margin, Math.min(...lats) - margin, Math.max(...lngs) + margin, Math.max(...lats) + margin]
}

/** A box about its middle, so many times as wide and as high. */
export function scaled([west, south, east, north]: Box, times: number): Box {
  const width = ((east - west) * (times - 1)) / 2
  const height = ((north - south) * (times - 1)) / 2
  return [west - width, south - height, east + width, north + height]
}

/** The middle of a box. */
export const middleOf = ([west, south, east, north]: Box): Point => ({ lng: (west + east) / 2, lat: (south + north) / 2 })

/** A box around a place, a quarter as wide and high as another: two steps nearer. */
export function nearer(box: Box, { lng, lat }: Point): Box {
  const middle = middleOf(box)
  const [west, south, east, north] = scaled(box, 1 / 4)
  return [west + lng - middle.lng, south + lat - middle.lat, east + lng - middle.lng, north + lat - middle.lat]
}

/** Degrees of latitude are drawn the longer the farther they are from the equator. */
const stretched = (lat: number): number => (Math.asinh(Math.tan((clamped(lat, 85) * Math.PI) / 180)) * 180) / Math.PI

/** How a box is looked at on a map of so many points: whole, and as near as that lets it be. */
export function viewOf(box: Box, width: number, height: number): View {
  const [west, south, east, north] = box
  const across = (360 * width) / (WORLD * Math.max(east - west, 1e-6))
  const down = (360 * height) / (WORLD * Math.max(stretched(north) - stretched(south), 1e-6))
  return { ...middleOf(box), zoom: Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, Math.log2(Math.min(across, down)))) }
}

/** Wider than this, a finger's breadth is a hundred metres and more: five kilometres, in degrees. */
const NEAR = 0.05

/** Whether a place in the middle of a box can be told from its neighbours. */
export const isNear = ([west, , east]: Box): boolean => east - west <= NEAR

/** A box about the middle of another, so near that the place in its middle can be told from its neighbours: a map that zooms in whole steps shows up to twice as much. */
export const comeNear = (box: Box): Box => scaled(box, Math.min(1, (NEAR * 0.45) / (box[2] - box[0])))

/** A box about a place that is as near. */
export const nearTo = (place: Point): Box => around([place], (NEAR * 0.45) / 2)

/** Whether a map that is so many points wide can show a box no nearer. */
export const isDeepest = ([west, , east]: Box, width: number): boolean =>
  Math.log2((360 * width) / (WORLD * (east - west))) > ZOOM_MAX - 0.5
