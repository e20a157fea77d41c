import type {
  DeliveriesAnswer,
  DeliveriesQuery,
  Delivery,
  Message,
  RenameBody,
  SignBody,
  SubscribeBody,
  Subscribed,
  SubscriptionAnswer,
  WatchesBody,
} from '../../shared/api/subscriptions'
import { shanghaiDay } from '../../shared/codes/dates'
import { DELIVERY_MOVES, SUBSCRIPTION_MOVES } from '../../shared/deliveries/words'
import { ApiError } from '../errors'
import { createGate } from '../gate'
import { recordPage } from '../kinds/page'
import type { DeliveryDoc, DeliveryKeyDoc, SubscriptionDoc } from '../models/subscription'
import type { VersionDoc } from '../models/version'
import type { DeliveryDeps } from './deps'
import { endSubscription } from './end'
import { challengeOf, messageOf } from './message'
import { NotPosted, checkTarget } from './post'
import { sendOne } from './send'
import { isSame } from './signature'
import { tell } from './tell'
import { changedWatches } from './watches'

/** What an owner does with its subscription. Everything but subscribing is asked with the key. */

const ID_BYTES = 16
const KEY_BYTES = 32
const PAGE = 50
/** Subscriptions that wait for their address at once; where more come, those that waited longest are forgotten. */
const ASKED_MAX = 500
/** Subscriptions that one host may have at once. */
const PER_HOST_MAX = 5
/** An address is asked again no sooner than this, in seconds: nobody is flooded through us. */
const CHALLENGE_EVERY_S = 30
/** Messages that owners have sent at once by hand: each may take ten seconds. */
const BY_HAND = { running: 8, waiting: 16 } as const
const RETRY_S = 10

export interface Owners {
  /** Takes in a subscription. Throws `invalid_body` for an address that nothing may be sent to, `subscription_refused` where its host has many. */
  subscribe: (body: SubscribeBody) => Promise<Subscribed>
  /** Throws `subscription_not_found` where there is none of that id, or the key is another. */
  prove: (id: string, key: string) => Promise<void>
  show: (id: string) => Promise<SubscriptionAnswer>
  /** Throws `challenge_failed` with the reason where the address does not show that it has the key. */
  challenge: (id: string) => Promise<SubscriptionAnswer>
  changeKey: (id: string) => Promise<{ key: string }>
  /** What it is told of from the next notice on. Throws `invalid_body` for a firm to take off that it does not watch, and for none or too many left. */
  changeWatches: (id: string, body: WatchesBody) => Promise<SubscriptionAnswer>
  /** Gives it another code or name; it is told nothing before the desk has confirmed them. */
  rename: (id: string, body: RenameBody) => Promise<SubscriptionAnswer>
  leave: (id: string) => Promise<void>
  deliveries: (id: string, query: DeliveriesQuery) => Promise<DeliveriesAnswer>
  message: (id: string, sequence: number) => Promise<Message>
  sendAgain: (id: string, sequence: number) => Promise<Delivery>
  signFor: (id: string, sequence: number, body: SignBody) => Promise<Delivery>
}

const refused = (why: string): ApiError => new ApiError('subscription_refused', { subscription: why })

