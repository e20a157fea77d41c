import { Schema, type Connection } from 'mongoose'

/** Who is working on a source. A lease saves double work; what is public never depends on it. */
export interface LeaseDoc {
  /** name of the source */
  _id: string
  holder: string
  until: Date
}

const schema = new Schema<LeaseDoc>({ _id: String, holder: String, until: Date }, { versionKey: false, collection: 'leases' })

export const leaseModel = (connection: Connection) => connection.model<LeaseDoc>('Lease', schema)
