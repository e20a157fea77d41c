import { z } from 'zod'
import { DayText, FenAmount, Instant } from '../fields'
import { CLOCKS } from '../tips/clocks'
import { ANSWER_BYTES, MESSAGES_MAX, NOTE_BYTES_MAX, TIP_PHOTOS_MAX } from '../tips/limits'
import { MOVES } from '../tips/moves'
import {
  ACTORS,
  CHANNELS,
  CLOSING_REASONS,
  DESKS,
  PAYEES,
  REFUSAL_REASONS,
  REOPENING_REASONS,
  ROLES,
  TIP_KINDS,
  TIP_STATES,
  WAIVER_REASONS,
  type Role,
} from '../tips/words'
import { codesOf } from '../vocabulary'
import { textUpTo, wholeNumber } from './parameters'
import { PublicKey, TipFiling, TipId } from './tips'
import { RecordId } from './unrectified'

/** The door for officers. Every request but the sign-in carries the proof of its session (see `DESK_HEADERS`). */

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const hexUpTo = (bytes: number) =>
  z
    .string()
    .regex(/^(?:[0-9a-f]{2})*$/)
    .max(bytes * 2)

/**
 * Header fields of a request: the session's id, the time in milliseconds, a number used once (16 bytes, hex), and an ECDSA
 * P-256 signature with SHA-256 (r ‖ s, 64 bytes, hex) over `METHOD\npath?query\ntime\nonce\nSHA-256 of the body as hex`.
 */
export const DESK_HEADERS = { session: 'desk-session', time: 'desk-time', once: 'desk-once', proof: 'desk-proof' } as const

export const OfficerName = z.string().regex(/^[a-z0-9][a-z0-9_.-]{1,31}$/)
const Password = z.string().min(12).max(200)
const RoleCode = z.enum(ROLES as [Role, ...Role[]])
const DeskCode = z.enum(codesOf(DESKS))

export const SignIn = z.strictObject({
  officer: OfficerName,
  password: z.string().min(1).max(200),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .meta({ description: 'TOTP, RFC 6238: SHA-1, 30 s, 6 digits' }),
  sessionKey: PublicKey.meta({ description: 'public key of the session, P-256, uncompressed; the private one never leaves the browser' }),
  newPassword: Password.optional().meta({ description: 'asked for at the first sign-in: the password that was handed over holds once' }),
})
export type SignIn = z.infer<typeof SignIn>

export const SessionAnswer = z.strictObject({
  session: hex(16),
  officer: OfficerName,
  displayName: z.string(),
  role: RoleCode,
  desk: DeskCode,
  zones: z.array(z.string()).meta({ description: 'zones for which the officer answers: tips from there are for others' }),
  unit: z.string().nullable().meta({ description: 'office the officer belongs to' }),
  idleMinutes: z.int(),
  until: Instant,
  demonstration: z.boolean(),
})
export const SignedOut = z.strictObject({ ended: z.literal(true) })
export type SessionAnswer = z.infer<typeof SessionAnswer>

/** A term that runs for a case, and whether it has passed. */
export const CaseClock = z.strictObject({ clock: z.enum(codesOf(CLOCKS)), since: Instant, due: DayText, late: z.boolean() })
const Pending = z.strictObject({ move: z.enum(codesOf(MOVES)), by: OfficerName }).nullable()

/** A line of the queue: the sealed header's fields and where the case stands. No word of the reporter's is in it. */
export const QueueItem = z.strictObject({
  id: TipId,
  desk: DeskCode,
  kind: z.enum(codesOf(TIP_KINDS)),
  division: z.string(),
  channel: z.enum(codesOf(CHANNELS)),
  receivedAt: Instant,
  state: z.enum(codesOf(TIP_STATES)),
  clocks: z.array(CaseClock),
  /** the first day on which something is due; null where nothing runs */
  due: DayText.nullable(),
  danger: z.boolean(),
  handler: OfficerName.nullable(),
  looked: z.boolean(),
  photos: z.int(),
  unread: z.int().meta({ description: 'later messages no officer has opened' }),
  pending: Pending,
  joinedInto: TipId.nullable(),
  canOpen: z.boolean().meta({ description: 'false: for another desk or role' }),
})
export type QueueItem = z.infer<typeof QueueItem>

