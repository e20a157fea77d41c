import { isDocument, type Doc } from '../bson/values'
import { notSupported } from '../errors'

/** The parts of a dotted path. Throws at a number, which could also mean a place in an array, and at `$`. */
export function parsePath(path: string): string[] {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part === '__proto__' || part.startsWith('$') || /^\d+$/.test(part)))
    throw notSupported(`the path ${path}`)
  return parts
}

/**
 * The values a path reaches, with arrays of documents on the way entered as MongoDB enters them: each element is
 * tried, and one without the field counts as `undefined`, as does a field that is missing outside arrays. An array at the
 * end is given whole. An array on the way that holds no document gives an empty list: nothing is missing from it, so null does not find it.
 */
export function valuesAt(doc: unknown, parts: readonly string[], from = 0): unknown[] {
  if (from === parts.length) return [doc]
  const part = parts[from] ?? ''
  if (isDocument(doc)) {
    return Object.hasOwn(doc, part) ? valuesAt(doc[part], parts, from + 1) : [undefined]
  }
  if (!Array.isArray(doc)) return [undefined]
  return doc.flatMap((element) => (isDocument(element) ? valuesAt(element, parts, from) : []))
}

/** The single value at a path, as expressions such as `$group` read it; undefined if missing. Throws at an array. */
export function plainValueAt(doc: Doc, parts: readonly string[]): unknown {
  let value: unknown = doc
  for (const part of parts) {
    if (Array.isArray(value)) throw notSupported('an expression path through an array')
    if (!isDocument(value) || !Object.hasOwn(value, part)) return undefined
    value = value[part]
  }
  return value
}
