import type { Machine } from './machine'

/**
 * How far this machine's clock may be believed. What ends a record erases it, and a clock that ran ahead must not do that: so what is kept
 * is no clock but a time that has surely come, and how long the machine has been running since. Pure.
 */

/** So far ahead of what is sure a clock may be and still be believed: a night or a weekend off is no wrong clock. */
export const AHEAD_MAX_MS = 2 * 86_400_000
/** So close two clocks agree. */
export const AGREE_MS = 10 * 60_000

/** Whoever said what time it is. */
export type Witness = 'start' | 'run' | 'person' | 'store' | `source ${string}`

/** At this point of this life of a machine, this time had surely come. */
export interface Mark extends Machine {
  sure: Date
  /** on whose word it rests */
  by: Witness
}

export interface ClockView {
  /** what the clock says */
  now: Date
  /** the latest time that has surely come, and never later than the clock unless that is behind */
  sure: Date
  /** how far ahead of it the clock is */
  aheadMs: number
  /** whether it is behind a time that another server confirmed */
  behind: boolean
  /** whether the clock may end things */
  trusted: boolean
  /** whether nothing but minutes is unaccounted for */
  exact: boolean
  /** on whose word that rests */
  by: Witness
}

/** The time that has surely come, seen from one mark: its own, and what this machine has counted since if it is still in the same life. */
export const sureSince = (mark: Mark, { boot, uptimeMs }: Machine): Date =>
  new Date(mark.sure.getTime() + (mark.boot === boot ? Math.max(0, uptimeMs - mark.uptimeMs) : 0))

/**
 * What a clock is worth in the light of some marks. Each of them is a lower bound of the true time, so the latest bound holds: another
 * instance that goes on, this machine that never stopped and a word from outside all count alike. Without any mark nothing is older than now.
 */
export function judgeClock(now: Date, machine: Machine, marks: readonly Mark[]): ClockView {
  const bounds = marks.map((mark) => ({ by: mark.by, at: sureSince(mark, machine) }))
  const latest = bounds.reduce((best, bound) => (bound.at > best.at ? bound : best), bounds[0] ?? { by: 'start' as const, at: now })
  const behind = latest.at.getTime() - now.getTime() > AGREE_MS && isServers(latest.by)
  const sure = behind || latest.at < now ? latest.at : now
  const aheadMs = Math.max(0, now.getTime() - sure.getTime())
  return { now, sure, aheadMs, behind, trusted: aheadMs <= AHEAD_MAX_MS, exact: !behind && aheadMs <= AGREE_MS, by: latest.by }
}

/** What a clock said itself: nobody else's word, and so never more than the clock says now. */
export const OWN_WORDS: readonly Witness[] = ['start', 'run']

/**
 * A mark as it may still be believed. Where the clock shows an earlier time than one that only a clock said, one of the two was wrong, and only the
 * earlier one has surely come: a mark that a clock left which ran ahead would let it run ahead again.
 */
export function believed(mark: Mark, now: Date, machine: Machine): Mark {
  const isAhead = sureSince(mark, machine).getTime() - now.getTime() > AGREE_MS
  return isAhead && OWN_WORDS.includes(mark.by) ? { ...mark, ...(mark.boot === machine.boot ? machine : {}), sure: now } : mark
}

/** A machine's own count and a person may have been wrong, and a clock that is right now cannot be told from one that is behind. */
const isServers = (by: Witness): boolean => by === 'store' || by.startsWith('source ')

/** Whether somebody else's time confirms this one. */
export const agrees = (now: Date, said: Date): boolean => Math.abs(now.getTime() - said.getTime()) <= AGREE_MS
