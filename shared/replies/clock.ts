import { addDays, earliest, type Day } from '../codes/dates'

/** How long codes and unproved replies are good, and on what that rests. Numbers of the city, changed here and nowhere else. */
export const REPLY_CLOCK = {
  /** days after a letter was sent in which its code is good */
  codeDays: 30,
  /** days after a reply came in which its writer has to be proved to be the firm */
  unprovedDays: 60,
  basis: '本市承诺，国家统一规定未见：核对码寄出后 30 日内有效，收到 60 日内没有核对的回应失效',
  from: '2026-01-01',
} as const

/** The last day on which a reply that nobody has proved is kept. */
export const unprovedUntil = (filedOn: Day): Day => addDays(filedOn, REPLY_CLOCK.unprovedDays)

/** The last day on which the code of a letter is good: no longer than its reply waits. */
export const codeUntil = (sentOn: Day, filedOn: Day): Day =>
  earliest([addDays(sentOn, REPLY_CLOCK.codeDays), unprovedUntil(filedOn)]) ?? sentOn
