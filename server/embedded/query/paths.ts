import { isDocument, type Doc } from '../bson/values'

/**
 * The values a dotted path reaches, with arrays of documents on the way entered as MongoDB enters them: each element
 * is tried, and a number also means a place in the array. An array at the end is given whole.
 * Nothing reached gives an empty list.
 */
export function valuesAt(doc: unknown, parts: readonly string[], from = 0): unknown[] {
  if (from === parts.length) return [doc]
  const part = parts[from] ?? ''
  if (isDocument(doc)) return Object.hasOwn(doc, part) ? valuesAt(doc[part], parts, from + 1) : []
  if (!Array.isArray(doc)) return []
  const found: unknown[] = []
  if (/^\d+$/.test(part) && Number(part) < doc.length) found.push(...valuesAt(doc[Number(part)], parts, from + 1))
  for (const element of doc) if (isDocument(element)) found.push(...valuesAt(element, parts, from))
  return found
}

/** The single value at a path that crosses no array, as expressions such as `$group` read it; undefined if missing. */
export function plainValueAt(doc: Doc, parts: readonly string[]): unknown {
  let value: unknown = doc
  for (const part of parts) {
    if (!isDocument(value)) return undefined
    value = value[part]
  }
  return value
}
