import { Schema, type Connection } from 'mongoose'
import type { Kind } from '../../shared/kinds/index'
import type { Operation } from '../../shared/vocabulary'
import type { VersionDoc } from './version'

/** One line of a change set: what an edition does to one record. */
export interface ChangeLine {
  operation: Operation
  kind: Kind
  id: string
  /** the version it begins */
  version: VersionDoc
  /** `_id` of the version it ends */
  ends: string | null
  /** `_id`s of the versions whose content it erases */
  erases: string[]
}

/** Some lines of a change set that follow each other: many travel as cheaply as one. No reader of public data looks here. */
export interface ChangeDoc {
  /** `attempt/n` */
  _id: string
  attempt: string
  /** the number of its first line; the first of a change set is 0 */
  n: number
  at: Date
  /** how many lines it has */
  size: number
  /** its lines begin versions and do nothing else, so none of them is read to be applied; absent where one may do more */
  begins?: true
  lines: ChangeLine[]
}

/** As earlier versions kept a change set, a line a document. */
type FormerChangeDoc<L> = Pick<ChangeDoc, '_id' | 'attempt' | 'n' | 'at'> & L

/** The lines of some parts of a change set, in their order; also of one that an earlier version of this service has left unfinished. */
export const linesIn = <L = ChangeLine>(parts: readonly ({ lines: L[] } | FormerChangeDoc<L>)[]): L[] =>
  parts.flatMap((part) => ('lines' in part ? part.lines : part))

const schema = new Schema<ChangeDoc>(
  { _id: String, attempt: String, n: Number, at: Date, size: Number, begins: Boolean, lines: Schema.Types.Mixed },
  { id: false, versionKey: false, minimize: false, collection: 'changes' },
)
schema.index({ attempt: 1, n: 1 })
schema.index({ at: 1 })

export const changeModel = (connection: Connection) => connection.model<ChangeDoc>('Change', schema)
