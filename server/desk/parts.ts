import { ApiError } from '../errors'
import type { TipDoc } from '../models/tip'
import { partKey, type TipPartDoc } from '../models/tipPart'
import { bufferOf } from '../tips/bytes'
import { audit } from './audit'
import { seenTip } from './caseRead'
import type { DeskDeps, Officer } from './deps'
import { mayOpen } from './sight'

/** How often a message is marked again where the case changes in the same moment. */
const TRIES = 20

export interface PartAsked {
  id: string
  /** 0: the tip itself */
  message: number
  part: number
}

/**
 * The stored bytes of a part, for who may open the tip; a line of the audit. Opening a message marks it. Throws
 * `tip_not_found` where the tip, the message or the part is not there or not for this officer.
 */
export async function readPart(deps: DeskDeps, officer: Officer, { id, message, part }: PartAsked): Promise<Buffer> {
  const tip = await seenTip(deps, officer, id)
  const envelope = message === 0 ? tip : tip.messages.find((one) => one.message === message)
  // Without its wrap nobody here can read it: a tip handed over, or long over.
  if (!mayOpen(officer, tip) || !envelope?.deskWrap || !envelope.parts.some((one) => one.part === part)) throw new ApiError('tip_not_found')
  const bytes = part === 0 && envelope.part0 ? bufferOf(envelope.part0) : await storedPart(deps, partKey(id, message, part))
  await audit(deps, {
    officer: officer.id,
    role: officer.role,
    action: message === 0 ? 'part' : 'message',
    tip: id,
    detail: `${message}/${part}`,
  })
  if (message !== 0 && part === 0) await markOpened(deps, id, message)
  return bytes
}

async function storedPart({ db }: DeskDeps, key: string): Promise<Buffer> {
  const found = await db.tipParts.findOne({ _id: key }).lean<TipPartDoc>()
  if (!found) throw new ApiError('tip_not_found')
  return bufferOf(found.bytes)
}

/** Marks a message as opened. It is no change of the case: who decides meanwhile decides on the same facts. */
async function markOpened({ db }: DeskDeps, id: string, message: number): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const tip = await db.tips
      .findOne({ _id: id }, { messages: 1, revision: 1, unread: 1 })
      .lean<Pick<TipDoc, 'messages' | 'revision' | 'unread'>>()
    const found = tip?.messages.find((one) => one.message === message)
    if (!tip || !found || found.opened) return
    const messages = tip.messages.map((one) => (one.message === message ? { ...one, opened: true } : one))
    const { matchedCount } = await db.tips.updateOne(
      { _id: id, revision: tip.revision, unread: tip.unread },
      { $set: { messages }, $inc: { unread: -1 } },
    )
    if (matchedCount > 0) return
  }
  throw new ApiError('overloaded', undefined, 1)
}
