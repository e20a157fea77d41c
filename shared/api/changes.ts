import { z } from 'zod'
import { KindCode } from '../envelope'
import { DayText, Instant } from '../fields'
import { PAGE_SIZE, PAGE_SIZE_MAX } from '../limits'
import { KINDS } from '../kinds/index'
import { FOLLOWED } from '../kinds/schemas'
import { NEWS, OPERATIONS, STATES, codesOf } from '../vocabulary'
import { RecordKey } from './recordKey'
import { wholeNumber } from './parameters'

/** What narrows the public changes: by kind, by what happened, by enterprise or zone. */
export const ChangesFilter = z.strictObject({
  kind: z.enum(codesOf(KINDS)).optional(),
  operation: z
    .enum(codesOf(OPERATIONS))
    .optional()
    .meta({ description: 'withdraw: removed at the source; correct: the register of corrections' }),
  ...FOLLOWED,
  record: RecordKey.optional().meta({ description: 'kind and id of one record, joined by a point: what happened to it alone' }),
})
export type ChangesFilter = z.infer<typeof ChangesFilter>

/** Nobody pages further by a cursor: older changes are in each record's own history, and in the feed for programs. */
export const CHANGES_SKIP_MAX = 10_000

/** So many days, both ends included, the changes of a span may reach over. */
export const SPAN_DAYS_MAX = 31

export const ChangesQuery = ChangesFilter.extend({
  from: DayText.optional().meta({ description: `with \`to\`: what became public here from this day on; ${SPAN_DAYS_MAX} days at most` }),
  to: DayText.optional().meta({ description: 'with `from`: until the end of this day' }),
  news: z.enum(codesOf(NEWS)).optional().meta({
    description:
      'within `from` and `to`. ended: withdrawn, expired or repaired; added: public for the first time; changed: changed, corrected or reinstated; first: public for the first time with the first reading of its source. That the first reading of a source lists records of other sources too is none of these',
  }),
  limit: wholeNumber(1, PAGE_SIZE_MAX).default(PAGE_SIZE),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,8}\.(?:\d{1,4}|10000)$/, '格式不对，或者翻得太远：更早的看单条记录的变更')
    .optional()
    .meta({ description: '`next` of the page before' }),
})
export type ChangesQuery = z.infer<typeof ChangesQuery>

/** A part of the feed for readers of feeds: an edition, or what stands in it behind one record. */
export const AtomQuery = ChangesFilter.extend({
  archive: z
    .string()
    .regex(new RegExp(`^[1-9]\\d{0,8}(?:\\.(?:${codesOf(KINDS).join('|')})\\.[\\w.-]{1,120})?$`))
    .optional()
    .meta({ description: 'an older part, as `prev-archive` of the newer one names it (RFC 5005)' }),
})

/** One change of one record, as a person reads it. */
export const Change = z.strictObject({
  kind: z.enum(codesOf(KINDS)),
  id: z.string(),
  edition: z.int(),
  at: Instant,
  agency: z.string().meta({ description: 'who published what changed' }),
  operation: z.enum(codesOf(OPERATIONS)),
  state: z.enum(codesOf(STATES)),
  title: z.string().nullable().meta({ description: 'null where the law has erased what it was about' }),
  sentence: z.string(),
  hoursToCorrect: z.number().nullable().meta({ description: 'of a correction: how long what was wrong had been public' }),
})
export type Change = z.infer<typeof Change>

export const ChangesAnswer = z.strictObject({ items: z.array(Change), next: z.string().nullable(), edition: z.int(), asOf: Instant })
export type ChangesAnswer = z.infer<typeof ChangesAnswer>

/** So many days, today among them, are a week. */
export const WEEK_DAYS = 7

const Changed = z.int().min(0)

/** What happened to the records of one kind, counted by changes: what changed twice counts twice. */
export const WeekLine = z.strictObject({ kind: KindCode, added: Changed, changed: Changed, ended: Changed, first: Changed })
export type WeekLine = z.infer<typeof WeekLine>

export const WeekAnswer = z.strictObject({
  from: DayText,
  to: DayText.meta({ description: 'today' }),
  lines: z
    .array(WeekLine)
    .meta({ description: 'each kind once. A count is that of `/api/v1/changes` with `kind`, `news`, `from` and `to`' }),
  edition: z.int(),
  asOf: Instant,
})
export type WeekAnswer = z.infer<typeof WeekAnswer>
