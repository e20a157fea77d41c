import type { DeskOwner } from '../../shared/api/deskOwners'
import { SUBSCRIPTION_MOVES } from '../../shared/deliveries/words'
import type { SubscriptionDoc } from '../models/subscription'
import type { DeliveryDeps } from './deps'
import { endSubscription } from './end'

/** Owners as the desk sees them: those whose code waits for confirmation, who waits longest first, and what it says of one. */
export function ownersAtDesk(deps: Pick<DeliveryDeps, 'db' | 'now'>) {
  const { db, now } = deps
  const { from, to } = SUBSCRIPTION_MOVES.confirm
  const waiting = { state: { $in: [...from] } }
  return {
    list: async (): Promise<DeskOwner[]> => {
      const found = await db.subscriptions.find(waiting).sort({ askedAt: 1 }).lean<SubscriptionDoc[]>()
      return found.map(({ _id, code, name, url, watches, askedAt, edition }) => ({
        id: _id,
        code,
        name,
        host: new URL(url).host,
        watches: watches.length,
        askedAt: askedAt.toISOString(),
        again: edition !== null,
      }))
    },
    /** Decides on the code and name that were looked into. Returns false where it does not wait any more, or has taken others meanwhile. */
    decide: async ({ id, code, name }: Pick<DeskOwner, 'id' | 'code' | 'name'>, isConfirmed: boolean): Promise<boolean> => {
      const seen = { _id: id, code, name, ...waiting }
      if (!isConfirmed) {
        const isWaiting = (await db.subscriptions.countDocuments(seen)) > 0
        return isWaiting && endSubscription(deps, id, 'refused')
      }
      const confirmed = await db.subscriptions.updateOne(seen, { $set: { state: to, changedAt: now() } })
      return confirmed.matchedCount > 0
    },
  }
}
