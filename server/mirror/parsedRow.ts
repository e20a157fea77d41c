import { createHmac } from 'node:crypto'
import type { Day } from '../../shared/codes/dates'
import { ERASED_WHEN_ENDED } from '../../shared/envelope'
import type { Kind } from '../../shared/vocabulary'
import { canonicalJson, sha256 } from '../editions/canonical'
import type { Incoming } from '../editions/decision'
import type { Revocation } from '../editions/endings'

/** One row of a source with its place. It names a record, or says why it cannot be used. */
export type ParsedRow = {
  line: number
  /** file of an archive and sheet of a workbook, where there are several */
  sheet: string | null
  original: () => string
  warnings: { column: string | null; reason: string }[]
  /** the row itself says that its record is public no more: withdrawn, or repaired */
  revoked: boolean
  /** the first later day on which the same row will say something else */
  turnsOn: Day | null
} & ({ id: string; incoming: Incoming } | { id: string | null; refused: Refused })

/** Why a row cannot be used. */
export interface Refused {
  column: string | null
  reason: string
  /** the word that no list knows */
  word?: string | null
  /** why a record of this id must not be public any more */
  ends?: RowEnding
}

/** Why a row ends its record. `onlyPublic`: of one that never was public it says nothing. */
export type RowEnding = Revocation & { onlyPublic?: true }

/** Something a reader should know about a row that was accepted all the same. */
export type Warn = (column: string | null, reason: string) => void

/** Of a row that says nothing of an end. */
export const NOTHING_ENDS = { revoked: false, turnsOn: null } as const

/** Under what a file is read. */
export interface ReadingContext {
  today: Day
  /** the day by which things end, where that is an earlier one: nobody confirms the clock */
  endsOn?: Day
  /** this installation's own, from which ids are made that must not tell their keys */
  idSecret: string
}

const ID_DIGITS = 20

/**
 * The id of a record: its register and a hash of its key. A record whose content is erased when it ends must not be found out from its id, by
 * trying every name or number: there the hash is keyed. Cleaning a text must never change an id.
 */
export function recordId(kind: Kind, register: string, key: string[], idSecret: string): string {
  const text = canonicalJson(key)
  const hash = ERASED_WHEN_ENDED[kind] ? createHmac('sha256', idSecret).update(text).digest('hex') : sha256(text)
  return `${register}.${hash.slice(0, ID_DIGITS)}`
}
