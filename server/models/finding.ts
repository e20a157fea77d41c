import { Schema, type Connection } from 'mongoose'

/** What a run found wrong with a row. `original` is kept inside and never served: it may hold personal data. */
export interface FindingDoc {
  /** `run/n` */
  _id: string
  run: string
  severity: 'refused' | 'warning'
  n: number
  /** file and sheet, where a source has several */
  place: string | null
  line: number
  column: string | null
  reason: string
  original: string | null
}

const schema = new Schema<FindingDoc>(
  {
    _id: String,
    run: String,
    severity: String,
    n: Number,
    place: { type: String, default: null },
    line: Number,
    column: { type: String, default: null },
    reason: String,
    original: { type: String, default: null },
  },
  { versionKey: false, collection: 'findings' },
)
schema.index({ run: 1, severity: 1, n: 1 })

export const findingModel = (connection: Connection) => connection.model<FindingDoc>('Finding', schema)
