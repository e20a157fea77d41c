import { z } from 'zod'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { INPUTS } from '../../shared/kinds/schemas'
import { PLACE_TYPES, type PlaceType } from '../../shared/parts'
import { codesOf } from '../../shared/vocabulary'
import { withElements, withFields } from './changed'

/** Where a value says that something lies: a part of one type, or parts that hold such; null where nothing of it does. */
export type PlacePlan = { type: PlaceType } | { fields: ReadonlyMap<string, PlacePlan> } | null

/** Where what a schema describes says that something lies, by the types of its parts. A list is as each of its elements. */
export function placesOf(schema: z.ZodType): PlacePlan {
  const type = PLACE_TYPES.get(schema as z.ZodType)?.type
  if (type !== undefined) return { type }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return placesOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return placesOf(schema.element as z.ZodType)
  if (!(schema instanceof z.ZodObject)) return null
  const fields = Object.entries(schema.shape).flatMap(([name, inner]): [string, PlacePlan][] => {
    const plan = placesOf(inner as z.ZodType)
    return plan === null ? [] : [[name, plan]]
  })
  return fields.length === 0 ? null : { fields: new Map(fields) }
}

/** Of what a source hands over of each kind. */
export const PLACE_PLANS = Object.fromEntries(codesOf(KINDS).map((kind) => [kind, placesOf(INPUTS[kind])])) as Readonly<
  Record<Kind, PlacePlan>
>

/** A value with each part that says where something lies as `change` makes it; `path` is dotted. What says nothing of a place is returned as it is. */
export function mapPlaces<T>(value: T, plan: PlacePlan, change: (type: PlaceType, part: unknown, path: string) => unknown): T {
  return mapIn(value, plan, '', change) as T
}

// A function of its own: every row passes here several times.
function mapIn(inner: unknown, at: PlacePlan, path: string, change: (type: PlaceType, part: unknown, path: string) => unknown): unknown {
  if (at === null || inner === null || inner === undefined) return inner
  if (Array.isArray(inner)) return withElements(inner, (one, i) => mapIn(one, at, `${path}.${i}`, change))
  if ('type' in at) return change(at.type, inner, path)
  if (typeof inner !== 'object') return inner
  const { fields } = at
  return withFields(inner, (part, name) => {
    const plan = fields.get(name)
    return plan === undefined ? part : mapIn(part, plan, path === '' ? name : `${path}.${name}`, change)
  })
}

/** Whether a value says of something where it lies. */
export function hasPlace(value: unknown, plan: PlacePlan): boolean {
  if (plan === null || value === null || value === undefined) return false
  if ('type' in plan) return true
  if (Array.isArray(value)) return value.some((one) => hasPlace(one, plan))
  if (typeof value !== 'object') return false
  for (const [name, inner] of plan.fields) if (hasPlace((value as Record<string, unknown>)[name], inner)) return true
  return false
}

/** What nobody could read, without what it says of places: whether those may be told is known of a record that can be read. */
export const withoutPlaces = (kind: Kind, body: unknown): unknown =>
  mapPlaces(body, PLACE_PLANS[kind], (type, part) => (type === 'boundary' || type === 'zone code' ? part : '…'))
