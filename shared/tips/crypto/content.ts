import { hex, fromUtf8, utf8 } from './bytes'
import { SealError } from './errors'
import type { ReceiptSecrets } from './receipt'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What a reporter writes: the words, and the fields of the form. */
export interface Content {
  text: string
  fields: { readonly [key: string]: Json }
}

/** Part 0 as the desk reads it: with the look-up id (16 bytes) and the reporter's sealing key (65 bytes), in hex. */
export interface FirstPart extends Content {
  lookupId: string
  sealingKey: string
}

/** Bytes of part 0: JSON with these four keys, in this order. */
export function firstPartPlain(content: Content, secrets: ReceiptSecrets): Uint8Array {
  const first: FirstPart = {
    text: content.text,
    fields: content.fields,
    lookupId: hex(secrets.lookupId),
    sealingKey: hex(secrets.sealingPublic),
  }
  return utf8(JSON.stringify(first))
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isHex = (value: unknown, bytes: number): boolean =>
  typeof value === 'string' && value.length === 2 * bytes && /^[0-9a-f]*$/.test(value)

/** The object a JSON text holds, or undefined where it holds none. */
export function jsonObject(plain: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(fromUtf8(plain))
    return isObject(value) ? value : undefined
  } catch {
    // Neither UTF-8 nor JSON: the caller names what could not be read.
    return undefined
  }
}

/** Reads part 0; throws `content-malformed` where it is no such JSON, or its look-up id is not the one the header begins. */
export function readFirstPart(plain: Uint8Array, prefix: string): FirstPart {
  const first = jsonObject(plain)
  const whole = first !== undefined && typeof first.text === 'string' && isObject(first.fields)
  if (!whole || !isHex(first.lookupId, 16) || !isHex(first.sealingKey, 65)) throw new SealError('content-malformed')
  const { text: words, fields, lookupId, sealingKey } = first as unknown as FirstPart
  if (lookupId.slice(0, 3) + '0' !== prefix) throw new SealError('content-malformed')
  return { text: words, fields, lookupId, sealingKey }
}
