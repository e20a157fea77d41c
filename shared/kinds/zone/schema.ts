import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { foldKeyText } from '../../codes/fold'
import { CodeText, Count, DayText, LongText, OfficePhone, ProperName, ShortText, coded, listOf, unknownable } from '../../fields'
import { BOUNDARY_POINTS_MAX } from '../../limits'
import { DivisionCode, SectorCode, placing } from '../../parts'
import { SECTORS, codesOf } from '../../vocabulary'
import { ORDER_MAX, by, byCode, byDivision, divisionToken, itemOf, list } from '../list'
import { PERSON_ROLES, ZONE_LEVELS } from './words'

const Ring = z.array(z.tuple([z.number(), z.number()])).min(4)
type Rings = z.infer<typeof Ring>[]

/** GeoJSON (RFC 7946) in GCJ-02, the coordinates that Chinese maps show; of `BOUNDARY_POINTS_MAX` points at most, all rings together. */
export const Boundary = placing(
  'boundary',
  z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
      z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
    ])
    .refine((boundary) => pointsIn(boundary) <= BOUNDARY_POINTS_MAX, `边界最多 ${BOUNDARY_POINTS_MAX} 个点，请先简化`)
    .meta({ description: `at most ${BOUNDARY_POINTS_MAX} points, all rings together` }),
)

function pointsIn({ type, coordinates }: { type: 'Polygon'; coordinates: Rings } | { type: 'MultiPolygon'; coordinates: Rings[] }): number {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat()
  return rings.reduce((points, ring) => points + ring.length, 0)
}

export type Boundary = z.infer<typeof Boundary>

/** Training of a responsible person (总局令3号 sets the hours; what a person has is what the bureau published). */
const Training = z.strictObject({
  on: DayText,
  hours: unknownable(Count),
  passed: unknownable(z.boolean()),
  nextDue: unknownable(DayText),
})

/** A responsible person with exactly what a public board may show (domain 9.2): no mobile, no ID, no home address. */
export const ResponsiblePerson = z.strictObject({
  role: coded(PERSON_ROLES),
  name: ShortText,
  nameConsent: z.boolean().default(false).meta({ description: 'a grid worker agreed in writing to be named; otherwise masked' }),
  post: unknownable(ShortText),
  unit: unknownable(ShortText),
  sector: unknownable(SectorCode),
  officePhone: unknownable(OfficePhone),
  duties: listOf(LongText),
  termFrom: unknownable(DayText),
  termTo: unknownable(DayText),
  training: unknownable(Training),
})
export type ResponsiblePerson = z.infer<typeof ResponsiblePerson>

/** A person as the public meets them. */
const PublicPerson = ResponsiblePerson.omit({ nameConsent: true })

/** A zone of responsibility as a source hands it over. */
const ZoneInput = z.strictObject({
  code: CodeText,
  name: ProperName,
  level: coded(ZONE_LEVELS),
  parent: unknownable(ShortText),
  division: unknownable(DivisionCode).meta({
    description: 'the division that it is, or lies in: records of which only that is public are drawn at its mark',
  }),
  sectors: listOf(SectorCode),
  supervisionPhone: unknownable(OfficePhone),
  boundary: unknownable(Boundary),
  persons: listOf(ResponsiblePerson),
})

const ZoneBody = ZoneInput.extend({ persons: z.array(PublicPerson) })
export type ZoneBody = z.infer<typeof ZoneBody>
export type ZonePerson = ZoneBody['persons'][number]

const ZoneItem = itemOf(ZoneBody, ['code', 'name', 'level', 'parent', 'division', 'sectors']).extend({
  headline: z.string().nullable().meta({ description: 'the first responsible person, name and post' }),
  headlineUntil: z.string().nullable().meta({ description: 'the last day of the term of that person, where it is told' }),
  officePhone: z.string().nullable(),
})
export type ZoneItem = z.infer<typeof ZoneItem>

/** How a zone is named by those who follow what happens there. */
export const zoneFollowed = textUpTo(60).optional().meta({ description: 'code of a zone: it and all below it' })

export const zone = {
  input: ZoneInput,
  body: ZoneBody,
  item: ZoneItem,
  parts: { Boundary, PublicPerson, Training },
  list: list(ZoneBody, {
    summary: '责任片区',
    filters: {
      level: byCode(ZONE_LEVELS, ({ level }) => level),
      code: by(textUpTo(60).optional(), ({ code }) => foldKeyText(code), { asked: foldKeyText }),
      parent: by(textUpTo(60).optional(), ({ parent }) => parent && foldKeyText(parent), { asked: foldKeyText, pointsTo: 'zone' }),
      division: byDivision,
      // Not `sector`: that name heads an index, and an array there would cost every kind its order.
      industry: by(
        z.enum(codesOf(SECTORS)).optional().meta({ description: 'zones where somebody answers for this industry' }),
        ({ sectors, persons }) => [...new Set([...sectors, ...persons.flatMap(({ sector }) => sector ?? [])])],
      ),
    },
    // A grid lies in a division and is not the whole of it.
    keys: { area: ({ division, level }) => (division === null || level === 'grid' ? null : divisionToken(division)) },
    hasMap: true,
    sorts: ['code'],
    orders: { code: ({ code }) => foldKeyText(code).slice(0, ORDER_MAX) },
  }),
} as const
