import type { ToldAnswer } from '../../shared/api/subscriptions'
import type { Kind } from '../../shared/kinds/index'
import type { DeliveryDoc } from '../models/subscription'
import type { DeliveryDeps } from './deps'

/** Fewer owners than these are not told by their number, as everywhere: who watches whom is nobody's business. */
const FEW = 3
/** What waits for nothing. */
const ANSWERED = ['sent', 'signed', 'undelivered'] as const

/**
 * How many owners were told of a record, how many have signed for it, and how many could not be reached: each counted once, by its newest notice of it that
 * waits for nothing. Who has signed was told too. One or two are told as null.
 */
export async function toldOf({ db }: Pick<DeliveryDeps, 'db'>, kind: Kind, record: string): Promise<ToldAnswer> {
  const found = await db.deliveries
    .find({ kind, record, state: { $in: [...ANSWERED] } }, { owner: 1, state: 1, sequence: 1, edition: 1 })
    .sort({ edition: 1, sequence: 1 })
    .lean<Pick<DeliveryDoc, 'owner' | 'state'>[]>()
  const newest = new Map(found.map(({ owner, state }) => [owner, state]))
  const count = (...states: DeliveryDoc['state'][]): number | null => {
    const owners = [...newest.values()].filter((state) => states.includes(state)).length
    return owners > 0 && owners < FEW ? null : owners
  }
  return { sent: count('sent', 'signed'), signed: count('signed'), undelivered: count('undelivered') }
}