export const QUEUE_VIEWS = { today: '今天到期和逾期', open: '办理中', unassigned: '没有经办人', ended: '已结束', all: '全部' } as const
export const QueueQuery = z.strictObject({
  view: z.enum(codesOf(QUEUE_VIEWS)).default('open'),
  kind: z.enum(codesOf(TIP_KINDS)).optional(),
  state: z.enum(codesOf(TIP_STATES)).optional(),
  handler: OfficerName.optional(),
  limit: wholeNumber(1, 200).default(50),
  skip: wholeNumber(0, 999_999).default(0),
})
export type QueueQuery = z.output<typeof QueueQuery>
export const QueueAnswer = z.strictObject({
  items: z.array(QueueItem),
  total: z.int(),
  counts: z.strictObject({ dueToday: z.int(), late: z.int(), unseen: z.int(), danger: z.int(), waiting: z.int(), open: z.int() }),
  now: Instant,
})
export type QueueAnswer = z.infer<typeof QueueAnswer>

/** A tip that was told by telephone, in a letter, at a visit: sealed at the desk as a phone seals. */
export const DeskFiling = z.strictObject({ id: TipId, filing: TipFiling })
export type DeskFiling = z.infer<typeof DeskFiling>

/** Parameters of the paths. */
export const CaseParams = z.strictObject({ id: TipId })
export const CasePartParams = z.strictObject({
  id: TipId,
  message: wholeNumber(1, MESSAGES_MAX).optional(),
  part: wholeNumber(0, TIP_PHOTOS_MAX),
})
export const OfficerParams = z.strictObject({ officer: OfficerName })

/** A sealed reward of a case: amounts in fen. */
export const RewardDecision = z.strictObject({
  ruleId: z.string().max(60),
  amountFen: FenAmount,
  basis: z.discriminatedUnion('on', [
    z.strictObject({ on: z.literal('fine'), fineFen: FenAmount }),
    z.strictObject({
      on: z.literal('concealed'),
      level: z.enum(['ordinary', 'larger', 'major', 'extraordinary']),
      deaths: z.int().min(0).max(10_000),
    }),
    z.strictObject({ on: z.literal('ordinary') }),
    z.strictObject({ on: z.literal('no_fine') }),
  ]),
  employee: z.boolean(),
  named: z.boolean().nullable().meta({
    description:
      'what the reporter let the desk know in part 0; null: nothing. Who pays sees the sealed form, and says whom it was paid to',
  }),
})
export type RewardDecision = z.infer<typeof RewardDecision>

/** Most bytes of a slip: its text and six photos. */
export const SLIP_BYTES_MAX = 4 * 1024 * 1024

const SealedNote = hexUpTo(NOTE_BYTES_MAX)

/** One line of a case's own record. `note` is sealed under the tip's content key, number `n`. */
export const CaseLine = z.strictObject({
  n: z.int(),
  at: Instant,
  move: z.enum(codesOf(MOVES)),
  actor: z.enum(codesOf(ACTORS)),
  officer: OfficerName.nullable(),
  /** proposed: waits for another officer; confirmed, sent back: what became of it */
  step: z.enum(['done', 'proposed', 'confirmed', 'sent_back']),
  from: z.enum(codesOf(TIP_STATES)),
  to: z.enum(codesOf(TIP_STATES)),
  detail: z.record(z.string(), z.string()).meta({ description: 'codes and names that were filled, never words about the matter' }),
  note: SealedNote.nullable().meta({
    description: 'null too for whoever may not open the tip, and for notes of a desk that handed it over',
  }),
})
export type CaseLine = z.infer<typeof CaseLine>

/** A part as it is stored: sealed, with its size in bytes. */
export const SealedPart = z.strictObject({ part: z.int(), size: z.int(), sm3: hex(32) })

const Envelope = {
  header: z.string(),
  wrap: z.string().nullable().meta({ description: 'content key for this desk, or null where the tip is not for it' }),
  wrapKeyId: z.string().nullable(),
  parts: z.array(SealedPart),
}

