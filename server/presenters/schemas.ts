import { z } from 'zod'
import * as changes from '../../shared/api/changes'
import * as city from '../../shared/api/city'
import * as deciders from '../../shared/api/deciders'
import * as decisions from '../../shared/api/decisions'
import * as desk from '../../shared/api/desk'
import * as grading from '../../shared/api/grading'
import * as lists from '../../shared/api/lists'
import * as map from '../../shared/api/map'
import * as records from '../../shared/api/records'
import * as runs from '../../shared/api/runs'
import * as statistics from '../../shared/api/statistics'
import * as strip from '../../shared/api/strip'
import * as tips from '../../shared/api/tips'
import * as envelope from '../../shared/envelope'
import * as fields from '../../shared/fields'
import * as gradingTable from '../../shared/grading/table'
import * as monthEnds from '../../shared/kinds/inspection/monthEnd'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { BODIES, INPUTS, ITEMS, PARTS } from '../../shared/kinds/schemas'
import * as parts from '../../shared/parts'
import { codesOf } from '../../shared/vocabulary'

/** Where the schemas of the API and of what it tells are exported: their names there are their names in its description. */
const MODULES: readonly Readonly<Record<string, unknown>>[] = [
  changes,
  city,
  deciders,
  decisions,
  desk,
  grading,
  gradingTable,
  lists,
  map,
  monthEnds,
  records,
  runs,
  statistics,
  strip,
  tips,
  envelope,
  fields,
  parts,
  ...codesOf(KINDS).map(schemasOf),
]

/** The schemas of a kind under the names that the description gives them: `ZoneItem`. */
function schemasOf(kind: Kind): Record<string, z.ZodType> {
  const name = kind.charAt(0).toUpperCase() + kind.slice(1)
  return { [`${name}Body`]: BODIES[kind], [`${name}Input`]: INPUTS[kind], [`${name}Item`]: ITEMS[kind], ...PARTS[kind] }
}

export type Json = Record<string, unknown>
export type NamedSchemas = z.core.$ZodRegistry<{ id: string }>

/**
 * Schemas by the names under which they are exported: those that have parts, and those that need words. A plain text or number says
 * more where it stands than by a reference. Throws where two have one name.
 */
function exportedSchemas(): Map<string, z.ZodType> {
  const found = new Map<string, z.ZodType>()
  for (const [name, value] of MODULES.flatMap((module) => Object.entries(module))) {
    if (!(value instanceof z.ZodType) || !(value instanceof z.ZodObject || value.meta()?.description !== undefined)) continue
    if (found.has(name) && found.get(name) !== value) throw new Error(`two schemas are called ${name}`)
    found.set(name, value)
  }
  return found
}

/** A registry of every exported schema, and of these answers under the names they are given, unless they have one. */
export function nameSchemas(answers: readonly (readonly [name: string, schema: z.ZodType])[]): NamedSchemas {
  const registry: NamedSchemas = z.registry<{ id: string }>()
  for (const [id, schema] of [...exportedSchemas(), ...answers]) if (!registry.has(schema)) registry.add(schema, { id })
  return registry
}

export const REFERENCE = '#/components/schemas/'

/** Every named schema as JSON Schema of what is answered; where one stands in another, it is referred to. */
export function componentsOf(registry: NamedSchemas): Record<string, Json> {
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => REFERENCE + id,
    io: 'output',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => level(jsonSchema),
  })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema as Json)]))
}

/** The components that are reached from a description, by name, in order. */
export function reachedFrom(start: unknown, components: Readonly<Record<string, Json>>): Record<string, Json> {
  const reached = new Set<string>()
  const visit = (value: unknown) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (reached.has(name)) continue
      reached.add(name)
      visit(components[name])
    }
  }
  visit(start)
  return Object.fromEntries(Object.entries(components).filter(([name]) => reached.has(name)))
}

/**
 * A schema as JSON Schema, with nothing referred to. `input` is what a sender writes, `output` what it means; the two differ in what
 * may be left out, and for parameters, which arrive as text whatever they mean.
 */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  return bare(z.toJSONSchema(schema, { io, unrepresentable: 'any', override: ({ jsonSchema: made }) => level(made) }))
}

/** Within a description of ours the dialect is understood, and each schema lies where it is referred to. */
function bare({ $schema: _dialect, $id: _place, ...schema }: Json): Json {
  return schema
}

/** A tuple of equals is a list of that length: that is what tools for older dialects understand too. */
function level(schema: { prefixItems?: unknown[]; items?: unknown; minItems?: number; maxItems?: number }): void {
  const { prefixItems } = schema
  if (prefixItems === undefined || new Set(prefixItems.map((item) => JSON.stringify(item))).size !== 1) return
  delete schema.prefixItems
  Object.assign(schema, { items: prefixItems[0], minItems: prefixItems.length, maxItems: prefixItems.length })
}
