import { groupKey, isDocument, isScalar, type Doc } from './bson/values'
import { keyTooLong, parallelArrays } from './errors'
import { KEY_MAX, encodeValue, invert } from './keystring'
import { parsePath, valuesAt } from './query/paths'
import type { SortSpec } from './query/sort'

/** An index of a collection as the catalogue keeps it. */
export interface IndexInfo {
  name: string
  /** number of the index within its store, part of its keys */
  number: number
  key: SortSpec
  unique: boolean
  expireAfterSeconds?: number
  /** some record holds an array at an indexed path: bounds must not be intersected, order must not be trusted */
  multikey: boolean
  /** some record holds a document at an indexed path: its key keeps no order */
  unordered: boolean
}

/** The entries one record has in an index, and what they say about the index from now on. */
export interface IndexEntries {
  keys: Buffer[]
  multikey: boolean
  unordered: boolean
}

/** The paths of each index, taken apart once: every write asks for them. */
const paths = new WeakMap<IndexInfo, string[][]>()
function pathsOf(index: IndexInfo): string[][] {
  const known = paths.get(index) ?? index.key.map(([path]) => parsePath(path))
  paths.set(index, known)
  return known
}

/** The keys of a record in an index: one, or one for each element where a path reaches an array. */
export function entriesOf(index: IndexInfo, doc: Doc): IndexEntries {
  const only = onlyKey(index, doc)
  return only ? { keys: [only], multikey: false, unordered: false } : everyKey(index, doc)
}

/** The one key of a record where every path ends at a scalar without an array on its way; null where one does not. Nearly every record of every index has it. */
function onlyKey(index: IndexInfo, doc: Doc): Buffer | null {
  const parts: Buffer[] = []
  for (const [i, path] of pathsOf(index).entries()) {
    let value: unknown = doc
    for (const part of path) {
      if (Array.isArray(value)) return null
      value = isDocument(value) && Object.hasOwn(value, part) ? value[part] : undefined
    }
    if (!isScalar(value)) return null
    const bytes = encodeValue(value)
    parts.push(index.key[i]?.[1] === 1 ? bytes : invert(bytes))
  }
  const key = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
  if (key.length > KEY_MAX) throw keyTooLong(index.name)
  return key
}

function everyKey(index: IndexInfo, doc: Doc): IndexEntries {
  // Every combination of the parts, the first path outermost.
  let keys: Buffer[][] = [[]]
  let multikey = false
  let unordered = false
  for (const [i, path] of pathsOf(index).entries()) {
    const reached = valuesAt(doc, path)
    const manyHere = reached.length > 1 || reached.some(Array.isArray)
    if (manyHere && multikey) throw parallelArrays(index.name)
    multikey ||= manyHere
    const values = manyHere ? distinctValues(reached) : [reached[0]]
    unordered ||= values.some((value) => isDocument(value) || (Array.isArray(value) && value.length > 0))
    const isAscending = index.key[i]?.[1] === 1
    const parts = values.map((value) => (isAscending ? encodeValue(value) : invert(encodeValue(value))))
    keys = parts.flatMap((part) => keys.map((key) => [...key, part]))
  }
  const whole = keys.map((key) => Buffer.concat(key))
  if (whole.some((key) => key.length > KEY_MAX)) throw keyTooLong(index.name)
  return { keys: whole, multikey, unordered }
}

/** The elements of what a path reached, each once; `undefined` for nothing at all. */
function distinctValues(reached: unknown[]): unknown[] {
  const values = reached.flatMap((value) => (Array.isArray(value) && value.length > 0 ? value : [value]))
  return [...new Map(values.map((value) => [groupKey(value), value])).values()]
}
