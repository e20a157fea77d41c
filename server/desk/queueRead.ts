import type { QueueAnswer, QueueQuery } from '../../shared/api/desk'
import { shanghaiDay } from '../../shared/codes/dates'
import { TIP_STATES, ENDS } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import { NOTHING_DUE, type TipDoc } from '../models/tip'
import { absentOfficers } from './colleagues'
import type { DeskDeps, Officer } from './deps'
import { LINE_FIELDS, presentLine, type QueueLine } from './presentLine'
import { byUrgency, countsOf, isDue, type Queued } from './queue'
import { desksOf, statesOf } from './sight'

const LIVE_FIELDS = { state: 1, due: 1, danger: 1, firstLookAt: 1, 'pending.move': 1, handler: 1, receivedAt: 1, kind: 1 }
type Live = Queued & Pick<TipDoc, 'kind'>

/**
 * A page of the queue with its counts. What is open, or has something running, is ordered by urgency; the long past is ordered
 * by the hour in which it came, newest first.
 */
export async function readQueue(deps: DeskDeps, officer: Officer, query: QueueQuery): Promise<QueueAnswer> {
  const now = deps.now()
  const today = shanghaiDay(now)
  const live = await liveTips(deps, officer)
  const absent = await absentOfficers(deps)
  const without = (tip: Pick<TipDoc, 'handler'>) => tip.handler === null || absent.has(tip.handler)
  const isAsked = (tip: Live) =>
    (query.kind === undefined || tip.kind === query.kind) &&
    (query.state === undefined || tip.state === query.state) &&
    (query.handler === undefined || tip.handler === query.handler)
  const shown = {
    today: (tip: Live) => isDue(tip, today),
    open: (tip: Live) => !ENDS.has(tip.state),
    unassigned: (tip: Live) => !ENDS.has(tip.state) && without(tip),
  }

  let page: QueueLine[]
  let total: number
  if (query.view === 'ended' || query.view === 'all') {
    const filter = pastFilter(officer, query)
    page = await deps.db.tips
      .find(filter, LINE_FIELDS)
      .sort({ receivedAt: -1, _id: 1 })
      .skip(query.skip)
      .limit(query.limit)
      .lean<QueueLine[]>()
    total = await deps.db.tips.countDocuments(filter)
  } else {
    const ordered = live.filter((tip) => shown[query.view as keyof typeof shown](tip) && isAsked(tip)).sort(byUrgency)
    page = await linesOf(
      deps,
      ordered.slice(query.skip, query.skip + query.limit).map(({ _id }) => _id),
    )
    total = ordered.length
  }
  const items = page.map((tip) => presentLine(tip, officer, { today, absent }))
  return { items, total, counts: countsOf(live, today), now: now.toISOString() }
}

/** What an officer sees that is open, and what has ended with something still running. */
async function liveTips({ db }: DeskDeps, officer: Officer): Promise<Live[]> {
  const seen = new Set(statesOf(officer))
  const open = codesOf(TIP_STATES).filter((state) => !ENDS.has(state) && seen.has(state))
  const ended = codesOf(TIP_STATES).filter((state) => ENDS.has(state) && seen.has(state))
  const found = await db.tips
    .find(
      {
        atDesk: { $in: desksOf(officer) },
        $or: [{ state: { $in: open } }, { state: { $in: ended }, due: { $lt: NOTHING_DUE } }],
      },
      LIVE_FIELDS,
    )
    .lean<(Omit<Live, 'waits'> & { pending?: object | null })[]>()
  // A store leaves out what was asked for below a null.
  return found.map(({ pending, ...tip }) => ({ ...tip, waits: Boolean(pending) }))
}

/** The lines of some tips, in the order of their ids as given. */
async function linesOf({ db }: DeskDeps, ids: string[]): Promise<QueueLine[]> {
  const found = await db.tips.find({ _id: { $in: ids } }, LINE_FIELDS).lean<QueueLine[]>()
  const byId = new Map(found.map((tip) => [tip._id, tip]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function pastFilter(officer: Officer, { view, kind, state, handler }: QueueQuery) {
  const states = statesOf(officer).filter((one) => (view === 'all' || ENDS.has(one)) && (state === undefined || one === state))
  return {
    atDesk: { $in: desksOf(officer) },
    state: { $in: states },
    ...(kind === undefined ? {} : { kind }),
    ...(handler === undefined ? {} : { handler }),
  }
}