export const CaseAnswer = QueueItem.extend({
  ...Envelope,
  revision: z.int().meta({ description: 'sent back with each move: who decides on an old view decides again' }),
  done: z.array(z.enum(codesOf(MOVES))),
  lawful: z.array(z.enum(codesOf(MOVES))).meta({ description: 'moves that this officer may make now' }),
  maySettle: z.strictObject({ confirm: z.boolean(), sendBack: z.boolean() }),
  nextLine: z.int().meta({ description: 'number of the next line: a note is sealed under it' }),
  lines: z.array(CaseLine),
  messages: z.array(z.strictObject({ message: z.int(), receivedAt: Instant, opened: z.boolean(), ...Envelope })),
  answers: z.array(z.strictObject({ seq: z.int(), at: Instant, sm3: hex(32) })),
  reward: RewardDecision.nullable(),
  slip: z
    .strictObject({ wrap: z.string(), wrapKeyId: z.string(), sealed: z.string() })
    .nullable()
    .meta({ description: 'of a tip transferred between desks: what the sending desk chose to hand over' }),
})
export type CaseAnswer = z.infer<typeof CaseAnswer>

/** A move with everything that it needs. What is not needed by the move is refused by name. */
export const MoveBody = z.strictObject({
  move: z.enum(codesOf(MOVES)),
  revision: z.int(),
  noConflict: z.literal(true).optional(),
  refusalReason: z.enum(codesOf(REFUSAL_REASONS)).optional(),
  closingReason: z.enum(codesOf(CLOSING_REASONS)).optional(),
  destination: z.string().min(2).max(80).optional().meta({ description: 'name of an office outside this service' }),
  toDesk: DeskCode.optional(),
  waiverReason: z.enum(codesOf(WAIVER_REASONS)).optional(),
  reopeningReason: z.enum(codesOf(REOPENING_REASONS)).optional(),
  payee: z.enum(codesOf(PAYEES)).optional(),
  approval: z.string().min(2).max(120).optional(),
  joinedInto: TipId.optional(),
  reward: RewardDecision.optional(),
  voucher: z.string().min(2).max(60).optional(),
  officer: OfficerName.optional(),
  channel: z.enum(codesOf(CHANNELS)).optional(),
  publicRecord: RecordId.optional(),
  note: SealedNote.min(2).optional(),
  answer: hex(ANSWER_BYTES).optional(),
  slip: z.strictObject({ wrap: hex(129), wrapKeyId: hex(8), sealed: hexUpTo(SLIP_BYTES_MAX).min(56) }).optional(),
})
export type MoveBody = z.infer<typeof MoveBody>

export const SettleBody = z.strictObject({ revision: z.int(), confirm: z.boolean(), note: SealedNote.min(2).optional() })
export type SettleBody = z.infer<typeof SettleBody>
export const MoveAnswer = z.strictObject({ case: CaseAnswer, tookEffect: z.boolean() })
export type MoveAnswer = z.infer<typeof MoveAnswer>

/** Tips whose content key must be wrapped for a newer key before the old one is deleted, and the new wraps. */
export const RewrapAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      id: TipId,
      message: z.int().meta({ description: '0: the tip itself, or the slip where it was handed over' }),
      wrap: z.string(),
      wrapKeyId: z.string(),
      due: DayText.meta({ description: 'the last day: the old key is deleted a week after its end' }),
    }),
  ),
})
export type RewrapAnswer = z.infer<typeof RewrapAnswer>
export const RewrapBody = z.strictObject({
  desk: DeskCode.optional().meta({ description: 'whose tips the recovery body has opened: for oversight alone; absent: the own desk' }),
  items: z
    .array(
      z.strictObject({ id: TipId, message: z.int(), deskWrap: hex(129), deskKeyId: hex(8), recoveryWrap: hex(129), recoveryKeyId: hex(8) }),
    )
    .min(1)
    .max(200),
})
export type RewrapBody = z.infer<typeof RewrapBody>
export const RewrapDone = z.strictObject({ changed: z.int(), skipped: z.int() })
export type RewrapDone = z.infer<typeof RewrapDone>

