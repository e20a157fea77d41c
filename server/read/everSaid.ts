import type { Kind } from '../../shared/kinds/index'
import type { BodyOf } from '../../shared/kinds/schemas'
import { SHOWN_STATES } from '../../shared/envelope'
import type { RecordDb } from '../models/index'
import type { State } from '../../shared/vocabulary'
import { OLDEST_FIRST, type VersionDoc } from '../models/version'
import type { Published } from './published'

/** A version as a list that once counted it needs it. */
export interface EverSaid<K extends Kind> {
  id: string
  /** the edition from which on it was public */
  from: number
  changedAt: Date
  source: string
  /** null where its record is public no more, and where the law has erased it */
  body: BodyOf[K] | null
  /** what stays of it once its content is erased; null where nothing does */
  outlasts: string | null
  /** how its record ended by it; null where it says something */
  ended: State | null
  /** the other sources that list the same record */
  others: readonly string[]
}

const FIELDS = { id: 1, from: 1, changedAt: 1, source: 1, state: 1, body: 1, 'facets.outlasts': 1, 'claims.source': 1 } as const
type Read = Pick<VersionDoc, 'id' | 'from' | 'changedAt' | 'source' | 'state' | 'body' | 'facets' | 'claims'>

/**
 * Every version of the records of a kind up to the edition that is public, the oldest first. Of a record that is public no more only what outlasts its
 * content is told, and how it ended.
 */
export async function everSaid<K extends Kind>(
  db: RecordDb,
  { models, edition: { _id: edition } }: Published,
  kind: K,
): Promise<EverSaid<K>[]> {
  const versions = await db.versions.collection
    .find<Read>({ kind, from: { $lte: edition } }, { projection: FIELDS, sort: OLDEST_FIRST })
    .toArray()
  return versions
    .map(({ id, from, changedAt, source, state, body, facets, claims }): EverSaid<K> => ({
      id,
      from,
      changedAt,
      source,
      body: body === null || models[kind].find(id) === null ? null : (body as BodyOf[K]),
      outlasts: typeof facets?.outlasts === 'string' ? facets.outlasts : null,
      ended: SHOWN_STATES.includes(state) ? null : state,
      others: (claims ?? []).map((claim) => claim.source),
    }))
    .sort((a, b) => a.from - b.from)
}
