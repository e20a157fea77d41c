import { join } from 'node:path'
import type { Env } from './env'
import { openDb, type Db } from './models/index'

export interface OpenStore {
  db: Db
  /** one line for people: which store this is */
  description: string
  close: () => Promise<void>
  /** what time its server says it is; null where the server is this machine, whose clock is ours */
  serverTime: (() => Promise<Date>) | null
}

/**
 * Opens the store the settings name: a MongoDB, or the embedded store in the data folder. Deleting `embedded/` costs
 * the last lines of this function. With `share`, a store that another process of ours serves is used as it is.
 */
export async function openStore(env: Env, { share = false } = {}): Promise<OpenStore> {
  if (env.MONGODB_URI !== undefined) {
    const db = await openDb(env.MONGODB_URI)
    return { db, description: 'MongoDB', close: () => db.connection.close(), serverTime: timeOfServer(db) }
  }
  const { startEmbedded, FolderInUse } = await import('./embedded/index')
  const dir = join(env.DATA_DIR, 'store')
  try {
    const embedded = await startEmbedded({ dir })
    const db = await openDb(embedded.uri)
    const close = async () => {
      await db.connection.close()
      await embedded.stop()
    }
    return {
      db,
      description: `embedded store in ${dir}: one process, one writer; set MONGODB_URI for production`,
      close,
      serverTime: null,
    }
  } catch (error) {
    if (!share || !(error instanceof FolderInUse) || error.uri === null) throw error
    const db = await openDb(error.uri)
    return { db, description: `embedded store of process ${error.pid}`, close: () => db.connection.close(), serverTime: null }
  }
}

/** How to ask a MongoDB what time it is, unless one of its members may run on this machine. */
function timeOfServer({ connection }: Db): OpenStore['serverTime'] {
  const { hosts, srvHost } = connection.getClient().options
  if (srvHost === undefined && !hosts.every(({ host }) => isElsewhere(host ?? ''))) return null
  return async () => ((await connection.db?.command({ hello: 1 })) as { localTime: Date }).localTime
}

/**
 * Whether a host is surely another machine. A name without a point is a container beside us as often as not, and has the clock of the machine
 * that it shares with us.
 */
export const isElsewhere = (host: string): boolean =>
  host !== '::1' && !/^127\./.test(host) && !/(^|\.)localhost$/.test(host) && /[.:]/.test(host) && !host.startsWith('/')
