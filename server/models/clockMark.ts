import { Schema, type Connection } from 'mongoose'

/** A time that had surely come at one point of one life of a machine; see `server/clock/trust.ts`. */
export interface ClockMarkDoc {
  /** the life of the machine */
  _id: string
  uptimeMs: number
  sure: Date
  /** on whose word it rests */
  by: string
}

const schema = new Schema<ClockMarkDoc>(
  { _id: String, uptimeMs: Number, sure: Date, by: String },
  { versionKey: false, collection: 'clock_marks' },
)

export const clockMarkModel = (connection: Connection) => connection.model<ClockMarkDoc>('ClockMark', schema)
