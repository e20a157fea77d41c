import { isDeepStrictEqual } from 'node:util'
import type { NoticeBody } from '../../../shared/kinds/notice/schema'

/** What a circular says against those whom it names; everything else of it may change as ever. */
const CHARGES = ['title', 'text', 'board', 'restsOn', 'responsibility'] as const satisfies readonly (keyof NoticeBody)[]
/** What may be taken from it, and not added to it. */
const LISTED = ['enterprises', 'measures', 'terminals', 'routes'] as const satisfies readonly (keyof NoticeBody)[]

/**
 * Whether a circular stands against those whom it names, beside the one in force. A first one does where it names anybody whose rectification was not accepted; a
 * changed one where it adds a firm, a measure or a place, takes an acceptance back, or says anything else of what happened. Where it tells that the rectification was
 * accepted its words may change with that: this is never held.
 */
export function isAgainst(notice: NoticeBody, before: NoticeBody | null): boolean {
  if (before === null) return notice.enterprises.length > 0 && notice.rectified !== true
  const adds = LISTED.some((list) => notice[list].some((one) => !before[list].some((known) => isDeepStrictEqual(known, one))))
  if (adds || (before.rectified === true && notice.rectified !== true)) return true
  const isAccepted = notice.rectified === true && before.rectified !== true
  return !isAccepted && CHARGES.some((field) => !isDeepStrictEqual(notice[field], before[field]))
}