/** Where a desk has lost its key: the wraps that the recovery body opens, offline. Nothing of what was sealed. */
export const RecoveryQuery = z.strictObject({ desk: DeskCode, cursor: TipId.optional() })
export type RecoveryQuery = z.infer<typeof RecoveryQuery>
const RecoveryItem = z.strictObject({
  id: TipId,
  message: z.int().min(0).meta({ description: '0: the tip itself, or the slip where it was handed over' }),
  header: z.string().nullable().meta({ description: 'the signed bytes with the commitment, hex; null of a slip, which has none' }),
  recoveryWrap: hex(129).nullable().meta({ description: 'null of a slip that was not wrapped for the recovery body yet' }),
  recoveryKeyId: hex(8).nullable(),
})
export type RecoveryItem = z.infer<typeof RecoveryItem>
export const RecoveryAnswer = z.strictObject({ desk: DeskCode, items: z.array(RecoveryItem), next: TipId.nullable() })
export type RecoveryAnswer = z.infer<typeof RecoveryAnswer>
/** All pages in one file, as it goes to the recovery body. */
export const RecoveryFile = RecoveryAnswer.omit({ next: true })
export type RecoveryFile = z.infer<typeof RecoveryFile>

/** Opening who a reporter is: for the payer alone, with a reason; each opening is a line of the audit. */
export const IdentityBody = z.strictObject({ reason: z.string().min(4).max(200), message: z.int().min(0).default(0) })
export type IdentityBody = z.infer<typeof IdentityBody>
export const IdentityAnswer = z.strictObject({ header: z.string(), wrap: z.string(), identity: z.string() })

export const AuditLine = z.strictObject({
  at: Instant,
  officer: z.string(),
  role: z.string(),
  action: z.string(),
  tip: TipId.nullable(),
  detail: z.string().nullable(),
})
export type AuditLine = z.infer<typeof AuditLine>
export const AuditAnswer = z.strictObject({ items: z.array(AuditLine), next: z.string().nullable() })
export type AuditAnswer = z.infer<typeof AuditAnswer>
export const AuditQuery = z.strictObject({
  cursor: textUpTo(60).optional(),
  officer: OfficerName.optional(),
  tip: TipId.optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export const OfficerView = z.strictObject({
  officer: OfficerName,
  displayName: z.string(),
  role: RoleCode,
  desk: DeskCode,
  zones: z.array(z.string()),
  unit: z.string().nullable(),
  away: z.boolean(),
  locked: z.boolean(),
  openCases: z.int(),
})
export type OfficerView = z.infer<typeof OfficerView>
export const OfficersAnswer = z.strictObject({ items: z.array(OfficerView) })
export const OfficerBody = z.strictObject({
  officer: OfficerName,
  displayName: z.string().min(1).max(40),
  role: RoleCode,
  desk: DeskCode,
  zones: z.array(z.string().max(60)).max(100).default([]),
  unit: z.string().max(80).nullable().default(null),
})
export type OfficersAnswer = z.infer<typeof OfficersAnswer>
export type OfficerBody = z.infer<typeof OfficerBody>
/** What is shown once when an officer is added or gets a new password. */
export const OfficerSecrets = z.strictObject({ officer: OfficerName, password: z.string(), totpSecret: z.string(), totpUri: z.string() })
export type OfficerSecrets = z.infer<typeof OfficerSecrets>
/** One change at a time. A reset answers with new secrets, the others with null. */
export const OfficerChange = z
  .strictObject({
    away: z.boolean().optional(),
    reset: z.literal(true).optional(),
    removed: z.literal(true).optional(),
  })
  .refine((change) => Object.keys(change).length === 1, '一次改一项')
export type OfficerChange = z.infer<typeof OfficerChange>
export const OfficerChanged = z.strictObject({
  secrets: OfficerSecrets.nullable(),
  withoutHandler: z.array(TipId).meta({ description: 'open cases of an officer who is away or gone: each is to be given to somebody' }),
})
export type OfficerChanged = z.infer<typeof OfficerChanged>

export const BudgetQuery = z.strictObject({
  year: wholeNumber(2000, 2099).optional(),
})

/** Rewards against the budget of the year. Amounts in fen; the four parts add up to what was decided. */
export const BudgetAnswer = z.strictObject({
  year: z.int(),
  budgetFen: FenAmount.nullable(),
  decidedFen: FenAmount,
  paidFen: FenAmount,
  waivedFen: FenAmount,
  expiredFen: FenAmount,
  waitingFen: FenAmount,
  payments: z.array(
    z.strictObject({
      id: TipId,
      amountFen: FenAmount,
      decidedOn: DayText,
      due: DayText.nullable(),
      state: z.enum(codesOf(TIP_STATES)),
      named: z.boolean().nullable(),
    }),
  ),
})
export type BudgetAnswer = z.infer<typeof BudgetAnswer>
