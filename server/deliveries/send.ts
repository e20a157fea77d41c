import { shanghaiDay } from '../../shared/codes/dates'
import { nextTry } from '../../shared/deliveries/schedule'
import { DELIVERY_MOVES } from '../../shared/deliveries/words'
import type { DeliveryDoc, DeliveryKeyDoc, SubscriptionDoc } from '../models/subscription'
import type { VersionDoc } from '../models/version'
import type { DeliveryDeps } from './deps'
import { endSubscription } from './end'
import { messageOf } from './message'
import { tell, type Told } from './tell'

/** Owners that are told at once: one that stalls keeps the others waiting for ten seconds at most. */
const AT_ONCE = 8
/** Notices that one owner gets in one round; the rest comes with the next. */
const IN_A_ROUND = 200

/** Sends every live subscription what is due, in the order of its notices: the first that does not arrive keeps back those behind it. */
export async function sendNotices(deps: DeliveryDeps): Promise<void> {
  const live = await deps.db.subscriptions.find({ state: 'live' }).sort({ _id: 1 }).lean<SubscriptionDoc[]>()
  const next = live.values()
  const work = async () => {
    // Each takes the next of the same list.
    for (const subscription of next) {
      if (deps.isStopping?.()) return
      await sendTo(deps, subscription).catch((error: unknown) =>
        deps.log.error({ err: error, subscription: subscription._id }, 'an owner could not be told'),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

async function sendTo(deps: DeliveryDeps, subscription: Pick<SubscriptionDoc, '_id'>): Promise<void> {
  for (let sent = 0; sent < IN_A_ROUND; sent++) {
    const first = await deps.db.deliveries
      .findOne({ subscription: subscription._id, state: 'waiting' })
      .sort({ sequence: 1 })
      .lean<DeliveryDoc>()
    if (first === null || first.dueAt > deps.now()) return
    if ((await sendOne(deps, subscription._id, first)).is !== 'received') return
  }
}

/**
 * Sends one notice and keeps what became of it. What has arrived is kept as sent, once, whoever sent it; what has not is due again later, or stands as not
 * delivered when its day is over. An address that says 410 ends its subscription. A notice is sent only where its
 * subscription is live at that moment: who took another code, left or was turned away since the round began is sent nothing.
 */
export async function sendOne(deps: DeliveryDeps, id: string, delivery: DeliveryDoc): Promise<Told> {
  const { db, now } = deps
  const key = await db.deliveryKeys.findOne({ _id: id }).lean<DeliveryKeyDoc>()
  const version = await db.versions.collection.findOne<VersionDoc>({ _id: delivery.version as never })
  const message = messageOf(delivery, version, shanghaiDay(now()))
  const subscription = await db.subscriptions.findOne({ _id: id, state: 'live' }, { url: 1 }).lean<Pick<SubscriptionDoc, 'url'>>()
  if (key === null || subscription === null) return { is: 'failed', fault: '订阅没有开通，或者已经结束' }
  deps.onStep?.('begun')
  const told = await tell({ url: subscription.url, key: key.key, message, at: now() }, deps)
  deps.onStep?.('answered')
  await keep(deps, delivery, told)
  deps.onStep?.('kept')
  return told
}

async function keep(deps: DeliveryDeps, { _id, subscription, writtenAt, tries: failed }: DeliveryDoc, told: Told): Promise<void> {
  const { deliveries } = deps.db
  const { receive, giveUp } = DELIVERY_MOVES
  const at = deps.now()
  if (told.is === 'received') {
    await deliveries.updateOne({ _id, state: { $in: [...receive.from] } }, { $set: { state: receive.to, sentAt: at, fault: null } })
    return
  }
  if (told.is === 'gone') {
    await endSubscription(deps, subscription, 'gone')
    return
  }
  const tries = failed + 1
  const dueAt = nextTry({ writtenAt, tries, now: at })
  // Another process may have brought it meanwhile, or somebody asked for it again: only what waits waits on.
  await deliveries.updateOne(
    { _id, state: { $in: [...giveUp.from] } },
    { $set: { fault: told.fault, tries, ...(dueAt === null ? { state: giveUp.to } : { dueAt }) } },
  )
}
