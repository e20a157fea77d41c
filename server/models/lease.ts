import { Schema, type Connection } from 'mongoose'

/** Who is doing some work that is done by one process at a time. A lease saves double work; what is public never depends on it. */
export interface LeaseDoc {
  /** name of the work: of a source, its own */
  _id: string
  holder: string
  until: Date
}

const schema = new Schema<LeaseDoc>({ _id: String, holder: String, until: Date }, { versionKey: false, collection: 'leases' })

export const leaseModel = (connection: Connection) => connection.model<LeaseDoc>('Lease', schema)
