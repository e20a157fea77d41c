import type { QueueItem } from '../../shared/api/desk'
import type { Day } from '../../shared/codes/dates'
import type { ClockName } from '../../shared/tips/clocks'
import { NOTHING_DUE, type TipDoc } from '../models/tip'
import type { Officer } from './deps'
import { mayOpen } from './sight'

/** What a line of the queue is made of: nothing sealed is read for it. */
export const LINE_FIELDS = {
  atDesk: 1,
  kind: 1,
  division: 1,
  channel: 1,
  receivedAt: 1,
  state: 1,
  clocks: 1,
  due: 1,
  danger: 1,
  handler: 1,
  firstLookAt: 1,
  'parts.part': 1,
  unread: 1,
  'pending.move': 1,
  'pending.by': 1,
  joinedInto: 1,
} as const

export type QueueLine = Pick<
  TipDoc,
  | '_id'
  | 'atDesk'
  | 'kind'
  | 'division'
  | 'channel'
  | 'receivedAt'
  | 'state'
  | 'clocks'
  | 'due'
  | 'danger'
  | 'handler'
  | 'firstLookAt'
  | 'unread'
  | 'joinedInto'
> & { parts: { part: number }[]; pending?: Pick<NonNullable<TipDoc['pending']>, 'move' | 'by'> | null }

/** A tip as a line of the queue. An absent officer's case is shown without a handler. */
export function presentLine(tip: QueueLine, officer: Officer, { today, absent }: { today: Day; absent: ReadonlySet<string> }): QueueItem {
  const clocks = Object.entries(tip.clocks).map(([clock, { since, due }]) => ({
    clock: clock as ClockName,
    since,
    due,
    late: due < today,
  }))
  return {
    id: tip._id,
    desk: tip.atDesk,
    kind: tip.kind,
    division: tip.division,
    channel: tip.channel,
    receivedAt: tip.receivedAt.toISOString(),
    state: tip.state,
    clocks: clocks.sort((a, b) => (a.due < b.due ? -1 : 1)),
    due: tip.due === NOTHING_DUE ? null : tip.due,
    danger: tip.danger,
    handler: tip.handler !== null && absent.has(tip.handler) ? null : tip.handler,
    looked: tip.firstLookAt !== null,
    photos: Math.max(0, tip.parts.length - 1),
    unread: tip.unread,
    // A store leaves out what was asked for below a null.
    pending: tip.pending ? { move: tip.pending.move, by: tip.pending.by } : null,
    joinedInto: tip.joinedInto,
    canOpen: mayOpen(officer, tip),
  }
}
