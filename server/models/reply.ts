import { Schema, type Connection } from 'mongoose'
import type { Kind } from '../../shared/kinds/index'
import type { Letter, ReplyCase } from '../../shared/replies/lifecycle'
import type { ReplyMoveName } from '../../shared/replies/moves'
import type { Day } from '../../shared/codes/dates'
import { filingFields, type AuthorDoc, type ContactDoc, type FilingLineDoc } from './filing'

/** A reply of a firm to a public record. Of what is kept here only `told` is ever public, and only once the firm is proved and the desk has read it. */
export interface ReplyDoc extends Omit<ReplyCase, 'authors' | 'letter'> {
  /** its number: the day and a count of that day, `20261128-0001` */
  _id: string
  /** made on the phone, 16 bytes, hex: the same again is the same reply */
  id: string
  /** SM3 of the look-up id of its receipt, hex */
  lock: string
  kind: Kind
  record: string
  /** what the record was called when it was replied to */
  title: string
  /** how often it had changed then, and the edition that was public */
  aboutRevision: number
  aboutEdition: number
  uscc: string
  /** what the record calls the firm */
  firm: string
  /** what no two of them hold at once: see `placeOf` */
  place: string
  contact: ContactDoc | null
  authors: AuthorDoc[]
  /** `lock`: SM3 of the id and the code, hex; the code itself is kept nowhere */
  letter: (Letter & { lock: string }) | null
  /** the day on which it was taken back, or another one took its place */
  endedOn: Day | null
  /** counts changes */
  revision: number
  lines: FilingLineDoc<ReplyMoveName>[]
}

const mixed = Schema.Types.Mixed

const schema = new Schema<ReplyDoc>(
  {
    _id: String,
    id: String,
    lock: String,
    filedOn: String,
    kind: String,
    record: String,
    title: String,
    aboutRevision: Number,
    aboutEdition: Number,
    uscc: String,
    firm: String,
    place: String,
    text: { type: String, default: null },
    told: { type: String, default: null },
    state: String,
    handler: { type: String, default: null },
    letters: Number,
    letter: {
      type: new Schema({ sentOn: String, address: String, tries: Number, lock: String }, { _id: false }),
      default: null,
    },
    proof: { type: mixed, default: null },
    decision: { type: mixed, default: null },
    endedOn: { type: String, default: null },
    revision: Number,
    ...filingFields,
  },
  { versionKey: false, collection: 'replies', minimize: false },
)
schema.index({ id: 1 }, { unique: true })
schema.index({ place: 1 }, { unique: true })
schema.index({ state: 1, filedOn: 1 })
schema.index({ kind: 1, record: 1, state: 1 })
schema.index({ filedOn: 1 })

export const replyModel = (connection: Connection) => connection.model<ReplyDoc>('Reply', schema)
