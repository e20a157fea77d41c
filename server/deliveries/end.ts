import { DELIVERY_MOVES, ENDINGS, SUBSCRIPTION_MOVES, type Ending } from '../../shared/deliveries/words'
import type { DeliveryDoc, SubscriptionDoc } from '../models/subscription'
import type { DeliveryDeps } from './deps'

type Deps = Pick<DeliveryDeps, 'db' | 'now'>

/**
 * Ends a subscription. What waited stands as not delivered where its receiver turned it away, and is dropped where nobody wants it any more; of
 * the owner its code stays, by which it was counted. Returns false where it had ended already.
 */
export async function endSubscription(deps: Deps, id: string, ending: Ending): Promise<boolean> {
  const { from, to } = SUBSCRIPTION_MOVES.end
  const { modifiedCount } = await deps.db.subscriptions.updateOne(
    { _id: id, state: { $in: [...from] } },
    { $set: { state: to, ending, changedAt: deps.now() } },
  )
  if (modifiedCount > 0) await clear(deps, id, ending)
  return modifiedCount > 0
}

/** Brings to its end what a process that died had begun to end: the address goes last. */
export async function finishEnded(deps: Deps): Promise<void> {
  const found = await deps.db.subscriptions
    .find({ state: SUBSCRIPTION_MOVES.end.to, url: { $gt: '' } })
    .lean<Pick<SubscriptionDoc, '_id' | 'ending'>[]>()
  for (const { _id, ending } of found) await clear(deps, _id, ending ?? 'owner')
}

async function clear({ db }: Deps, id: string, ending: Ending): Promise<void> {
  const { from, to } = DELIVERY_MOVES.giveUp
  const waiting = { subscription: id, state: { $in: [...from] } }
  if (ending === 'gone')
    await db.deliveries.updateMany(waiting, { $set: { state: to, fault: ENDINGS.gone } satisfies Partial<DeliveryDoc> })
  else await db.deliveries.deleteMany(waiting)
  // Who left is known no more; who was turned away can read why for a while.
  if (ending === 'owner') await db.deliveryKeys.deleteOne({ _id: id })
  await db.subscriptions.updateOne({ _id: id }, { $set: { url: '', watches: [] } })
}
