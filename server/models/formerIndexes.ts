import type { Connection } from 'mongoose'

/** Indexes that earlier versions of this service made, by their collection, and nobody asks for any more: each costs every write. Those that an operator made stay. */
export const FORMER_INDEXES: Readonly<Record<string, readonly string[]>> = {
  versions: [
    'kind_1_id_1_from_1',
    'live_1_kind_1_facets.sector_1_facets.order_1_id_1',
    'to_1_publicUntil_1',
    'live_1_to_1',
    'source_1_to_1',
  ],
  changes: ['attempt_1_kind_1_id_1'],
}

const INDEX_NOT_FOUND = 27

/** Drops them where they are there. May be done by several at once. */
export async function dropFormerIndexes(connection: Connection): Promise<void> {
  for (const [name, former] of Object.entries(FORMER_INDEXES)) {
    const collection = connection.collection(name)
    const there = new Set((await collection.indexes()).map((index) => index.name))
    for (const index of former) if (there.has(index)) await collection.dropIndex(index).catch(unlessGone)
  }
}

/** Another instance that starts meanwhile may have been quicker. */
function unlessGone(error: unknown): void {
  if ((error as { code?: number }).code !== INDEX_NOT_FOUND) throw error
}
