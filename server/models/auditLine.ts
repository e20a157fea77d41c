import { Schema, type Connection } from 'mongoose'

/** One thing that an officer did or looked at. Only ever added to. */
export interface AuditLineDoc {
  /** time in milliseconds and a random tail: sorts by time */
  _id: string
  at: Date
  officer: string
  role: string
  action: string
  tip: string | null
  /** codes and reasons; never a word of a tip */
  detail: string | null
}

const schema = new Schema<AuditLineDoc>(
  {
    _id: String,
    at: Date,
    officer: String,
    role: String,
    action: String,
    tip: { type: String, default: null },
    detail: { type: String, default: null },
  },
  { versionKey: false, collection: 'tip_audit' },
)
schema.index({ tip: 1, _id: -1 })
schema.index({ officer: 1, _id: -1 })

export const auditLineModel = (connection: Connection) => connection.model<AuditLineDoc>('AuditLine', schema)
