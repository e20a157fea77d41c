import { Rank, compare, groupKey, isDocument, rankOf, type Doc } from '../bson/values'
import { headOf } from '../bson/fields'
import { badValue, failedToParse, notSupported } from '../errors'
import { compileFilter, parseFilter } from './match'
import { Sum } from './sum'
import { parsePath, plainValueAt } from './paths'
import { compileProjection } from './project'
import { compileSort, parseSort } from './sort'

/** A stage turns a stream of documents into another; null is a pause, which is handed on. */
type Stage = (input: Iterable<Doc | null>) => Iterable<Doc | null>

type Accumulator = { add: (value: unknown) => void; result: () => unknown }

const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: () => {
    const sum = new Sum()
    return { add: (value) => sum.add(value), result: () => sum.total() }
  },
  $avg: () => {
    const sum = new Sum()
    return { add: (value) => sum.add(value), result: () => sum.average() }
  },
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
  $first: () => {
    let first: { value: unknown } | null = null
    return {
      add: (value) => {
        first ??= { value }
      },
      result: () => first?.value ?? null,
    }
  },
}

function extreme(better: (order: number) => boolean): Accumulator {
  let best: unknown
  return {
    // Null and missing are skipped by $min and $max.
    add: (value) => {
      if (rankOf(value) !== Rank.Null && (best === undefined || better(compare(value, best)))) best = value
    },
    result: () => best ?? null,
  }
}

const STAGES: Record<string, (spec: unknown) => Stage> = {
  $match: (spec) => {
    const matches = compileFilter(parseFilter(spec))
    return function* (input) {
      for (const doc of input) if (doc === null || matches(doc)) yield doc
    }
  },
  $sort: (spec) => {
    const order = compileSort(parseSort(documentOf('$sort', spec)))
    return function* (input) {
      const all: Doc[] = []
      for (const doc of input)
        if (doc === null) yield null
        else all.push(doc)
      yield* all.sort(order)
    }
  },
  $skip: (spec) => {
    const count = countOf('$skip', spec)
    return function* (input) {
      let seen = 0
      for (const doc of input) if (doc === null || seen++ >= count) yield doc
    }
  },
  $limit: (spec) => {
    const count = countOf('$limit', spec)
    if (count === 0) throw badValue('the limit must be positive')
    return function* (input) {
      let seen = 0
      for (const doc of input) {
        yield doc
        if (doc !== null && ++seen >= count) return
      }
    }
  },
  $project: (spec) => {
    const projection = compileProjection(documentOf('$project', spec))
    return function* (input) {
      for (const doc of input) yield projection && doc ? projection.project(doc) : doc
    }
  },
  $count: (spec) => {
    if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.'))
      throw badValue('the count field must be a plain name')
    return function* (input) {
      let count = 0
      for (const doc of input)
        if (doc === null) yield null
        else count++
      if (count > 0) yield { [spec]: count }
    }
  },
  $group: (spec) => group(documentOf('$group', spec)),
}

function group(spec: Doc): Stage {
  if (!Object.hasOwn(spec, '_id')) throw failedToParse('a group specification must include an _id')
  const { _id, ...rest } = spec
  const keyOf = expression(_id)
  const fields = Object.entries(rest).map(([name, accumulator]) => {
    const [operator, operand] = onlyEntry(name, accumulator)
    const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
    if (!make) throw notSupported(`the accumulator ${operator}`)
    return { name, make, valueOf: expression(operand) }
  })
  return function* (input) {
    const groups = new Map<string, { _id: unknown; accumulators: Accumulator[] }>()
    for (const doc of input) {
      if (doc === null) {
        yield null
        continue
      }
      const id = keyOf(doc)
      const key = groupKey(id)
      let found = groups.get(key)
      if (!found) groups.set(key, (found = { _id: id ?? null, accumulators: fields.map((field) => field.make()) }))
      fields.forEach((field, i) => found.accumulators[i]?.add(field.valueOf(doc)))
    }
    for (const { _id: id, accumulators } of groups.values()) {
      yield { _id: id, ...Object.fromEntries(fields.map((field, i) => [field.name, accumulators[i]?.result()])) }
    }
  }
}

/** A field path, a constant, or a document of such; any operator is outside the subset. */
function expression(spec: unknown): (doc: Doc) => unknown {
  if (typeof spec === 'string' && spec.startsWith('$')) {
    if (spec.startsWith('$$')) throw notSupported(`the variable ${spec}`)
    const parts = parsePath(spec.slice(1))
    return (doc) => plainValueAt(doc, parts)
  }
  if (isDocument(spec)) {
    const parts = Object.entries(spec).map(([name, inner]) => {
      if (name.startsWith('$')) throw notSupported(`the expression ${name}`)
      return [name, expression(inner)] as const
    })
    return (doc) =>
      Object.fromEntries(
        parts.flatMap(([name, valueOf]) => {
          const value = valueOf(doc)
          return value === undefined ? [] : [[name, value]]
        }),
      )
  }
  if (Array.isArray(spec)) throw notSupported('an array expression')
  return () => spec
}

/** The one field of a document such as a stage. Throws where there is another number of them. */
export function onlyEntry(name: string, value: unknown): [string, unknown] {
  const entries = Object.entries(documentOf(name, value))
  const [entry] = entries
  if (!entry || entries.length !== 1) throw failedToParse(`${name} must have exactly one field`)
  return entry
}

function documentOf(name: string, value: unknown): Doc {
  if (!isDocument(value)) throw failedToParse(`${name} needs a document`)
  return value
}

function countOf(name: string, value: unknown): number {
  const count = Number(value)
  if (!Number.isSafeInteger(count) || count < 0) throw badValue(`${name} needs a whole number, 0 or more`)
  return count
}

/** The top-level fields that a stage looks at, where it hands on none of its input; null: it may hand on all of them. */
function fieldsOf(stage: unknown): ReadonlySet<string> | null {
  const [name, spec] = onlyEntry('a pipeline stage', stage)
  if (name === '$count') return new Set()
  return name === '$group' ? new Set(pathsIn(spec).map(headOf)) : null
}

/** The field paths of an expression. */
function pathsIn(spec: unknown): string[] {
  if (typeof spec === 'string') return spec.startsWith('$') ? [spec.slice(1)] : []
  return isDocument(spec) ? Object.values(spec).flatMap(pathsIn) : []
}

/** An aggregation split into the filter the planner may use and the stages that follow. */
export interface Pipeline {
  filter: unknown
  /** the top-level fields that the stages look at; null: all */
  fields: ReadonlySet<string> | null
  run: Stage
}

/** Compiles a pipeline. A leading `$match` is given back apart, for the planner. Throws at a stage outside the subset. */
export function compilePipeline(stages: unknown): Pipeline {
  if (!Array.isArray(stages)) throw failedToParse("'pipeline' option must be specified as an array")
  const [first, ...rest] = stages
  const leading = isDocument(first) && Object.hasOwn(first, '$match') ? onlyEntry('a pipeline stage', first)[1] : null
  const steps = (leading === null ? stages : rest).map((stage) => {
    const [name, spec] = onlyEntry('a pipeline stage', stage)
    const make = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
    if (!make) throw notSupported(`the aggregation stage ${name}`)
    return make(spec)
  })
  const [next] = leading === null ? stages : rest
  const fields = next === undefined ? null : fieldsOf(next)
  return { filter: leading ?? {}, fields, run: (input) => steps.reduce((stream, step) => step(stream), input) }
}
