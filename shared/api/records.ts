import { z } from 'zod'
import { Envelope, KindCode } from '../envelope'
import { DayText, Instant, ShortText } from '../fields'
import { HISTORY_MAX } from '../limits'
import type { Kind } from '../kinds/index'
import { BODIES, ITEMS, type BodyOf, type ItemOf } from '../kinds/schemas'
import { OPERATIONS, STATES, codesOf } from '../vocabulary'
import { SourceRef } from './lists'
import { wholeNumber } from './parameters'

/** Why a record's body is not shown any more. */
export const Tombstone = z.strictObject({
  reason: z.string(),
  since: DayText,
  annulledOn: DayText.nullable().meta({ description: 'day on which the decision behind the record was altered, annulled or held void' }),
  due: DayText.nullable().meta({
    description: 'day by which it had to be withdrawn: three workdays after the annulment (行政处罚法 Art. 48, 85); null where unknown',
  }),
})

/** What another source says of the same record. The one of the smallest declared precedence speaks in `record`. */
export const OtherClaim = z.strictObject({
  source: z.string(),
  agency: ShortText,
  documentNo: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  publishedAt: DayText.nullable(),
  differences: z
    .array(z.strictObject({ field: z.string(), shown: z.string().nullable(), other: z.string() }))
    .meta({ description: 'fields of which it says something else; those it does not know are left out' }),
})
export type OtherClaim = z.infer<typeof OtherClaim>

/** The one sentence of judgement: what is known, as of when, resting on which records. Never a promise. */
export const Judgement = z.strictObject({
  tone: z.enum(['stop', 'warn', 'pass', 'unknown']),
  sentence: z.string(),
  reasons: z.array(z.string()),
  restsOn: z.array(KindCode).meta({ description: 'the kinds of records that it was made from: as old as the oldest of their sources' }),
})
export type Judgement = z.infer<typeof Judgement>

/** Something that is computed of a record and stands in no file of its source: by which rule, in which version of that. */
export const Computed = z.strictObject({
  field: z.string().meta({ description: 'name in the body where it stands there too; else its own' }),
  value: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .nullable()
    .meta({ description: 'null: unknown' }),
  rule: z.string().meta({ description: 'the rule in plain words' }),
  version: z.int().min(1).meta({ description: 'version of the rule: another one may compute something else' }),
})
export type Computed = z.infer<typeof Computed>

/** As many lines of a kind as are joined to a record at most: from there on only the list knows how many there are. */
export const RELATED_MAX = 100

/** Lines of the records that are joined to one, by kind: those that point to it, and before them those that it stands below. */
export const Related = z.strictObject(Object.fromEntries(codesOf(ITEMS).map((kind) => [kind, z.array(ITEMS[kind]).optional()])))
export type Related = { [K in Kind]?: ItemOf[K][] }

/** Records of a kind that name the number of a record which others of its kind bear too: nobody knows which of them they mean, so they are joined to none. */
export const SharedNumber = z.strictObject({
  kind: KindCode,
  filter: z.string().meta({ description: 'the filter of their list by which they are all found' }),
  value: z.string().meta({ description: 'the number' }),
  bearers: z.int().min(2).meta({ description: 'how many records bear it' }),
  total: z.int().min(1).meta({ description: 'how many records name it' }),
})
export type SharedNumber = z.infer<typeof SharedNumber>

export function recordSchema<K extends Kind>(kind: K) {
  return Envelope.extend({ body: BODIES[kind].nullable(), tombstone: Tombstone.nullable() })
}

export function recordAnswerSchema<K extends Kind>(kind: K) {
  return z.strictObject({
    record: recordSchema(kind),
    related: Related.nullable().meta({
      description: 'by kind, joined at the current edition; a kind of which nothing was ever published is missing; null for a past edition',
    }),
    shared: z.array(SharedNumber).optional().meta({ description: 'absent where its number is its own, or nothing names it' }),
    judgement: Judgement.nullable(),
    computed: z
      .array(Computed)
      .meta({ description: 'empty for kinds that compute nothing; of a past version without what rests on the day' }),
    alsoListedBy: z.array(OtherClaim),
    edition: z.int(),
    asOf: Instant,
    day: DayText.meta({ description: 'the day in Shanghai on which this was answered' }),
    sources: z.array(SourceRef),
  })
}

/** One record as the pages use it. */
export interface PublicRecord<K extends Kind = Kind> extends Envelope {
  kind: K
  body: BodyOf[K] | null
  tombstone: z.infer<typeof Tombstone> | null
}
export interface RecordAnswer<K extends Kind = Kind> {
  record: PublicRecord<K>
  related: Related | null
  shared?: SharedNumber[]
  judgement: Judgement | null
  computed: Computed[]
  alsoListedBy: OtherClaim[]
  edition: number
  asOf: string
  day: string
  sources: SourceRef[]
}

export const RecordQuery = z.strictObject({
  edition: wholeNumber(1, 999_999_999).optional().meta({ description: 'the record as it was public at this edition' }),
  on: DayText.optional().meta({ description: 'the record as it was public at the end of this day, in Shanghai' }),
})

/** A difference between two versions in words: the field, what it was, what it is. */
export const Difference = z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })

export const HistoryQuery = z.strictObject({
  limit: wholeNumber(1, HISTORY_MAX).default(HISTORY_MAX),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional()
    .meta({ description: '`next` of the page before' }),
})

export const HistoryAnswer = z.strictObject({
  kind: z.string(),
  id: z.string(),
  erased: z.boolean().meta({ description: 'the content of every version here was erased by law; only dates and reasons stay' }),
  versions: z.array(
    z.strictObject({
      revision: z.int(),
      edition: z.int(),
      at: Instant,
      operation: z.enum(codesOf(OPERATIONS)),
      state: z.enum(codesOf(STATES)),
      reason: z.string(),
      sentence: z.string().meta({ description: 'the change in one plain sentence' }),
      differences: z.array(Difference),
      remarks: z.array(z.string()).meta({ description: 'what its source leaves unsaid of the way from the version before' }),
    }),
  ),
  next: z.string().nullable().meta({ description: 'cursor of the older versions, null where there are none' }),
  edition: z.int(),
})
export type HistoryAnswer = z.infer<typeof HistoryAnswer>
