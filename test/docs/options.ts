import { z } from 'zod'
import { SourceList } from '../../server/mirror/source/sources'

/** An option of a list of sources, as its schema has it. */
export interface Option {
  /** dotted, without places of lists; `*` for a name that is the city's own: `columns.*.unit` */
  path: string
  /** what is taken where nothing stands; undefined where nothing is */
  usual: unknown
  /** the words that it may be, where only some may stand */
  values: readonly string[]
}

/** What another option is written like: both are a mapping of columns. */
const LIKE: Readonly<Record<string, string>> = { envelope: 'columns' }

/** Options whose names are the writer's own, or that only older lists have. */
const LEFT_OUT = /^(city|columns\.\*\.values)\b./

const nested = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`)

const valuesOf = (schema: z.ZodType): string[] =>
  schema instanceof z.ZodEnum ? schema.options.map(String) : schema instanceof z.ZodLiteral ? [...schema.values].map(String) : []

/** Every option of a schema, those of its alternatives together. */
function optionsIn(schema: z.ZodType, at = '', usual: unknown = undefined): Option[] {
  if (schema instanceof z.ZodDefault) return optionsIn(schema.unwrap() as z.ZodType, at, schema.def.defaultValue)
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return optionsIn(schema.unwrap() as z.ZodType, at, usual)
  if (schema instanceof z.ZodPipe) return optionsIn(schema.out as z.ZodType, at, usual)
  const own = at === '' ? [] : [{ path: at, usual, values: valuesOf(schema) }]
  if (schema instanceof z.ZodArray) return [...own, ...optionsIn(schema.element as z.ZodType, at)]
  if (schema instanceof z.ZodRecord) return [...own, ...optionsIn(schema.valueType as z.ZodType, nested(at, '*'))]
  if (schema instanceof z.ZodUnion) return [...own, ...schema.options.flatMap((one) => optionsIn(one as z.ZodType, at, usual))]
  if (!(schema instanceof z.ZodObject)) return own
  return [...own, ...Object.entries(schema.shape).flatMap(([name, inner]) => optionsIn(inner as z.ZodType, nested(at, name)))]
}

const sameAs = (path: string): string => path.replace(/^[a-z]+(?=\.\*)/, (head) => LIKE[head] ?? head)

/** Every option of a source by its path, and those of the whole list; an option of several formats once. */
export function options(): Option[] {
  const found = new Map<string, Option>()
  for (const { path, usual, values } of optionsIn(SourceList)) {
    const plain = sameAs(path.replace(/^sources\.?/, ''))
    if (plain === '' || plain === 'city' || LEFT_OUT.test(plain)) continue
    const known = found.get(plain)
    found.set(plain, { path: plain, usual: usual ?? known?.usual, values: [...new Set([...(known?.values ?? []), ...values])] })
  }
  return [...found.values()]
}

/** The paths of everything that an entry of a list says, as `options` names them. */
export function pathsSaid(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsSaid(one, at))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = sameAs(nested(at, /^(?:columns|envelope)$/.test(at) || /\.values$/.test(at) ? '*' : name))
    return [path, ...pathsSaid(inner, path)]
  })
}
