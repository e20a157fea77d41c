import { shanghaiClock, shanghaiDay } from '@shared/codes/dates'

/** A tip as people name it at the desk: first ten digits of its id in two groups. */
export const shortId = (id: string): string => `${id.slice(0, 5)}-${id.slice(5, 10)}`.toUpperCase()

/** An hour as a person reads it, `2026-05-03 09 时`: tips keep times by the hour. */
export const hourWords = (instant: string): string => {
  const at = new Date(instant)
  return `${shanghaiDay(at)} ${shanghaiClock(at).slice(0, 2)} 时`
}

/** A minute as a person reads it, `2026-05-03 09:20`. */
export const minuteWords = (instant: string): string => {
  const at = new Date(instant)
  return `${shanghaiDay(at)} ${shanghaiClock(at)}`
}

/** The envelopes of a case in which an identity may lie, by the number of the letter; 0 is the tip itself. */
export const envelopeWords = (messages: readonly { message: number; receivedAt: string }[]): Record<string, string> => ({
  '0': '举报时留的',
  ...Object.fromEntries(messages.map(({ message, receivedAt }) => [String(message), `第 ${message} 封信，${hourWords(receivedAt)}`])),
})

const DAY_MS = 86_400_000

/** How far a day lies from today, in words. */
export function daysWords(due: string, today: string): string {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS)
  if (days < 0) return `逾期 ${-days} 天`
  return days === 0 ? '今天到期' : `还有 ${days} 天`
}
