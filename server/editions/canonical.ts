import { hash } from 'node:crypto'

/**
 * JSON with the keys of every object in order and without white space: one text for one content. With `omitNull` a field that
 * says nothing leaves no trace, so that a field added to a schema later changes no text.
 */
export function canonicalJson(value: unknown, omitNull = false): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  // Written out by hand: every row of every source passes here.
  if (Array.isArray(value)) {
    let text = '['
    for (let at = 0; at < value.length; at++) text += (at === 0 ? '' : ',') + canonicalJson(value[at], omitNull)
    return text + ']'
  }
  const fields = value as Record<string, unknown>
  const names: string[] = []
  for (const name in fields) {
    const inner = fields[name]
    if (inner !== undefined && !(omitNull && inner === null)) names.push(name)
  }
  let text = '{'
  for (const name of inOrder(names)) text += (text === '{' ? '' : ',') + quoted(name) + ':' + canonicalJson(fields[name], omitNull)
  return text + '}'
}

/** As many names as a body has; more come from a stranger's file, and a sort by hand would take its time over them. */
const FEW = 40

/** The names in their order, sorted where they stand: the platform's own sort copies them twice. */
function inOrder(names: string[]): string[] {
  if (names.length > FEW) return names.sort()
  for (let next = 1; next < names.length; next++) {
    const name = names[next] ?? ''
    let at = next
    for (; at > 0 && (names[at - 1] ?? '') > name; at--) names[at] = names[at - 1] ?? ''
    names[at] = name
  }
  return names
}

/** What JSON writes otherwise than it is; a half of a pair of surrogates is among it, and the pairs are looked at too. */
const WRITTEN_OTHERWISE = /["\\\u0000-\u001f\ud800-\udfff]/

const quoted = (text: string): string => (WRITTEN_OTHERWISE.test(text) ? JSON.stringify(text) : '"' + text + '"')

/** SHA-256 of text or bytes, in hex. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data)
