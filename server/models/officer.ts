import { Schema, type Connection } from 'mongoose'
import type { Desk, Role } from '../../shared/tips/words'

/** Somebody who works at a desk. */
export interface OfficerDoc {
  /** sign-in name */
  _id: string
  displayName: string
  role: Role
  desk: Desk
  zones: string[]
  unit: string | null
  away: boolean
  removed: boolean
  password: { salt: Buffer; hash: Buffer; /** scrypt cost */ n: number }
  /** the password was handed over by somebody else and holds once */
  mustChange: boolean
  totpSecret: Buffer
  /** the newest step of TOTP that was used: a code holds once */
  totpStep: number
  failures: number
  lockedUntil: Date | null
}

const schema = new Schema<OfficerDoc>(
  {
    _id: String,
    displayName: String,
    role: String,
    desk: String,
    zones: [String],
    unit: { type: String, default: null },
    away: Boolean,
    removed: Boolean,
    password: { salt: Buffer, hash: Buffer, n: Number },
    mustChange: Boolean,
    totpSecret: Buffer,
    totpStep: Number,
    failures: Number,
    lockedUntil: { type: Date, default: null },
  },
  { versionKey: false, collection: 'officers' },
)

export const officerModel = (connection: Connection) => connection.model<OfficerDoc>('Officer', schema)
