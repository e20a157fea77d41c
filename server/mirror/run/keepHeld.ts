import type { DecisionContext, Incoming } from '../../editions/decision'
import { holdId, type HoldDoc } from '../../models/hold'
import type { Db } from '../../models/index'
import type { Source } from '../source/sources'

/** So many are written in one go. */
const BATCH = 400

/** A record that a reading lists, and of which nothing may be public yet. */
export interface Held {
  incoming: Incoming
  digest: string
  /** digest of what its source has in force; null where that is nothing */
  inForce: string | null
}

/** What one reading says of holds: those that it found, and which earlier ones are over by it. */
interface HeldByReading {
  held: readonly Held[]
  context: DecisionContext
  isOver: (id: string) => boolean
}

/** Keeps what a reading holds back, and forgets what its source does not say any more, or what is public by now. */
export async function keepHeld(source: Source, { held, context, isOver }: HeldByReading, { holds, runs }: Db): Promise<void> {
  const { name, kind } = source
  const { precedence, origin, run, rawSha256 } = context
  const kept = held.map(({ incoming, digest, inForce }): HoldDoc => {
    const about = { source: name, kind, id: incoming.id }
    return { _id: holdId(about), ...about, precedence, origin, incoming, digest, inForce, run: run ?? '', rawSha256 }
  })
  for (let at = 0; at < kept.length; at += BATCH) {
    const updates = kept
      .slice(at, at + BATCH)
      .map(({ _id, ...doc }) => ({ updateOne: { filter: { _id }, update: { $set: doc }, upsert: true } }))
    await holds.collection.bulkWrite(updates as never[], { ordered: false })
  }
  const now = new Set(kept.map(({ _id }) => _id))
  const before = await holds.find({ source: name }, { kind: 1, id: 1 }).lean<Pick<HoldDoc, '_id' | 'kind' | 'id'>[]>()
  const over = before.filter((one) => !now.has(one._id) && (one.kind !== kind || isOver(one.id)))
  if (over.length > 0) await holds.deleteMany({ _id: { $in: over.map(({ _id }) => _id) } })
  // The same bytes hold nothing back any more: their hash tells nothing that is not public.
  if (held.length === 0 && rawSha256 !== null) await runs.updateMany({ source: name, rawSha256, held: { $gt: 0 } }, { $unset: { held: 1 } })
}
