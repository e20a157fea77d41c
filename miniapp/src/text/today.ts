import { addDays, shanghaiDay, type Day } from '@shared/codes/dates'

const DAY_MS = 86_400_000

/**
 * The day it is for what an answer says, whatever the clock of the phone says: the day on which the service answered and the
 * days that have gone by here since. An answer that tells no day tells a moment before which it was not made; then the phone's
 * day holds, but none before that. `at`: when the phone got it.
 */
export function todayOf({ day, asOf }: { day?: Day; asOf?: string }, at: number, now: number = Date.now()): Day {
  const here = shanghaiDay(new Date(now))
  const passed = Math.max(0, Math.round((Date.parse(here) - Date.parse(shanghaiDay(new Date(at)))) / DAY_MS))
  if (day !== undefined) return addDays(day, passed)
  const atLeast = asOf === undefined ? '' : shanghaiDay(new Date(Date.parse(asOf) + Math.max(0, now - at)))
  return here > atLeast ? here : atLeast
}

/** The moment it is at the service: what it said when it answered, and the time that has gone by here since. */
export const serverNow = (said: string, at: number, now: number = Date.now()): number => Date.parse(said) + Math.max(0, now - at)
