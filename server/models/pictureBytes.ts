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

/** The bytes of a picture as it is shown; null where they are not kept. */
export async function pictureOf(
  { pictureBytes }: { pictureBytes: ReturnType<typeof pictureBytesModel> },
  hash: string,
): Promise<Buffer | null> {
  const found = await pictureBytes.findOne({ _id: hash }, { bytes: 1 }).lean<{ bytes: { buffer: Uint8Array } }>()
  return found && Buffer.from(found.bytes.buffer)
}
