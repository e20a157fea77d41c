import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Db } from '../models/index'

/** A lease that is not renewed for so long was left by a process that died. */
const LEASE_MS = 120_000
const RENEW_MS = 30_000
const DUPLICATE_KEY = 11_000

/** This life of this process: in a container the next one has the same host name and the same number. */
const LIFE = randomUUID()

/** A name for this process as a holder: others on this machine can see whether it still lives. */
export const newHolder = (): string => `${hostname()}/${process.pid}/${LIFE}/${randomUUID()}`

export interface Lease {
  db: Pick<Db, 'leases'>
  /** what is held */
  name: string
  /** who holds it */
  holder: string
  now: () => Date
}

/**
 * Does some work as the only one who holds a name, or returns null at once where another living process holds it. The lease is
 * renewed while the work goes on and given back at its end. It only saves work: two holders would do no harm.
 */
export async function withLease<T>({ db, name, holder, now }: Lease, work: () => Promise<T>): Promise<T | null> {
  if (!(await take(db, name, holder, now()))) return null
  const renewal = setInterval(() => {
    // A renewal that fails costs the lease and no more; the work itself tells of a store that is gone.
    db.leases.updateOne({ _id: name, holder }, { $set: { until: end(now()) } }).catch(() => undefined)
  }, RENEW_MS)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await db.leases.deleteOne({ _id: name, holder })
  }
}

const end = (now: Date): Date => new Date(now.getTime() + LEASE_MS)

async function take(db: Lease['db'], name: string, holder: string, now: Date): Promise<boolean> {
  const update = { $set: { holder, until: end(now) } }
  const standing = await db.leases.findOne({ _id: name }).lean<{ holder: string; until: Date }>()
  if (standing) {
    if (standing.until > now && !isDead(standing.holder)) return false
    // Only the one that it was read from: of two who find it over, one takes it.
    const taken = await db.leases.updateOne({ _id: name, holder: standing.holder, until: standing.until }, update)
    return taken.matchedCount > 0
  }
  try {
    await db.leases.collection.insertOne({ _id: name, holder, until: end(now) } as never)
    return true
  } catch (error) {
    if ((error as { code?: number }).code === DUPLICATE_KEY) return false
    throw error
  }
}

/** Whether a holder was a process of this machine that is gone: nobody waits for the dead. */
function isDead(holder: string): boolean {
  const [host, pid, life] = holder.split('/')
  if (host !== hostname() || !pid) return false
  if (Number(pid) === process.pid) return life !== LIFE
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
