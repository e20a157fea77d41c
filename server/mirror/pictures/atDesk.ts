import { SHOWN_STATES } from '../../../shared/envelope'
import type { Kind } from '../../../shared/kinds/index'
import type { RecordDb } from '../../models/index'
import type { PictureAtDeskDoc } from '../../models/pictureAtDesk'
import { OPEN_END } from '../../models/version'
import type { PictureLookup, WantedPicture } from './evidence'

type Store = Pick<RecordDb, 'picturesAtDesk' | 'versions'>

const TOGETHER = 400

/** A picture that a row names and that the desk is to look at. */
export interface NamedForDesk {
  record: string
  picture: WantedPicture & { forDesk: NonNullable<WantedPicture['forDesk']> }
}

/**
 * Rewrites what the desk is asked about of a source: what the rows of a run name, what was got, and what belongs to a record that is public. The edition
 * of the run is public before this is called. Returns whether anything left the list.
 */
export async function keepAtDesk(
  { name: source, kind }: { name: string; kind: Kind },
  run: string,
  named: readonly NamedForDesk[],
  lookup: PictureLookup,
  db: Store,
): Promise<boolean> {
  const asked = named.flatMap(({ record, picture: { reference, forDesk } }): PictureAtDeskDoc[] => {
    const result = lookup(reference)
    if (result === null || 'fault' in result) return []
    const { stage, takenOn } = forDesk
    return [{ _id: `${source}/${kind}/${record}/${stage}/${result.original}`, source, run, kind, record, stage, takenOn, ...result }]
  })
  const isPublic = await publicAmong(asked, db)
  for (const one of asked.filter(isPublic)) {
    const { _id, ...fields } = one
    await db.picturesAtDesk.updateOne({ _id }, { $set: fields }, { upsert: true })
  }
  const listed = await db.picturesAtDesk.find({ source }, { run: 1 }).lean<Pick<PictureAtDeskDoc, '_id' | 'run'>[]>()
  const gone = listed.filter((one) => one.run !== run)
  for (const { _id } of gone) await db.picturesAtDesk.deleteOne({ _id })
  return gone.length > 0
}

/** Takes off the list what belongs to no public record any more. Returns what is left. */
export async function publicAtDesk(db: Store): Promise<PictureAtDeskDoc[]> {
  const all = await db.picturesAtDesk.find({}).lean<PictureAtDeskDoc[]>()
  const isPublic = await publicAmong(all, db)
  for (const { _id } of all.filter((one) => !isPublic(one))) await db.picturesAtDesk.deleteOne({ _id })
  return all.filter(isPublic)
}

async function publicAmong(
  asked: readonly Pick<PictureAtDeskDoc, 'kind' | 'record'>[],
  { versions }: Pick<Store, 'versions'>,
): Promise<(one: Pick<PictureAtDeskDoc, 'kind' | 'record'>) => boolean> {
  const shown = new Set<string>()
  const nameOf = ({ kind, record }: Pick<PictureAtDeskDoc, 'kind' | 'record'>): string => `${kind}/${record}`
  for (const kind of new Set(asked.map((one) => one.kind))) {
    const ids = [...new Set(asked.filter((one) => one.kind === kind).map(({ record }) => record))]
    for (let at = 0; at < ids.length; at += TOGETHER) {
      const open = { kind, id: { $in: ids.slice(at, at + TOGETHER) }, to: OPEN_END, state: { $in: [...SHOWN_STATES] } }
      for (const { id } of await versions.find(open, { id: 1 }).lean<{ id: string }[]>()) shown.add(nameOf({ kind, record: id }))
    }
  }
  return (one) => shown.has(nameOf(one))
}
