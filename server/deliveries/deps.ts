import type { Db } from '../models/index'
import type { Log } from '../log'
import type { Published } from '../read/published'

/** What the telling of owners is given. */
export interface DeliveryDeps {
  db: Pick<Db, 'versions' | 'editions' | 'subscriptions' | 'deliveries' | 'deliveryKeys' | 'leases'>
  now: () => Date
  log: Log
  /** what is public now; null before the first edition */
  published: () => Published | null
  random: (bytes: number) => Buffer
  /** hosts of the own network, as `host:port`, that may be told although the public cannot reach them */
  privateHosts: readonly string[]
  /** longest time for a message and its answer, in milliseconds; default that of `post.ts` */
  timeoutMs?: number
  /** name for this process as a holder of leases */
  holder: string
  /** whether the service is about to stop: no more owners are begun */
  isStopping?: () => boolean
  /** called between the steps of a notice; lets a test stop the process there */
  onStep?: (step: Step) => void
}

/** Where a process may stop for ever; a test kills it there. */
export type Step = 'written' | 'begun' | 'answered' | 'kept'
