import { z } from 'zod'
import { Instant } from '../fields'
import { COVERAGES, RUN_STATES, SECTORS, codesOf } from '../vocabulary'
import { NoticeItem, ZoneItem } from './items'
import { ZoneBody } from '../records/zone'

export const City = z.strictObject({
  name: z.string(),
  sample: z.boolean().default(false).meta({ description: 'invented data: every page says so' }),
  officePhone: z.string().nullable().default(null).meta({ description: 'whom to call where something here is wrong' }),
})
export type City = z.infer<typeof City>

/** One figure of the home page and the list that proves it. */
export const Figure = z.strictObject({
  key: z.string(),
  label: z.string(),
  value: z.int().nullable().meta({ description: 'null: nothing of this kind was ever published' }),
  list: z.strictObject({ path: z.string(), query: z.record(z.string(), z.string()) }),
})

export const SummaryAnswer = z.strictObject({
  city: City,
  figures: z.array(Figure),
  sectors: z.array(z.strictObject({ sector: z.enum(codesOf(SECTORS)), enterprises: z.int() })),
  newestNotices: z.array(NoticeItem),
  edition: z.int(),
  asOf: Instant,
})
export type SummaryAnswer = z.infer<typeof SummaryAnswer>

export const SourceState = z.strictObject({
  name: z.string(),
  title: z.string(),
  agency: z.string(),
  kind: z.string(),
  format: z.string(),
  coverage: z.enum(codesOf(COVERAGES)),
  rhythmHours: z.number().meta({ description: 'how often the source promised to arrive' }),
  sample: z.boolean(),
  lastArrivalAt: Instant.nullable().meta({ description: 'last run that read the source well' }),
  lastChangeAt: Instant.nullable(),
  lastRun: z.strictObject({ id: z.string(), state: z.enum(codesOf(RUN_STATES)), at: Instant, reason: z.string().nullable() }).nullable(),
  register: z
    .strictObject({ name: z.string(), precedence: z.int() })
    .nullable()
    .meta({ description: 'records that other sources list too; of those the smallest precedence is shown' }),
  silent: z.boolean().meta({ description: 'later than its own rhythm' }),
  records: z.int(),
})
export type SourceState = z.infer<typeof SourceState>

export const SourcesAnswer = z.strictObject({ city: City, now: Instant, sources: z.array(SourceState) })
export type SourcesAnswer = z.infer<typeof SourcesAnswer>

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
  state: z.enum(codesOf(RUN_STATES)),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  counts: RunCounts,
  warnings: z.int(),
  changes: z.strictObject({
    published: z.int(),
    changed: z.int(),
    withdrawn: z.int(),
    reinstated: z.int(),
    expired: z.int(),
    repaired: z.int(),
  }),
  edition: z.int().nullable(),
  rawSha256: z.string().nullable(),
  reason: z.string().nullable(),
  remarks: z.array(z.string()).meta({ description: 'what concerns the whole reading: the encoding found, sheets left out' }),
  needsRelease: z.boolean().meta({ description: 'a guard stopped it, and a person may release it' }),
  release: z
    .strictObject({ run: z.string(), why: z.string() })
    .nullable()
    .meta({ description: 'the stopped run that a person released by this one, and why' }),
})
export type RunReport = z.infer<typeof RunReport>

export const RunsQuery = z.strictObject({
  source: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const RunsAnswer = z.strictObject({ runs: z.array(RunReport) })
export type RunsAnswer = z.infer<typeof RunsAnswer>

export const Refusal = z.strictObject({
  place: z.string().nullable().meta({ description: 'file and sheet, where a source has several' }),
  line: z.int(),
  column: z.string().nullable(),
  reason: z.string(),
})
export const RunAnswer = z.strictObject({
  run: RunReport,
  refusals: z.array(Refusal).meta({ description: 'the first refused rows; their text is kept inside and not served' }),
  warnings: z.array(Refusal),
})
export type RunAnswer = z.infer<typeof RunAnswer>

/** A coordinate as decimal digits; an empty one is no zero. */
const Degrees = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,12})?$/)
  .transform(Number)

export const ZonesAtQuery = z.strictObject({
  lng: Degrees.pipe(z.number().min(-180).max(180)),
  lat: Degrees.pipe(z.number().min(-90).max(90)),
  crs: z.enum(['gcj02', 'wgs84']).default('gcj02').meta({ description: 'wgs84 for a browser, gcj02 for WeChat' }),
})
export const ZonesAtAnswer = z.strictObject({
  zones: z.array(z.strictObject({ item: ZoneItem, body: ZoneBody.omit({ boundary: true }) })).meta({ description: 'widest first' }),
  edition: z.int(),
  asOf: Instant,
})
export type ZonesAtAnswer = z.infer<typeof ZonesAtAnswer>
