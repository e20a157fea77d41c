import { groupKey, isDocument, type Doc } from './bson/values'
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

/** The keys of a record in an index: one, or one for each element where a path reaches an array. */
export function entriesOf(index: IndexInfo, doc: Doc): IndexEntries {
  let keys = [Buffer.alloc(0)]
  let multikey = false
  let unordered = false
  for (const [path, direction] of index.key) {
    const reached = valuesAt(doc, parsePath(path))
    const values = reached.flatMap((value) => (Array.isArray(value) && value.length > 0 ? value : [value]))
    const manyHere = reached.length > 1 || reached.some(Array.isArray)
    if (manyHere && multikey) throw parallelArrays(index.name)
    multikey ||= manyHere
    unordered ||= values.some((value) => isDocument(value) || (Array.isArray(value) && value.length > 0))
    const distinct = new Map((values.length === 0 ? [undefined] : values).map((value) => [groupKey(value), value]))
    keys = [...distinct.values()].flatMap((value) => {
      const bytes = encodeValue(value)
      const part = direction === 1 ? bytes : invert(bytes)
      return keys.map((key) => Buffer.concat([key, part]))
    })
  }
  if (keys.some((key) => key.length > KEY_MAX)) throw keyTooLong(index.name)
  return { keys, multikey, unordered }
}
