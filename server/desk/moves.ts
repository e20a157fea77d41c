import type { MoveAnswer, MoveBody, SettleBody } from '../../shared/api/desk'
import { applyMove, FAULTS, settlePending, type Fault } from '../../shared/tips/lifecycle'
import { moveOf } from '../../shared/tips/moves'
import { ApiError } from '../errors'
import type { PendingDoc, TipDoc } from '../models/tip'
import { bufferOf } from '../tips/bytes'
import { demandAnswer } from './answerCheck'
import { audit } from './audit'
import { caseNow, seenTip } from './caseRead'
import { demandFilled, demandPublic } from './demand'
import type { DeskDeps, Officer } from './deps'
import { updateOf, type Filled } from './effect'
import { actorFor, mayMake, moverFor } from './sight'

/**
 * Makes a move, or proposes it where a second officer must confirm. One conditional write changes the case, or nothing does.
 * Throws `case_changed` where it is not the case that the officer saw, `move_refused` with the fault, and what `demandFilled`
 * throws.
 */
export async function makeMove(deps: DeskDeps, officer: Officer, id: string, body: MoveBody): Promise<MoveAnswer> {
  const tip = await seenTip(deps, officer, id)
  demandRevision(tip, body.revision)
  const at = deps.now()
  const outcome = applyMove(tip, body.move, moverFor(officer, tip, body.move), at)
  if (!outcome.ok) refuse(outcome.fault)
  // The supervisor of another desk has a case worked on again and does nothing else to it.
  if (!mayMake(officer, tip, body.move)) refuse('not_yours')
  await deps.certificates.refresh()
  const filled = await demandFilled(deps, tip, body)
  const { tookEffect, next } = outcome
  const update = updateOf(tip, {
    next,
    effective: tookEffect ? filled : null,
    pending: tookEffect ? tip.pending : pendingOf(filled, officer),
    line: {
      move: body.move,
      actor: actorFor(officer, tip, body.move),
      officer: officer.id,
      step: tookEffect ? 'done' : 'proposed',
      detail: filled.detail,
      note: body.note === undefined ? null : Buffer.from(body.note, 'hex'),
    },
    at,
  })
  await write(deps, tip, update)
  await audit(deps, { officer: officer.id, role: officer.role, action: 'move', tip: id, detail: auditDetail(body.move, filled.detail) })
  return { case: await caseNow(deps, officer, id), tookEffect }
}

/** Confirms or sends back what waits for a second officer. Throws as `makeMove`. */
export async function settleMove(deps: DeskDeps, officer: Officer, id: string, body: SettleBody): Promise<MoveAnswer> {
  const tip = await seenTip(deps, officer, id)
  demandRevision(tip, body.revision)
  const at = deps.now()
  const { pending } = tip
  if (!pending) return refuse('nothing_waiting')
  const outcome = settlePending(tip, body, moverFor(officer, tip, pending.move), at)
  if (!outcome.ok) refuse(outcome.fault)
  await deps.certificates.refresh()
  const update = updateOf(tip, {
    next: outcome.next,
    effective: outcome.tookEffect ? effectiveOf(deps, tip, pending) : null,
    pending: null,
    line: {
      move: pending.move,
      actor: actorFor(officer, tip, pending.move),
      officer: officer.id,
      step: outcome.tookEffect ? 'confirmed' : 'sent_back',
      detail: pending.detail,
      note: body.note === undefined ? null : Buffer.from(body.note, 'hex'),
    },
    at,
  })
  await write(deps, tip, update)
  await audit(deps, {
    officer: officer.id,
    role: officer.role,
    action: body.confirm ? 'confirm' : 'send_back',
    tip: id,
    detail: auditDetail(pending.move, pending.detail),
  })
  return { case: await caseNow(deps, officer, id), tookEffect: outcome.tookEffect }
}

function demandRevision({ revision }: TipDoc, seen: number): void {
  if (revision !== seen) throw new ApiError('case_changed')
}

function refuse(fault: Fault): never {
  throw new ApiError('move_refused', { move: FAULTS[fault] })
}

const auditDetail = (move: string, detail: Record<string, string>): string =>
  [move, ...Object.entries(detail).map(([name, value]) => `${name}=${value}`)].join(' ')

const pendingOf = ({ move, detail, reward, answer }: Filled, officer: Officer): PendingDoc => ({
  move,
  by: officer.id,
  detail,
  reward,
  answer: answer?.bytes ?? null,
})

/** What takes effect by a confirmation. Its answer must still be signed with a key that is good: the reporter's page asks for it. */
function effectiveOf(deps: DeskDeps, tip: TipDoc, { move, detail, reward, answer }: PendingDoc): Filled {
  const bytes = answer && bufferOf(answer)
  return {
    move,
    detail,
    reward,
    answer: bytes && moveOf(move).needs.includes('answer') ? { bytes, sm3: demandAnswer(bytes, tip.atDesk, deps.certificates) } : null,
    slip: null,
    recordStatus: detail.publicRecord === undefined ? null : demandPublic(deps, detail.publicRecord).status,
  }
}

/** Writes where the case is still as it was read: the revision counts changes, `unread` the messages that were opened. */
async function write({ db }: DeskDeps, { _id, revision, unread }: TipDoc, update: ReturnType<typeof updateOf>): Promise<void> {
  const { matchedCount } = await db.tips.updateOne({ _id, revision, unread }, update)
  if (matchedCount === 0) throw new ApiError('case_changed')
}
