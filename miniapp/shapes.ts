import { z } from 'zod'
import type { Endpoint } from '../shared/api/endpoint'
import { RECORD_ENDPOINTS } from '../shared/api/endpoints'
import { TIP_ENDPOINTS } from '../shared/api/tipEndpoints'
import type { Shape, ShapeTable } from './src/api/shape'

/** The part of JSON Schema that answers are made of. */
interface Schema {
  type?: string | string[]
  anyOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
}

const LETTERS: Record<string, string> = { string: 's', number: 'n', integer: 'n', boolean: 'b' }

/** The forms that a schema allows beside null, and whether null is one. */
function alternatives(schema: Schema): { forms: Schema[]; nullable: boolean } {
  const all = schema.anyOf ?? (Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type })) : [schema])
  const forms = all.filter(({ type }) => type !== 'null')
  return { forms, nullable: forms.length < all.length }
}

/** Whether a form is a plain value or a list of such: where several may stand, the page that shows them looks itself. */
const isPlain = ({ type, items }: Schema): boolean =>
  typeof type === 'string' && (type in LETTERS || (type === 'array' && items !== undefined && isPlain(items)))

const orNull = (shape: Shape): Shape => (typeof shape === 'string' ? `${shape}?` : [shape, 0])
const mayBeNull = (shape: Shape): boolean => (typeof shape === 'string' ? shape.endsWith('?') : Array.isArray(shape) && shape.length === 2)

/**
 * What the pages must find in each answer that they ask for, made from the endpoints themselves: types without bounds and
 * without lists of words. Throws where an answer has a form that this small table cannot tell.
 */
export function shapesOfAnswers(endpoints: readonly Endpoint[] = [...RECORD_ENDPOINTS, ...TIP_ENDPOINTS]): ShapeTable {
  const shapes: Shape[] = []
  const numbers = new Map<string, number>()
  const numbered = (shape: Shape): number => {
    const text = JSON.stringify(shape)
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, shapes.length)
    return shapes.push(shape) - 1
  }

  function shapeOf(schema: Schema): Shape {
    const { forms, nullable } = alternatives(schema)
    const [form] = forms
    if (forms.length > 1 && forms.every(isPlain)) return nullable ? 'x?' : 'x'
    if (form === undefined || forms.length > 1) throw new Error(`no shape for ${JSON.stringify(schema)}`)
    return nullable ? orNull(shapeOfForm(form)) : shapeOfForm(form)
  }

  function shapeOfForm(form: Schema): Shape {
    const { type, items = {}, properties, additionalProperties } = form
    if (type === 'array') return [shapeOf(items)]
    if (type === 'object' && properties) return numbered(shapeOfFields(properties, form.required ?? []))
    if (type === 'object') return { '*': typeof additionalProperties === 'object' ? shapeOf(additionalProperties) : 'x' }
    const told = typeof type === 'string' ? type : typeof (form.const ?? form.enum?.[0])
    const letter = LETTERS[told]
    if (letter === undefined && told !== 'undefined') throw new Error(`no shape for ${JSON.stringify(form)}`)
    return letter ?? 'x'
  }

  function shapeOfFields(properties: Record<string, Schema>, required: readonly string[]): Shape {
    return Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => {
        const shape = shapeOf(schema)
        // Records from before a field was there lack it: where null would do, so does nothing. A list is not left out.
        const isOptional = !required.includes(name) && (mayBeNull(shape) || !('default' in schema))
        return [isOptional ? `${name}?` : name, shape]
      }),
    )
  }

  const answers = endpoints
    .filter(({ answerType }) => answerType === undefined)
    .map(({ method, path, answer }): [string, number] => {
      const schema = z.toJSONSchema(answer, { io: 'input', unrepresentable: 'any' }) as Schema
      const shape = shapeOf(schema)
      return [`${method} ${path.replace(/\{\w+\}/g, '{}')}`, typeof shape === 'number' ? shape : numbered(shape)]
    })
    // An address that is written out is meant before one that varies.
    .sort(([one], [other]) => (one.match(/\{\}/g)?.length ?? 0) - (other.match(/\{\}/g)?.length ?? 0))
  return { answers, shapes: shapes.map(together) }
}

/** A shape whose plain fields stand together by their letters: most of a table is their quotes otherwise, and a phone carries it. */
function together(shape: Shape): Shape {
  if (typeof shape !== 'object' || Array.isArray(shape)) return shape
  const fields = Object.entries(shape as Record<string, Shape>)
  const isPlainField = ([name, one]: [string, Shape]): boolean => typeof one === 'string' && name !== '*'
  const groups = new Map<string, string[]>()
  for (const [name, letter] of fields.filter(isPlainField))
    groups.set(` ${String(letter)}`, [...(groups.get(` ${String(letter)}`) ?? []), name])
  const grouped = [...groups].map(([letter, names]): [string, Shape] => [letter, names.join(' ')])
  return Object.fromEntries([...grouped, ...fields.filter((field) => !isPlainField(field))])
}
