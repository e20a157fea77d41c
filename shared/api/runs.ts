import { z } from 'zod'
import { Instant } from '../fields'
import { PAGE_SIZE, PAGE_SIZE_MAX } from '../limits'
import { RUN_STATES, codesOf } from '../vocabulary'
import { textUpTo, wholeNumber } from './parameters'

export const RunCounts = z.strictObject({
  read: z.int(),
  accepted: z.int(),
  refused: z.int(),
  duplicate: z.int(),
  skipped: z.int(),
})
export type RunCounts = z.infer<typeof RunCounts>

export const RunReport = z.strictObject({
  id: z.string(),
  source: z.string(),
  title: z.string().meta({ description: 'what the source is called' }),
  state: z.enum(codesOf(RUN_STATES)),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  counts: RunCounts.nullable().meta({ description: 'null where the lines of a source are hidden: one of them would tell of one payment' }),
  warnings: z.int().nullable().meta({ description: 'null where `counts` is' }),
  changes: z.strictObject({
    published: z.int(),
    changed: z.int(),
    withdrawn: z.int(),
    reinstated: z.int(),
    expired: z.int(),
    repaired: z.int(),
  }),
  edition: z.int().nullable(),
  rawSha256: z.string().nullable().meta({
    description:
      'null also where `counts` is, where cells of the file may hold an amount that is not told, and while a row is on hold: a short file can be guessed by its hash',
  }),
  reason: z.string().nullable(),
  remarks: z.array(z.string()).meta({ description: 'what concerns the whole reading: the encoding found, sheets left out' }),
  needsRelease: z.boolean().meta({ description: 'a guard stopped it, and a person may release it' }),
  release: z
    .strictObject({ run: z.string(), why: z.string() })
    .nullable()
    .meta({ description: 'the stopped run that a person released by this one, and why' }),
})
export type RunReport = z.infer<typeof RunReport>

const Limit = wholeNumber(1, PAGE_SIZE_MAX).default(PAGE_SIZE)

export const RunsQuery = z.strictObject({
  source: textUpTo(60).optional(),
  limit: Limit,
  cursor: z
    .string()
    .regex(/^\d{1,15}\.\d{1,6}$/)
    .optional()
    .meta({ description: '`next` of the page before' }),
})
export const RunsAnswer = z.strictObject({ items: z.array(RunReport), next: z.string().nullable() })
export type RunsAnswer = z.infer<typeof RunsAnswer>

export const RunAnswer = z.strictObject({ run: RunReport })
export type RunAnswer = z.infer<typeof RunAnswer>

export const FINDING_SEVERITIES = ['refused', 'warning'] as const

/** What was found wrong with a row. Its own text is kept inside and never served: it may hold personal data. */
export const Finding = z.strictObject({
  n: z.int().meta({ description: 'number of the finding within its run, rising' }),
  place: z.string().nullable().meta({ description: 'file and sheet, where a source has several' }),
  line: z.int(),
  column: z.string().nullable(),
  reason: z.string(),
})
export type Finding = z.infer<typeof Finding>

export const FindingsQuery = z.strictObject({
  severity: z.enum(FINDING_SEVERITIES).default('refused'),
  limit: Limit,
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .meta({ description: '`next` of the page before' }),
})
export const FindingsAnswer = z.strictObject({ items: z.array(Finding), next: z.string().nullable() })
export type FindingsAnswer = z.infer<typeof FindingsAnswer>
