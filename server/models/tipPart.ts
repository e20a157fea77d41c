import { Schema, type Connection } from 'mongoose'

/** The stored bytes of one part: sealed on the phone, kept as they came. */
export interface TipPartDoc {
  /** `tipId/message/part`; message 0 is the tip itself */
  _id: string
  tip: string
  bytes: Buffer
  /** stored bytes */
  size: number
  /** SM3 of the bytes, hex */
  sm3: string
  /** hex; the filing must be signed by the same key */
  author: string
  /** the full hour in which it came */
  at: Date
  /** false until a sweep has seen it in a filed envelope: what nobody filed is deleted after a while */
  filed: boolean
}

const schema = new Schema<TipPartDoc>(
  { _id: String, tip: String, bytes: Buffer, size: Number, sm3: String, author: String, at: Date, filed: Boolean },
  { versionKey: false, collection: 'tip_parts' },
)
schema.index({ filed: 1, at: 1 })
schema.index({ tip: 1 })
schema.index({ size: 1 })

export const tipPartModel = (connection: Connection) => connection.model<TipPartDoc>('TipPart', schema)

/** The address of a part in the collection. */
export const partKey = (tip: string, message: number, part: number): string => `${tip}/${message}/${part}`
