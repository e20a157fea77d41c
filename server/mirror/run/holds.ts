import type { Day } from '../../../shared/codes/dates'
import { batched } from '../../batched'
import { decideListed } from '../../editions/decide'
import type { CurrentVersion, Decision, DecisionContext, Incoming, Objected } from '../../editions/decision'
import { digestInForce, holdOfRow, objectedOn } from '../../editions/hold'
import { publishAs } from '../../editions/publishing'
import type { HoldDoc } from '../../models/hold'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import { OPEN_END } from '../../models/version'
import { paced } from '../../steps'
import { beginRun, finishComputed, publishingRun, unlessInterrupted } from './run'
import { endingDay } from './endingDay'
import { objectedIn } from './objected'
import type { PublishDeps } from './deps'
import type { Source } from '../source/sources'

/** The built-in source that publishes what firms were told once they can object no more. */
export const HOLDS = 'holds'

/** Records asked for by id at once, with their content. */
const BATCH = 400
/** Holds that the store sends at once to somebody who only looks for the first that is due. */
const LOOKED_AT = 100

type HeldDoc = HoldDoc<Incoming>

/** What tells of a hold whether it is over. */
interface TimedDoc {
  incoming: Pick<Incoming, 'kind' | 'id'> & { envelope: Pick<Incoming['envelope'], 'notifiedOn' | 'waivedOn'> }
}
const TIMES = { 'incoming.kind': 1, 'incoming.id': 1, 'incoming.envelope.notifiedOn': 1, 'incoming.envelope.waivedOn': 1 } as const

/** Whether `runHolds` would find anything due of a source. Others are let in meanwhile, and nothing behind the first that is due is looked at. */
export async function isAnyDue(source: Source, deps: PublishDeps): Promise<boolean> {
  if ((await heldOf(source, deps.db).findOne({}, { _id: 1 }).lean()) === null) return false
  const { endsOn } = await endingDay(deps)
  const objected = await objectedIn(deps.db, source.kind)
  const held = heldOf(source, deps.db).select(TIMES).lean<TimedDoc>().cursor({ batchSize: LOOKED_AT })
  for await (const _ of dueOn(endsOn, held, source, deps, objected)) return true
  return false
}

/**
 * Publishes what is on hold no more of one source by the day that has surely come, whether or not it can be reached or still delivers it. Whoever calls holds the
 * lease of the source, as for a run. Returns the run, stopped where it was ended from outside, or null where nothing is due: it leaves no trace then. May be
 * repeated.
 */
export async function runHolds(source: Source, deps: PublishDeps): Promise<RunDoc | null> {
  const { db, now, signal } = deps
  if (!(await isAnyDue(source, deps))) return null
  const { endsOn: today, clockDay } = await endingDay(deps)
  const objected = await objectedIn(db, source.kind)
  const run = await beginRun(HOLDS, deps)
  return unlessInterrupted(run, deps, () =>
    publishAs(HOLDS, deps, async (draft, edition) => {
      const context = { edition, at: now(), today, clockDay, holdRules: deps.holdRules, objected }
      const held = heldOf(source, db).lean<HeldDoc>().cursor({ batchSize: BATCH })
      const due: Due[] = []
      for await (const docs of batched(dueOn(today, held, source, deps, objected), BATCH)) {
        signal?.throwIfAborted()
        await draft.add(await decisionsOn(docs, source, context, db))
        for (const { _id, digest, rawSha256 } of docs) due.push({ _id, digest, rawSha256 })
      }
      await tellHashes(due, db)
      return {
        outcome: async (published) => {
          await forget(due, db)
          return finishComputed(db, run, { edition: published, changes: draft.changes, now })
        },
      }
    }),
  )
}

const heldOf = ({ name: source, kind }: Source, { holds }: Db) => holds.find({ source, kind })

/**
 * What is held no more on a day, of what is held. Nothing where somebody died between an edition of the source and its report: what is held may be older than
 * what is public then, and the next reading tells.
 */
async function* dueOn<D extends TimedDoc>(
  today: Day,
  held: AsyncIterable<D>,
  source: Source,
  deps: PublishDeps,
  objected: Objected,
): AsyncGenerator<D, void, undefined> {
  const { holdRules } = deps
  let isFirst = true
  for await (const doc of paced(held)) {
    if (holdOfRow(doc.incoming, today, { holdRules, objectedOn: objectedOn(objected, doc.incoming) }) !== null) continue
    if (isFirst && !(await isReported(source, deps))) return
    isFirst = false
    yield doc
  }
}

/** Whether the newest edition of a source has its report, or there is none. */
async function isReported({ name: source }: Source, deps: PublishDeps): Promise<boolean> {
  if ((await deps.db.editions.findOne({ source }, { _id: 1 }).lean()) === null) return true
  return Boolean((await publishingRun(source, deps))?.finishedAt)
}

/** What becomes of records whose time is over, in their order; nothing of one of which its source has said something else since. */
async function decisionsOn(
  due: readonly HeldDoc[],
  { kind }: Source,
  given: Pick<DecisionContext, 'edition' | 'at' | 'today' | 'clockDay' | 'holdRules' | 'objected'>,
  { versions }: Db,
): Promise<Decision[]> {
  const found = await versions.find({ kind, id: { $in: due.map(({ id }) => id) }, to: OPEN_END }).lean<CurrentVersion[]>()
  const byId = new Map(found.map((version) => [version.id, version]))
  return due.flatMap(({ source, id, precedence, origin, incoming, digest, inForce, run, rawSha256 }) => {
    const current = byId.get(id)
    if (digestInForce(current, source) !== inForce) return []
    return decideListed(incoming, current, { ...given, source, precedence, origin, run, rawSha256 }, digest) ?? []
  })
}

/** What is remembered of a hold while its edition is made. */
type Due = Pick<HeldDoc, '_id' | 'digest' | 'rawSha256'>

/** Lets the hash of bytes be told of which everything becomes public now. Before the edition: whoever asks of it afterwards finds it. */
async function tellHashes(due: readonly Due[], { holds, runs }: Db): Promise<void> {
  const ids = new Set(due.map(({ _id }) => _id))
  for (const hash of new Set(due.flatMap(({ rawSha256 }) => rawSha256 ?? []))) {
    const held = await holds.find({ rawSha256: hash }, { _id: 1 }).lean<{ _id: string }[]>()
    if (held.every(({ _id }) => ids.has(_id))) await runs.updateMany({ rawSha256: hash, held: { $gt: 0 } }, { $unset: { held: 1 } })
  }
}

/** Keeps on hold no more what is public; what its source has said anew meanwhile stays. */
async function forget(due: readonly Due[], { holds }: Db): Promise<void> {
  for await (const docs of batched(due, BATCH)) {
    const operations = docs.map(({ _id, digest }) => ({ deleteOne: { filter: { _id, digest } } }))
    await holds.collection.bulkWrite(operations as never[], { ordered: false })
  }
}
