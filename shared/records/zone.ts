import { z } from 'zod'
import { Count, DayText, LongText, ShortText, listOf, unknownable } from '../fields'
import { BOUNDARY_POINTS_MAX } from '../limits'
import { PERSON_ROLES, SECTORS, ZONE_LEVELS, codesOf } from '../vocabulary'

const Ring = z.array(z.tuple([z.number(), z.number()])).min(4)
type Rings = z.infer<typeof Ring>[]

/** GeoJSON (RFC 7946) in GCJ-02, the coordinates that Chinese maps show; of `BOUNDARY_POINTS_MAX` points at most, all rings together. */
export const Boundary = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
    z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
  ])
  .refine((boundary) => pointsIn(boundary) <= BOUNDARY_POINTS_MAX, `边界最多 ${BOUNDARY_POINTS_MAX} 个点，请先简化`)
  .meta({ description: `at most ${BOUNDARY_POINTS_MAX} points, all rings together` })

function pointsIn({ type, coordinates }: { type: 'Polygon'; coordinates: Rings } | { type: 'MultiPolygon'; coordinates: Rings[] }): number {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat()
  return rings.reduce((points, ring) => points + ring.length, 0)
}

export type Boundary = z.infer<typeof Boundary>

/** Training of a responsible person (总局令3号 sets the hours; what a person has is what the bureau published). */
export const Training = z.strictObject({
  on: DayText,
  hours: unknownable(Count),
  passed: unknownable(z.boolean()),
  nextDue: unknownable(DayText),
})

/** A responsible person with exactly what a public board may show (domain 9.2): no mobile, no ID, no home address. */
export const ResponsiblePerson = z.strictObject({
  role: z.enum(codesOf(PERSON_ROLES)),
  name: ShortText,
  nameConsent: z.boolean().default(false).meta({ description: 'a grid worker agreed in writing to be named; otherwise masked' }),
  post: unknownable(ShortText),
  unit: unknownable(ShortText),
  sector: unknownable(z.enum(codesOf(SECTORS))),
  officePhone: unknownable(ShortText),
  duties: listOf(LongText),
  termFrom: unknownable(DayText),
  termTo: unknownable(DayText),
  training: unknownable(Training),
})
export type ResponsiblePerson = z.infer<typeof ResponsiblePerson>

/** A person as the public meets them. */
export const PublicPerson = ResponsiblePerson.omit({ nameConsent: true })

/** A zone of responsibility as a source hands it over. */
export const ZoneInput = z.strictObject({
  code: ShortText,
  name: ShortText,
  level: z.enum(codesOf(ZONE_LEVELS)),
  parent: unknownable(ShortText),
  sectors: listOf(z.enum(codesOf(SECTORS))),
  supervisionPhone: unknownable(ShortText),
  boundary: unknownable(Boundary),
  persons: listOf(ResponsiblePerson),
})

export const ZoneBody = ZoneInput.extend({ persons: z.array(PublicPerson) })
export type ZoneBody = z.infer<typeof ZoneBody>
export type ZonePerson = ZoneBody['persons'][number]
