import type { ChangesFilter } from '../../shared/api/changes'
import { HISTORY_MAX } from '../../shared/limits'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { codesOf } from '../../shared/vocabulary'
import type { Present } from '../editions/claims'
import type { RecordDb } from '../models/index'
import { NEWEST_FIRST, OPEN_END, type VersionDoc } from '../models/version'
import { PART_MAX, endOfParts, placeBehind, type Place } from './changeParts'
import { wrongSince } from './corrections'
import { followedIds } from './followed'
import type { Published } from './published'
import type { Within } from './week'

/** A change and the version before it, where there is one. */
export interface ChangedVersion {
  version: VersionDoc
  before: VersionDoc | null
  /** the record as it stands now */
  present: Present | null
  /** of a correction: since when what it mended had been wrong */
  wrongSince: Date | null
}

const LATEST_FIRST = { kind: -1, from: -1, id: -1 } as const
const KEY = { kind: 1, id: 1, from: 1 } as const
const PRESENT_FIELDS = { source: 1, publicUntil: 1, state: 1, 'claims.source': 1, 'claims.publicUntil': 1 } as const

/**
 * Public changes, the newest first, up to and including an edition: `limit` of them after the first `skip`, each with the
 * version it followed. `within`: those of a span alone.
 */
export async function changesOf(
  db: RecordDb,
  published: Published,
  filter: ChangesFilter,
  { edition, skip, limit }: { edition: number; skip: number; limit: number },
  within: Within | null = null,
): Promise<ChangedVersion[]> {
  const keys = within
    ? await newestWithin(db, published, filter, within, skip + limit)
    : await newestFrom(db, published, filter, { edition, after: null }, skip + limit)
  return told(db, keys.slice(skip))
}

/** Public changes from a place on, the newest first: whole parts of at least `least` together, and the place behind them. */
export async function partsOf(
  db: RecordDb,
  published: Published,
  filter: ChangesFilter,
  { from, least }: { from: Place; least: number },
): Promise<{ changes: ChangedVersion[]; next: Place | null }> {
  const keys = await newestFrom(db, published, filter, from, least + PART_MAX)
  const end = endOfParts(keys, least)
  return { changes: await told(db, keys.slice(0, end)), next: placeBehind(keys, end) }
}

/** What the changes are put in order by. */
type Key = Pick<VersionDoc, '_id' | 'kind' | 'id' | 'from'>

/** The newest changes from a place on. One kind is read in the order of its index; several are merged. */
async function newestFrom(
  db: RecordDb,
  published: Published,
  filter: ChangesFilter,
  { edition, after }: Place,
  limit: number,
): Promise<Key[]> {
  const wanted = await followedIds(db, published, filter)
  const kinds = (filter.kind ? [filter.kind] : codesOf(KINDS)).filter((kind) => wanted === null || wanted.has(kind))
  const read = (kind: Kind, range: object) =>
    db.versions.collection
      .find<Key>(
        { ...(filter.operation ? { operation: filter.operation } : {}), kind, ...range },
        { sort: filter.operation ? { operation: -1, ...LATEST_FIRST } : LATEST_FIRST, limit, projection: KEY },
      )
      .toArray()
  const perKind = await Promise.all(
    kinds.flatMap((kind) => {
      const ids = wanted?.get(kind) ?? []
      const followed = wanted ? { id: { $in: ids } } : {}
      if (after === null || kind > after.kind) return [read(kind, { from: { $lte: edition }, ...followed })]
      const older = read(kind, { from: { $lt: edition }, ...followed })
      if (kind < after.kind) return [older]
      const within = wanted ? { id: { $in: ids.filter((id) => id < after.id) } } : { id: { $lt: after.id } }
      return [read(kind, { from: edition, ...within }), older]
    }),
  )
  return perKind.flat().sort(newestFirst).slice(0, limit)
}

const newestFirst = (a: Key, b: Key): number => b.from - a.from || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? 1 : -1)

/** The newest changes of a span. */
async function newestWithin(
  db: RecordDb,
  published: Published,
  filter: ChangesFilter,
  { ranges, operations }: Within,
  limit: number,
): Promise<Key[]> {
  const wanted = await followedIds(db, published, filter)
  const asked = operations.filter((operation) => filter.operation === undefined || filter.operation === operation)
  const kinds = (filter.kind ? [filter.kind] : codesOf(KINDS)).filter((kind) => wanted === null || wanted.has(kind))
  const perRange = await Promise.all(
    kinds.flatMap((kind) =>
      ranges.map(({ first, last }) =>
        db.versions.collection
          .find<Key>(
            {
              kind,
              from: { $gte: first, $lte: last },
              operation: { $in: asked },
              ...(wanted ? { id: { $in: wanted.get(kind) ?? [] } } : {}),
            },
            { sort: LATEST_FIRST, limit, projection: KEY },
          )
          .toArray(),
      ),
    ),
  )
  return perRange.flat().sort(newestFirst).slice(0, limit)
}

/** Changes with what is needed to tell of each. */
async function told(db: RecordDb, keys: Key[]): Promise<ChangedVersion[]> {
  const { collection } = db.versions
  const versions = await collection.find<VersionDoc>({ _id: { $in: keys.map(({ _id }) => _id) } } as object).toArray()
  const byId = new Map(versions.map((version) => [version._id, version]))
  return Promise.all(
    keys
      .flatMap((key) => byId.get(key._id) ?? [])
      .map(async (version) => {
        const { kind, id, from } = version
        const isCorrection = version.operation === 'correct'
        const [earlier, present] = await Promise.all([
          collection
            .find<VersionDoc>({ kind, id, from: { $lt: from } }, { sort: NEWEST_FIRST, limit: isCorrection ? HISTORY_MAX : 1 })
            .toArray(),
          collection.findOne<Present>({ kind, id, to: OPEN_END }, { projection: PRESENT_FIELDS }),
        ])
        return { version, before: earlier[0] ?? null, present, wrongSince: isCorrection ? wrongSince(version, earlier) : null }
      }),
  )
}
