import { Schema, type Connection } from 'mongoose'
import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import type { ObjectionCase } from '../../shared/objections/lifecycle'
import type { ObjectionMoveName } from '../../shared/objections/moves'
import type { Filer } from '../../shared/objections/words'
import { filingFields, type AuthorDoc, type ContactDoc, type FilingLineDoc } from './filing'

/** An objection against a public record. What a person wrote, and how that person is reached, is never made public. */
export interface ObjectionDoc extends Omit<ObjectionCase, 'authors'> {
  /** its number: the day and a count of that day, `20261128-0001` */
  _id: string
  /** made on the phone, 16 bytes, hex: the same again is the same objection */
  id: string
  /** SM3 of the look-up id of its receipt, hex */
  lock: string
  filedOn: Day
  kind: Kind
  record: string
  /** what the record was called when it was objected to */
  title: string
  filer: Filer
  uscc: string | null
  /** null once their retention is over */
  wrong: string | null
  stands: string | null
  contact: ContactDoc | null
  authors: AuthorDoc[]
  publishedOn: Day | null
  /** counts changes */
  revision: number
  lines: FilingLineDoc<ObjectionMoveName>[]
}

const mixed = Schema.Types.Mixed

const schema = new Schema<ObjectionDoc>(
  {
    _id: String,
    id: String,
    lock: String,
    filedOn: String,
    kind: String,
    record: String,
    title: String,
    filer: String,
    uscc: { type: String, default: null },
    wrong: { type: String, default: null },
    stands: { type: String, default: null },
    state: String,
    handler: { type: String, default: null },
    decision: { type: mixed, default: null },
    publishedOn: { type: String, default: null },
    revision: Number,
    ...filingFields,
  },
  { versionKey: false, collection: 'objections', minimize: false },
)
schema.index({ id: 1 }, { unique: true })
schema.index({ state: 1, filedOn: 1 })
schema.index({ kind: 1, record: 1, state: 1 })
schema.index({ filedOn: 1 })

export const objectionModel = (connection: Connection) => connection.model<ObjectionDoc>('Objection', schema)
