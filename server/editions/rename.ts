import type { Kind } from '../../shared/kinds/index'
import type { Db } from '../models/index'
import type { VersionDoc } from '../models/version'
import { publishEdition, publishedEdition, type PublishOptions } from './publish'

/**
 * A record takes another id with all its past: no version says anything new, so nothing is told of it. May be done twice, by two at once, and goes on
 * where a process died. Whoever renames publishes an edition after it, so that every reader reads anew.
 */

const BATCH = 500
/** The source of editions that change nothing but ids. */
const RENAMING = 'record-ids'

/** How many records were renamed, and the ids of those that keep their own because another record has the new one. */
export interface Renamed {
  renamed: number
  doubled: string[]
}

/** Renames records of one kind, old id → new. */
export async function renameRecords(
  { versions, editions }: Pick<Db, 'versions' | 'editions'>,
  kind: Kind,
  names: ReadonlyMap<string, string>,
): Promise<Renamed> {
  const all: Renamed = { renamed: 0, doubled: [] }
  const ids = [...names.keys()]
  for (let at = 0; at < ids.length; at += BATCH) {
    const { renamed, doubled } = await renameBatch({ versions, editions }, kind, ids.slice(at, at + BATCH), names)
    all.renamed += renamed
    all.doubled.push(...doubled)
  }
  return all
}

async function renameBatch(
  { versions, editions }: Pick<Db, 'versions' | 'editions'>,
  kind: Kind,
  ids: string[],
  names: ReadonlyMap<string, string>,
): Promise<Renamed> {
  const { collection } = versions
  const found = await collection.find<VersionDoc>({ kind, id: { $in: ids } } as object).toArray()
  if (found.length === 0) return { renamed: 0, doubled: [] }
  const wanted = ids.map((id) => names.get(id))
  const taken = new Set(await collection.distinct('id', { kind, id: { $in: wanted } } as object))
  const moving: [old: VersionDoc, id: string][] = []
  const givenTo = new Map<string, string>()
  const doubled = new Set<string>()
  for (const version of found) {
    const id = names.get(version.id) ?? version.id
    const isTaken = version.renamedTo === undefined && taken.has(id)
    if (!isTaken && !givenTo.has(id)) givenTo.set(id, version.id)
    if (givenTo.get(id) === version.id) moving.push([version, id])
    else doubled.add(version.id)
  }
  if (moving.length === 0) return { renamed: 0, doubled: [...doubled] }
  const isOld = { _id: { $in: moving.map(([{ _id }]) => _id) } } as object
  // What is open was added up by the ids of before. The edition that follows counts anew.
  await editions.updateMany({ open: { $exists: true } }, { $unset: { open: 1 } })
  // Noted first: whoever finds half of it under the new id knows that it is the same record.
  for (const [id, old] of givenTo) await collection.updateMany({ kind, id: old } as object, { $set: { renamedTo: id } })
  await collection.bulkWrite(
    moving.map(([{ _id: _old, renamedTo: _noted, ...version }, id]) => {
      // The filter brings the new `_id`; an update may not touch that field.
      const filter = { _id: `${kind}/${id}@${version.from}` }
      return { updateOne: { filter, update: { $setOnInsert: { ...version, id } }, upsert: true } }
    }) as never[],
    { ordered: false },
  )
  await collection.deleteMany(isOld)
  return { renamed: givenTo.size, doubled: [...doubled] }
}

/** Publishes an edition that changes nothing but ids. Returns its number; null where nothing was ever published, or somebody else has the number. */
export async function publishRenames(db: Db, { attempt, now }: Omit<PublishOptions, 'source'>): Promise<number | null> {
  const base = await publishedEdition(db)
  return base && publishEdition(db, base._id, [], { attempt, now, source: RENAMING, renames: true })
}
