import { z } from 'zod'
import { KindCode } from '../envelope'
import { DayText, Instant } from '../fields'
import { COVERAGES, RUN_STATES, SECTORS, codesOf } from '../vocabulary'
import { BODIES, ITEMS } from '../kinds/schemas'
import { decimal } from './parameters'

/** The ground under the web's map, as the city has it from the national map service (天地图). */
export const BaseMap = z.strictObject({
  key: z.string().meta({ description: "the city's own key of 天地图 for web pages: public, and bound there to its address" }),
  approvalNo: z.string().meta({ description: '审图号, printed in the corner of the map (地图管理条例, art. 26)' }),
})
export type BaseMap = z.infer<typeof BaseMap>

/** A passenger terminal as the city names it. Its id stands in codes on walls: once printed it may not change. */
export const Terminal = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ description: 'small letters, digits and hyphens; printed in codes on walls, so it never changes' }),
  name: z.string().min(2).max(40),
  places: z
    .array(z.string().min(2).max(20))
    .min(1)
    .max(20)
    .meta({ description: 'what routes that begin or end there call it: 云帆 of 云帆—临海' }),
})
export type Terminal = z.infer<typeof Terminal>

/** A year's notice of the State Council's office on its public holidays, as an operator writes it down before a release has it. */
export const AnnouncedYear = z
  .strictObject({
    year: z.int().min(2020).max(2099),
    basis: z.string().min(1).max(300).meta({ description: 'the notice: its name and number' }),
    off: z
      .array(z.strictObject({ from: DayText, to: DayText }))
      .min(1)
      .max(20)
      .meta({ description: 'days off, first and last of each holiday' }),
    worked: z.array(DayText).max(20).meta({ description: 'days of weekends that are worked' }),
  })
  .refine(({ year, off, worked }) => [...off.flatMap(({ from, to }) => [from, to]), ...worked].every((day) => day.startsWith(`${year}-`)), {
    message: '写了别的年份的日子',
  })
  .refine(({ off }) => off.every(({ from, to }) => from <= to), { message: '放假的第一天晚于最后一天' })
  .refine(({ off, worked }) => !worked.some((day) => off.some(({ from, to }) => from <= day && day <= to)), {
    message: '同一天又放假又上班',
  })
export type AnnouncedYear = z.infer<typeof AnnouncedYear>

/** What a city says of itself in its own file of settings. */
export const CitySettings = z.strictObject({
  name: z.string().min(1).max(40),
  sample: z.boolean().default(false).meta({ description: 'invented data: every page says so' }),
  officePhone: z.string().min(1).max(40).nullable().default(null).meta({ description: 'whom to call where something here is wrong' }),
  division: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .default(null)
    .meta({ description: 'division code of the city, six digits; needed where it takes tips' }),
  terminals: z
    .array(Terminal)
    .max(50)
    .refine((terminals) => new Set(terminals.map(({ id }) => id)).size === terminals.length, '两个客运站的 id 一样')
    .optional()
    .meta({ description: 'passenger terminals, each with a board at /boards/terminal/{id}; absent: none is known' }),
  holdRules: z
    .array(
      z.strictObject({
        workdays: z.int().min(1).max(60),
        basis: z.string().min(1).max(300).meta({ description: 'on what it rests: name, number and article of the rule' }),
        from: DayText.nullable().default(null).meta({ description: 'first day of telling on which it holds' }),
        to: DayText.nullable().default(null).meta({ description: 'last day of telling on which it holds' }),
      }),
    )
    .max(20)
    .optional()
    .meta({
      description: 'how long a firm may object to a grade or a circular before it is public, the first that holds; absent: ten workdays',
    }),
  holidays: z
    .array(AnnouncedYear)
    .max(20)
    .refine((years) => new Set(years.map(({ year }) => year)).size === years.length, '同一年写了两次')
    .optional()
    .meta({ description: 'public holidays of years that are announced and that this release does not have yet; absent: none' }),
})
export type CitySettings = z.infer<typeof CitySettings>

/** What every page is told of the city. */
export const City = CitySettings.extend({
  baseMap: BaseMap.nullable().meta({ description: 'null: maps are drawn without a ground, and ask nobody but this service' }),
  publicUrl: z.string().optional().meta({ description: 'where people reach the service; absent: nobody has said it' }),
  miniProgramCodes: z
    .boolean()
    .optional()
    .meta({ description: 'true: codes of records open the mini-program; absent: their plain address' }),
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
  counts: z
    .array(
      z.strictObject({ kind: KindCode, total: z.int().nullable().meta({ description: 'null: nothing of this kind was ever published' }) }),
    )
    .meta({ description: 'how many records of each kind are public now' }),
  sectors: z.array(z.strictObject({ sector: z.enum(codesOf(SECTORS)), enterprises: z.int() })),
  newestNotices: z.array(ITEMS.notice),
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
  unreadDays: z
    .array(DayText)
    .meta({ description: 'of the six days before today those on which no run read it well: whether anything changed then is not known' }),
  lastRun: z.strictObject({ id: z.string(), state: z.enum(codesOf(RUN_STATES)), at: Instant, reason: z.string().nullable() }).nullable(),
  register: z
    .strictObject({ name: z.string(), precedence: z.int() })
    .nullable()
    .meta({ description: 'records that other sources list too; of those the smallest precedence is shown' }),
  silent: z.boolean().meta({ description: 'later than its own rhythm' }),
  stopped: z.boolean().meta({ description: 'its newest finished run stopped: what is shown is the edition before' }),
  records: z.int(),
})
export type SourceState = z.infer<typeof SourceState>

export const SourcesAnswer = z.strictObject({ city: City, now: Instant, sources: z.array(SourceState) })
export type SourcesAnswer = z.infer<typeof SourcesAnswer>

export const ZonesAtQuery = z.strictObject({
  lng: decimal(-180, 180).meta({ description: 'longitude in degrees' }),
  lat: decimal(-90, 90).meta({ description: 'latitude in degrees' }),
  crs: z.enum(['gcj02', 'wgs84']).default('gcj02').meta({ description: 'wgs84 for a browser, gcj02 for WeChat' }),
})
export const ZonesAtAnswer = z.strictObject({
  zones: z.array(z.strictObject({ item: ITEMS.zone, body: BODIES.zone.omit({ boundary: true }) })).meta({ description: 'widest first' }),
  edition: z.int(),
  asOf: Instant,
})
export type ZonesAtAnswer = z.infer<typeof ZonesAtAnswer>
