import { z } from 'zod'
import { textUpTo } from '../api/parameters'
import { divisionsUpFrom, withoutFilling } from '../codes/divisionCode'
import { foldKeyText } from '../codes/fold'
import { Envelope } from '../envelope'
import { SECTORS, codesOf, type Sector } from '../vocabulary'
import type { Kind } from './index'

/** The schemas of one kind: what a source hands over, what is public, one line of its list, and what that list filters and sorts by. */
export interface KindSchemas {
  input: z.ZodObject
  body: z.ZodObject
  item: z.ZodObject
  list: ListRules
  /** parts of its body that stand in several places, by the names that the description of the API gives them */
  parts?: Readonly<Record<string, z.ZodType>>
}

/** The envelope fields that a list also looks at. */
export interface ListedEnvelope {
  agency: string
  publishedAt: string | null
}

/** What a record is listed under; a record without such a value is in the list, and under none. */
type Value = string | readonly string[] | null | undefined

/** An exact filter: the query parameter and the facet of a record share its name. */
export interface Filter {
  query: z.ZodType<string | undefined>
  /** the values of a record that pass it: a filter cannot exist without them */
  values: (body: never, envelope: ListedEnvelope) => Value
  /** what somebody asks for, in the form that `values` has; absent: as it is asked */
  asked?: (text: string) => string
  /** the kind whose records these values point to: every join between kinds comes from here */
  pointsTo?: Kind
  /** whether these values point to records of every kind, as `kind/id` */
  pointsToAny?: boolean
}

/** How a kind is listed, whatever its body. */
export interface ListRules {
  summary?: string
  filters: Readonly<Record<string, Filter>>
  /** the order that `from` and `to` bound, a calendar day */
  range?: string
  /** orders by name; the first is the default. A leading minus: newest or highest first */
  sorts: readonly [string, ...string[]]
  /** what a record has in each order, by its name without the minus */
  orders: Readonly<Record<string, (body: never, envelope: ListedEnvelope) => string>>
  /** whether its records lie somewhere: then they are drawn on a map, and the list can be asked for a box of it */
  hasMap?: boolean
  /** by what its statistics can be parted: a filter, and which of its values make a group */
  groups?: Readonly<Record<string, { filter: string; isGroup?: (value: string) => boolean }>>
  /** the filter by which its records lie in quarters: its statistics set each beside the same quarter of the year before */
  quarters?: string
  /** whether what other records tell of one of its own is told by quarters */
  hasStrip?: boolean
  /** whether an office grades its records, and a published table of rules may recompute that from other records */
  hasGrading?: boolean
  /** other values that a record is looked up by, and nobody filters by */
  keys?: Readonly<Record<string, (body: never) => Value>>
  /** the pictures that a record shows, by what they are asked for */
  pictures?: (body: never) => readonly string[]
  /** what stays of a version whose content is erased, so that what was once counted stays counted: nothing of anybody, of a firm or of an address */
  outlasts?: (body: never) => string
}

/** A list whose parts know the body of their kind. */
interface ListOf<Body> extends Omit<ListRules, 'filters' | 'orders' | 'keys' | 'pictures' | 'outlasts'> {
  filters: Readonly<Record<string, Omit<Filter, 'values'> & { values: (body: Body, envelope: ListedEnvelope) => Value }>>
  orders: Readonly<Record<string, (body: Body, envelope: ListedEnvelope) => string>>
  keys?: Readonly<Record<string, (body: Body) => Value>>
  pictures?: (body: Body) => readonly string[]
  outlasts?: (body: Body) => string
}

/** The list of a kind: its filters, each with its values, and its orders. */
export const list = <B extends z.ZodObject>(_body: B, rules: ListOf<z.infer<B>>): ListRules => rules

/** A filter by a code or a text: what may be asked for, and what a record has. */
export const by = <Body>(
  query: Filter['query'],
  values: (body: Body, envelope: ListedEnvelope) => Value,
  rest: Pick<Filter, 'asked' | 'pointsTo' | 'pointsToAny'> = {},
) => ({ query, values, ...rest })

/** A filter by one of a list of codes. */
export const byCode = <Body, T extends Record<string, string>>(codes: T, values: (body: Body) => Value) =>
  by<Body>(z.enum(codesOf(codes)).optional(), values)

/** Sorts before every date: records without one come last where the newest come first. */
export const NO_DATE = '0000-00-00'

/** Longest order key: an index key has a bound, and beyond this nobody reads an order any more. */
export const ORDER_MAX = 64

export const bySector = byCode(SECTORS, ({ sector }: { sector: Sector | null }) => sector)

/** What a list is asked for by division. */
export const AskedDivision = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .optional()
  .meta({ description: 'a division code; everything below it is included' })

/** By a division or any above it. A code may be filled up with zeros. */
export const byDivision = by(AskedDivision, ({ division }: { division: string | null }) => divisionsUpFrom(division), {
  asked: withoutFilling,
})

/** The same, of a record whose division stands in its place. */
export const byPlace = by(
  AskedDivision,
  ({ place }: { place: { division: string | null } | null }) => divisionsUpFrom(place?.division ?? null),
  {
    asked: withoutFilling,
  },
)

/** What a record of which only the division is known is called by the zones that are that division, or lie above it. */
export const divisionToken = (division: string): string => `division:${division}`

/** By the zone in which a record lies, and by every division that it lies in: a street answers for its grids, and for what is public of it alone. */
export const byZone = by(
  textUpTo(60).optional(),
  ({ zone, place }: { zone: string | null; place: { division: string | null } | null }) => [
    ...(zone === null ? [] : [foldKeyText(zone)]),
    ...divisionsUpFrom(place?.division ?? null).map(divisionToken),
  ],
  { asked: foldKeyText, pointsTo: 'zone' },
)

type EnvelopeShape = typeof Envelope.shape
type Picked<S extends z.ZodRawShape, F extends PropertyKey> = {
  [N in F]: N extends keyof S ? S[N] : N extends keyof EnvelopeShape ? EnvelopeShape[N] : never
}

/** One line of a list: its id, and these fields of the body or the envelope, in this order. */
export function itemOf<
  S extends z.ZodRawShape,
  const F extends keyof S | 'agency' | 'documentNo' | 'publishedAt' | 'publicUntil' | 'source' | 'lastChangedAt',
>(body: z.ZodObject<S>, fields: readonly F[]) {
  const all: Record<PropertyKey, unknown> = { ...Envelope.shape, ...body.shape }
  const picked = Object.fromEntries(fields.map((field) => [field, all[field]])) as Picked<S, F>
  return z.strictObject({ id: z.string(), ...picked })
}
