import { Schema, type Connection } from 'mongoose'
import type { Body } from '../../shared/kinds/schemas'
import type { Kind } from '../../shared/kinds/index'
import type { Operation, Origin, State } from '../../shared/vocabulary'

/** `to` of a version that has not ended: a number above every edition, so that no query needs null or `$or`. */
export const OPEN_END = 2_147_483_647

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

/** What stays of a record that ended, and the clock of its withdrawal where the day of the annulment is known. */
export interface StoredTombstone {
  reason: string
  since: string
  annulledOn?: string
  /** day by which the law wanted it withdrawn; null where the year's holidays are not known */
  due?: string | null
}

const Text = { type: String, default: null }

const schema = new Schema<VersionDoc>(
  {
    _id: String,
    kind: String,
    id: String,
    revision: Number,
    from: Number,
    to: Number,
    live: Boolean,
    source: String,
    state: String,
    origin: String,
    agency: String,
    documentNo: Text,
    documentNoWritten: String,
    correction: String,
    sourceUrl: Text,
    publishedAt: Text,
    publicUntil: Text,
    basis: Text,
    firstSeenAt: Date,
    changedAt: Date,
    body: { type: Schema.Types.Mixed, default: null },
    tombstone: { type: Schema.Types.Mixed, default: null },
    facets: Schema.Types.Mixed,
    digest: Text,
    operation: String,
    reason: String,
    run: Text,
    rawSha256: Text,
    precedence: Number,
    claims: { type: Schema.Types.Mixed, default: undefined },
  },
  { id: false, versionKey: false, minimize: false, collection: 'versions' },
)

// Two versions of one record can neither begin nor end in the same edition: at most one has an open end.
schema.index({ kind: 1, id: 1, from: 1 }, { unique: true })
schema.index({ kind: 1, id: 1, to: 1 }, { unique: true })
// Lists. They never hold `to` before the order: a range there would spoil it.
schema.index({ live: 1, kind: 1, 'facets.order': 1, id: 1 })
schema.index({ live: 1, kind: 1, 'facets.sector': 1, 'facets.order': 1, id: 1 })
schema.index({ live: 1, kind: 1, 'facets.uscc': 1 })
// What the public changes read, the newest first.
schema.index({ kind: 1, from: 1, id: 1 })
schema.index({ operation: 1, kind: 1, from: 1, id: 1 })
// What the diff of a source, the calendar and the tidying read.
schema.index({ source: 1, to: 1 })
schema.index({ to: 1, publicUntil: 1 })
schema.index({ live: 1, to: 1 })

export const versionModel = (connection: Connection) => connection.model<VersionDoc>('Version', schema)
