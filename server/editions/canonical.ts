import { hash } from 'node:crypto'

/**
 * JSON with the keys of every object in order and without white space: one text for one content. With `omitNull` a field that
 * says nothing leaves no trace, so that a field added to a schema later changes no text.
 */
export function canonicalJson(value: unknown, omitNull = false): string {
  if (Array.isArray(value)) return '[' + value.map((inner) => canonicalJson(inner, omitNull)).join(',') + ']'
  if (value !== null && typeof value === 'object') {
    // Written out by hand: every row of every source passes here.
    const fields = value as Record<string, unknown>
    let text = ''
    for (const name of Object.keys(fields).sort()) {
      const inner = fields[name]
      if (inner === undefined || (omitNull && inner === null)) continue
      text += (text === '' ? '' : ',') + JSON.stringify(name) + ':' + canonicalJson(inner, omitNull)
    }
    return '{' + text + '}'
  }
  return JSON.stringify(value) ?? 'null'
}

/** SHA-256 of text or bytes, in hex. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data)
