import { z } from 'zod'
import { FIRST_YEAR, LAST_YEAR, dayOf, isOnCalendar } from './codes/dates'
import { squeeze } from './codes/text'
import { LIST_MAX, SHORT_TEXT_MAX, TEXT_MAX } from './limits'
import { codesOf } from './vocabulary'

/** The building blocks of every schema. What was never known is null: an absent field and null are the same. */

const shortText = () => z.string().overwrite(squeeze).min(1).max(SHORT_TEXT_MAX)
export const ShortText = shortText()
/** Characters that nobody sees: they would part a number for a pattern, and not for a reader. */
const visible = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200d\u2060\ufeff]/g, '').trim()
const longText = () => z.string().overwrite(visible).min(1).max(TEXT_MAX)
export const LongText = longText()

/**
 * What a field of text is, where that says how persons are hidden in it. A text without a type is a running text, in which every person and every
 * number of a person is hidden.
 */
export type TextType =
  /** a firm or an owner, in whose place a natural person may stand */
  | 'party'
  /** a work, which may be called after the person it is built for */
  | 'work'
  /** an organisation, an area or a line of business: what it is called is no person */
  | 'name'
  /** what a firm may do, in the words of its register */
  | 'scope'
  | 'address'
  /** a number that an office gives: of a document, a region, a licence */
  | 'code'
  /** a unified credit code, judged by its check digit before it is public */
  | 'creditCode'
  /** a business registration number: 15 digits, as an old identity card has */
  | 'registrationNumber'
  /** a telephone of an office; a mobile is a person's own */
  | 'officePhone'
  /** an address of the web */
  | 'link'
  /** a calendar day */
  | 'day'
  /** a digest of bytes, in hex: digits that are nobody's number */
  | 'digest'

/** The type of every field of text that has one. */
export const TEXT_TYPES = z.registry<{ type: TextType }>()

/** A field of text with its type. */
export const typed = <T extends z.ZodType<string>>(type: TextType, schema: T): T => {
  TEXT_TYPES.add(schema, { type })
  return schema
}

export const PartyName = typed('party', shortText())
export const WorkName = typed('work', shortText())
export const ProperName = typed('name', shortText())
export const Scope = typed('scope', longText())
export const Address = typed('address', shortText())
export const CodeText = typed('code', shortText())
export const CreditCode = typed('creditCode', shortText())
export const RegistrationNumber = typed('registrationNumber', shortText())
export const OfficePhone = typed('officePhone', shortText())

type Parts = [year: number, month: number, date: number]
const partsOf = (day: string): Parts => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]

export const DayText = typed(
  'day',
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { abort: true })
    .refine((day) => isOnCalendar(...partsOf(day)), { error: '日历上没有这一天', abort: true })
    .refine((day) => dayOf(...partsOf(day)) !== null, `年份要在 ${FIRST_YEAR} 到 ${LAST_YEAR} 之间`)
    .meta({
      description: `a calendar day in Asia/Shanghai, ${FIRST_YEAR} to ${LAST_YEAR}; 9999-12-31 is for ever`,
      format: 'date',
      pattern: '^(?:(?:19|20|21)\\d{2}-\\d{2}-\\d{2}|9999-12-31)$',
    }),
)

export const Sha256 = typed(
  'digest',
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'SHA-256, in hex' }),
)

export const Instant = z.iso.datetime({ offset: true }).meta({ description: 'an instant, ISO 8601' })
export const FenAmount = z.int().min(0).meta({ description: 'money in fen (1 yuan = 100 fen)' })
export const Count = z.int().min(0).max(1_000_000)
/** Fields of a record, by their dotted paths. */
export const FieldPaths = z.array(z.string())

/** An unknown that may be left out: it arrives as null. */
export const unknownable = <T extends z.ZodType>(schema: T) => schema.nullable().default(null)

/** A bounded list that may be left out: it arrives empty. */
export const listOf = <T extends z.ZodType>(schema: T) => z.array(schema).max(LIST_MAX).default([])

/** The words of every field that holds a code. */
export const CODE_WORDS = z.registry<{ words: Readonly<Record<string, string>> }>()

/** One code of a list, which also tells its words to whoever shows the field. */
export const coded = <T extends Record<string, string>>(words: T) => z.enum(codesOf(words)).register(CODE_WORDS, { words })
