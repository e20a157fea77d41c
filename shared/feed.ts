import { z } from 'zod'
import { EnvelopeInput } from './envelope'
import { Instant, ShortText } from './fields'
import { LIST_MAX } from './limits'
import { KINDS, type Kind } from './kinds/index'
import { INPUTS } from './kinds/schemas'
import { codesOf } from './vocabulary'

export const FEED_FORMAT = 'mingan-feed/1'

/** The head of a JSON feed. Its rows are checked one by one, so that a bad one never stops the others. */
export const FeedHead = z.strictObject({
  format: z.literal(FEED_FORMAT),
  kind: z.enum(codesOf(KINDS)),
  generatedAt: Instant,
  next: z.string().max(2_000).nullish().meta({ description: 'address of the next page, on the same host; none on the last' }),
  total: z.int().min(0).nullish().meta({ description: 'how many records all pages have together: held against what came' }),
  records: z.array(z.unknown()),
})

/** One row of a JSON feed: its own key, the envelope fields, the body of its kind. */
export function feedRowSchema(kind: Kind) {
  return z.strictObject({
    key: z.union([ShortText, z.array(ShortText).min(1).max(LIST_MAX)]).meta({ description: 'stable for ever within this source' }),
    ...EnvelopeInput.shape,
    body: INPUTS[kind],
  })
}

/** The whole feed of one kind, for the JSON Schema that is served to those who write one. */
export function feedSchema(kind: Kind) {
  return FeedHead.extend({ kind: z.literal(kind), records: z.array(feedRowSchema(kind)) })
}
