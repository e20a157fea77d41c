import { join } from 'node:path'
import type { Env } from './env'
import { openDb, weakerConcern, type Db } from './models/index'
import { StoreUnusable, mongoSentence } from './startFault'

export interface OpenStore {
  db: Db
  /** what a driver connects to: others of this process do so by connections of their own */
  uri: string
  /** one line for people: which store this is */
  description: string
  close: () => Promise<void>
  /** what time its server says it is; null where the server is this machine, whose clock is ours */
  serverTime: (() => Promise<Date>) | null
}

/**
 * Opens the store the settings name: a MongoDB, or the embedded store in the data folder. Deleting `embedded/` costs
 * the last lines of this function. With `share`, a store that another process of ours serves is used as it is. Throws StoreUnusable with a sentence where
 * it cannot be reached, is another's, or is broken.
 */
export async function openStore(env: Env, { share = false } = {}): Promise<OpenStore> {
  if (env.MONGODB_URI !== undefined) {
    const db = await openMongo(env.MONGODB_URI)
    return { db, uri: env.MONGODB_URI, description: 'MongoDB', close: () => db.connection.close(), serverTime: timeOfServer(db) }
  }
  const { startEmbedded, FolderInUse, StoreBroken } = await import('./embedded/index')
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
      uri: embedded.uri,
      description: `嵌入式存储 ${dir}（一台机器、一个进程；多台用 MONGODB_URI）`,
      close,
      serverTime: null,
    }
  } catch (error) {
    if (error instanceof StoreBroken) throw new StoreUnusable(brokenWords(error))
    if (!(error instanceof FolderInUse)) throw error
    if (!share || error.uri === null) throw new StoreUnusable(inUseWords(error))
    const db = await openDb(error.uri)
    return {
      db,
      uri: error.uri,
      description: `进程 ${error.pid} 的嵌入式存储`,
      close: () => db.connection.close(),
      serverTime: null,
    }
  }
}

async function openMongo(uri: string): Promise<Db> {
  const weaker = weakerConcern(uri)
  if (weaker !== null) {
    throw new StoreUnusable(`MONGODB_URI 里的 ${weaker} 不能用：公开的内容只按“majority”写入和读取，并从主节点读，请去掉这一项`)
  }
  try {
    return await openDb(uri)
  } catch (error) {
    const words = mongoSentence(error, uri)
    throw words === null ? error : new StoreUnusable(words)
  }
}

const BREAKAGES = {
  missing: '不见了',
  empty: '是空的',
  cut: '不完整，后面缺了一截',
  overwritten: '开头被改写，不是数据文件了',
}

const brokenWords = ({ file, breakage, marker }: { file: string; breakage: keyof typeof BREAKAGES; marker: string }): string =>
  `数据文件 ${file} ${BREAKAGES[breakage]}：请恢复备份（docs/operations.md）。确认没有备份、要从头开始，再删掉${breakage === 'missing' ? '' : '它和'} ${marker}`

const inUseWords = ({ dir, pid }: { dir: string; pid: number | null }): string =>
  `数据文件夹 ${dir} 正被${pid === null ? '另一个进程' : `进程 ${pid} `}使用：先停掉它，或者换一个 DATA_DIR`

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
