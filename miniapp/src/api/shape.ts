/**
 * What an answer must look like before a page paints it, small enough for a phone. The table is made from the endpoints at
 * build time (miniapp/shapes.ts). It asks for names and types only: a word that is new or a field that was added since is no
 * fault, a field that is gone or has become something else is.
 */

/**
 * `s` a text, `n` a number, `b` yes or no, `x` anything, each with `?` where it may be null; a number names a shape of the
 * table; `[shape]` a list; `[shape, 0]` null or the shape; an object its fields, `?` behind the name of one that may be
 * absent, `*` for fields of any name. Fields that one letter tells stand together: a blank and that letter, and their names with blanks between.
 */
export type Shape = string | number | readonly [Shape] | readonly [Shape, 0] | { readonly [field: string]: Shape }

export interface ShapeTable {
  /** method and path, with `{}` for each part that varies, and the number of the answer's shape; a fixed path before one that varies */
  answers: readonly (readonly [methodAndPath: string, shape: number])[]
  shapes: readonly Shape[]
}

const TYPES: Record<string, string> = { s: 'string', n: 'number', b: 'boolean' }

/** Whether a value has a shape. */
export function fits(value: unknown, shape: Shape, shapes: readonly Shape[]): boolean {
  if (typeof shape === 'number') return fits(value, shapes[shape] ?? 'x', shapes)
  if (typeof shape === 'string') {
    const mayBeNull = shape.length > 1
    return shape[0] === 'x' || (value === null ? mayBeNull : typeof value === TYPES[shape[0] ?? ''])
  }
  if (Array.isArray(shape)) {
    const [one, nullable] = shape as [Shape, 0?]
    if (nullable === 0) return value === null || fits(value, one, shapes)
    return Array.isArray(value) && value.every((each) => fits(each, one, shapes))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const given = value as Record<string, unknown>
  return Object.entries(shape as Record<string, Shape>).every(([name, one]) => {
    if (name === '*') return Object.values(given).every((each) => fits(each, one, shapes))
    const names = name.startsWith(' ') ? String(one).split(' ') : [name]
    const own = name.startsWith(' ') ? name.slice(1) : one
    return names.every((each) => fieldFits(given, each, own, shapes))
  })
}

function fieldFits(given: Record<string, unknown>, name: string, shape: Shape, shapes: readonly Shape[]): boolean {
  const isOptional = name.endsWith('?')
  const field = given[isOptional ? name.slice(0, -1) : name]
  return field === undefined ? isOptional : fits(field, shape, shapes)
}

/** The number of the shape of what an address answers; null where it answers no JSON or is none of the service's. */
export function shapeOf(method: string, url: string, { answers }: ShapeTable): number | null {
  const asked = [method, ...(url.split('?')[0] ?? '').split('/')]
  const found = answers.find(([one]) => {
    const parts = one.split(/[ /]/)
    return parts.length === asked.length && parts.every((part, i) => part === '{}' || part === asked[i])
  })
  return found?.[1] ?? null
}
