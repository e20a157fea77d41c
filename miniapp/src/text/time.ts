import { shanghaiClock, shanghaiDay } from '@shared/codes/dates'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Data older than this says its age while the fresh one is on its way. */
const OLD_MS = MINUTE

export const isOld = (at: number, now: number = Date.now()): boolean => now - at > OLD_MS

/** How long ago, with the clock: `3 小时前（09:20）`; a day or more gives the date. */
export function age(at: number | string, now: number = Date.now()): string {
  const time = typeof at === 'string' ? Date.parse(at) : at
  const past = now - time
  const clock = shanghaiClock(new Date(time))
  if (past < MINUTE) return `刚刚（${clock}）`
  if (past < HOUR) return `${Math.floor(past / MINUTE)} 分钟前（${clock}）`
  if (past < 24 * HOUR) return `${Math.floor(past / HOUR)} 小时前（${clock}）`
  return moment(time)
}

/** A day and a clock in Shanghai: `2026-05-03 09:20`. */
export function moment(at: number | string): string {
  const date = new Date(at)
  return `${shanghaiDay(date)} ${shanghaiClock(date)}`
}

/** An hour in Shanghai, for what is kept by the hour: `2026-05-03 09 时`. */
export function hourWords(at: number | string): string {
  const date = new Date(at)
  return `${shanghaiDay(date)} ${shanghaiClock(date).slice(0, 2)} 时`
}

/** A length of silence in words: `3 天`, `5 小时`. */
export function span(ms: number): string {
  return ms >= 48 * HOUR ? `${Math.floor(ms / (24 * HOUR))} 天` : `${Math.max(1, Math.floor(ms / HOUR))} 小时`
}
