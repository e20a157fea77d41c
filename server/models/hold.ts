import { Schema, type Connection } from 'mongoose'
import type { Origin } from '../../shared/vocabulary'
import type { Kind } from '../../shared/kinds/index'

/**
 * What a source says of a record that is not public yet, for its subject may object. No reader of the public record has this collection: it is emptied into
 * an edition when the time is over.
 */
export interface HoldDoc<Said = unknown> {
  /** `source/kind/id` */
  _id: string
  source: string
  kind: Kind
  id: string
  precedence: number
  origin: Origin
  /** what becomes public, as it was read */
  incoming: Said
  digest: string
  /** digest of what its source had in force then, null where that was nothing: if it has said something else since, this is older */
  inForce: string | null
  /** whose bytes say so */
  run: string
  rawSha256: string | null
}

const schema = new Schema<HoldDoc>(
  {
    _id: String,
    source: String,
    kind: String,
    id: String,
    precedence: Number,
    origin: String,
    incoming: Schema.Types.Mixed,
    digest: String,
    inForce: { type: String, default: null },
    run: String,
    rawSha256: { type: String, default: null },
  },
  { versionKey: false, minimize: false, collection: 'holds' },
)
schema.index({ source: 1, kind: 1 })

export const holdModel = (connection: Connection) => connection.model<HoldDoc>('Hold', schema)

export const holdId = ({ source, kind, id }: Pick<HoldDoc, 'source' | 'kind' | 'id'>): string => `${source}/${kind}/${id}`
