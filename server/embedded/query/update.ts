import { compare, isDocument, rankOf, Rank, type Doc } from '../bson/values'
import { badValue, failedToParse, immutableId, notSupported, typeMismatch } from '../errors'
import type { Filter } from './match'

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
    const before = holder[field]
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
  const steps: { path: string[]; operand: unknown; apply: Apply; onInsertOnly: boolean }[] = []
  for (const [operator, fields] of Object.entries(update)) {
    if (!operator.startsWith('$')) throw notSupported('a replacement update')
    const apply = operator === '$setOnInsert' ? OPERATORS.$set : OPERATORS[operator]
    if (!apply) throw notSupported(`the update operator ${operator}`)
    if (!isDocument(fields)) throw failedToParse(`Modifiers operate on fields but a value was given to ${operator}`)
    for (const [path, operand] of Object.entries(fields)) {
      steps.push({ path: parsePath(path), operand, apply, onInsertOnly: operator === '$setOnInsert' })
    }
  }
  refuseConflicts(steps.map((step) => step.path.join('.')))
  return (doc, isInsert) => {
    const after = structuredCopy(doc) as Doc
    for (const { path, operand, apply, onInsertOnly } of steps) {
      if (onInsertOnly && !isInsert) continue
      const holder = holderOf(after, path, apply === OPERATORS.$unset)
      if (holder) apply(holder, path.at(-1) ?? '', structuredCopy(operand))
    }
    if (!isInsert && compare(after._id, doc._id) !== 0) throw immutableId()
    return after
  }
}

/** The document an upsert starts from: what the filter's equalities say. */
export function upsertSeed(filter: Filter): Doc {
  const seed: Doc = {}
  for (const { path, operator, operand } of filter.all) {
    if (operator !== '$eq') continue
    const parts = parsePath(path)
    const holder = holderOf(seed, parts, false)
    if (holder) holder[parts.at(-1) ?? ''] = structuredCopy(operand)
  }
  return seed
}

function parsePath(path: string): string[] {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part.startsWith('$'))) throw notSupported(`the update path ${path}`)
  return parts
}

function refuseConflicts(paths: string[]): void {
  const sorted = [...paths].sort()
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1] ?? ''
    const path = sorted[i] ?? ''
    if (path === before || path.startsWith(before + '.')) throw badValue(`Updating the path '${path}' would create a conflict at '${before}'`)
  }
}

/** The document that holds the last part of a path, made on the way unless `onlyExisting`; null where it is not there. */
function holderOf(doc: Doc, path: string[], onlyExisting: boolean): Doc | null {
  let holder = doc
  for (const part of path.slice(0, -1)) {
    const next = holder[part]
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

function arrayAt(holder: Doc, field: string, operator: string): unknown[] {
  const value = holder[field]
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

function add(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'bigint' || typeof b === 'bigint') {
    const whole = (value: number | bigint) => typeof value === 'bigint' || Number.isInteger(value)
    return whole(a) && whole(b) ? BigInt(a) + BigInt(b) : Number(a) + Number(b)
  }
  return a + b
}

/** A copy whose documents and arrays are new; scalars are immutable to us and shared. */
function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy)
  if (isDocument(value)) return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, structuredCopy(inner)]))
  return value
}
