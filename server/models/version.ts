import type { Body } from '../../shared/kinds/schemas'
import type { Kind } from '../../shared/kinds/index'
import type { Operation, Origin, State } from '../../shared/vocabulary'

/** `to` of a version that has not ended: a number above every edition, so that no query needs null or `$or`. */
export const OPEN_END = 2_147_483_647

/** Every version that has not ended. All of them are live: that is asked too, for the index of what ends begins with it. */
export const OPEN = { live: true, to: OPEN_END } as const

/**
 * The versions of one record, the newest last or first. By `to`, which is unique in a record and goes as `from` does: one version ends where the next
 * begins. While another process ends a version it moves away from everything that has ended, so a reader in this order misses none.
 */
export const OLDEST_FIRST = { kind: 1, id: 1, to: 1 } as const
export const NEWEST_FIRST = { kind: -1, id: -1, to: -1 } as const

/** What lists filter and sort by, derived from the body when a version is made. */
export interface Facets {
  /** value of the kind's default order */
  order: string
  [name: string]: string | string[] | undefined
}

/** What one source says of a record. */
export interface Claim {
  source: string
  /** how early its source speaks among those that list the same record; absent means first */
  precedence?: number
  state: State
  origin: Origin
  agency: string
  /** in the one form of document numbers */
  documentNo: string | null
  /** as the source wrote it, where it wrote it otherwise */
  documentNoWritten?: string | null
  sourceUrl: string | null
  publishedAt: string | null
  publicUntil: string | null
  basis: string | null
  /** why it was corrected, absent where it was not */
  correction?: string | null
  /** fields that it wrote and nobody could read, by their paths; absent where there is none */
  unread?: string[] | null
  /** that its source has told the firm of a decision that is not public yet; absent where there is none. Nothing of that decision stands here */
  hold?: StoredHold | null
  body: Body | null
  /** SHA-256 of the content, to see a change without reading the body; null once erased */
  digest: string | null
  run: string | null
  rawSha256: string | null
}

/** One version of one record, as its speaking source has it: public from edition `from` on, until edition `to`. Never overwritten, only ended. */
export interface VersionDoc extends Claim {
  /** `kind/id@from` */
  _id: string
  kind: Kind
  id: string
  revision: number
  from: number
  to: number
  /** false once no reader may ask for an edition that holds it in a list */
  live: boolean
  firstSeenAt: Date
  changedAt: Date
  tombstone: StoredTombstone | null
  facets: Facets
  operation: Operation
  reason: string
  /** what other sources say of the same record, absent where none does */
  claims?: Claim[]
  /** the id that its record is about to have: noted while it takes another one */
  renamedTo?: string
}

/** The time in which a firm may object to a decision before it is public. */
export interface StoredHold {
  /** the day it was told */
  notifiedOn: string
  /** its last day; null where the year's holidays are not known */
  until: string | null
  workdays: number
  basis: string
}

/** What stays of a record that ended, and the clock of its withdrawal where the day of the annulment is known. */
export interface StoredTombstone {
  reason: string
  since: string
  annulledOn?: string
  /** day by which the law wanted it withdrawn; null where the year's holidays are not known */
  due?: string | null
}
