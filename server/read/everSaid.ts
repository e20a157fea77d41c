import type { Kind } from '../../shared/kinds/index'
import type { BodyOf } from '../../shared/kinds/schemas'
import type { RecordDb } from '../models/index'
import type { VersionDoc } from '../models/version'
import type { Published } from './published'

/** A version that says something. */
export type Saying<K extends Kind> = Pick<VersionDoc, 'id' | 'from' | 'changedAt'> & { body: BodyOf[K] }

const FIELDS = { id: 1, from: 1, changedAt: 1, body: 1 } as const

/**
 * Every version, up to the edition that is public, of the records of a kind that are public now and of which any version carried a value of a filter.
 * Versions of which the law has erased the content are left out.
 */
export async function everCarrying<K extends Kind>(
  db: RecordDb,
  { models, edition: { _id: edition } }: Published,
  { kind, facet, value }: { kind: K; facet: string; value: string },
): Promise<Saying<K>[]> {
  const { collection } = db.versions
  const carriers = await collection
    .find<Pick<VersionDoc, 'id'>>({ kind, [`facets.${facet}`]: value, from: { $lte: edition } }, { projection: { id: 1 } })
    .toArray()
  const ids = [...new Set(carriers.map(({ id }) => id))].filter((id) => models[kind].find(id) !== null)
  if (ids.length === 0) return []
  const versions = await collection
    .find<Pick<VersionDoc, keyof typeof FIELDS>>({ kind, id: { $in: ids }, from: { $lte: edition } }, { projection: FIELDS })
    .toArray()
  return versions.flatMap(({ body, ...rest }) => (body === null ? [] : [{ ...rest, body: body as BodyOf[K] }]))
}
