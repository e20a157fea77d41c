import { Schema, type Connection } from 'mongoose'

/** Which versions are open at an edition: how many, and a sum over their `_id`s in hex that does not depend on their order. */
export interface StoredSum {
  count: number
  sum: string
}

/** One edition of everything that is public. Its number has one content for ever. */
export interface EditionDoc {
  _id: number
  state: 'prepared' | 'published'
  /** the change set it was decided on */
  attempt: string
  changes: number
  /** over the change set, so that a number restored from a back-up cannot pass for another content */
  sha256: string
  /** the log's checkpoint; null until the log exists */
  checkpoint: string | null
  /** editions below are not listed any more */
  floor: number
  preparedAt: Date
  publishedAt: Date | null
  /** the source whose run made it */
  source: string
  /** records have other ids from here on: its change set does not tell what is new, and everything is read again */
  renames?: true
  /** which versions are open at it; absent where an earlier version of this service published it, and while records take other ids */
  open?: StoredSum
}

const schema = new Schema<EditionDoc>(
  {
    _id: Number,
    state: String,
    attempt: String,
    changes: Number,
    sha256: String,
    checkpoint: { type: String, default: null },
    floor: Number,
    preparedAt: Date,
    publishedAt: { type: Date, default: null },
    source: String,
    renames: Boolean,
    open: Schema.Types.Mixed,
  },
  { versionKey: false, collection: 'editions' },
)
schema.index({ state: 1, _id: 1 })
schema.index({ source: 1, _id: 1 })
// The editions of some days.
schema.index({ publishedAt: 1 })

export const editionModel = (connection: Connection) => connection.model<EditionDoc>('Edition', schema)