/** The door for owners. */
export function createOwners(deps: DeliveryDeps): Owners {
  const { db, now } = deps
  const gate = createGate(BY_HAND, RETRY_S)
  const fresh = () => deps.random(KEY_BYTES).toString('base64url')

  async function subscriptionOf(id: string): Promise<SubscriptionDoc> {
    const found = await db.subscriptions.findOne({ _id: id }).lean<SubscriptionDoc>()
    if (found === null) throw new ApiError('subscription_not_found')
    return found
  }

  async function deliveryOf(id: string, sequence: number): Promise<DeliveryDoc> {
    const found = await db.deliveries.findOne({ subscription: id, sequence }).lean<DeliveryDoc>()
    if (found === null) throw new ApiError('subscription_not_found', { sequence: '没有这份通知' })
    return found
  }

  const keyOf = async (id: string): Promise<string> => (await db.deliveryKeys.findOne({ _id: id }).lean<DeliveryKeyDoc>())?.key ?? ''

  return {
    subscribe: async (body) => {
      const url = new URL(body.url)
      try {
        checkTarget(url, deps)
      } catch (error) {
        if (error instanceof NotPosted) throw new ApiError('invalid_body', { url: error.message })
        throw error
      }
      const host = `${url.protocol}//${url.host}/`
      const { from } = SUBSCRIPTION_MOVES.end
      // An address is kept as the platform writes it, so it begins with its host.
      const ofHost = { state: { $in: [...from] }, url: { $gte: host, $lt: `${host}\uffff` } }
      if ((await db.subscriptions.countDocuments(ofHost)) >= PER_HOST_MAX) throw refused('这个主机已经有几个订阅了，请先退订不用的')
      await forgetOldest(deps)
      const [id, key, at] = [deps.random(ID_BYTES).toString('hex'), fresh(), now()]
      const doc: SubscriptionDoc = {
        _id: id,
        code: body.code,
        name: body.name,
        url: url.href,
        watches: [...new Set(body.watches)],
        state: 'asked',
        askedAt: at,
        challengedAt: null,
        changedAt: at,
        ending: null,
        edition: null,
      }
      // The key first: a subscription that nobody can open would wait for ever.
      await db.deliveryKeys.create([{ _id: id, key }])
      await db.subscriptions.create([doc])
      return { id, key }
    },

    prove: async (id, key) => {
      const own = await keyOf(id)
      if (own === '' || !isSame(own, key)) throw new ApiError('subscription_not_found')
    },

    show: async (id) => presentSubscription(await subscriptionOf(id)),

    challenge: async (id) => {
      const { url, state } = await subscriptionOf(id)
      const { from, to } = SUBSCRIPTION_MOVES.answer
      if (!from.some((one) => one === state)) throw refused('接收地址已经答复过验证，或者订阅已经结束')
      const at = now()
      const before = { $lte: new Date(at.getTime() - CHALLENGE_EVERY_S * 1_000) }
      const mayAsk = { _id: id, state: { $in: [...from] }, $or: [{ challengedAt: null }, { challengedAt: before }] }
      const taken = await db.subscriptions.updateOne(mayAsk, { $set: { challengedAt: at } })
      if (taken.matchedCount === 0) throw new ApiError('too_many_requests', undefined, CHALLENGE_EVERY_S)
      const message = challengeOf(`${id}/${deps.random(ID_BYTES).toString('hex')}`, shanghaiDay(at))
      const key = await keyOf(id)
      const told = await gate.pass(() => tell({ url, key, message, at }, deps))
      if (told.is === 'gone') throw new ApiError('challenge_failed', { url: '接收地址答复 410' })
      if (told.is === 'failed') throw new ApiError('challenge_failed', { url: told.fault })
      await db.subscriptions.updateOne({ _id: id, state: { $in: [...from] } }, { $set: { state: to, changedAt: now() } })
      return presentSubscription(await subscriptionOf(id))
    },

    changeKey: async (id) => {
      const { state } = await subscriptionOf(id)
      if (state === 'left') throw refused('订阅已经结束')
      const key = fresh()
      await db.deliveryKeys.updateOne({ _id: id }, { $set: { key } })
      return { key }
    },

    changeWatches: async (id, body) => {
      const { state, watches } = await subscriptionOf(id)
      const { from } = SUBSCRIPTION_MOVES.end
      if (!from.some((one) => one === state)) throw refused('订阅已经结束')
      const changed = changedWatches(watches, body)
      // What somebody else has changed meanwhile is not undone.
      const mayChange = { _id: id, state: { $in: [...from] }, watches: { $eq: watches } }
      const { matchedCount } = await db.subscriptions.updateOne(mayChange, { $set: { watches: changed } })
      if (matchedCount === 0) throw refused('关注的企业刚刚被改过，请刷新再改')
      return presentSubscription(await subscriptionOf(id))
    },

    rename: async (id, { code, name }) => {
      const before = await subscriptionOf(id)
      const { from, to } = SUBSCRIPTION_MOVES.rename
      if (!from.some((one) => one === before.state)) throw refused('接收地址还没有答复验证，或者订阅已经结束')
      if (code === before.code && name === before.name) throw refused('代码和名称都没有改')
      const at = now()
      // It waits anew. Up to which edition it was told stays: once the desk has confirmed, nothing in between is left out.
      const { matchedCount } = await db.subscriptions.updateOne(
        { _id: id, state: { $in: [...from] } },
        { $set: { code, name, state: to, askedAt: at, changedAt: at } satisfies Partial<SubscriptionDoc> },
      )
      if (matchedCount === 0) throw refused('订阅刚刚结束')
      return presentSubscription(await subscriptionOf(id))
    },

    leave: async (id) => {
      await endSubscription(deps, id, 'owner')
      // Who was turned away and leaves is known no more either.
      await db.deliveryKeys.deleteOne({ _id: id })
    },

    deliveries: async (id, { before }) => {
      const found = await db.deliveries
        .find({ subscription: id, ...(before === undefined ? {} : { sequence: { $lt: before } }) })
        .sort({ sequence: -1 })
        .limit(PAGE + 1)
        .lean<DeliveryDoc[]>()
      const items = found.slice(0, PAGE)
      return { items: items.map(presentDelivery), next: found.length > PAGE ? (items.at(-1)?.sequence ?? null) : null }
    },

    message: async (id, sequence) => {
      const delivery = await deliveryOf(id, sequence)
      const version = await db.versions.collection.findOne<VersionDoc>({ _id: delivery.version as never })
      return messageOf(delivery, version, shanghaiDay(now()))
    },

    sendAgain: async (id, sequence) => {
      const [subscription, delivery] = [await subscriptionOf(id), await deliveryOf(id, sequence)]
      if (subscription.state !== 'live') throw refused('订阅没有开通，或者已经结束')
      if (delivery.state === 'waiting') {
        const first = await db.deliveries
          .findOne({ subscription: id, state: 'waiting' }, { sequence: 1 })
          .sort({ sequence: 1 })
          .lean<Pick<DeliveryDoc, 'sequence'>>()
        if (first !== null && first.sequence < sequence) throw refused(`前面还有没送到的（第 ${first.sequence} 份），按顺序送`)
      }
      const told = await gate.pass(() => sendOne(deps, id, delivery))
      if (told.is === 'failed') throw refused(told.fault)
      return presentDelivery(await deliveryOf(id, sequence))
    },

    signFor: async (id, sequence, { by }) => {
      const { _id } = await deliveryOf(id, sequence)
      const { from, to } = DELIVERY_MOVES.sign
      const signed = await db.deliveries.updateOne(
        { _id, state: { $in: [...from] } },
        { $set: { state: to, signedAt: now(), signedBy: by } satisfies Partial<DeliveryDoc> },
      )
      if (signed.matchedCount === 0) throw refused('还没有送达，或者已经签收')
      return presentDelivery(await deliveryOf(id, sequence))
    },
  }
}

