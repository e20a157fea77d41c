import { Schema, type Connection } from 'mongoose'
import type { PictureFault } from '../../shared/evidence'

/** What stands behind a picture that a source names: what was drawn of it, or why there is none. */
export type PictureResult = { original: string; shown: string; width: number; height: number } | { fault: PictureFault }

/**
 * What became of a picture that a source names, from some run on. A row is read again by it without the network: what a run found is never
 * overwritten, a later run adds what it found otherwise.
 */
export interface PictureDoc {
  /** `source/reference/run` */
  _id: string
  source: string
  /** SHA-256 of how the source names it: no address is kept here */
  reference: string
  run: string
  /** when that run began */
  at: Date
  result: PictureResult
  /** when a run last asked for it */
  seenAt: Date
}

const schema = new Schema<PictureDoc>(
  { _id: String, source: String, reference: String, run: String, at: Date, result: Schema.Types.Mixed, seenAt: Date },
  { versionKey: false, minimize: false, collection: 'pictures' },
)
schema.index({ source: 1, reference: 1, at: 1 })
schema.index({ seenAt: 1 })

export const pictureModel = (connection: Connection) => connection.model<PictureDoc>('Picture', schema)
