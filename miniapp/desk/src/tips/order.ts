import type { QueueItem } from '../api/types'

/** Nothing due comes after everything due. */
export const NEVER = '9999-12-31'

const rank = ({ danger, looked }: QueueItem): number => (danger ? 0 : 2) + (looked ? 1 : 0)

/** The order of work: danger to life, then what nobody has looked at, then by the day on which something is due, then by age. */
export function byUrgency(a: QueueItem, b: QueueItem): number {
  const due = (a.due ?? NEVER).localeCompare(b.due ?? NEVER)
  return rank(a) - rank(b) || due || a.receivedAt.localeCompare(b.receivedAt) || a.id.localeCompare(b.id)
}

export type DueMark = 'late' | 'today' | 'soon' | 'later' | 'none'

/** How a due day stands to today (both `YYYY-MM-DD`): `soon` is within three days. */
export function dueMark(due: string | null, today: string, soonUntil: string): DueMark {
  if (due === null || due === NEVER) return 'none'
  if (due < today) return 'late'
  if (due === today) return 'today'
  return due <= soonUntil ? 'soon' : 'later'
}
