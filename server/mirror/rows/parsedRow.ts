import { createHmac } from 'node:crypto'
import type { Day } from '../../../shared/codes/dates'
import { ERASED_WHEN_ENDED, type Kind } from '../../../shared/kinds/index'
import { canonicalJson, sha256 } from '../../editions/canonical'
import type { Incoming } from '../../editions/decision'
import type { Revocation } from '../../editions/endings'
import type { HoldRule } from '../../law/hold'
import type { Objected } from '../../editions/decision'
import type { IdSecret } from '../../models/secret'
import type { Hosts } from '../../privacy/hosts'
import type { KnownPictures, WantedPicture } from '../pictures/evidence'
import type { Neighbours } from './neighbours'

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
  /** the id that an earlier version gave it, whose keys were as written; absent where it is the same, or nothing of such a version is left */
  formerId?: string
  /** it says something of which its subject may still object, or nobody knows whether: nothing of it may be told */
  onHold?: true
  /** pictures that it names and that may be shown, or that the desk may look at */
  pictures?: readonly WantedPicture[]
} & ({ id: string; incoming: Incoming } | { id: string | null; refused: RowFault })

/** Why a row cannot be used. */
export interface RowFault {
  column: string | null
  reason: string
  /** the word that no list knows */
  word?: string | null
  /** why a record of this id must not be public any more */
  ends?: RowEnding
}

/** Why a row ends its record. `onlyPublic`: of one that never was public it says nothing. */
export type RowEnding = Revocation & { onlyPublic?: true }

/** Of a row that says nothing of an end. */
export const NOTHING_ENDS = { revoked: false, turnsOn: null } as const

/** Under what a file is read. */
export interface ReadingContext {
  today: Day
  /** the day by which things end, where that is an earlier one: nobody confirms the clock */
  endsOn?: Day
  /** the day on which its source first delivered it; null or absent: nothing was delivered before, or nobody asks */
  deliveredOn?: Day | null
  /** this installation's own, with which ids are made so that they do not tell their keys */
  ids: IdSecret
  /** what is known of the pictures that rows name; absent: nothing */
  pictures?: KnownPictures
  /** what is known of those at whose places rows may lie; absent: nothing */
  hosts?: Hosts
  /** how long may be objected to what stands against somebody, as the city says it; absent: by the rules of this house */
  holdRules?: readonly HoldRule[] | undefined
  /** undecided objections; absent: none */
  objected?: Objected
  /** what records of the kind rest on beside their rows, where they go on; absent: nothing */
  neighbours?: Neighbours
}

/** An id that was made without the secret has so many digits; no id of its kind that was made with it has. */
const PLAIN_DIGITS = 20
const KEYED_DIGITS = 24

/**
 * The id of a record: its register and a keyed hash of its key. Nobody who lacks the secret finds out from an id, by trying every name or number,
 * whom it names. Cleaning a text must never change an id.
 */
export function recordId(kind: Kind, register: string, key: string[], secret: string): string {
  const text = canonicalJson(key)
  if (ERASED_WHEN_ENDED[kind]) return `${register}.${keyed(text, secret).slice(0, PLAIN_DIGITS)}`
  return keyedId(`${register}.${sha256(text).slice(0, PLAIN_DIGITS)}`, secret)
}

/** The id of a firm or a zone that an earlier version called `plain`, by a hash that anybody could make. */
export function keyedId(plain: string, secret: string): string {
  const point = plain.indexOf('.')
  return `${plain.slice(0, point)}.${keyed(plain.slice(point + 1), secret).slice(0, KEYED_DIGITS)}`
}

/** Whether an id of a firm or a zone was made without the secret. */
export const isPlainId = (id: string): boolean => id.length - id.indexOf('.') - 1 === PLAIN_DIGITS

const keyed = (text: string, secret: string): string => createHmac('sha256', secret).update(text).digest('hex')
