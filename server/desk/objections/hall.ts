import type { ObjectionCaseAnswer, ObjectionLine, ObjectionMoveBody, ObjectionQueueAnswer } from '../../../shared/api/objections'
import type { SealedContact } from '../../../shared/api/writer'
import { shanghaiDay } from '../../../shared/codes/dates'
import { moveObjection, OBJECTION_FAULTS } from '../../../shared/objections/lifecycle'
import { OBJECTION_NEED_LABELS, objectionMove } from '../../../shared/objections/moves'
import { NOT_ADMITTED, OUTCOMES } from '../../../shared/objections/words'
import { ApiError } from '../../errors'
import type { ObjectionDoc } from '../../models/objection'
import type { ObjectionDeps } from '../../objections/deps'
import { sealedContactOf } from '../../filings/contacts'
import { audit } from '../audit'
import type { DeskDeps, Officer } from '../deps'
import { demandFilled } from '../filled'
import { deciderOf, demandReviewer, reviewersOf } from '../reviewers'
import { byClock, LISTED_FIELDS, presentObjection, presentObjectionLine, type Listed } from './present'

/** What the hall needs: the desk's own people and audit, and the objections. */
export interface HallDeps {
  desk: DeskDeps
  objections: ObjectionDeps
}

const LISTED_MAX = 500

/** Every objection by its clock, and how many stand where. */
export async function objectionQueue({ objections: { db, now } }: HallDeps): Promise<ObjectionQueueAnswer> {
  const today = shanghaiDay(now())
  const open = await db.objections.find({ state: { $in: ['received', 'accepted', 'decided'] } }, LISTED_FIELDS).lean<Listed[]>()
  const over = await db.objections.find({ state: 'published' }, LISTED_FIELDS).sort({ _id: -1 }).limit(LISTED_MAX).lean<Listed[]>()
  const items = [...open, ...over].map((one) => presentObjectionLine(one, today)).sort(byClock)
  const count = (holds: (line: ObjectionLine) => boolean) => items.filter(holds).length
  return {
    items,
    counts: {
      received: count(({ state }) => state === 'received'),
      accepted: count(({ state }) => state === 'accepted'),
      decided: count(({ state }) => state === 'decided'),
      late: count(({ state, late }) => late && state !== 'published' && state !== 'decided'),
    },
  }
}

/** One objection; the look is a line of the audit. Throws `objection_not_found`. */
export async function readObjection(deps: HallDeps, officer: Officer, number: string): Promise<ObjectionCaseAnswer> {
  const doc = await demandObjection(deps, number)
  await audit(deps.desk, { officer: officer.id, role: officer.role, action: 'objection_look', detail: number })
  return answerOf(deps, officer, doc)
}

/**
 * Makes a move by one conditional write, or changes nothing. Throws `objection_not_found`, `case_changed` where it is not the case that the officer
 * saw, `invalid_body` where something is not filled, and `move_refused` with the reason, as where the officer's own unit has decided what the record says.
 */
export async function makeObjectionMove(
  deps: HallDeps,
  officer: Officer,
  number: string,
  body: ObjectionMoveBody,
): Promise<ObjectionCaseAnswer> {
  const { db, now } = deps.objections
  const doc = await demandObjection(deps, number)
  if (doc.revision !== body.revision) throw new ApiError('case_changed')
  const at = now()
  const today = shanghaiDay(at)
  demandFilled(OBJECTION_NEED_LABELS, objectionMove(body.move).needs, body)
  const colleague = body.officer === undefined ? undefined : await demandReviewer(deps.desk, body.officer)
  const { move, why, reason, merit, author } = body
  const mover = await deciderOf(deps.desk, officer.id)
  const outcome = moveObjection(doc, move, mover, { filled: { why, reason, merit, author, officer: colleague }, today })
  if (!outcome.ok) throw new ApiError('move_refused', { move: OBJECTION_FAULTS[outcome.fault] })
  const { state, handler, decision } = outcome.next
  const line = { at, officer: officer.id, move, detail: detailOf(body) }
  const { matchedCount } = await db.objections.updateOne(
    { _id: number, revision: doc.revision },
    {
      $set: { state, handler, decision, ...(move === 'publish' ? { publishedOn: today } : {}) },
      $push: { lines: line, ...(author ? { authors: { ...author, stated: true } } : {}) },
      $inc: { revision: 1 },
    },
  )
  if (matchedCount === 0) throw new ApiError('case_changed')
  await audit(deps.desk, { officer: officer.id, role: officer.role, action: 'objection_move', detail: `${number} ${move}` })
  return answerOf(deps, officer, await demandObjection(deps, number))
}

/** The sealed contact, with a reason that the audit keeps. Throws `objection_not_found`, `identity_gone`. */
export async function openObjectionContact(deps: HallDeps, officer: Officer, number: string, reason: string): Promise<SealedContact> {
  const { id, contact } = await demandObjection(deps, number)
  if (!contact) throw new ApiError('identity_gone')
  await audit(deps.desk, { officer: officer.id, role: officer.role, action: 'objection_contact', detail: `${number} ${reason}` })
  return sealedContactOf(id, contact)
}

async function demandObjection({ objections: { db } }: HallDeps, number: string): Promise<ObjectionDoc> {
  const doc = await db.objections.findOne({ _id: number }).lean<ObjectionDoc>()
  if (!doc) throw new ApiError('objection_not_found')
  return doc
}

async function answerOf(deps: HallDeps, officer: Officer, doc: ObjectionDoc): Promise<ObjectionCaseAnswer> {
  const colleagues = await reviewersOf(deps.desk)
  const record = await deps.objections.record(doc.kind, doc.record)
  return presentObjection(doc, {
    mover: await deciderOf(deps.desk, officer.id),
    today: shanghaiDay(deps.objections.now()),
    isPublic: record !== null,
    colleagues: colleagues.filter((one) => one.officer !== doc.handler),
  })
}

/** What was filled, as the record of the case has it. */
function detailOf({ why, merit, author, officer }: ObjectionMoveBody): string | null {
  if (author) return [author.unit, author.officer].filter(Boolean).join(' ')
  if (why) return NOT_ADMITTED[why]
  if (merit) return OUTCOMES[merit]
  return officer ?? null
}
