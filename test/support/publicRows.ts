import { findDocuments } from '../../server/embedded/query/find'
import { Store } from '../../server/embedded/store'
import type { EditionDoc } from '../../server/models/edition'
import type { VersionDoc } from '../../server/models/version'

/** The documents of a collection that match; of one that was never written, none. */
const read = <T>(store: Store, collection: string, filter: object): T[] =>
  [...findDocuments(store, store.collection(`mingan.${collection}`), { filter })].map(({ doc }) => doc as unknown as T)

/**
 * What a reader of a store folder sees, in a folder that nobody serves: the names of every enterprise that is public at the newest
 * published edition. Read where it lies: a fault test looks after every death, and a service for it costs more than the look.
 */
export async function publicNames(dir: string): Promise<string[]> {
  const store = new Store(dir)
  try {
    const published = read<EditionDoc>(store, 'editions', { state: 'published' })
    const edition = Math.max(0, ...published.map(({ _id }) => _id))
    const filter = { live: true, kind: 'enterprise', from: { $lte: edition }, to: { $gt: edition } }
    return read<VersionDoc>(store, 'versions', filter)
      .flatMap(({ body }) => (body && 'name' in body ? [body.name] : []))
      .sort()
  } finally {
    await store.close()
  }
}
