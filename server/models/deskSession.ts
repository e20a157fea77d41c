import { Schema, type Connection } from 'mongoose'

/** A signed-in officer: bound to a key that cannot leave the browser. */
export interface DeskSessionDoc {
  /** hex, 16 bytes */
  _id: string
  officer: string
  /** P-256 public key of the session, uncompressed */
  key: Buffer
  seenAt: Date
  until: Date
}

const sessions = new Schema<DeskSessionDoc>(
  { _id: String, officer: String, key: Buffer, seenAt: Date, until: Date },
  { versionKey: false, collection: 'desk_sessions' },
)
sessions.index({ until: 1 }, { expireAfterSeconds: 0 })

export const deskSessionModel = (connection: Connection) => connection.model<DeskSessionDoc>('DeskSession', sessions)

/** The numbers of requests that were used: a proof holds once, on every instance. */
export interface DeskProofDoc {
  /** `session/once` */
  _id: string
  until: Date
}

const proofs = new Schema<DeskProofDoc>({ _id: String, until: Date }, { versionKey: false, collection: 'desk_proofs' })
proofs.index({ until: 1 }, { expireAfterSeconds: 0 })

export const deskProofModel = (connection: Connection) => connection.model<DeskProofDoc>('DeskProof', proofs)
