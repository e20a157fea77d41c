import { assertSupported, compare, isDocument, isInt32, isInteger, rankOf, Rank, type Doc } from '../bson/values'
import { CommandError, badValue, failedToParse, immutableId, notSupported, typeMismatch } from '../errors'
import type { Filter } from './match'
import { parsePath } from './paths'

export type Update = (doc: Doc, isInsert: boolean) => Doc

type Apply = (holder: Doc, field: string, operand: unknown) => void

const OPERATORS: Record<string, Apply> = {
  $set: (holder, field, operand) => {
    holder[field] = operand
  },
  $unset: (holder, field) => {
    delete holder[field]
  },
  $inc: (holder, field, operand) => {
    const before = own(holder, field)
    if (rankOf(operand) !== Rank.Number) throw typeMismatch(`Cannot increment with non-numeric argument: {${field}}`)
    if (before === undefined) holder[field] = operand
    else if (rankOf(before) !== Rank.Number) throw typeMismatch(`Cannot apply $inc to a value of non-numeric type: {${field}}`)
    else holder[field] = add(before as number | bigint, operand as number | bigint)
  },
  $push: (holder, field, operand) => {
    const before = arrayAt(holder, field, '$push')
    holder[field] = [...before, ...eachOf(operand, '$push')]
  },
  $addToSet: (holder, field, operand) => {
    const before = arrayAt(holder, field, '$addToSet')
    const after = [...before]
    for (const value of eachOf(operand, '$addToSet')) if (!after.some((one) => compare(one, value) === 0)) after.push(value)
    holder[field] = after
  },
}

/** Compiles an update document. Throws, naming it, at any operator or path form outside the subset. */
export function compileUpdate(update: unknown): Update {
  if (Array.isArray(update)) throw notSupported('a pipeline update')
  if (!isDocument(update)) throw failedToParse('an update must be a document')
  if (Object.keys(update).length === 0) throw notSupported('a replacement update')
  const steps: { path: string[]; operand: unknown; apply: Apply; onInsertOnly: boolean }[] = []
  for (const [operator, fields] of Object.entries(update)) {
    if (!operator.startsWith('$')) throw notSupported('a replacement update')
    const apply = operator === '$setOnInsert' ? OPERATORS.$set : Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
    if (!apply) throw notSupported(`the update operator ${operator}`)
    if (!isDocument(fields)) throw failedToParse(`Modifiers operate on fields but a value was given to ${operator}`)
    for (const [path, operand] of Object.entries(fields)) {
      assertSupported(operand)
      steps.push({ path: parsePath(path), operand, apply, onInsertOnly: operator === '$setOnInsert' })
    }
  }
  refuseConflicts(steps.map((step) => step.path.join('.')))
  // As MongoDB does since 5.0: new fields come in the order of their names, whatever operator makes them.
  steps.sort((a, b) => compare(a.path, b.path))
  return (doc, isInsert) => {
    const after = structuredCopy(doc) as Doc
    for (const { path, operand, apply, onInsertOnly } of steps) {
      if (onInsertOnly && !isInsert) continue
      const holder = holderOf(after, path, apply === OPERATORS.$unset)
      if (holder) apply(holder, path.at(-1) ?? '', structuredCopy(operand))
    }
    if (Object.hasOwn(doc, '_id') && compare(after._id, doc._id) !== 0) throw immutableId()
    return after
  }
}

/** The document an upsert starts from: what the filter's equalities say. */
export function upsertSeed(filter: Filter): Doc {
  const seed: Doc = {}
  for (const { path, operator, operand } of surely(filter)) {
    if (operator !== '$eq') continue
    const parts = parsePath(path)
    const holder = holderOf(seed, parts, false)
    const field = parts.at(-1) ?? ''
    if (!holder) continue
    if (Object.hasOwn(holder, field)) {
      throw new CommandError(54, 'NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`)
    }
    holder[field] = structuredCopy(operand)
  }
  return seed
}

/** The predicates that must all hold; an `$or` of one clause is that clause. */
const surely = ({ all, any }: Filter): Filter['all'] => [
  ...all,
  ...any.flatMap(([only, ...others]) => (only && others.length === 0 ? surely(only) : [])),
]

function refuseConflicts(paths: string[]): void {
  const seen = new Set<string>()
  for (const path of [...paths].sort((a, b) => a.length - b.length)) {
    const parts = path.split('.')
    const conflict = parts.map((_, i) => parts.slice(0, i + 1).join('.')).find((prefix) => seen.has(prefix))
    if (conflict !== undefined) {
      throw new CommandError(40, 'ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${conflict}'`)
    }
    seen.add(path)
  }
}

/** The document that holds the last part of a path, made on the way unless `onlyExisting`; null where it is not there. */
function holderOf(doc: Doc, path: string[], onlyExisting: boolean): Doc | null {
  let holder = doc
  for (const part of path.slice(0, -1)) {
    const next = own(holder, part)
    if (next === undefined) {
      if (onlyExisting) return null
      const made: Doc = {}
      holder[part] = made
      holder = made
    } else if (isDocument(next)) holder = next
    else if (Array.isArray(next)) throw notSupported(`the update path ${path.join('.')} through an array`)
    else if (onlyExisting) return null
    else throw badValue(`Cannot create field in element {${part}}`)
  }
  return holder
}

/** A field of the document's own: `constructor` and its like are inherited, not stored. */
const own = (holder: Doc, field: string): unknown => (Object.hasOwn(holder, field) ? holder[field] : undefined)

function arrayAt(holder: Doc, field: string, operator: string): unknown[] {
  const value = own(holder, field)
  if (value === undefined) return []
  if (!Array.isArray(value)) throw badValue(`The field '${field}' must be an array for ${operator}`)
  return value
}

function eachOf(operand: unknown, operator: string): unknown[] {
  if (!isDocument(operand) || !Object.keys(operand).some((key) => key.startsWith('$'))) return [operand]
  const { $each, ...rest } = operand
  if (Object.keys(rest).length > 0) throw notSupported(`${operator} with ${Object.keys(rest).join(', ')}`)
  if (!Array.isArray($each)) throw badValue(`$each of ${operator} needs an array`)
  return $each
}

/** A double among the two makes a double; int32 that no longer fits becomes int64, and int64 that does not is refused. */
function add(a: number | bigint, b: number | bigint): number | bigint {
  if (!isInteger(a) || !isInteger(b)) return Number(a) + Number(b)
  const sum = BigInt(a) + BigInt(b)
  if (BigInt.asIntN(64, sum) !== sum) throw badValue('Failed to apply $inc operations: the result is outside int64')
  return typeof a === 'number' && typeof b === 'number' && isInt32(Number(sum)) ? Number(sum) : sum
}

/** A copy whose documents and arrays are new; scalars are immutable to us and shared. */
function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy)
  if (isDocument(value)) return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, structuredCopy(inner)]))
  return value
}
