import { Schema, type Connection } from 'mongoose'
import type { Kind } from '../../shared/kinds/index'
import type { Operation } from '../../shared/vocabulary'
import type { VersionDoc } from './version'

/** One line of a change set: what an edition does to one record. No reader of public data looks here. */
export interface ChangeDoc {
  /** `attempt/n` */
  _id: string
  attempt: string
  n: number
  at: Date
  operation: Operation
  kind: Kind
  id: string
  /** the version it begins */
  version: VersionDoc
  /** `_id` of the version it ends */
  ends: string | null
  /** `_id`s of the versions whose content it erases */
  erases: string[]
}

const schema = new Schema<ChangeDoc>(
  {
    _id: String,
    attempt: String,
    n: Number,
    at: Date,
    operation: String,
    kind: String,
    id: String,
    version: Schema.Types.Mixed,
    ends: { type: String, default: null },
    erases: [String],
  },
  { id: false, versionKey: false, minimize: false, collection: 'changes' },
)
schema.index({ attempt: 1, n: 1 })
// One decision about one record: two would make an edition that nobody can finish.
schema.index({ attempt: 1, kind: 1, id: 1 }, { unique: true })
schema.index({ at: 1 })

export const changeModel = (connection: Connection) => connection.model<ChangeDoc>('Change', schema)
