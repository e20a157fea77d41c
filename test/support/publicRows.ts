import mongoose from 'mongoose'
import { findDocuments } from '../../server/embedded/query/find'
import { Store } from '../../server/embedded/store'
import type { EditionDoc } from '../../server/models/edition'
import type { VersionDoc } from '../../server/models/version'

/** The documents of a collection that match; of one that was never written, none. */
const read = <T>(store: Store, collection: string, filter: object): T[] =>
  [...findDocuments(store, store.collection(`mingan.${collection}`), { filter })].map(({ doc }) => doc as unknown as T)

const openAt = (edition: number) => ({ live: true, kind: 'enterprise' as const, from: { $lte: edition }, to: { $gt: edition } })

const namesOf = (versions: readonly VersionDoc[]): string[] =>
  versions.flatMap(({ body }) => (body && 'name' in body ? [body.name] : [])).sort()

/** The same of a MongoDB. */
export async function publicNamesAt(uri: string): Promise<string[]> {
  const connection = await mongoose.createConnection(uri).asPromise()
  try {
    const newest = await connection.collection<EditionDoc>('editions').find({ state: 'published' }).sort({ _id: -1 }).limit(1).toArray()
    return namesOf(
      await connection
        .collection<VersionDoc>('versions')
        .find(openAt(newest[0]?._id ?? 0))
        .toArray(),
    )
  } finally {
    await connection.close()
  }
}

/**
 * What a reader of a store folder sees, in a folder that nobody serves: the names of every enterprise that is public at the newest
 * published edition. Read where it lies: a fault test looks after every death, and a service for it costs more than the look.
 */
export async function publicNames(dir: string): Promise<string[]> {
  const store = new Store(dir)
  try {
    const published = read<EditionDoc>(store, 'editions', { state: 'published' })
    const edition = Math.max(0, ...published.map(({ _id }) => _id))
    return namesOf(read<VersionDoc>(store, 'versions', openAt(edition)))
  } finally {
    await store.close()
  }
}
