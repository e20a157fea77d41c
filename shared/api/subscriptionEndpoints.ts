import { z } from 'zod'
import { KINDS } from '../kinds/index'
import { codesOf } from '../vocabulary'
import type { Endpoint } from './endpoint'
import {
  DeliveriesAnswer,
  DeliveriesQuery,
  Delivery,
  KeyAnswer,
  Message,
  RenameBody,
  SignBody,
  SubscribeBody,
  Subscribed,
  SubscriptionAnswer,
  ToldAnswer,
  WatchesBody,
} from './subscriptions'
import { RecordId } from './unrectified'

/** What owners and trading centres do with their subscriptions. The key stands in a header field, so that no address and no log ever has it. */

/** The header field with the owner's key. */
export const KEY_HEADER = 'Mingan-Key'

const OF_AN_OWNER = {
  audience: 'owner',
  keep: false,
  headers: {
    [KEY_HEADER]: z
      .string()
      .regex(/^[\w-]{43}$/)
      .meta({ description: '订阅的密钥' }),
  },
} as const
const LOOK = { ...OF_AN_OWNER, method: 'GET' } as const
const DO = { ...OF_AN_OWNER, method: 'POST' } as const
const OWN = ['unknown_parameter', 'invalid_parameter', 'subscription_not_found'] as const
/** Five hundred codes, and what stands around them. */
const SUBSCRIBE_BYTES_MAX = 64 * 1024
const SMALL_BYTES_MAX = 4 * 1024

export const SubscriptionId = z.string().regex(/^[0-9a-f]{32}$/)
const ID = SubscriptionId.meta({ description: '订阅的编号' })
export const Sequence = z
  .string()
  .regex(/^[1-9]\d{0,7}$/)
  .transform(Number)
const SEQUENCE = z
  .string()
  .regex(/^[1-9]\d{0,7}$/)
  .meta({ description: '通知的序号，从 1 起' })

const BASE = '/api/v1/subscriptions'

export const SUBSCRIBE = {
  audience: 'public',
  keep: false,
  method: 'POST',
  operationId: 'subscribe',
  path: BASE,
  summary: '建设业主、交易中心订阅决定的通知：密钥只显示这一次；接收地址答复验证、受理台核对代码以后开通',
  body: { type: 'json', schema: SubscribeBody, bytesMax: SUBSCRIBE_BYTES_MAX },
  answer: Subscribed,
  errors: ['subscription_refused', 'storage_full'],
} as const satisfies Endpoint

export const SUBSCRIPTION = {
  ...LOOK,
  operationId: 'subscription',
  path: `${BASE}/{id}`,
  summary: '自己的订阅',
  params: { id: ID },
  answer: SubscriptionAnswer,
  errors: OWN,
} as const satisfies Endpoint

export const CHALLENGE = {
  ...DO,
  operationId: 'subscription_challenge',
  path: `${BASE}/{id}/challenge`,
  summary: '请本服务向接收地址发一次验证；答复了正确的回执，就等受理台核对代码',
  params: { id: ID },
  answer: SubscriptionAnswer,
  errors: [...OWN, 'subscription_refused', 'challenge_failed', 'too_many_requests', 'overloaded', 'storage_full'],
} as const satisfies Endpoint

export const CHANGE_KEY = {
  ...DO,
  operationId: 'subscription_key',
  path: `${BASE}/{id}/key`,
  summary: '换密钥：新的只显示这一次，旧的马上作废',
  params: { id: ID },
  answer: KeyAnswer,
  errors: [...OWN, 'subscription_refused', 'storage_full'],
} as const satisfies Endpoint

export const CHANGE_WATCHES = {
  ...DO,
  operationId: 'subscription_watches',
  path: `${BASE}/{id}/watches`,
  summary: '加上、去掉关注的企业：从下一份通知起算，不用再核对；去掉的企业，以前通知过的到不再有效时还通知一次',
  params: { id: ID },
  body: { type: 'json', schema: WatchesBody, bytesMax: SUBSCRIBE_BYTES_MAX },
  answer: SubscriptionAnswer,
  errors: [...OWN, 'subscription_refused', 'storage_full'],
} as const satisfies Endpoint

