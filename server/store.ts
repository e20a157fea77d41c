import { join } from 'node:path'
import type { Env } from './env'
import { openShelves, type Shelves } from './models/index'

export interface OpenStore {
  shelves: Shelves
  /** one line for people: which store this is */
  description: string
  close: () => Promise<void>
}

/**
 * Opens the store the settings name: a MongoDB, or the embedded store in the data folder. Deleting `embedded/` costs
 * the last lines of this function. With `share`, a store that another process of ours serves is used as it is.
 */
export async function openStore(env: Env, { share = false } = {}): Promise<OpenStore> {
  if (env.MONGODB_URI !== undefined) {
    const shelves = await openShelves(env.MONGODB_URI)
    return { shelves, description: 'MongoDB', close: () => shelves.connection.close() }
  }
  const { startEmbedded, FolderInUse } = await import('./embedded/index')
  const dir = join(env.DATA_DIR, 'store')
  try {
    const embedded = await startEmbedded({ dir })
    const shelves = await openShelves(embedded.uri)
    const close = async () => {
      await shelves.connection.close()
      await embedded.stop()
    }
    return { shelves, description: `embedded store in ${dir}: one process, one writer; set MONGODB_URI for production`, close }
  } catch (error) {
    if (!share || !(error instanceof FolderInUse) || error.uri === null) throw error
    const shelves = await openShelves(error.uri)
    return { shelves, description: `embedded store of process ${error.pid}`, close: () => shelves.connection.close() }
  }
}
