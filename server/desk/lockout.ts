/** Failures in a row after which an officer is locked out. */
export const FAILURES_MAX = 5
const FIRST_MINUTES = 1
const LONGEST_MINUTES = 60

/** How long the next attempt must wait after so many failures in a row, in milliseconds: 1 minute from the fifth on, each time twice as long, an hour at most. */
export function lockMs(failures: number): number {
  if (failures < FAILURES_MAX) return 0
  return Math.min(LONGEST_MINUTES, FIRST_MINUTES * 2 ** Math.min(failures - FAILURES_MAX, 10)) * 60_000
}

/** Until when an officer is locked out after so many failures; null where not. */
export const lockedUntil = (failures: number, at: Date): Date | null => {
  const ms = lockMs(failures)
  return ms === 0 ? null : new Date(at.getTime() + ms)
}
