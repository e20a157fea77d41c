import { z } from 'zod'
import { CodeText, DayText, Instant, ProperName, ShortText, typed, unknownable } from './fields'
import { KINDS } from './kinds/index'
import { ORIGINS, STATES, codesOf, type State } from './vocabulary'

export const KindCode = z.enum(codesOf(KINDS))

/** The envelope fields that a source may hand over; a mapping or a feed row names them. */
export const EnvelopeInput = z.strictObject({
  agency: unknownable(ProperName),
  documentNo: unknownable(CodeText),
  sourceUrl: unknownable(typed('link', z.url({ protocol: /^https?$/ }).max(2_000))),
  publishedAt: unknownable(DayText),
  publicUntil: unknownable(DayText),
  basis: unknownable(ShortText),
  withdrawn: unknownable(ShortText).meta({ description: 'why the source itself withdrew this record: a decision annulled, a wrong entry' }),
  annulledOn: unknownable(DayText).meta({
    description: 'day on which the decision behind this record was altered, annulled or held void: from then on it is withdrawn',
  }),
  repairedOn: unknownable(DayText).meta({ description: 'day on which a credit repair ended the publicity of this record' }),
  notifiedOn: unknownable(DayText).meta({
    description:
      'day on which the firm was told of this decision: what stands against it is not public before its time to object is over; kinds of decisions about firms only',
  }),
  waivedOn: unknownable(DayText).meta({
    description: 'day on which the firm said in writing that it will not object: public from then on',
  }),
  correction: unknownable(ShortText).meta({ description: 'why the source corrected this record; its state becomes corrected' }),
})
export type EnvelopeInput = z.infer<typeof EnvelopeInput>

/** The time in which a firm may object to a decision before it is public. */
export const Hold = z.strictObject({
  notifiedOn: DayText.meta({ description: 'day on which the firm was told' }),
  until: DayText.nullable().meta({ description: 'last day on which it may object; null where the holidays of the year are not known' }),
  workdays: z.int().min(1),
  basis: z.string().meta({ description: 'on what that time rests' }),
})
export type Hold = z.infer<typeof Hold>

/** What every public record carries beside its body. */
export const Envelope = z.strictObject({
  kind: KindCode,
  id: z.string().meta({ description: 'stable: the source and a keyed hash of its declared key columns, which tells nothing of them' }),
  revision: z.int().min(1),
  source: z.string().meta({ description: 'name of the source it was mirrored from' }),
  agency: ShortText,
  documentNo: z.string().nullable().meta({ description: 'in one form, year in 〔〕, whatever brackets the source used' }),
  unread: z
    .array(z.strictObject({ field: z.string(), label: z.string() }))
    .nullable()
    .optional()
    .meta({ description: 'fields that the source wrote and nobody could read, by path and name; what it wrote is not told. Absent: none' }),
  hold: Hold.optional().meta({
    description:
      'the firm was told of a decision that is not public while it may object. What is shown is in force until then, and nothing of the decision is told. Absent: none',
  }),
  documentNoWritten: z.string().nullable().meta({ description: 'as the source wrote it, where that is another spelling' }),
  sourceUrl: z.string().nullable(),
  publishedAt: DayText.nullable(),
  firstSeenAt: Instant,
  lastChangedAt: Instant,
  publicUntil: DayText.nullable(),
  state: z.enum(codesOf(STATES)),
  basis: z.string().nullable(),
  origin: z.enum(codesOf(ORIGINS)),
  rawSha256: z.string().nullable().meta({
    description:
      'SHA-256 of the raw bytes this version was read from; null where the lines of a source are hidden, where cells of its file may hold an amount that is not told, and while something in its file is on hold: a short file can be guessed by its hash',
  }),
})
export type Envelope = z.infer<typeof Envelope>

/** States whose records show their body. The others are tombstones: a page with dates and a reason, no content. */
export const SHOWN_STATES: readonly State[] = ['active', 'corrected']
