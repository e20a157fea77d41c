import { z } from 'zod'
import { KindCode } from '../envelope'
import { DayText, Instant } from '../fields'
import { ADDRESS_MAX, REPLY_MAX, REPLY_UNITS_MAX, SPANS_MAX } from '../replies/limits'
import { REPLY_MOVES } from '../replies/moves'
import { looksHidden, plainText, shownLength } from '../replies/text'
import { GROUNDS, PROOFS, PROVED_BY, READINGS, REPLY_STATES } from '../replies/words'
import { codesOf } from '../vocabulary'
import { AuthorBody, Colleague, StatedAuthor } from './deciders'
import { OfficerName } from './desk'
import { hex } from './tips'
import { RecordId } from './unrectified'
import { FilingLookup, FilingNumber, WORK, WRITER } from './writer'

/** Replies of firms to public records: the door for the firm that a record names, and the hall of the desk that reads them. */

const filledUpTo = (max: number) => z.string().trim().min(1).max(max)

export const ReplyFiling = z.strictObject({
  ...WRITER,
  kind: KindCode,
  record: RecordId,
  uscc: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .meta({ description: 'credit code of the firm that replies, which the record must name' }),
  text: z
    .string()
    .max(REPLY_UNITS_MAX)
    .overwrite(plainText)
    .refine((text) => text !== '' && shownLength(text) <= REPLY_MAX, `要写 1 到 ${REPLY_MAX} 个字`)
    .refine((text) => !looksHidden(text), '不能写遮盖用的记号（■ 一类）')
    .meta({
      description: `what the firm says, at most ${REPLY_MAX} characters as a reader counts them; public once it is proved and read`,
    }),
  ...WORK,
})
export type ReplyFiling = z.infer<typeof ReplyFiling>

export const ReplyFiled = z.strictObject({
  number: FilingNumber,
  filedOn: DayText,
  until: DayText.meta({ description: 'the last day on which its writer can be proved to be the firm; then it ends' }),
  again: z.boolean().meta({ description: 'whether the service held this very reply already' }),
})
export type ReplyFiled = z.infer<typeof ReplyFiled>

/** A code of a letter, as it is typed. */
export const ReplyProof = FilingLookup.extend({ code: z.string().max(40) })
export type ReplyProof = z.infer<typeof ReplyProof>

const Grounds = z.array(z.enum(codesOf(GROUNDS)))
const PublicReading = z.strictObject({ reading: z.enum(codesOf(READINGS)), grounds: Grounds, unit: z.string(), on: DayText })

/** A reply as who wrote it is told. */
export const ReplyAnswer = z.strictObject({
  number: FilingNumber,
  kind: KindCode,
  record: RecordId,
  title: z.string(),
  filedOn: DayText,
  state: z.enum(codesOf(REPLY_STATES)),
  until: DayText.nullable().meta({ description: 'the last day for its proof; null where it waits for none' }),
  codeUntil: DayText.nullable().meta({
    description: 'the last day on which the code of the newest letter is good; null where none was sent',
  }),
  told: z.string().nullable().meta({ description: 'what everybody reads; null where it is not public' }),
  decision: PublicReading.nullable(),
  mayWithdraw: z.boolean(),
})
export type ReplyAnswer = z.infer<typeof ReplyAnswer>

/** The hall of the desk. */

export const ReplyLine = z.strictObject({
  number: FilingNumber,
  kind: KindCode,
  record: RecordId,
  title: z.string(),
  firm: z.string(),
  filedOn: DayText,
  state: z.enum(codesOf(REPLY_STATES)),
  handler: OfficerName.nullable(),
})
export type ReplyLine = z.infer<typeof ReplyLine>

export const ReplyQueueAnswer = z.strictObject({
  items: z
    .array(ReplyLine)
    .meta({ description: 'what waits, those that are proved first, the oldest first; then what is over, the newest first' }),
  counts: z.strictObject({ received: z.int(), verified: z.int() }),
})
export type ReplyQueueAnswer = z.infer<typeof ReplyQueueAnswer>

const SpanBody = z.strictObject({
  from: z.int().min(0).meta({ description: 'the first character that is hidden, as a reader counts them' }),
  to: z.int().min(1).meta({ description: 'the first one behind it that stays' }),
  ground: z.enum(codesOf(GROUNDS)),
})

export const ReplyCaseAnswer = ReplyLine.extend({
  id: hex(16),
  uscc: z.string(),
  isPublic: z.boolean().meta({ description: 'whether the record is public now' }),
  aboutEdition: z.int().meta({ description: 'the edition that its writer saw' }),
  hasChanged: z.boolean().meta({ description: 'whether the record has changed since it was written' }),
  text: z.string().nullable().meta({ description: 'null once it is erased' }),
  told: z.string().nullable(),
  hasContact: z.boolean(),
  authors: z.array(StatedAuthor),
  until: DayText,
  letter: z
    .strictObject({ sentOn: DayText, address: z.string(), until: DayText, tries: z.int() })
    .nullable()
    .meta({ description: 'the newest letter; its code is shown to nobody again' }),
  proof: z.strictObject({ by: z.enum(codesOf(PROVED_BY)), on: DayText }).nullable(),
  decision: PublicReading.extend({ officer: OfficerName }).nullable(),
  lawful: z.array(z.enum(codesOf(REPLY_MOVES))),
  barred: z.string().nullable().meta({ description: 'why this officer may not decide on it; null where that is no question' }),
  colleagues: z.array(Colleague),
  lines: z.array(z.strictObject({ at: Instant, officer: OfficerName, move: z.enum(codesOf(REPLY_MOVES)), detail: z.string().nullable() })),
  revision: z.int(),
})
export type ReplyCaseAnswer = z.infer<typeof ReplyCaseAnswer>

export const ReplyMoveBody = z.strictObject({
  move: z.enum(codesOf(REPLY_MOVES)),
  revision: z.int().meta({ description: 'of the case that the officer saw' }),
  address: filledUpTo(ADDRESS_MAX).optional(),
  proof: z.enum(codesOf(PROOFS)).optional(),
  author: AuthorBody.optional(),
  officer: OfficerName.optional(),
  spans: z.array(SpanBody).max(SPANS_MAX).optional(),
  ground: z.enum(codesOf(GROUNDS)).optional(),
})
export type ReplyMoveBody = z.infer<typeof ReplyMoveBody>

export const ReplyMoved = z.strictObject({
  case: ReplyCaseAnswer,
  code: z
    .string()
    .nullable()
    .meta({ description: 'of a letter, to be printed: it is answered this once and kept nowhere; null of any other move' }),
})
export type ReplyMoved = z.infer<typeof ReplyMoved>
