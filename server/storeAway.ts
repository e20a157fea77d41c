/** How the driver calls a store that it cannot reach, or that did not answer in time. */
const NAMES = new Set([
  'MongoClientClosedError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoOperationTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoServerClosedError',
  'MongoServerSelectionError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError',
  'PoolClearedOnNetworkError',
])

/**
 * MongoDB's codes for a server that is no primary or no longer one (10107, 13435, 13436, 189), that goes down (91, 11600, 11602), and for a majority that
 * did not acknowledge in time (64).
 */
const CODES = new Set<unknown>([64, 91, 189, 10_107, 11_600, 11_602, 13_435, 13_436])

/** Whether a failure says that the store is away for now: worth asking again, and no fault of this program. */
export function isStoreAway(error: unknown): boolean {
  const { name, code } = (error ?? {}) as { name?: string; code?: unknown }
  // What a socket says that the other side has just closed, which the driver hands on as it is.
  if (code === 'EPIPE') return true
  return NAMES.has(name ?? '') || (/^Mongo/.test(name ?? '') && CODES.has(code))
}
