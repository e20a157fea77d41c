import type { Day } from '../../shared/codes/dates'
import { ENDS } from '../../shared/tips/words'
import type { QueueAnswer } from '../../shared/api/desk'
import { NOTHING_DUE, type TipDoc } from '../models/tip'

/** What the order and the counts of a queue need to know of a tip. */
export type Queued = Pick<TipDoc, '_id' | 'state' | 'due' | 'danger' | 'firstLookAt' | 'handler' | 'receivedAt'> & {
  /** a move waits for a second officer */
  waits: boolean
}

/** Danger first, then what nobody has looked at, then by the day on which something is due, then as it came. */
export function byUrgency(a: Queued, b: Queued): number {
  return (
    Number(b.danger) - Number(a.danger) ||
    Number(a.firstLookAt !== null) - Number(b.firstLookAt !== null) ||
    compare(a.due, b.due) ||
    a.receivedAt.getTime() - b.receivedAt.getTime() ||
    compare(a._id, b._id)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether something is due today or was before. */
export const isDue = ({ due }: Pick<Queued, 'due'>, today: Day): boolean => due !== NOTHING_DUE && due <= today
export const isLate = ({ due }: Pick<Queued, 'due'>, today: Day): boolean => due < today

/** The figures of the first page, of what is open or has something running. */
export function countsOf(tips: readonly Queued[], today: Day): QueueAnswer['counts'] {
  const count = (holds: (tip: Queued) => boolean) => tips.filter(holds).length
  return {
    dueToday: count((tip) => isDue(tip, today) && !isLate(tip, today)),
    late: count((tip) => isLate(tip, today)),
    unseen: count(({ firstLookAt }) => firstLookAt === null),
    danger: count(({ danger, state }) => danger && !ENDS.has(state)),
    waiting: count(({ waits }) => waits),
    open: count(({ state }) => !ENDS.has(state)),
  }
}
