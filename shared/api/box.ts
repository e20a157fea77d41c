import { z } from 'zod'

const NONE = 'none'
const DEGREES = String.raw`-?\d{1,3}(?:\.\d{1,10})?`
const FOUR = `${DEGREES}(?:,${DEGREES}){3}`
const HOW = '要写 西,南,东,北 四个经纬度'
const ORDER = '西要小于东，南要小于北，经度在 ±180、纬度在 ±90 之内'

/** A box of the map: west, south, east, north in degrees, GCJ-02. */
export const BoxText = z
  .string()
  .regex(new RegExp(`^${FOUR}$`), HOW)
  .refine((text) => boxOfText(text) !== null, ORDER)
  .meta({ description: 'west,south,east,north in degrees, GCJ-02; its borders are in it' })

/** The four numbers of a box, null where they are none. */
export function boxOfText(text: string): readonly [west: number, south: number, east: number, north: number] | null {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = text.split(',').map(Number)
  return west <= east && south <= north && west >= -180 && east <= 180 && south >= -90 && north <= 90 ? [west, south, east, north] : null
}

/** A box of the map, or `none`: what lies nowhere. */
export const BoxOrNone = z
  .string()
  .regex(new RegExp(`^(?:${NONE}|${FOUR})$`), `${HOW}，或者 ${NONE}`)
  .refine((text) => text === NONE || boxOfText(text) !== null, ORDER)
  .meta({ description: 'west,south,east,north in degrees, GCJ-02; `none`: records that lie nowhere' })
