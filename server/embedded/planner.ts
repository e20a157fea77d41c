import { isScalar, rankOf, Rank } from './bson/values'
import type { IndexInfo } from './indexes'
import { KEY_MAX, encodeValue, invert, rankBounds } from './keystring'
import type { Filter, Predicate } from './query/match'
import type { SortSpec } from './query/sort'

/** Most ranges one plan may read; a longer `$in` is left to the re-check. */
const RANGES_MAX = 500

/** Half-open range of index keys: low inclusive, high exclusive. */
export interface KeyRange {
  low: Buffer
  high: Buffer
}

/**
 * How a query finds its candidates. Every candidate is checked again by the matcher, so a plan may offer too much, but
 * never too little. Null stands for a scan of the whole collection.
 */
export interface Plan {
  index: IndexInfo
  ranges: KeyRange[]
  reverse: boolean
  /** the candidates already come in the wanted order */
  ordered: boolean
}

/** The best plan for a filter and a sort, or null where no index narrows or orders anything. */
export function planQuery(indexes: IndexInfo[], filter: Filter, sort: SortSpec): Plan | null {
  let best: { plan: Plan; score: number } | null = null
  for (const index of indexes) {
    const candidate = planIndex(index, filter.all, sort)
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  return best?.plan ?? null
}

function planIndex(index: IndexInfo, predicates: Predicate[], sort: SortSpec): { plan: Plan; score: number } | null {
  let prefixes = [Buffer.alloc(0)]
  let equalities = 0
  for (const [path, direction] of index.key) {
    const values = equalitiesOn(path, predicates)
    if (!values || prefixes.length * values.length > RANGES_MAX) break
    const parts = distinctKeys(values, direction)
    const longer = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
    // No stored key is longer; LMDB would not even look one up.
    if (longer.some((prefix) => prefix.length > KEY_MAX)) break
    prefixes = longer
    equalities++
  }
  const next = index.key[equalities]
  const bounds = next ? boundsOn(next[0], predicates, index.multikey) : null
  const order = orderOf(index, equalities, prefixes.length, sort)
  if (equalities === 0 && !bounds && (!order || sort.length === 0)) return null
  const ranges = prefixes.map((prefix) => rangeOf(prefix, bounds, next?.[1] ?? 1)).sort((a, b) => Buffer.compare(a.low, b.low))
  // An equality narrows most, then a range; an order saves reading and sorting everything that matches.
  const score =
    equalities * 10 + (bounds ? 4 : 0) + (order && sort.length > 0 ? 6 : 0) + (index.unique && equalities === index.key.length ? 50 : 0)
  return { plan: { index, ranges, reverse: order === 'backward', ordered: order !== null && sort.length > 0 }, score }
}

/** The scalars a path must equal, or null. An operand that is a document or an array is left to the matcher. */
function equalitiesOn(path: string, predicates: Predicate[]): unknown[] | null {
  for (const { path: tested, operator, operand } of predicates) {
    if (tested !== path) continue
    if (operator === '$eq' && isScalar(operand)) return [operand]
    if (operator === '$in' && Array.isArray(operand) && operand.length <= RANGES_MAX && operand.every(isScalar)) return operand
  }
  return null
}

function distinctKeys(values: unknown[], direction: 1 | -1): Buffer[] {
  const keys = new Map<string, Buffer>()
  for (const value of values) {
    const bytes = direction === 1 ? encodeValue(value) : invert(encodeValue(value))
    keys.set(bytes.toString('latin1'), bytes)
  }
  return [...keys.values()]
}

interface Bounds {
  low: Buffer
  high: Buffer
}

/**
 * The bounds that range tests put on a path. On a multikey index only one side is used: one element may pass the lower
 * test and another the upper, and then no single entry lies between both.
 */
function boundsOn(path: string, predicates: Predicate[], multikey: boolean): Bounds | null {
  let bounds: Bounds | null = null
  for (const { path: tested, operator, operand } of predicates) {
    if (tested !== path || operator === '$eq' || operator === '$in' || operator === '$exists') continue
    const rank = rankOf(operand)
    if (!isScalar(operand) || rank === Rank.Null || Number.isNaN(operand)) continue
    const key = encodeValue(operand)
    if (key.length > KEY_MAX) continue
    const [lowest, highest] = rankBounds(rank)
    const isLow = operator === '$gt' || operator === '$gte'
    // Exclusive bounds are taken inclusively; the matcher drops the equal ones.
    const found: Bounds = isLow ? { low: key, high: highest } : { low: lowest, high: after(key) }
    if (!bounds) bounds = found
    else if (!multikey) {
      bounds = {
        low: Buffer.compare(found.low, bounds.low) > 0 ? found.low : bounds.low,
        high: Buffer.compare(found.high, bounds.high) < 0 ? found.high : bounds.high,
      }
    }
  }
  return bounds
}

function rangeOf(prefix: Buffer, bounds: Bounds | null, direction: 1 | -1): KeyRange {
  if (!bounds) return { low: prefix, high: after(prefix) }
  if (direction === 1) return { low: Buffer.concat([prefix, bounds.low]), high: Buffer.concat([prefix, bounds.high]) }
  return { low: Buffer.concat([prefix, invert(bounds.high)]), high: after(Buffer.concat([prefix, invert(bounds.low)])) }
}

/** The smallest key above every key that begins with these bytes. */
function after(prefix: Buffer): Buffer {
  let end = prefix.length
  while (end > 0 && prefix[end - 1] === 0xff) end--
  if (end === 0) return Buffer.alloc(16, 0xff)
  const next = Buffer.from(prefix.subarray(0, end))
  next[end - 1] = (next[end - 1] ?? 0) + 1
  return next
}

/** Whether reading the index gives the wanted order: the sort must be its next fields, all along or all against. */
function orderOf(index: IndexInfo, equalities: number, ranges: number, sort: SortSpec): 'forward' | 'backward' | null {
  if (sort.length === 0) return 'forward'
  if (index.multikey || index.unordered || ranges > 1) return null
  // A field fixed by equality does not change the order, wherever it stands in the sort.
  const fixed = new Set(index.key.slice(0, equalities).map(([path]) => path))
  const wanted = sort.filter(([path]) => !fixed.has(path))
  const available = index.key.slice(equalities)
  if (wanted.length > available.length) return null
  const along = wanted.every(([path, direction], i) => available[i]?.[0] === path && available[i]?.[1] === direction)
  if (along) return 'forward'
  const against = wanted.every(([path, direction], i) => available[i]?.[0] === path && available[i]?.[1] === -direction)
  return against ? 'backward' : null
}
