/** When a notice that did not arrive is sent again, and when it is given up. Pure; imports nothing. */

/** Seconds from one try to the next, the last one again and again: soon for a receiver that restarts, seldom for one that is gone. Ours. */
export const BACK_OFF_S = [30, 60, 120, 300, 900, 1_800, 3_600, 7_200] as const
/** A notice is tried for a day from when it was written (issue of the project; no law sets it). */
export const GIVE_UP_S = 86_400

/**
 * When a notice is tried next after a try that failed; null where it is given up. The last try is at the end of its day, so that it is always tried for all
 * of it; one whose day was over before it came to its turn has been tried once. `tries`: how many have failed, this one among them.
 */
export function nextTry({ writtenAt, tries, now }: { writtenAt: Date; tries: number; now: Date }): Date | null {
  const end = writtenAt.getTime() + GIVE_UP_S * 1_000
  if (now.getTime() >= end) return null
  const wait = BACK_OFF_S[Math.min(tries, BACK_OFF_S.length) - 1] ?? BACK_OFF_S[0]
  return new Date(Math.min(end, now.getTime() + wait * 1_000))
}
