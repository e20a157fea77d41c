import type {
  ObjectionCaseAnswer,
  ObjectionContactAnswer,
  ObjectionLine,
  ObjectionMoveBody,
  ObjectionQueueAnswer,
} from '../../../shared/api/objections'
import { shanghaiDay } from '../../../shared/codes/dates'
import type { Decider } from '../../../shared/objections/independence'
import { moveObjection, OBJECTION_FAULTS } from '../../../shared/objections/lifecycle'
import { OBJECTION_NEED_LABELS, objectionMove, type ObjectionNeed } from '../../../shared/objections/moves'
import { NOT_ADMITTED, OUTCOMES } from '../../../shared/objections/words'
import { ApiError } from '../../errors'
import type { ObjectionDoc } from '../../models/objection'
import type { OfficerDoc } from '../../models/officer'
import type { ObjectionDeps } from '../../objections/deps'
import { bufferOf } from '../../tips/bytes'
import { audit } from '../audit'
import type { DeskDeps, Officer } from '../deps'
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
  demandNeeds(body)
  const colleague = body.officer === undefined ? undefined : await demandReviewer(deps, body.officer)
  const { move, why, reason, merit, author } = body
  const mover = await deciderOf(deps, officer.id)
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
export async function openObjectionContact(
  deps: HallDeps,
  officer: Officer,
  number: string,
  reason: string,
): Promise<ObjectionContactAnswer> {
  const { id, contact } = await demandObjection(deps, number)
  if (!contact) throw new ApiError('identity_gone')
  await audit(deps.desk, { officer: officer.id, role: officer.role, action: 'objection_contact', detail: `${number} ${reason}` })
  const hex = (bytes: Buffer) => bufferOf(bytes).toString('hex')
  return { id, keyId: contact.keyId, wrap: hex(contact.wrap), contact: hex(contact.sealed) }
}

async function demandObjection({ objections: { db } }: HallDeps, number: string): Promise<ObjectionDoc> {
  const doc = await db.objections.findOne({ _id: number }).lean<ObjectionDoc>()
  if (!doc) throw new ApiError('objection_not_found')
  return doc
}

async function answerOf(deps: HallDeps, officer: Officer, doc: ObjectionDoc): Promise<ObjectionCaseAnswer> {
  const found = await reviewers(deps)
  const record = await deps.objections.record(doc.kind, doc.record)
  return presentObjection(doc, {
    mover: await deciderOf(deps, officer.id),
    today: shanghaiDay(deps.objections.now()),
    isPublic: record !== null,
    colleagues: found.filter(({ _id }) => _id !== doc.handler).map(({ _id, displayName, unit }) => ({ officer: _id, displayName, unit })),
  })
}

type Person = Pick<OfficerDoc, '_id' | 'displayName' | 'unit'>
const PERSON = { displayName: 1, unit: 1 } as const

/** Who works on objections and is there. */
const reviewers = ({ desk: { db } }: HallDeps): Promise<Person[]> =>
  db.officers.find({ role: 'reviewer', removed: false, away: false }, PERSON).sort({ _id: 1 }).lean<Person[]>()

const asDecider = ({ _id, displayName, unit }: Person): Decider => ({ officer: _id, displayName, unit })

async function deciderOf({ desk: { db } }: HallDeps, name: string): Promise<Decider> {
  const person = await db.officers.findOne({ _id: name }, PERSON).lean<Person>()
  if (!person) throw new ApiError('session_ended')
  return asDecider(person)
}

async function demandReviewer(deps: HallDeps, name: string): Promise<Decider> {
  const person = (await reviewers(deps)).find(({ _id }) => _id === name)
  if (!person) throw new ApiError('invalid_body', { officer: '不是在岗的异议办理人' })
  return asDecider(person)
}

const NEEDS = Object.keys(OBJECTION_NEED_LABELS) as ObjectionNeed[]

/** Demands that a move is filled with all that it needs and with nothing else. Throws `invalid_body` with each field by name. */
function demandNeeds(body: ObjectionMoveBody): void {
  const { needs } = objectionMove(body.move)
  const faults = NEEDS.flatMap((need): [string, string][] => {
    const isGiven = body[need] !== undefined
    if (isGiven === needs.includes(need)) return []
    return [[need, isGiven ? '这一步没有这一项' : `这一步要填：${OBJECTION_NEED_LABELS[need]}`]]
  })
  if (faults.length > 0) throw new ApiError('invalid_body', Object.fromEntries(faults))
}

/** What was filled, as the record of the case has it. */
function detailOf({ why, merit, author, officer }: ObjectionMoveBody): string | null {
  if (author) return [author.unit, author.officer].filter(Boolean).join(' ')
  if (why) return NOT_ADMITTED[why]
  if (merit) return OUTCOMES[merit]
  return officer ?? null
}
