import { addDays, startOfDay, type Day } from '../../../shared/codes/dates'
import { SEALING_LIFE_MAX } from '../../../shared/tips/crypto/certificate'

/** When the keys of one visit of the root's holder begin and end. */

const DAY = 86_400
/** A sealing key begins six days after the one before, so that two are good on every seventh day: a clock that is a day off finds one. */
export const SEALING_STEP_DAYS = 6
/** What lives as long as the quarter lives a week longer, so that the next visit may be late. */
const GRACE_DAYS = 7

/** From and to in seconds, both included. */
export interface Span {
  notBefore: number
  notAfter: number
}

export interface Term {
  /** first day, in Asia/Shanghai */
  from: Day
  /** whole weeks */
  weeks: number
}

const secondsOf = (day: Day): number => startOfDay(day).getTime() / 1_000

/** Last day of a term, and the day by which the next visit has to be made. */
export const lastDay = ({ from, weeks }: Term): Day => addDays(from, weeks * 7 - 1)

/** Spans of the sealing keys, in order: each seven days, together the whole term and at least a day of the next. */
export function sealingSpans({ from, weeks }: Term): Span[] {
  const first = secondsOf(from)
  return Array.from({ length: Math.ceil((weeks * 7) / SEALING_STEP_DAYS) }, (_, k) => {
    const notBefore = first + k * SEALING_STEP_DAYS * DAY
    return { notBefore, notAfter: notBefore + SEALING_LIFE_MAX }
  })
}

/** Span of the keys that live a quarter: signing, identity, recovery. */
export const quarterSpan = ({ from, weeks }: Term): Span => ({
  notBefore: secondsOf(from),
  notAfter: secondsOf(from) + (weeks * 7 + GRACE_DAYS) * DAY,
})
