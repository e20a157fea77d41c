import type { Db } from '../../server/models/index'
import { startTestStore, type TestStore } from './store'

/** A second store with all that stands in a first: what is done to both can be held against each other. Whoever calls stops it. */
export async function twinOf(db: Db): Promise<TestStore> {
  const twin = await startTestStore()
  for (const [name, { collection }] of Object.entries(db.connection.models)) {
    const documents = await collection.find({}).toArray()
    const copy = twin.db.connection.models[name]?.collection
    if (documents.length > 0) await copy?.insertMany(documents)
  }
  return twin
}
