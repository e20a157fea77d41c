import { ERASED_WHEN_ENDED, KINDS, type Kind } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { canonicalJson } from '../../editions/canonical'
import { facetsOf } from '../../editions/facets'
import { finishPrepared } from '../../editions/publish'
import type { Revocation } from '../../editions/endings'
import { publishRenames, renameRecords, type Renamed } from '../../editions/rename'
import type { Db } from '../../models/index'
import { ID_SCHEME, secretOf } from '../../models/secret'
import type { VersionDoc } from '../../models/version'
import { isPlainId, keyedId, type ParsedRow } from '../rows/parsedRow'
import type { PublishDeps } from './deps'

/**
 * A store that an earlier version filled comes into the form of this one before anything is read into it: ids change once, with all the past of their
 * records, and nothing is told of it, for nothing has happened.
 */

const BATCH = 1_000

/** The scheme since which no record has the id of its key as it was written. */
const KEYS_HAVE_ONE_FORM = 2

/**
 * Gives every firm and zone its keyed id, and every version the facets that it has today. Returns how many records were renamed; null where the store
 * is in this form already. No process of an earlier version may be at work on the store.
 */
export async function takeOver({ db, now, newId }: Pick<PublishDeps, 'db' | 'now' | 'newId'>): Promise<number | null> {
  const secret = await secretOf(db)
  if (!secret || secret.scheme === ID_SCHEME) return null
  await finishPrepared(db, now)
  let renamed = 0
  for (const kind of codesOf(KINDS)) {
    if (!ERASED_WHEN_ENDED[kind]) renamed += (await renameRecords(db, kind, await plainIds(db, kind, secret.value))).renamed
    await freshenFacets(db, kind)
  }
  await publishRenames(db, { attempt: newId(), now })
  const hasFormer = secret.hasFormer === true || (secret.scheme ?? 1) < KEYS_HAVE_ONE_FORM
  await db.secrets.updateOne({ _id: secret._id }, { $set: { scheme: ID_SCHEME, hasFormer } })
  return renamed
}

/** Ids of a kind that anybody could make, each with the keyed one that takes its place. */
async function plainIds({ versions }: Db, kind: Kind, secret: string): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for await (const { id } of versions.collection.find<Pick<VersionDoc, 'id'>>({ kind } as object, { projection: { id: 1 } }))
    if (isPlainId(id)) names.set(id, keyedId(id, secret))
  return names
}

/** Names and division codes are folded otherwise than they were: what lists filter by and what joins firms to decisions is derived again. */
async function freshenFacets({ versions }: Db, kind: Kind): Promise<void> {
  let stale: object[] = []
  const write = async (): Promise<void> => {
    if (stale.length > 0) await versions.collection.bulkWrite(stale as never[], { ordered: false })
    stale = []
  }
  for await (const version of versions.collection.find<VersionDoc>({ kind } as object, { batchSize: BATCH })) {
    if (version.body === null) continue
    const facets = facetsOf(kind, version.body, version)
    if (canonicalJson(facets) === canonicalJson(version.facets)) continue
    stale.push({ updateOne: { filter: { _id: version._id }, update: { $set: { facets } } } })
    if (stale.length === BATCH) await write()
  }
  await write()
}

/**
 * Renames the records that stand under the id of a key as an earlier version wrote it. After any, the reading begins anew on an edition of its own.
 * `doubled`: records that were public a second time under another spelling of their key.
 */
export async function adoptFormer(db: Db, kind: Kind, rows: readonly ParsedRow[]): Promise<Renamed> {
  const names = new Map(
    rows.flatMap(({ id, formerId }): [string, string][] => (id !== null && formerId !== undefined ? [[formerId, id]] : [])),
  )
  return names.size === 0 ? { renamed: 0, doubled: [] } : renameRecords(db, kind, names)
}

/** Why a record ends that was public twice. */
export const MERGED: Revocation = { operation: 'withdraw', reason: '与另一条是同一记录（主键写法不同），已并入', annulledOn: null }