/** Makes room among subscriptions whose address never answered. */
async function forgetOldest({ db }: Pick<DeliveryDeps, 'db'>): Promise<void> {
  const over = (await db.subscriptions.countDocuments({ state: 'asked' })) - ASKED_MAX + 1
  if (over <= 0) return
  const old = await db.subscriptions.find({ state: 'asked' }, { _id: 1 }).sort({ askedAt: 1 }).limit(over).lean<{ _id: string }[]>()
  const ids = old.map(({ _id }) => _id)
  await db.deliveryKeys.deleteMany({ _id: { $in: ids } })
  await db.subscriptions.deleteMany({ _id: { $in: ids }, state: 'asked' })
}

const presentSubscription = ({ _id, askedAt, changedAt, ...rest }: SubscriptionDoc): SubscriptionAnswer => {
  const { code, name, url, watches, state, ending } = rest
  return { id: _id, code, name, url, watches, state, ending, askedAt: askedAt.toISOString(), changedAt: changedAt.toISOString() }
}

const presentDelivery = (delivery: DeliveryDoc): Delivery => {
  const { _id, sequence, state, kind, record: id, edition, firms, writtenAt, tries, dueAt, sentAt, fault, signedAt, signedBy } = delivery
  return {
    id: _id,
    sequence,
    state,
    record: { kind, id, path: recordPage(kind, id) },
    edition,
    firms,
    writtenAt: writtenAt.toISOString(),
    tries,
    dueAt: state === 'waiting' ? dueAt.toISOString() : null,
    sentAt: sentAt?.toISOString() ?? null,
    fault,
    signedAt: signedAt?.toISOString() ?? null,
    signedBy,
  }
}