export const RENAME = {
  ...DO,
  operationId: 'subscription_rename',
  path: `${BASE}/{id}/owner`,
  summary: '改本单位的代码、名称：受理台重新核对以前停止通知，核对以后从停的地方接着通知',
  params: { id: ID },
  body: { type: 'json', schema: RenameBody, bytesMax: SMALL_BYTES_MAX },
  answer: SubscriptionAnswer,
  errors: [...OWN, 'subscription_refused', 'storage_full'],
} as const satisfies Endpoint

export const LEAVE = {
  ...OF_AN_OWNER,
  method: 'DELETE',
  operationId: 'subscription_leave',
  path: `${BASE}/{id}`,
  summary: '退订：待送达的不再送，接收地址、所关注的企业和密钥随即删去',
  params: { id: ID },
  answer: z.strictObject({ ended: z.literal(true) }),
  errors: [...OWN, 'storage_full'],
} as const satisfies Endpoint

export const DELIVERIES = {
  ...LOOK,
  operationId: 'deliveries',
  path: `${BASE}/{id}/deliveries`,
  summary: '自己的通知，新的在前：送达没有、签收没有、哪里不对',
  params: { id: ID },
  query: DeliveriesQuery,
  answer: DeliveriesAnswer,
  errors: OWN,
} as const satisfies Endpoint

export const DELIVERY_MESSAGE = {
  ...LOOK,
  operationId: 'delivery_message',
  path: `${BASE}/{id}/deliveries/{sequence}`,
  summary: '一份通知现在的内容，和送到接收地址的一样写法',
  params: { id: ID, sequence: SEQUENCE },
  answer: Message,
  errors: OWN,
} as const satisfies Endpoint

export const SEND_AGAIN = {
  ...DO,
  operationId: 'delivery_send',
  path: `${BASE}/{id}/deliveries/{sequence}/send`,
  summary: '再送一次，马上送；编号和序号不变，只计一次',
  params: { id: ID, sequence: SEQUENCE },
  answer: Delivery,
  errors: [...OWN, 'subscription_refused', 'too_many_requests', 'overloaded', 'storage_full'],
} as const satisfies Endpoint

export const SIGN_FOR = {
  ...DO,
  operationId: 'delivery_sign',
  path: `${BASE}/{id}/deliveries/{sequence}/signature`,
  summary: '签收：由人来签，写姓名或职务，不公布；公开的只有签收的家数',
  params: { id: ID, sequence: SEQUENCE },
  body: { type: 'json', schema: SignBody, bytesMax: SMALL_BYTES_MAX },
  answer: Delivery,
  errors: [...OWN, 'subscription_refused', 'storage_full'],
} as const satisfies Endpoint

export const TOLD = {
  audience: 'public',
  keep: false,
  method: 'GET',
  operationId: 'told_owners',
  path: '/api/v1/told/{kind}/{id}',
  summary: '一条记录的决定通知了几家业主和交易中心、几家签收、几家未送达；一家或两家不写数，不说是谁',
  params: { kind: z.enum(codesOf(KINDS)).meta({ description: '哪一类记录' }), id: RecordId.meta({ description: '记录 id' }) },
  answer: ToldAnswer,
  errors: [],
} as const satisfies Endpoint

export const SUBSCRIPTION_ENDPOINTS: readonly Endpoint[] = [
  SUBSCRIBE,
  SUBSCRIPTION,
  CHALLENGE,
  CHANGE_KEY,
  CHANGE_WATCHES,
  RENAME,
  LEAVE,
  DELIVERIES,
  DELIVERY_MESSAGE,
  SEND_AGAIN,
  SIGN_FOR,
  TOLD,
]
