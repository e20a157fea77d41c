import type { Day } from '../../../shared/codes/dates'
import { decideListed } from '../../editions/decide'
import type { CurrentVersion, Decision, DecisionContext, Incoming, Objected } from '../../editions/decision'
import { digestInForce, holdOfRow, objectedOn } from '../../editions/hold'
import { publishAs } from '../../editions/publishing'
import type { HoldDoc } from '../../models/hold'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import { OPEN_END } from '../../models/version'
import { beginRun, finishComputed, publishingRun } from './run'
import { endingDay } from './endingDay'
import { objectedIn } from './objected'
import type { PublishDeps } from './deps'
import type { Source } from '../source/sources'

/** The built-in source that publishes what firms were told once they can object no more. */
export const HOLDS = 'holds'

type HeldDoc = HoldDoc<Incoming>

/**
 * Publishes what is on hold no more of one source by the day that has surely come, whether or not it can be reached or still delivers it. Whoever calls holds the
 * lease of the source, as for a run. Returns the run, or null where nothing is due: it leaves no trace then. May be repeated.
 */
export async function runHolds(source: Source, deps: PublishDeps): Promise<RunDoc | null> {
  const { db, now } = deps
  const { endsOn: today, clockDay } = await endingDay(deps)
  const objected = await objectedIn(deps.db, source.kind)
  const read = () => dueOn(today, source, deps, objected)
  if ((await read()).length === 0) return null
  const run = await beginRun(HOLDS, deps)
  return publishAs(HOLDS, deps, async (draft, edition) => {
    const due = await read()
    await tellHashes(due, db)
    const context = { edition, at: now(), today, clockDay, holdRules: deps.holdRules, objected }
    for (const doc of due) await draft.add(await decisionsOn(doc, context, db))
    return {
      outcome: async (published) => {
        for (const { _id, digest } of due) await db.holds.deleteOne({ _id, digest })
        return finishComputed(db, run, { edition: published, changes: draft.changes, now })
      },
    }
  })
}

/**
 * What is held no more on a day. Nothing where somebody died between an edition of the source and its report: what is held may be older than what is public
 * then, and the next reading tells.
 */
async function dueOn(today: Day, { name: source, kind }: Source, deps: PublishDeps, objected: Objected): Promise<HeldDoc[]> {
  const { db, holdRules } = deps
  const held = await db.holds.find({ source, kind }).lean<HeldDoc[]>()
  const due = held.filter(({ incoming }) => holdOfRow(incoming, today, { holdRules, objectedOn: objectedOn(objected, incoming) }) === null)
  if (due.length === 0 || (await db.editions.findOne({ source }, { _id: 1 }).lean()) === null) return due
  return (await publishingRun(source, deps))?.finishedAt ? due : []
}

/** What becomes of a record whose time is over; nothing where its source has said something else since. */
async function decisionsOn(
  { source, kind, id, precedence, origin, incoming, digest, inForce, run, rawSha256 }: HeldDoc,
  given: Pick<DecisionContext, 'edition' | 'at' | 'today' | 'clockDay' | 'holdRules' | 'objected'>,
  db: Db,
): Promise<Decision[]> {
  const current = (await db.versions.findOne({ kind, id, to: OPEN_END }).lean<CurrentVersion>()) ?? undefined
  if (digestInForce(current, source) !== inForce) return []
  const context = { ...given, source, precedence, origin, run, rawSha256 }
  return [decideListed(incoming, current, context, digest)].flatMap((decision) => decision ?? [])
}

/** Lets the hash of bytes be told of which everything becomes public now. Before the edition: whoever asks of it afterwards finds it. */
async function tellHashes(due: readonly HeldDoc[], { holds, runs }: Db): Promise<void> {
  const ids = new Set(due.map(({ _id }) => _id))
  for (const hash of new Set(due.flatMap(({ rawSha256 }) => rawSha256 ?? []))) {
    const held = await holds.find({ rawSha256: hash }, { _id: 1 }).lean<{ _id: string }[]>()
    if (held.every(({ _id }) => ids.has(_id))) await runs.updateMany({ rawSha256: hash, held: { $gt: 0 } }, { $unset: { held: 1 } })
  }
}
