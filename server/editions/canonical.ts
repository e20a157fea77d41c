import { createHash } from 'node:crypto'

/** JSON with the keys of every object in order and without white space: one text for one content. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return '[' + value.map(canonicalJson).join(',') + ']'
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
    fields.sort(([a], [b]) => (a < b ? -1 : 1))
    return '{' + fields.map(([name, inner]) => JSON.stringify(name) + ':' + canonicalJson(inner)).join(',') + '}'
  }
  return JSON.stringify(value) ?? 'null'
}

/** SHA-256 of text or bytes, in hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
