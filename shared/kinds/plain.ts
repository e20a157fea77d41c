import type { Kind } from './index'

/**
 * Where the server answers a record by its code as a plain page, by kind. These addresses stand in codes that hang on walls: once a city has printed one,
 * none of them may change. This file imports nothing but a type: pages of the mini-program ship it.
 */
export const PLAIN_ROOMS = { zone: 'zones', enterprise: 'firms' } as const satisfies Partial<Record<Kind, string>>

/** The kinds whose records have a plain page. */
export type PlainKind = keyof typeof PLAIN_ROOMS

/** The plain address of a record within the service, by the code that people know it by, or by its id where it has none. */
export const plainPath = (kind: PlainKind, code: string): string => `/${PLAIN_ROOMS[kind]}/${encodeURIComponent(code)}`

/** Where the server answers the picture of the code that leads to it. */
export const codePicturePath = (kind: PlainKind, code: string): string => `${plainPath(kind, code)}/code`

/** The kinds that have one, one by one. */
export const PLAIN_KINDS = Object.keys(PLAIN_ROOMS) as PlainKind[]

/** What a plain address names, whole or from its path on; null where it is none. Throws nothing: it may be hand-made. */
export function readPlainPath(address: string): { kind: PlainKind; code: string } | null {
  const [, room, escaped] = /^(?:https?:\/\/[^/?#]*)?\/([^/?#]+)\/([^/?#]+)(?:[?#]|$)/.exec(address) ?? []
  const kind = PLAIN_KINDS.find((one) => PLAIN_ROOMS[one] === room)
  if (kind === undefined || escaped === undefined) return null
  try {
    return { kind, code: decodeURIComponent(escaped) }
  } catch {
    // A cut-off address names nothing.
    return null
  }
}
