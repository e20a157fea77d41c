import { Schema, type Connection } from 'mongoose'

/** A picture as it is shown, addressed by the hash of its bytes: the same picture is kept once. */
export interface PictureBytesDoc {
  /** SHA-256 of `bytes` */
  _id: string
  /** a JPEG without metadata; well below the 16 MB a document may have */
  bytes: Buffer
  /** the run that last asked for it: while that is open, it is not known yet whether anything shows it */
  run: string
}

const schema = new Schema<PictureBytesDoc>({ _id: String, bytes: Buffer, run: String }, { versionKey: false, collection: 'picture_bytes' })

export const pictureBytesModel = (connection: Connection) => connection.model<PictureBytesDoc>('PictureBytes', schema)
