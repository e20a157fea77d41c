import { headOf } from '../bson/fields'
import { Rank, assertSupported, compare, isDocument, rankOf, type Doc } from '../bson/values'
import { badValue, notSupported } from '../errors'
import { parsePath, valuesAt } from './paths'

export type Matcher = (doc: Doc) => boolean

/** One test of one path, in a form the planner can read too. */
export interface Predicate {
  path: string
  operator: '$eq' | '$in' | '$gt' | '$gte' | '$lt' | '$lte' | '$exists'
  operand: unknown
}

/** A filter taken apart: predicates that must all hold, and alternatives of which one must. */
export interface Filter {
  all: Predicate[]
  any: Filter[][]
}

const COMPARISONS = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$exists'])

/** Takes a filter document apart. Throws, naming it, at any operator outside the subset. */
export function parseFilter(filter: unknown): Filter {
  if (!isDocument(filter)) throw badValue('a filter must be a document')
  const parsed: Filter = { all: [], any: [] }
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and') for (const part of clauses(field, condition)) mergeInto(parsed, parseFilter(part))
    else if (field === '$or') parsed.any.push(clauses(field, condition).map(parseFilter))
    else if (field.startsWith('$')) throw notSupported(`the filter operator ${field}`)
    else parsed.all.push(...parseCondition(field, condition))
  }
  return parsed
}

function clauses(operator: string, value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw badValue(`${operator} must be a non-empty array`)
  return value
}

function mergeInto(target: Filter, part: Filter): void {
  target.all.push(...part.all)
  target.any.push(...part.any)
}

function parseCondition(path: string, condition: unknown): Predicate[] {
  parsePath(path)
  assertSupported(condition)
  if (!isDocument(condition) || !Object.keys(condition).some((key) => key.startsWith('$'))) {
    return [{ path, operator: '$eq', operand: condition }]
  }
  return Object.entries(condition).map(([operator, operand]) => {
    if (!COMPARISONS.has(operator)) throw notSupported(`the filter operator ${operator}`)
    if (operator === '$in') refuseNested(operand)
    return { path, operator: operator as Predicate['operator'], operand }
  })
}

/** Holds the operand of `$in` against MongoDB's rule that its elements are values. Throws BadValue at an operator among them. */
function refuseNested(operand: unknown): void {
  if (!Array.isArray(operand)) throw badValue('$in needs an array')
  if (operand.some((one) => isDocument(one) && Object.keys(one)[0]?.startsWith('$'))) throw badValue('cannot nest $ under $in')
}

/** The top-level fields that a filter looks at. */
export function fieldsOf({ all, any }: Filter): ReadonlySet<string> {
  return new Set([...all.map(({ path }) => headOf(path)), ...any.flat().flatMap((part) => [...fieldsOf(part)])])
}

/** Compiles a filter to a function that says whether a document matches it. */
export function compileFilter(filter: Filter): Matcher {
  const all = filter.all.map(compilePredicate)
  const any = filter.any.map((alternatives) => alternatives.map(compileFilter))
  return (doc) => all.every((holds) => holds(doc)) && any.every((alternatives) => alternatives.some((holds) => holds(doc)))
}

function compilePredicate({ path, operator, operand }: Predicate): Matcher {
  const parts = parsePath(path)
  if (operator === '$exists') {
    const wanted = isTrue(operand)
    return (doc) => valuesAt(doc, parts).some((value) => value !== undefined) === wanted
  }
  if (operator === '$eq' || operator === '$in') {
    const operands = operator === '$in' ? (operand as unknown[]) : [operand]
    const isWanted = (one: unknown) => operands.some((wanted) => compare(one, wanted) === 0)
    return (doc) => valuesAt(doc, parts).some((value) => orElements(value, isWanted))
  }
  const rank = rankOf(operand)
  const test = ORDER_TESTS[operator]
  if (rank === Rank.Null) {
    const wantsEqual = operator === '$gte' || operator === '$lte'
    return (doc) => wantsEqual && valuesAt(doc, parts).some((value) => orElements(value, (one) => rankOf(one) === Rank.Null))
  }
  const ordered = (one: unknown) => rankOf(one) === rank && comparable(one, operand) && test(compare(one, operand))
  return (doc) => valuesAt(doc, parts).some((value) => orElements(value, ordered))
}

const ORDER_TESTS = {
  $gt: (order: number) => order > 0,
  $gte: (order: number) => order >= 0,
  $lt: (order: number) => order < 0,
  $lte: (order: number) => order <= 0,
} as const

/** Truth as MongoDB tells it: nothing and a number that is 0 are false; an empty text and NaN are true. */
const isTrue = (value: unknown): boolean => value !== undefined && value !== null && value !== false && value !== 0 && value !== 0n

/** NaN is ordered with nothing but itself by range operators. */
function comparable(a: unknown, b: unknown): boolean {
  return Number.isNaN(a) === Number.isNaN(b)
}

/** Whether a value, or an element of it where it is an array, passes. */
function orElements(value: unknown, passes: (one: unknown) => boolean): boolean {
  return passes(value) || (Array.isArray(value) && value.some(passes))
}
