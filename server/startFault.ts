import { storageFullSentence } from './storageFull'

/** What is kept cannot be reached, or must not be opened as it is: its message is a sentence for the operator and holds no password. */
export class StoreUnusable extends Error {}

/** What an operator does about what the system refuses, by its code. */
const SYSTEM: Record<string, (place: string) => string> = {
  EADDRINUSE: (place) => `端口 ${place} 已被别的程序占用：停掉那个程序，或者换一个 PORT`,
  EADDRNOTAVAIL: (place) => `这台机器没有地址 ${place}：请核对 HOST`,
  EACCES: (place) => `没有权限使用 ${place}：请核对它归谁所有，以及用哪个用户启动`,
  EPERM: (place) => `没有权限使用 ${place}：请核对它归谁所有，以及用哪个用户启动`,
  EROFS: (place) => `${place} 在只读的磁盘上：数据文件夹（DATA_DIR）要能写`,
  ENOTDIR: (place) => `${place} 不在文件夹里：请核对 DATA_DIR`,
  ENOENT: (place) => `没有 ${place}：请核对设置里的路径`,
}

/**
 * The sentence for an operator where the machine keeps a process from starting: a store that cannot be used, a port that is taken, a folder that is not
 * ours, a full disk, a store that is damaged inside. Null for any other failure, which is a fault of this program.
 */
export function startSentence(error: unknown): string | null {
  if (error instanceof StoreUnusable) return error.message
  if (error instanceof Error && DAMAGED.test(error.message)) return '数据文件（DATA_DIR/store）里面损坏了：请恢复备份（docs/operations.md）'
  const { code, path, address, port } = (error ?? {}) as NodeJS.ErrnoException & { address?: string; port?: number }
  const place = path ?? (port === undefined ? address : address === undefined ? String(port) : `${address}:${port}`)
  const words = code !== undefined && Object.hasOwn(SYSTEM, code) ? SYSTEM[code] : undefined
  return words && place !== undefined ? words(place) : storageFullSentence(error)
}

/** What LMDB says where a page inside its file is none, also through the thread of the store and the driver. */
const DAMAGED = /\bMDB_(?:CORRUPTED|PAGE_NOTFOUND)\b/

interface MongoFault {
  name?: string
  message?: string
  code?: number
  reason?: { type?: string; servers?: Map<string, { type: string }> }
}

/**
 * The same for a MongoDB that cannot be used: who is meant, by host, and why. Null where the failure has nothing to do with reaching it.
 */
export function mongoSentence(error: unknown, uri: string): string | null {
  const why = mongoReason(error as MongoFault)
  return why && `MONGODB_URI 指向的数据库（${hostsOf(uri)}）用不了：${why.replaceAll(uri, 'MONGODB_URI')}`
}

/** MongoDB's codes: 18 AuthenticationFailed, 8000 the same of Atlas, 13 Unauthorized. */
const REFUSED = [18, 8000]
const UNAUTHORISED = 13

function mongoReason({ name = '', message = '', code, reason }: MongoFault): string | null {
  if (code !== undefined && REFUSED.includes(code)) return '用户名或密码不对'
  if (code === UNAUTHORISED) return '这个用户没有需要的权限（读写数据、建立集合和索引）'
  if (/Parse|InvalidArgument|MongoAPI|MissingDependency/.test(name)) return '地址写得不对，请对照 docs/operations.md'
  if (!/ServerSelection|MongoNetwork/.test(name)) return null
  const servers = [...(reason?.servers?.values() ?? [])]
  // The driver forgets each server that belongs to another set.
  if (reason?.type === 'ReplicaSetNoPrimary' && servers.length === 0)
    return 'replicaSet 的名字写错了：写着的服务器属于另一个副本集，或者不属于任何一个'
  if (servers.some(({ type }) => type !== 'Unknown' && type !== 'PossiblePrimary'))
    return '副本集里没有主节点：请看 rs.status()，多数成员要在运行'
  return `连不上（${/E[A-Z_]{5,}/.exec(message)?.[0] ?? '没有回答'}），请核对地址、网络，以及它是否在运行`
}

/** The hosts of a connection string, without who asks and how. */
const hostsOf = (uri: string): string => /^[a-z+]+:\/\/(?:[^/?]*@)?([^/?]*)/i.exec(uri)?.[1] ?? '?'
