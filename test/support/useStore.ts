import type { Db } from '../../server/models/index'
import { startTestStore, temporaryFolder, type TestStore } from './store'

/** Operations of a collection that leave it as it is. */
const ASKING = new Set(['aggregate', 'countDocuments', 'createIndexes', 'distinct', 'estimatedDocumentCount', 'find', 'findOne', 'indexes'])

/** A store and a folder for the tests of one file: the store is emptied before each of them, and both go at the end. */
export function useStore(): { readonly db: Db; readonly dir: string } {
  let store: TestStore
  const { dir, remove } = temporaryFolder()
  /** Collections that a test has written to: emptying all 25 of them costs more than most tests. */
  const written = new Set<string>()
  beforeAll(async () => {
    store = await startTestStore()
    store.db.connection.on('operation-start', (operation: { collectionName: string; method: string }) => {
      if (!ASKING.has(operation.method)) written.add(operation.collectionName)
    })
  })
  afterAll(async () => {
    await empty(store.db, written)
    await refuseLeavings(store.db)
    await store.stop()
    remove()
  })
  beforeEach(() => empty(store.db, written))
  return {
    get db() {
      return store.db
    },
    dir,
  }
}

async function empty(db: Db, written: Set<string>): Promise<void> {
  for (const { collection } of modelsOf(db)) if (written.has(collection.name)) await collection.deleteMany({})
  written.clear()
}

/** A test that writes by another connection would leave the next one what it wrote. */
async function refuseLeavings(db: Db): Promise<void> {
  for (const { collection } of modelsOf(db)) {
    if (await collection.findOne({})) throw new Error(`a test wrote to ${collection.name} by another connection and did not empty it`)
  }
}

const modelsOf = (db: Db) => Object.values(db.connection.models)
