import type { Db } from '../../server/models/index'
import { startTestStore, temporaryFolder, type TestStore } from './store'

/** A store and a folder for the tests of one file: the store is emptied before each of them, and both go at the end. */
export function useStore(): { readonly db: Db; readonly dir: string } {
  let store: TestStore
  const { dir, remove } = temporaryFolder()
  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(async () => {
    await store.stop()
    remove()
  })
  beforeEach(async () => {
    for (const model of Object.values(store.db.connection.models)) await model.collection.deleteMany({})
  })
  return {
    get db() {
      return store.db
    },
    dir,
  }
}
