import type { Shelves } from '../../server/models/index'
import { startTestStore, temporaryFolder, type TestStore } from './store'

/** A store and a folder for the tests of one file: the store is emptied before each of them, and both go at the end. */
export function useStore(): { readonly shelves: Shelves; readonly dir: string } {
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
    for (const model of Object.values(store.shelves.connection.models)) await model.collection.deleteMany({})
  })
  return {
    get shelves() {
      return store.shelves
    },
    dir,
  }
}
