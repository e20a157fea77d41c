import type { HeldAnswer, PartAnswer } from '../../shared/api/tips'
import { PART_SIZES, PARTS_MAX } from '../../shared/api/tips'
import { hourOf } from '../../shared/tips/clocks'
import { putBytes } from '../../shared/tips/crypto/filing'
import { ApiError } from '../errors'
import type { PartRef, TipDoc } from '../models/tip'
import { partKey, type TipPartDoc } from '../models/tipPart'
import type { TipDeps } from './deps'
import { isDuplicate } from './duplicate'
import { PART_GOOD_HOURS } from './rules'
import { STAYS_ON_PHONE } from './settings'
import type { TakenIn } from './takeIn'

/** A part as it came, with what its author says of it. Keys, ids and signature in hex. */
export interface Put extends TakenIn {
  tip: string
  /** 0: the tip itself */
  message: number
  /** id that the author signs: the tip's, or the one of the message */
  signedId: string
  part: number
  author: string
  signature: string
  /** its sender has sent little today: the room kept for normal days is open to it */
  modest: boolean
}

/**
 * Keeps a part until its envelope is filed. The first under an address stays; the same again is told as such. Throws
 * `seal_malformed`, `seal_signature`, `part_differs`, `other_author`, `tip_not_found`, `storage_full`.
 */
export async function putPart(deps: TipDeps, put: Put): Promise<PartAnswer> {
  const { tip, message, part, author, bytes, digest } = put
  const isContent = bytes.length === PART_SIZES[0]
  if (!PART_SIZES.includes(bytes.length) || (part === 0) !== isContent) throw new ApiError('seal_malformed', { body: '没有这种大小' })
  const isSigned = await deps.checks.isSigned({
    author: Buffer.from(author, 'hex'),
    message: putBytes(Buffer.from(put.signedId, 'hex'), part, digest),
    signature: Buffer.from(put.signature, 'hex'),
  })
  if (!isSigned) throw new ApiError('seal_signature')
  if (message > 0) await demandAuthor(deps, tip, author)
  const _id = partKey(tip, message, part)
  const sm3 = digest.toString('hex')
  const again = (first: First) => answerAgain(deps, _id, { sm3, author }, first)
  const free = deps.disk.take(bytes.length, put.modest, 'part')
  if (!free) {
    const first = await firstOf(deps, _id)
    if (first) return again(first)
    throw new ApiError('storage_full', STAYS_ON_PHONE)
  }
  try {
    await deps.insertPart({ _id, tip, bytes, size: bytes.length, sm3, author, at: hourOf(deps.now()), filed: false })
    return { held: true, again: false }
  } catch (error) {
    free()
    if (!isDuplicate(error)) throw error
    const first = await firstOf(deps, _id)
    // Deleted in the very moment: the phone sends it again.
    if (!first) throw new ApiError('overloaded', undefined, 1)
    return again(first)
  }
}

type First = Pick<TipPartDoc, 'sm3' | 'author' | 'at'>

const firstOf = ({ db }: TipDeps, _id: string): Promise<First | null> =>
  db.tipParts.findOne({ _id }, { sm3: 1, author: 1, at: 1 }).lean<First>().exec()

async function answerAgain(
  { db, now }: TipDeps,
  _id: string,
  { sm3, author }: { sm3: string; author: string },
  first: First,
): Promise<PartAnswer> {
  if (first.author !== author) throw new ApiError('other_author')
  if (first.sm3 !== sm3) throw new ApiError('part_differs')
  const hour = hourOf(now())
  // It is wanted still: the sweep counts from now. Where the sweep was quicker the phone sends it once more.
  if (first.at < hour) {
    const { matchedCount } = await db.tipParts.updateOne({ _id, sm3 }, { $set: { at: hour } })
    if (matchedCount === 0) throw new ApiError('overloaded', undefined, 1)
  }
  return { held: true, again: true }
}

/** Only who wrote a tip writes to it again. */
async function demandAuthor({ db }: TipDeps, tip: string, author: string): Promise<void> {
  const filed = await db.tips.exists({ _id: tip, author: Buffer.from(author, 'hex') })
  if (filed) return
  throw new ApiError((await db.tips.exists({ _id: tip })) ? 'other_author' : 'tip_not_found')
}

/**
 * The parts of a tip (message 0) that are held and fresh enough to be filed, in order; whether it is filed already, and the
 * highest number of a message that is. Which desk reads it a phone takes from signed answers alone.
 */
export async function heldParts(deps: TipDeps, tip: string): Promise<HeldAnswer> {
  const [docs, filed] = await Promise.all([
    freshParts(deps, tip, 0, PARTS_MAX),
    deps.db.tips.findOne({ _id: tip }, { 'messages.message': 1 }).lean<Pick<TipDoc, 'messages'>>(),
  ])
  return {
    parts: docs.map(({ part, sm3 }) => ({ part, sm3 })),
    filed: filed !== null,
    messages: Math.max(0, ...(filed?.messages ?? []).map(({ message }) => message)),
  }
}

/** Throws `parts_missing` or `other_author` unless the author has put every part of the list, or brought part 0 along. */
export async function demandParts(
  deps: TipDeps,
  { tip, message, author, hasContent }: { tip: string; message: number; author: Buffer; hasContent: boolean },
  parts: readonly PartRef[],
): Promise<void> {
  const wanted = hasContent ? parts.slice(1) : parts
  if (wanted.length === 0) return
  const held = await freshParts(deps, tip, message, parts.length)
  const missing = wanted.filter(({ part, sm3, size }) => !held.some((one) => one.part === part && one.sm3 === sm3 && one.size === size))
  if (missing.length > 0)
    throw new ApiError('parts_missing', Object.fromEntries(missing.map(({ part }) => [`parts.${part}`, '还没有收到'])))
  const key = author.toString('hex')
  if (wanted.some(({ part }) => held.find((one) => one.part === part)?.author !== key)) throw new ApiError('other_author')
}

async function freshParts({ db, now }: TipDeps, tip: string, message: number, count: number) {
  const keys = Array.from({ length: count }, (_, part) => partKey(tip, message, part))
  // What the sweep may take soon counts as not held: it would go while the filing is being written.
  const since = new Date(now().getTime() - PART_GOOD_HOURS * 3_600_000)
  const docs = await db.tipParts
    .find({ _id: { $in: keys }, at: { $gte: since } }, { sm3: 1, size: 1, author: 1 })
    .lean<Pick<TipPartDoc, '_id' | 'sm3' | 'size' | 'author'>[]>()
  return docs.map((doc) => ({ ...doc, part: keys.indexOf(doc._id) })).sort((a, b) => a.part - b.part)
}
