import type { FilingAnswer, TipFiling } from '../../shared/api/tips'
import { hourOf } from '../../shared/tips/clocks'
import type { MessageHeader } from '../../shared/tips/crypto/header'
import { applyMove } from '../../shared/tips/lifecycle'
import { MESSAGES_MAX } from '../../shared/tips/limits'
import { ApiError } from '../errors'
import type { CaseLineDoc, Message, TipDoc } from '../models/tip'
import { bufferOf } from './bytes'
import type { TipDeps } from './deps'
import { rawTips } from './collections'
import { firstDue } from './due'
import { demandGoodKeysOf, readMessageFiling, type CheckedFiling } from './envelope'
import { demandParts } from './parts'
import { NORMAL_DAY } from './rules'
import { isSameEnvelope } from './sameEnvelope'
import { STAYS_ON_PHONE } from './settings'

/** How often a message is tried again where an officer changes the same case in that moment. */
const TRIES = 20

/**
 * Takes a later message in: one conditional write that adds it and starts the clock of its answer. The same again is
 * acknowledged again. Throws as `fileTip`, and `tip_not_found`, `messages_full`.
 */
export async function fileMessage(deps: TipDeps, id: string, message: number, filing: TipFiling): Promise<FilingAnswer> {
  const checked = await readMessageFiling(deps.checks, id, filing)
  for (let tried = 0; tried < TRIES; tried++) {
    const tip = await deps.db.tips.findOne({ _id: id }).lean<TipDoc>()
    if (!tip) throw new ApiError('tip_not_found')
    if (!bufferOf(tip.author).equals(checked.author)) throw new ApiError('other_author')
    const before = tip.messages.find((one) => one.message === message)
    if (before) return again(before, checked)
    await demandRoom(deps, tip, message, checked)
    const written = await write(deps, tip, message, checked)
    if (written) return { acknowledged: true, hour: written.toISOString(), again: false }
  }
  throw new ApiError('overloaded', undefined, 1)
}

function again(before: Message, { envelope }: CheckedFiling<MessageHeader>): FilingAnswer {
  if (!isSameEnvelope(before, envelope)) throw new ApiError('tip_differs')
  return { acknowledged: true, hour: before.receivedAt.toISOString(), again: true }
}

async function demandRoom(deps: TipDeps, tip: TipDoc, message: number, { header, author, envelope }: CheckedFiling<MessageHeader>) {
  if (tip.messages.length >= MESSAGES_MAX) throw new ApiError('messages_full')
  // Of a case that was handed over the earlier desk opens nothing any more: a letter sealed to it would never be read.
  demandGoodKeysOf([tip.atDesk], header, deps.certificates)
  await demandParts(deps, { tip: tip._id, message, author, hasContent: envelope.part0 !== null }, envelope.parts)
  if (deps.disk.isFull()) throw new ApiError('storage_full', STAYS_ON_PHONE)
}

/** The hour of the write, or null where the case was changed meanwhile. */
async function write(
  { db, now, disk }: TipDeps,
  tip: TipDoc,
  message: number,
  checked: CheckedFiling<MessageHeader>,
): Promise<Date | null> {
  const at = now()
  const receivedAt = hourOf(at)
  const moved = applyMove(tip, 'write', { actor: 'reporter', officer: null }, at)
  if (!moved.ok) throw new ApiError('tip_differs', { message: moved.fault })
  const { clocks } = moved.next
  const line: CaseLineDoc = {
    n: tip.lines.length,
    at: receivedAt,
    move: 'write',
    actor: 'reporter',
    officer: null,
    step: 'done',
    from: tip.state,
    to: tip.state,
    detail: { message: String(message) },
    note: null,
  }
  const added: Message = { ...checked.envelope, receivedAt, message, opened: false }
  const { matchedCount } = await rawTips(db).updateOne(
    { _id: tip._id, revision: tip.revision },
    {
      $push: { messages: added, lines: line },
      $set: { clocks, due: firstDue(clocks) },
      $unset: { erasedAt: '' },
      $inc: { unread: 1, revision: 1 },
    },
  )
  if (matchedCount === 0) return null
  disk.take(NORMAL_DAY.textBytes, true, 'filing')
  return receivedAt
}
