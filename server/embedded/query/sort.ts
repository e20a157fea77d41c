import { compare, isDocument, type Doc } from '../bson/values'
import { badValue, notSupported } from '../errors'
import { parsePath, valuesAt } from './paths'

export type SortSpec = [path: string, direction: 1 | -1][]

/** Reads a sort or an index key document. Throws at anything but 1 and -1. */
export function parseSort(spec: unknown): SortSpec {
  if (!isDocument(spec)) throw badValue('a sort must be a document')
  return Object.entries(spec).map(([path, direction]) => {
    parsePath(path)
    const value = Number(direction)
    if (typeof direction === 'object' && direction !== null) throw notSupported('a sort by $meta')
    if (value !== 1 && value !== -1)
      throw typeof direction === 'string' ? notSupported(`the index type "${direction}"`) : badValue('a sort direction must be 1 or -1')
    return [path, value]
  })
}

/** Compares two documents by a sort. An array sorts by its smallest element upwards, by its largest downwards. */
export function compileSort(spec: SortSpec): (a: Doc, b: Doc) => number {
  const fields = spec.map(([path, direction]) => ({ parts: path.split('.'), direction }))
  return (a, b) => {
    for (const { parts, direction } of fields) {
      const order = compareKeys(sortKey(a, parts, direction), sortKey(b, parts, direction)) * direction
      if (order !== 0) return order
    }
    return 0
  }
}

function sortKey(doc: Doc, parts: string[], direction: 1 | -1): unknown {
  const values = valuesAt(doc, parts)
  const flat = values.flatMap((value) => (Array.isArray(value) ? (value.length === 0 ? [EMPTY_ARRAY] : value) : [value]))
  if (flat.length <= 1) return flat[0]
  return flat.reduce((best, value) => (compareKeys(value, best) * direction < 0 ? value : best))
}

/** Stands for an empty array, which sorts below null. */
const EMPTY_ARRAY = Symbol('empty array')

function compareKeys(a: unknown, b: unknown): number {
  if (a === EMPTY_ARRAY || b === EMPTY_ARRAY) return Number(b === EMPTY_ARRAY) - Number(a === EMPTY_ARRAY)
  return compare(a, b)
}
