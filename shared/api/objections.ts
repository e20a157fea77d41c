import { z } from 'zod'
import { DayText, Instant } from '../fields'
import { KindCode } from '../envelope'
import { REASON_MAX, STANDS_MAX, WRONG_MAX } from '../objections/limits'
import { OBJECTION_MOVES } from '../objections/moves'
import { FILERS, MERITS, NOT_ADMITTED, OBJECTION_STATES, OUTCOMES } from '../objections/words'
import { codesOf } from '../vocabulary'
import { AuthorBody, Colleague, StatedAuthor } from './deciders'
import { OfficerName } from './desk'
import { hex } from './tips'
import { RecordId } from './unrectified'
import { FilingNumber, WORK, WRITER } from './writer'

/** Objections against public records: the door for whom a record names, and the hall of the desk that works on them. */

const filledUpTo = (max: number) => z.string().trim().min(1).max(max)

export const ObjectionFiling = z.strictObject({
  ...WRITER,
  kind: KindCode,
  record: RecordId,
  filer: z.enum(codesOf(FILERS)),
  uscc: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .nullable()
    .meta({ description: 'credit code of the firm that objects, which the record must name; null of an official' }),
  wrong: filledUpTo(WRONG_MAX).meta({ description: 'what is wrong about the record; never public' }),
  stands: filledUpTo(STANDS_MAX).meta({ description: 'what should stand instead; never public' }),
  ...WORK,
})
export type ObjectionFiling = z.infer<typeof ObjectionFiling>

export const ObjectionFiled = z.strictObject({
  number: FilingNumber,
  filedOn: DayText,
  due: DayText.nullable().meta({
    description: 'the last day on which it is answered in time; null where the holidays up to it are not announced yet',
  }),
  again: z.boolean().meta({ description: 'whether the service held this very objection already' }),
})
export type ObjectionFiled = z.infer<typeof ObjectionFiled>

const PublicDecision = z.strictObject({
  outcome: z.enum(codesOf(OUTCOMES)),
  why: z.enum(codesOf(NOT_ADMITTED)).nullable(),
  reason: z.string().nullable().meta({ description: 'null once it is erased' }),
  unit: z.string(),
  on: DayText,
})

/** An objection as who filed it is told. What is decided and not public yet, nobody is told. */
export const ObjectionAnswer = z.strictObject({
  number: FilingNumber,
  kind: KindCode,
  record: RecordId,
  title: z.string(),
  filedOn: DayText,
  due: DayText.nullable(),
  late: z.boolean(),
  state: z.enum(['received', 'accepted', 'published']),
  decision: PublicDecision.nullable(),
})
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>

/** The hall of the desk. */

export const ObjectionLine = z.strictObject({
  number: FilingNumber,
  kind: KindCode,
  record: RecordId,
  title: z.string(),
  filer: z.enum(codesOf(FILERS)),
  filedOn: DayText,
  due: DayText.nullable(),
  late: z.boolean(),
  state: z.enum(codesOf(OBJECTION_STATES)),
  handler: OfficerName.nullable(),
  outcome: z.enum(codesOf(OUTCOMES)).nullable(),
})
export type ObjectionLine = z.infer<typeof ObjectionLine>

export const ObjectionQueueAnswer = z.strictObject({
  items: z
    .array(ObjectionLine)
    .meta({ description: 'what is open by its last day, the overdue first; then what is over, the newest first' }),
  counts: z.strictObject({ received: z.int(), accepted: z.int(), decided: z.int(), late: z.int() }),
})
export type ObjectionQueueAnswer = z.infer<typeof ObjectionQueueAnswer>

export const ObjectionCaseAnswer = ObjectionLine.extend({
  id: hex(16),
  uscc: z.string().nullable(),
  isPublic: z.boolean().meta({ description: 'whether the record is public now' }),
  wrong: z.string().nullable().meta({ description: 'null once it is erased' }),
  stands: z.string().nullable(),
  hasContact: z.boolean(),
  authors: z.array(StatedAuthor),
  decision: PublicDecision.extend({ officer: OfficerName }).nullable(),
  publishedOn: DayText.nullable(),
  lawful: z.array(z.enum(codesOf(OBJECTION_MOVES))),
  barred: z.string().nullable().meta({ description: 'why this officer may not decide on it; null where that is no question' }),
  colleagues: z.array(Colleague),
  lines: z.array(
    z.strictObject({ at: Instant, officer: OfficerName, move: z.enum(codesOf(OBJECTION_MOVES)), detail: z.string().nullable() }),
  ),
  revision: z.int(),
})
export type ObjectionCaseAnswer = z.infer<typeof ObjectionCaseAnswer>

export const ObjectionMoveBody = z.strictObject({
  move: z.enum(codesOf(OBJECTION_MOVES)),
  revision: z.int().meta({ description: 'of the case that the officer saw' }),
  why: z.enum(codesOf(NOT_ADMITTED)).optional(),
  reason: filledUpTo(REASON_MAX).optional(),
  merit: z.enum(codesOf(MERITS)).optional(),
  author: AuthorBody.optional(),
  officer: OfficerName.optional(),
})
export type ObjectionMoveBody = z.infer<typeof ObjectionMoveBody>
