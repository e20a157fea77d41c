import { Schema, type Connection } from 'mongoose'
import type { DeliveryState, Ending, SubscriptionState } from '../../shared/deliveries/words'
import type { Kind } from '../../shared/kinds/index'

/** An owner who is told of decisions about the firms that it watches. Nothing of it is public but how many were told. */
export interface SubscriptionDoc {
  /** hex, 16 bytes */
  _id: string
  /** the owner's own credit code */
  code: string
  /** what the owner calls itself; the desk holds it against the code */
  name: string
  /** where its notices go; empty once it has ended */
  url: string
  /** credit codes of the firms that it watches; empty once it has ended */
  watches: string[]
  state: SubscriptionState
  askedAt: Date
  /** when its address was last sent a challenge: seldom enough that nobody is flooded through us */
  challengedAt: Date | null
  /** when it went live, or ended */
  changedAt: Date
  ending: Ending | null
  /** the newest edition whose decisions were written down for it; null until it is live */
  edition: number | null
}

const subscriptions = new Schema<SubscriptionDoc>(
  {
    _id: String,
    code: String,
    name: String,
    url: String,
    watches: [String],
    state: String,
    askedAt: Date,
    challengedAt: { type: Date, default: null },
    changedAt: Date,
    ending: { type: String, default: null },
    edition: { type: Number, default: null },
  },
  { versionKey: false, collection: 'subscriptions' },
)
subscriptions.index({ state: 1, askedAt: 1 })

export const subscriptionModel = (connection: Connection) => connection.model<SubscriptionDoc>('Subscription', subscriptions)

/** One notice to one owner: which version of which record it tells of, never what that says, so that nothing here outlasts its publicity. */
export interface DeliveryDoc {
  /** `subscription/sequence`: the same at every try */
  _id: string
  subscription: string
  /** counts from 1 without a gap, in the order of the editions */
  sequence: number
  /** the owner's code, by which owners are counted */
  owner: string
  kind: Kind
  /** id of the record */
  record: string
  /** `_id` of the version */
  version: string
  edition: number
  /** the watched firms that the version names; those of the notice before it where it names none any more */
  firms: string[]
  /** whether the version tells of a decision; else it takes back what an earlier notice told */
  decides: boolean
  state: DeliveryState
  writtenAt: Date
  /** tries that failed */
  tries: number
  /** when it is tried next */
  dueAt: Date
  /** when its receipt came */
  sentAt: Date | null
  /** what went wrong at the last try, in words */
  fault: string | null
  signedAt: Date | null
  /** name or post of the person who signed for it: the owner's to read, never public */
  signedBy: string | null
}

const deliveries = new Schema<DeliveryDoc>(
  {
    _id: String,
    subscription: String,
    sequence: Number,
    owner: String,
    kind: String,
    record: String,
    version: String,
    edition: Number,
    firms: [String],
    decides: Boolean,
    state: String,
    writtenAt: Date,
    tries: Number,
    dueAt: Date,
    sentAt: { type: Date, default: null },
    fault: { type: String, default: null },
    signedAt: { type: Date, default: null },
    signedBy: { type: String, default: null },
  },
  { versionKey: false, collection: 'deliveries' },
)
// A version is told to an owner once, whoever writes it down and however often.
deliveries.index({ subscription: 1, version: 1 }, { unique: true })
deliveries.index({ subscription: 1, sequence: -1 })
deliveries.index({ subscription: 1, state: 1, sequence: 1 })
deliveries.index({ kind: 1, record: 1, subscription: 1, sequence: -1 })

export const deliveryModel = (connection: Connection) => connection.model<DeliveryDoc>('Delivery', deliveries)

/**
 * The key of an owner: what its notices are signed with and its page is opened by. It must be readable to sign, so it lies in a collection of its own that
 * nothing serves and a back-up that is handed on leaves out (docs/operations.md); it goes when the subscription ends.
 */
export interface DeliveryKeyDoc {
  /** the subscription */
  _id: string
  key: string
}

const keys = new Schema<DeliveryKeyDoc>({ _id: String, key: String }, { versionKey: false, collection: 'delivery_keys' })

export const deliveryKeyModel = (connection: Connection) => connection.model<DeliveryKeyDoc>('DeliveryKey', keys)
