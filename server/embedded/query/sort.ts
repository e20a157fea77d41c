import { compare, type Doc } from '../bson/values'
import { badValue, notSupported } from '../errors'
import { valuesAt } from './paths'

export type SortSpec = [path: string, direction: 1 | -1][]

/** Reads a sort or an index key document. Throws at anything but 1 and -1. */
export function parseSort(spec: Doc): SortSpec {
  return Object.entries(spec).map(([path, direction]) => {
    const value = Number(direction)
    if (typeof direction === 'object' && direction !== null) throw notSupported('a sort by $meta')
    if (value !== 1 && value !== -1) throw typeof direction === 'string' ? notSupported(`the index type "${direction}"`) : badValue('a sort direction must be 1 or -1')
    return [path, value]
  })
}

/** Compares two documents by a sort. An array sorts by its smallest element upwards, by its largest downwards. */
export function compileSort(spec: SortSpec): (a: Doc, b: Doc) => number {
  const fields = spec.map(([path, direction]) => ({ parts: path.split('.'), direction }))
  return (a, b) => {
    for (const { parts, direction } of fields) {
      const order = compare(sortKey(a, parts, direction), sortKey(b, parts, direction)) * direction
      if (order !== 0) return order
    }
    return 0
  }
}

function sortKey(doc: Doc, parts: string[], direction: 1 | -1): unknown {
  const values = valuesAt(doc, parts)
  const flat = values.flatMap((value) => (Array.isArray(value) ? (value.length === 0 ? [undefined] : value) : [value]))
  if (flat.length <= 1) return flat[0]
  return flat.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best))
}
