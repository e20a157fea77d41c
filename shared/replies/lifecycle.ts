import type { Day } from '../codes/dates'
import { DEPENDENCE, dependenceOf, type Author, type Decider } from '../objections/independence'
import { AUTHORS_MAX } from '../objections/limits'
import { codeUntil, unprovedUntil } from './clock'
import { CODE_TRIES, LETTERS_MAX } from './limits'
import { replyMove, REPLY_MOVE_NAMES, type ReplyMoveName, type ReplyNeed } from './moves'
import { SPAN_FAULTS, groundsOf, redact, spanFault, type Span } from './redaction'
import { GROUNDS, WAITING, type Ground, type Proof, type ProvedBy, type Reading, type ReplyState } from './words'

/** What the rules know of a reply. */
export interface ReplyCase {
  state: ReplyState
  filedOn: Day
  /** what the firm wrote; null once it is erased */
  text: string | null
  /** what everybody reads, where it was published */
  told: string | null
  /** sign-in name of who works on it; null: nobody yet */
  handler: string | null
  /** whom the source names as having decided what the record says, and whom officers have stated; empty: nobody knows */
  authors: readonly Author[]
  letters: number
  /** the newest letter; null: none was sent */
  letter: Letter | null
  /** by what it is known that the writer is the firm; null while it is not */
  proof: { by: ProvedBy; on: Day } | null
  decision: ReplyDecision | null
}

export interface Letter {
  sentOn: Day
  address: string
  /** wrong codes so far */
  tries: number
}

/** What was decided on a reply, by whom and when. */
export interface ReplyDecision {
  reading: Reading
  grounds: readonly Ground[]
  unit: string
  officer: string
  on: Day
}

/** What a move is filled with. */
export interface ReplyFilled {
  address?: string | undefined
  proof?: Proof | undefined
  author?: Author | undefined
  /** another officer, as the desk knows that person */
  officer?: Decider | undefined
  spans?: readonly Span[] | undefined
  ground?: Ground | undefined
}

export const REPLY_FAULTS = {
  unlawful: '这一步现在不能做。',
  unfilled: '这一步还有没有填的，或者填了不该填的。',
  authors_full: '写明的单位已经太多。',
  letters_full: '核对码已经寄过三次，请用别的办法核对。',
  over: '收到 60 日内没有核对，已经失效。',
  ...SPAN_FAULTS,
  ...DEPENDENCE,
} as const
export type ReplyFault = keyof typeof REPLY_FAULTS

export type ReplyOutcome = { ok: true; next: ReplyCase } | { ok: false; fault: ReplyFault }

const NEEDS: readonly ReplyNeed[] = ['address', 'proof', 'author', 'officer', 'spans', 'ground']
const ALL_GROUNDS = Object.keys(GROUNDS) as Ground[]

/** A reply as it arrives. `authors`: those whom the source of the record names. */
export const newReply = (text: string, filedOn: Day, authors: readonly Author[]): ReplyCase => ({
  state: 'received',
  filedOn,
  text,
  told: null,
  handler: null,
  authors,
  letters: 0,
  letter: null,
  proof: null,
  decision: null,
})

/** Whether a reply has waited too long for anybody to prove that it is the firm's. */
export const isOver = ({ state, filedOn }: Pick<ReplyCase, 'state' | 'filedOn'>, today: Day): boolean =>
  state === 'received' && unprovedUntil(filedOn) < today

/** Why a move is not lawful now for an officer, before anything is filled; null where it is. */
export function replyFault(current: ReplyCase, name: ReplyMoveName, mover: Decider, today: Day): ReplyFault | null {
  const { from, judges } = replyMove(name)
  if (!from.includes(current.state)) return 'unlawful'
  if (isOver(current, today)) return 'over'
  if (name === 'state_author' && current.authors.length >= AUTHORS_MAX) return 'authors_full'
  if (name === 'send_letter' && current.letters >= LETTERS_MAX) return 'letters_full'
  return judges ? dependenceOf(mover, current.authors) : null
}

/** Names of the moves that are lawful now for an officer. */
export const lawfulReplyMoves = (current: ReplyCase, mover: Decider, today: Day): ReplyMoveName[] =>
  REPLY_MOVE_NAMES.filter((name) => replyFault(current, name, mover, today) === null)

/**
 * Makes a move of the desk. Returns the reply after it, or why not. What is published is what the firm wrote, or that with marks in the places of some
 * characters: there is no move that changes it otherwise. `today`: the day on which it is made.
 */
export function moveReply(
  current: ReplyCase,
  name: ReplyMoveName,
  mover: Decider,
  { filled, today }: { filled: ReplyFilled; today: Day },
): ReplyOutcome {
  const fault = replyFault(current, name, mover, today)
  if (fault) return { ok: false, fault }
  const { needs, to } = replyMove(name)
  if (NEEDS.some((need) => (filled[need] !== undefined) !== needs.includes(need))) return { ok: false, fault: 'unfilled' }
  const moved: ReplyCase = {
    ...current,
    state: to === 'same' ? current.state : to,
    handler: name === 'assign' ? current.handler : (current.handler ?? mover.officer),
  }
  const { address = '', proof, author, officer, spans = [], ground } = filled
  const { text } = current
  const decided = (reading: Reading, grounds: readonly Ground[]): ReplyDecision => ({
    reading,
    grounds,
    unit: mover.unit ?? '',
    officer: mover.officer,
    on: today,
  })
  switch (name) {
    case 'send_letter':
      return { ok: true, next: { ...moved, letters: current.letters + 1, letter: { sentOn: today, address, tries: 0 } } }
    case 'confirm':
      return { ok: true, next: { ...moved, proof: proof ? { by: proof, on: today } : null } }
    case 'state_author':
      return { ok: true, next: { ...moved, authors: [...current.authors, ...(author ? [author] : [])] } }
    case 'assign': {
      // Of a record whose author nobody knows yet anybody may prepare the work.
      const dependence = officer && current.authors.length > 0 ? dependenceOf(officer, current.authors) : null
      if (dependence) return { ok: false, fault: dependence }
      return { ok: true, next: { ...moved, handler: officer?.officer ?? null } }
    }
    case 'publish':
      return { ok: true, next: { ...moved, told: text, decision: decided('whole', []) } }
    case 'redact': {
      const wrong = spanFault(text ?? '', spans)
      if (wrong) return { ok: false, fault: wrong }
      return { ok: true, next: { ...moved, told: redact(text ?? '', spans), decision: decided('redacted', groundsOf(spans, ALL_GROUNDS)) } }
    }
    case 'refuse':
      return { ok: true, next: { ...moved, decision: decided('refused', ground ? [ground] : []) } }
  }
}

/** How a code that somebody enters is taken: `none` where no letter was sent, or its reply waits for no proof. */
export type CodeTaken = 'good' | 'wrong' | 'spent' | 'expired' | 'none'

/** Judges a code on a day. `isRight`: whether it is the one of the newest letter. A code of which too many were wrong is good no more, right or not. */
export function takeCode(
  { state, letter, filedOn }: Pick<ReplyCase, 'state' | 'letter' | 'filedOn'>,
  isRight: boolean,
  today: Day,
): CodeTaken {
  if (state !== 'received' || letter === null) return 'none'
  if (today > codeUntil(letter.sentOn, filedOn)) return 'expired'
  if (letter.tries >= CODE_TRIES) return 'spent'
  return isRight ? 'good' : 'wrong'
}

/** Whether its writer may take a reply back: what is over already stays as it is. */
export const mayWithdraw = ({ state }: Pick<ReplyCase, 'state'>): boolean => state === 'published' || WAITING.includes(state)
