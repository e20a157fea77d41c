import { Schema, type Connection } from 'mongoose'

/** A piece of the raw bytes a source gave, addressed by their hash: the same bytes are kept once. */
export interface RawChunkDoc {
  /** `sha256/n` */
  _id: string
  sha256: string
  n: number
  bytes: Buffer
  /** when a run last kept it */
  keptAt: Date
}

/** Well below the 16 MB a document may have. */
export const CHUNK_BYTES = 4 * 1024 * 1024

const schema = new Schema<RawChunkDoc>(
  { _id: String, sha256: String, n: Number, bytes: Buffer, keptAt: Date },
  { versionKey: false, collection: 'raw_chunks' },
)
schema.index({ sha256: 1, n: 1 })
schema.index({ keptAt: 1 })

export const rawChunkModel = (connection: Connection) => connection.model<RawChunkDoc>('RawChunk', schema)
