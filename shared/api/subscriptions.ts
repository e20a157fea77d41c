import { z } from 'zod'
import { checkCreditCode, normaliseCreditCode } from '../codes/creditCode'
import { DELIVERY_STATES, ENDINGS, SUBSCRIPTION_STATES } from '../deliveries/words'
import { DayText, Instant } from '../fields'
import { codesOf } from '../vocabulary'
import { DecidedRecord, Decision } from './decisions'

/** What owners and trading centres ask for and are told: subscriptions, notices, and what a notice says. */

/** Firms that one subscription watches. */
export const WATCHED_MAX = 500
/** Characters of a name or a post. */
const NAME_MAX = 60
const URL_MAX = 500

const Code = z
  .string()
  .max(60)
  .overwrite(normaliseCreditCode)
  .refine((code) => checkCreditCode(code) === 'valid', '统一社会信用代码不对，请核对')

const Watches = z
  .array(Code)
  .min(1, '至少写 1 个企业')
  .max(WATCHED_MAX, `最多 ${WATCHED_MAX} 个企业`)
  .meta({ description: 'credit codes of the firms whose decisions the owner is told of' })

/** A line that people read: no control characters, nothing before or behind it. */
const Line = z
  .string()
  .trim()
  .min(1, '要写')
  .max(NAME_MAX, `至多 ${NAME_MAX} 个字`)
  .regex(/^[^\u0000-\u001f\u007f]*$/, '不能换行')

export const SubscribeBody = z.strictObject({
  code: Code.meta({ description: "the owner's own credit code; the desk confirms it" }),
  name: Line.meta({ description: 'what the owner is called' }),
  url: z
    .url({ protocol: /^https?$/, error: '要写 https:// 开头的完整地址' })
    .max(URL_MAX)
    .meta({ description: 'where notices go: https, a public server' }),
  watches: Watches,
})
export type SubscribeBody = z.infer<typeof SubscribeBody>

/** Firms that are watched from the next notice on, and those that are not any more. */
export const WatchesBody = z
  .strictObject({
    add: z
      .array(Code)
      .max(WATCHED_MAX, `最多 ${WATCHED_MAX} 个企业`)
      .default([])
      .meta({ description: 'credit codes of firms to watch too' }),
    remove: z
      .array(Code)
      .max(WATCHED_MAX, `最多 ${WATCHED_MAX} 个企业`)
      .default([])
      .meta({ description: 'those of firms to watch no more' }),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, '至少写 1 个要加上或去掉的企业')
  .refine(({ add, remove }) => !add.some((code) => remove.includes(code)), '同一个企业不能又加上又去掉')
export type WatchesBody = z.infer<typeof WatchesBody>

export const RenameBody = SubscribeBody.pick({ code: true, name: true })
export type RenameBody = z.infer<typeof RenameBody>

export const Subscribed = z.strictObject({
  id: z.string(),
  key: z.string().meta({ description: 'shown this once: it signs every notice and opens the page of the subscription' }),
})
export type Subscribed = z.infer<typeof Subscribed>

export const SubscriptionAnswer = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  url: z.string(),
  watches: z.array(z.string()),
  state: z.enum(codesOf(SUBSCRIPTION_STATES)),
  askedAt: Instant,
  changedAt: Instant,
  ending: z.enum(codesOf(ENDINGS)).nullable(),
})
export type SubscriptionAnswer = z.infer<typeof SubscriptionAnswer>

/** What a notice says of decisions: what `/api/v1/decisions` tells of them. */
export const NoticedDecision = Decision.omit({ by: true })

/** What a receiver gets. One form for all: a challenge is one that tells nothing. */
export const Message = z.strictObject({
  version: z.literal(1),
  id: z.string().meta({ description: 'the same at every try: whoever has taken one with it answers again and takes nothing twice' }),
  sequence: z.int().min(0).meta({ description: 'counts the notices of this subscription from 1, in their order; 0: a challenge' }),
  event: z.enum(['challenge', 'decided', 'over']).meta({
    description:
      'challenge: answer with the receipt. decided: what stands in `decisions` is public now. over: nothing that an earlier notice told of this record holds any more; where it still tells something, a later notice does',
  }),
  record: DecidedRecord.nullable().meta({ description: 'the record that says so; null: a challenge' }),
  edition: z.int().nullable().meta({ description: 'the edition in which the record came to say so; null: a challenge' }),
  firms: z.array(z.strictObject({ code: z.string(), by: z.enum(['code', 'name']).nullable() })).meta({
    description: 'the watched firms that it is about; name: the record tells no good code of the firm, and bears its name; null: over',
  }),
  decisions: z.array(NoticedDecision),
  day: DayText.meta({ description: 'the day of which this is, in Asia/Shanghai' }),
})
export type Message = z.infer<typeof Message>

export const Delivery = z.strictObject({
  id: z.string(),
  sequence: z.int(),
  state: z.enum(codesOf(DELIVERY_STATES)),
  record: DecidedRecord,
  edition: z.int(),
  firms: z.array(z.string()),
  writtenAt: Instant,
  tries: z.int().meta({ description: 'tries that failed' }),
  dueAt: Instant.nullable().meta({ description: 'when it is tried next; null: it waits for nothing' }),
  sentAt: Instant.nullable().meta({ description: 'when its receipt came' }),
  fault: z.string().nullable().meta({ description: 'what went wrong at the last try' }),
  signedAt: Instant.nullable(),
  signedBy: z.string().nullable().meta({ description: 'the person who signed for it; told to the owner alone' }),
})
export type Delivery = z.infer<typeof Delivery>

export const DeliveriesQuery = z.strictObject({
  before: z.coerce.number().int().min(1).optional().meta({ description: 'the notices with a smaller sequence' }),
})
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>

export const DeliveriesAnswer = z.strictObject({
  items: z.array(Delivery).meta({ description: 'the newest first' }),
  next: z.int().nullable().meta({ description: 'what to ask with as `before` for the next page; null: this is the last' }),
})
export type DeliveriesAnswer = z.infer<typeof DeliveriesAnswer>

export const SignBody = z.strictObject({ by: Line.meta({ description: 'name or post of the person who has taken note; not published' }) })
export type SignBody = z.infer<typeof SignBody>

export const KeyAnswer = z.strictObject({ key: z.string().meta({ description: 'shown this once; the one before it is void' }) })

/** Owners are counted, never told: null is one or two, so that nobody can tell who. */
const Owners = z.int().nullable().meta({ description: 'owners, each once; null: one or two' })
export const ToldAnswer = z.strictObject({ sent: Owners, signed: Owners, undelivered: Owners })
export type ToldAnswer = z.infer<typeof ToldAnswer>
