import { Schema, type Connection } from 'mongoose'
import type { RewardDecision } from '../../shared/api/desk'
import type { ClockName, RunningClock } from '../../shared/tips/clocks'
import type { MoveName } from '../../shared/tips/moves'
import type { Actor, Channel, Desk, Payee, TipKind, TipState } from '../../shared/tips/words'
import { ENVELOPE_TYPES, WRAP } from './envelopeFields'

/** A content key, wrapped for the holder of one key. */
export interface Wrap {
  /** hex */
  keyId: string
  bytes: Buffer
}

/** Who the reporter is, sealed apart for who pays. */
export interface SealedIdentity {
  keyId: string
  wrap: Buffer
  sealed: Buffer
}

/** One part of a sealed envelope. Its bytes lie in `tip_parts`, but for a part 0 that came with the filing. */
export interface PartRef {
  part: number
  size: number
  /** SM3 of the stored bytes, hex */
  sm3: string
}

/** A sealed envelope as it was filed: of the tip itself, and of each later message. */
export interface Envelope {
  header: Buffer
  /** null once the retention of an ended tip is over */
  deskWrap: Wrap | null
  recoveryWrap: Wrap | null
  /** null once it has been paid, waived or erased */
  identity: SealedIdentity | null
  parts: PartRef[]
  /** part 0 where it came with the filing, else null */
  part0: Buffer | null
  signature: Buffer
  /** the full hour in which it was acknowledged */
  receivedAt: Date
}

export interface Message extends Envelope {
  message: number
  opened: boolean
}

export interface CaseLineDoc {
  n: number
  at: Date
  move: MoveName
  actor: Actor
  officer: string | null
  step: 'done' | 'proposed' | 'confirmed' | 'sent_back'
  from: TipState
  to: TipState
  detail: Record<string, string>
  note: Buffer | null
}

export interface AnswerDoc {
  seq: number
  at: Date
  sm3: string
  bytes: Buffer
}

/** A four-eyes move that waits, with what it was filled with. */
export interface PendingDoc {
  move: MoveName
  by: string
  detail: Record<string, string>
  reward: RewardDecision | null
  answer: Buffer | null
}

/**
 * One tip: its sealed envelope and where its case stands. One document, so that a filing, a message, a move with its
 * answer are each one write. Nothing in it but codes, hours and sealed bytes.
 */
export interface TipDoc extends Envelope {
  /** tip id, hex */
  _id: string
  kind: TipKind
  /** desk to which it was sealed */
  desk: Desk
  /** desk that works on it now */
  atDesk: Desk
  division: string
  /** first 12 bits of the look-up id */
  prefix: number
  author: Buffer
  channel: Channel
  state: TipState
  clocks: Partial<Record<ClockName, RunningClock>>
  done: MoveName[]
  pending: PendingDoc | null
  /** first day on which something is due; `9999-12-31` where nothing runs */
  due: string
  /** counts every change: who decides on an old view decides again */
  revision: number
  handler: string | null
  danger: boolean
  unread: number
  joinedInto: string | null
  firstLookAt: Date | null
  firstAnswerAt: Date | null
  endedAt: Date | null
  /** the hour in which its sealed bytes were erased; absent as soon as something comes after that */
  erasedAt?: Date
  /** clocks that ran over their day */
  breaches: ClockName[]
  lines: CaseLineDoc[]
  answers: AnswerDoc[]
  answerCount: number
  messages: Message[]
  reward: (RewardDecision & { decidedOn: string; voucher: string | null; payee: Payee | null }) | null
  slip: Slip | null
}

/** What a desk handed over to another, sealed for the other under a key of its own. */
export interface Slip {
  wrap: Wrap
  /** null until the other desk wraps the key for the recovery body too */
  recoveryWrap: Wrap | null
  sealed: Buffer
  /** lines before this one hold notes of the desk that handed over, sealed under a key that stays there */
  from: number
}

/** Stands for "nothing runs", so that an index needs no null. */
export const NOTHING_DUE = '9999-12-31'

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
  },
  { versionKey: false, collection: 'tips', minimize: false },
)
schema.index({ atDesk: 1, state: 1, due: 1 })
schema.index({ atDesk: 1, receivedAt: -1 })
schema.index({ prefix: 1 })
schema.index({ erasedAt: 1, endedAt: 1 })

export const tipModel = (connection: Connection) => connection.model<TipDoc>('Tip', schema)
