import { squeeze, toHalfWidth } from './text'

/** Longitude and latitude in degrees. */
export type Point = [lng: number, lat: number]
/** West, south, east and north end. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** China with its seas. */
export const CHINA: Bounds = [73, 3, 136, 54]

export const isWithin = ([lng, lat]: Point, [west, south, east, north]: Bounds): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north

/** Whether two numbers are a place in China only the other way round. */
export const areSwapped = ([lng, lat]: Point): boolean => !isWithin([lng, lat], CHINA) && isWithin([lat, lng], CHINA)

/** 东经113°15′51.8″, 113°15'51.8"E, E113.2644°: in degrees, minutes and seconds, each part but the first left out at will. */
const WRITTEN =
  /^(?:东经|北纬|东|北|[EN])? ?(\d{1,3}(?:\.\d{1,15})?)[°º˚度](?: ?(\d{1,2}(?:\.\d{1,15})?)['′’‘分])?(?: ?(\d{1,2}(?:\.\d{1,15})?)(?:["″”“秒]|''|′′|’’))? ?(?:东经|北纬|东|北|[EN])?$/i
const PLAIN = /^(?:东经|北纬|[EN])? ?(-?\d{1,12}(?:\.\d{1,15})?) ?[EN]?$/i
/** Seven places are a centimetre. */
const PLACES = 7

/** Degrees as decimals or in minutes and seconds; null where neither stands there. Of the west and the south nothing is read. */
export function parseDegrees(given: string): number | null {
  const text = squeeze(toHalfWidth(given))
  const plain = PLAIN.exec(text)?.[1]
  if (plain !== undefined) return Number(plain)
  const [, degrees, minutes = '0', seconds = '0'] = WRITTEN.exec(text) ?? []
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null
  return Number((Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3_600).toFixed(PLACES))
}
