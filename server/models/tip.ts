import type { RewardDecision } from '../../shared/api/desk'
import type { ClockName, RunningClock } from '../../shared/tips/clocks'
import type { MoveName } from '../../shared/tips/moves'
import type { Actor, Channel, Desk, Payee, TipKind, TipState } from '../../shared/tips/words'

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
  /** `batch`: the months with which it became public, among others; absent: in none yet */
  reward: (RewardDecision & { decidedOn: string; voucher: string | null; payee: Payee | null; batch?: string }) | null
  slip: Slip | null
  /** what two officers made public of it; absent: nothing */
  unrectified?: UnrectifiedDoc
}

/** That a hazard of the public record was found not to be put right: all that is ever public of a single tip. */
export interface UnrectifiedDoc {
  /** id of the hazard */
  record: string
  /** how it stood in the public record when that was made public */
  status: string
  /** day on which it was made public, Asia/Shanghai */
  on: string
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
