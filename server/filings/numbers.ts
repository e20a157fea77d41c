import type { Day } from '../../shared/codes/dates'
import { ApiError } from '../errors'
import { isDuplicate } from '../tips/duplicate'

/** How often a number may be lost to others who file in the same moment before somebody must look why. */
const TRIES = 20
const SERIAL_DIGITS = 4

/** A number of a day and a count of that day: `20261128-0001`. */
export const dayNumber = (day: Day, serial: number): string => `${day.replaceAll('-', '')}-${String(serial).padStart(SERIAL_DIGITS, '0')}`

/**
 * Writes a document under the next free number of a day. `before`: how many the day has; `create`: one durable write under a number, refused where that is taken;
 * `same`: what is answered of the same document, where that is held already. Throws `overloaded` where others take every number.
 */
export async function numbered<T>(
  day: Day,
  { before, create, same }: { before: number; create: (number: string) => Promise<T>; same: () => Promise<T | null> },
): Promise<T> {
  for (let tried = 1; tried <= TRIES; tried++) {
    try {
      return await create(dayNumber(day, before + tried))
    } catch (error) {
      if (!isDuplicate(error)) throw error
      // Either its number was taken by another in this moment, or it was itself.
      const held = await same()
      if (held !== null) return held
    }
  }
  throw new ApiError('overloaded')
}
