import type { ReplyCaseAnswer, ReplyLine, ReplyMoveBody, ReplyMoved, ReplyQueueAnswer } from '../../../shared/api/replies'
import type { SealedContact } from '../../../shared/api/writer'
import { shanghaiDay } from '../../../shared/codes/dates'
import { newLetterCode, readLetterCode } from '../../../shared/replies/code'
import { moveReply, REPLY_FAULTS, type ReplyCase } from '../../../shared/replies/lifecycle'
import { REPLY_NEED_LABELS, replyMove } from '../../../shared/replies/moves'
import { GROUNDS, PROOFS, REPLY_STATES, WAITING } from '../../../shared/replies/words'
import { codesOf } from '../../../shared/vocabulary'
import { ApiError } from '../../errors'
import { sealedContactOf } from '../../filings/contacts'
import type { ReplyDoc } from '../../models/reply'
import type { ReplyDeps } from '../../replies/deps'
import { leaveNewest } from '../../replies/newest'
import { letterLock } from '../../replies/proof'
import { demandNoneWaiting, placeOf, takingPlace } from '../../replies/waiting'
import { audit } from '../audit'
import type { DeskDeps, Officer } from '../deps'
import { demandFilled } from '../filled'
import { deciderOf, demandReviewer, reviewersOf } from '../reviewers'
import { byTurn, LISTED_FIELDS, listedOf, presentReplyCase, presentReplyLine, type Listed } from './present'

/** What the hall needs: the desk's own people and audit, and the replies. */
export interface ReplyHallDeps {
  desk: DeskDeps
  replies: ReplyDeps
}

const LISTED_MAX = 500
const OVER = codesOf(REPLY_STATES).filter((state) => !WAITING.includes(state))

/**
 * The replies, those that can be read first, and how many wait. Of one record's without a proof or a letter the oldest few are listed, so that a flood of
 * them hides no other record's; the rest is counted, and opened by number.
 */
export async function replyQueue({ replies: { db, now } }: ReplyHallDeps): Promise<ReplyQueueAnswer> {
  const today = shanghaiDay(now())
  const open = await db.replies.find({ state: { $in: [...WAITING] } }, LISTED_FIELDS).lean<Listed[]>()
  const over = await db.replies
    .find({ state: { $in: OVER } }, LISTED_FIELDS)
    .sort({ _id: -1 })
    .limit(LISTED_MAX)
    .lean<Listed[]>()
  const items = [...listedOf(open), ...over].map((one) => presentReplyLine(one, today)).sort(byTurn)
  const states = open.map((one) => presentReplyLine(one, today).state)
  const count = (state: ReplyLine['state']) => states.filter((one) => one === state).length
  return { items, counts: { received: count('received'), verified: count('verified') } }
}

/** One reply; the look is a line of the audit. Throws `reply_not_found`. */
export async function readReply(deps: ReplyHallDeps, officer: Officer, number: string): Promise<ReplyCaseAnswer> {
  const doc = await demandReply(deps, number)
  await audit(deps.desk, { officer: officer.id, role: officer.role, action: 'reply_look', detail: number })
  return answerOf(deps, officer, doc)
}

/**
 * Makes a move by one conditional write, or changes nothing. The code of a letter is answered this once. Throws `reply_not_found`, `case_changed` where it
 * is not the case that the officer saw, `invalid_body` where something is not filled, `reply_waiting` where another one of the firm is proved already, and
 * `move_refused` with the reason.
 */
export async function makeReplyMove(deps: ReplyHallDeps, officer: Officer, number: string, body: ReplyMoveBody): Promise<ReplyMoved> {
  const { db, now } = deps.replies
  const doc = await demandReply(deps, number)
  if (doc.revision !== body.revision) throw new ApiError('case_changed')
  const at = now()
  const today = shanghaiDay(at)
  const { move, address, proof, author, spans, ground } = body
  demandFilled(REPLY_NEED_LABELS, replyMove(move).needs, body)
  const colleague = body.officer === undefined ? undefined : await demandReviewer(deps.desk, body.officer)
  if (move === 'confirm') await demandNoneWaiting(deps.replies, doc)
  const mover = await deciderOf(deps.desk, officer.id)
  const outcome = moveReply(doc, move, mover, { filled: { address, proof, author, officer: colleague, spans, ground }, today })
  if (!outcome.ok) throw new ApiError('move_refused', { move: REPLY_FAULTS[outcome.fault] })
  const code = move === 'send_letter' ? newLetterCode(deps.desk.randomness) : null
  const { matchedCount } = await takingPlace(() =>
    db.replies.updateOne(
      { _id: number, revision: doc.revision },
      {
        $set: changesOf(doc, outcome.next, code),
        $push: {
          lines: { at, officer: officer.id, move, detail: detailOf(body) },
          ...(author ? { authors: { ...author, stated: true } } : {}),
        },
        $inc: { revision: 1 },
      },
    ),
  )
  if (matchedCount === 0) throw new ApiError('case_changed')
  if (outcome.next.state === 'published') await leaveNewest(deps.replies, { kind: doc.kind, record: doc.record, uscc: doc.uscc }, today)
  await audit(deps.desk, { officer: officer.id, role: officer.role, action: 'reply_move', detail: `${number} ${move}` })
  return { case: await answerOf(deps, officer, await demandReply(deps, number)), code }
}

/** What a move changes of what is kept; authors are added by themselves. */
function changesOf(
  doc: ReplyDoc,
  { state, handler, told, proof, decision, letters, letter }: ReplyCase,
  code: string | null,
): Partial<ReplyDoc> {
  const changes = { state, place: placeOf(doc, state), handler, told, proof, decision }
  if (code === null || letter === null) return changes
  return { ...changes, letters, letter: { ...letter, lock: letterLock(doc.id, readLetterCode(code) ?? code) } }
}

/** The sealed contact, with a reason that the audit keeps. Throws `reply_not_found`, `identity_gone`. */
export async function openReplyContact(deps: ReplyHallDeps, officer: Officer, number: string, reason: string): Promise<SealedContact> {
  const { id, contact } = await demandReply(deps, number)
  if (!contact) throw new ApiError('identity_gone')
  await audit(deps.desk, { officer: officer.id, role: officer.role, action: 'reply_contact', detail: `${number} ${reason}` })
  return sealedContactOf(id, contact)
}

async function demandReply({ replies: { db } }: ReplyHallDeps, number: string): Promise<ReplyDoc> {
  const doc = await db.replies.findOne({ _id: number }).lean<ReplyDoc>()
  if (!doc) throw new ApiError('reply_not_found')
  return doc
}

async function answerOf(deps: ReplyHallDeps, officer: Officer, doc: ReplyDoc): Promise<ReplyCaseAnswer> {
  const colleagues = await reviewersOf(deps.desk)
  return presentReplyCase(doc, {
    mover: await deciderOf(deps.desk, officer.id),
    today: shanghaiDay(deps.replies.now()),
    record: await deps.replies.record(doc.kind, doc.record),
    colleagues: colleagues.filter((one) => one.officer !== doc.handler),
  })
}

/** What was filled, as the record of the case has it: never a word of the reply. */
function detailOf({ address, proof, author, officer, spans, ground }: ReplyMoveBody): string | null {
  if (author) return [author.unit, author.officer].filter(Boolean).join(' ')
  if (proof) return PROOFS[proof]
  if (ground) return GROUNDS[ground]
  if (spans) return spans.map(({ from, to, ground: why }) => `第 ${from + 1} 至 ${to} 字：${GROUNDS[why]}`).join('；')
  return address ?? officer ?? null
}
