import { SHOWN_STATES } from '../../../shared/envelope'
import { KINDS } from '../../../shared/kinds/index'
import { LISTS } from '../../../shared/kinds/schemas'
import { codesOf } from '../../../shared/vocabulary'
import type { RecordDb } from '../../models/index'
import { decisionsAfter, decisionsMade } from '../../models/pictureDecision'
import { OPEN, type VersionDoc } from '../../models/version'
import { publicAtDesk } from './atDesk'

type Store = Pick<RecordDb, 'versions' | 'runs' | 'pictures' | 'pictureBytes' | 'picturesAtDesk' | 'pictureDecisions'>
type Showing = Pick<VersionDoc, 'facets' | 'claims'>

/** A run that has been open for longer was left by a process that died. */
const OPEN_MS = 24 * 3_600_000

/** Every picture that a public record shows, or would show by the word of another source that lists it too. */
async function picturesInUse({ versions }: Pick<Store, 'versions'>): Promise<Set<string>> {
  const inUse = new Set<string>()
  for (const kind of codesOf(KINDS)) {
    const { pictures } = LISTS[kind]
    if (!pictures) continue
    const open = { ...OPEN, kind, state: { $in: [...SHOWN_STATES] } }
    for await (const { facets, claims } of versions.find(open, { facets: 1, claims: 1 }).lean<Showing>().cursor()) {
      for (const shown of [facets.pictures ?? []].flat()) inUse.add(shown)
      for (const { body } of claims ?? []) if (body) for (const shown of pictures(body as never)) inUse.add(shown)
    }
  }
  return inUse
}

/** Every picture of a public record that the desk is to look at or lets be shown: nobody keeps the bytes of what it has withheld. */
async function picturesToLookAt(db: Store): Promise<Set<string>> {
  const decided = await decisionsAfter(db, await decisionsMade(db))
  const asked = (await publicAtDesk(db)).filter(({ original }) => decided.get(original)?.decision !== 'withheld')
  return new Set(asked.map(({ shown }) => shown))
}

/**
 * Drops the bytes of every picture that no public record shows and that the desk is not asked about: what has ended, what is withdrawn, and what a place that is protected by now would
 * tell. While a run other than `own` is open nothing is dropped: it may be about to show what it has found here. Returns how many went.
 */
export async function dropUnshown(db: Store, own: string | null, now: Date): Promise<number> {
  const kept = await db.pictureBytes.find({}, { _id: 1, run: 1 }).lean<{ _id: string; run: string }[]>()
  if (kept.length === 0) return 0
  const since = { state: 'running' as const, startedAt: { $gt: new Date(now.getTime() - OPEN_MS) } }
  const open = await db.runs.find(since, { _id: 1 }).lean<{ _id: string }[]>()
  if (open.some(({ _id }) => _id !== own)) return 0
  const [inUse, atDesk] = [await picturesInUse(db), await picturesToLookAt(db)]
  let dropped = 0
  for (const { _id, run } of kept) {
    // A run that began meanwhile has made it its own.
    if (!inUse.has(_id) && !atDesk.has(_id)) dropped += (await db.pictureBytes.deleteOne({ _id, run })).deletedCount
  }
  return dropped
}

/** Drops what was noted of pictures that no run has asked for since a day and that nothing public names: nothing is read again by it. Returns how many. */
export async function dropResults(db: Store, before: Date): Promise<number> {
  const old = await db.pictures
    .find({ seenAt: { $lt: before }, 'result.shown': { $exists: true } }, { _id: 1, result: 1 })
    .lean<{ _id: string; result: { shown: string } }[]>()
  if (old.length === 0) return 0
  const inUse = await picturesInUse(db)
  // What the desk has withheld is named by its record all the same.
  for (const { shown } of await publicAtDesk(db)) inUse.add(shown)
  const over = old.filter(({ result }) => !inUse.has(result.shown))
  for (const { _id } of over) await db.pictures.deleteOne({ _id })
  return over.length
}
