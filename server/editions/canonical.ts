import { hash } from 'node:crypto'

/**
 * JSON with the keys of every object in order and without white space: one text for one content. With `omitNull` a field that
 * says nothing leaves no trace, so that a field added to a schema later changes no text.
 */
export function canonicalJson(value: unknown, omitNull = false): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  // Written out by hand: every row of every source passes here.
  let text = ''
  if (Array.isArray(value)) {
    for (const inner of value) text += (text === '' ? '' : ',') + canonicalJson(inner, omitNull)
    return '[' + text + ']'
  }
  const fields = value as Record<string, unknown>
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined && !(omitNull && fields[name] === null))
  for (const name of names.sort()) text += (text === '' ? '' : ',') + quoted(name) + ':' + canonicalJson(fields[name], omitNull)
  return '{' + text + '}'
}

/** What JSON writes otherwise than it is; a half of a pair of surrogates is among it, and the pairs are looked at too. */
const WRITTEN_OTHERWISE = /["\\\u0000-\u001f\ud800-\udfff]/

const quoted = (text: string): string => (WRITTEN_OTHERWISE.test(text) ? JSON.stringify(text) : '"' + text + '"')

/** SHA-256 of text or bytes, in hex. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data)
