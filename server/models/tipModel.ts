import { Schema, type Connection } from 'mongoose'
import { ENVELOPE_TYPES, WRAP } from './envelopeFields'
import type { Message, TipDoc } from './tip'

const bytes = { type: Buffer, default: null }
const mixed = Schema.Types.Mixed

const schema = new Schema<TipDoc>(
  {
    _id: String,
    ...ENVELOPE_TYPES,
    kind: String,
    desk: String,
    atDesk: String,
    division: String,
    prefix: Number,
    author: Buffer,
    channel: String,
    state: String,
    clocks: { type: mixed, default: {} },
    done: [String],
    pending: { type: mixed, default: null },
    due: String,
    revision: Number,
    handler: { type: String, default: null },
    danger: Boolean,
    unread: Number,
    joinedInto: { type: String, default: null },
    firstLookAt: { type: Date, default: null },
    firstAnswerAt: { type: Date, default: null },
    endedAt: { type: Date, default: null },
    erasedAt: Date,
    breaches: [String],
    lines: [
      new Schema(
        {
          n: Number,
          at: Date,
          move: String,
          actor: String,
          officer: String,
          step: String,
          from: String,
          to: String,
          detail: mixed,
          note: bytes,
        },
        { _id: false, minimize: false },
      ),
    ],
    answers: [new Schema({ seq: Number, at: Date, sm3: String, bytes: Buffer }, { _id: false })],
    answerCount: Number,
    messages: [new Schema<Message>({ message: Number, opened: Boolean, ...ENVELOPE_TYPES }, { _id: false })],
    reward: { type: mixed, default: null },
    slip: { type: new Schema({ wrap: WRAP, recoveryWrap: WRAP, sealed: Buffer, from: Number }, { _id: false }), default: null },
    unrectified: new Schema({ record: String, status: String, on: String }, { _id: false }),
  },
  { versionKey: false, collection: 'tips', minimize: false },
)
schema.index({ atDesk: 1, state: 1, due: 1 })
schema.index({ atDesk: 1, receivedAt: -1 })
schema.index({ prefix: 1 })
schema.index({ erasedAt: 1, endedAt: 1 })
schema.index({ 'unrectified.record': 1 })

export const tipModel = (connection: Connection) => connection.model<TipDoc>('Tip', schema)
