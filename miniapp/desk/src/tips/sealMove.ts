import { hex, unhex } from '@shared/tips/crypto/bytes'
import type { Randomness } from '@shared/tips/crypto/bytes'
import { chooseCertificate } from '@shared/tips/crypto/certificate'
import { sealSlip } from '@shared/tips/crypto/slip'
import { moveOf, type MoveName } from '@shared/tips/moves'
import type { CaseAnswer, MoveBody, TipService } from '../api/types'
import type { Signer } from '../session/keyring'
import type { After } from './after'
import { nextAnswer, nextSeq } from './answering'
import type { Filled, SealedTexts } from './filled'
import { sealedNote } from './notes'
import type { CaseNote } from './noteText'
import type { OpenedCase } from './openCase'
import { slipOf } from './transferSlip'

export interface SealMoveInput {
  move: MoveName
  answer: CaseAnswer
  opened: OpenedCase | null
  filled: Filled
  after: After
  /** milliseconds */
  now: number
  signer: Signer | undefined
  service: TipService | null
  root: Uint8Array
  randomness: Randomness
}

/**
 * Seals what a move sends: note, answer, slip. A copy of the answer lies in a note. Throws SealError, and an Error with its
 * sentence where a key, a certificate or the way to the reporter is missing.
 */
export async function sealMove(input: SealMoveInput): Promise<SealedTexts> {
  const { needs } = moveOf(input.move)
  const [writes, answers, hands] = [needs.includes('note'), needs.includes('answer'), needs.includes('slip')]
  if (!writes && !answers && !hands) return {}
  const { opened } = input
  if (opened === null) throw new Error('内容还没有拆开：先载入密钥。')
  return {
    // What goes to another desk stays without a copy: the record goes on under a key that the copy would not be sealed with.
    ...(writes || (answers && !hands) ? { note: sealedNote(input.answer, noteFor(input), opened.key, input.randomness) } : {}),
    ...(answers ? { answer: signedAnswer(input, opened) } : {}),
    ...(hands ? { slip: await slipFor(input, opened) } : {}),
  }
}

function noteFor({ move, answer, filled, after }: SealMoveInput): CaseNote {
  const { needs } = moveOf(move)
  return {
    v: 1,
    text: needs.includes('note') ? filled.note.trim() : '',
    answer: needs.includes('answer') ? { seq: nextSeq(answer.answers), text: filled.answer.trim(), next: after.next } : null,
    reward: needs.includes('reward') ? filled.reward : null,
  }
}

function signedAnswer({ answer, filled, after, now, signer, randomness }: SealMoveInput, { reporter }: OpenedCase): string {
  if (signer === undefined) throw new Error('没有现在能用的签名密钥，不能答复：请载入本季度的密钥文件。')
  if (reporter === null) throw new Error('移交单没有附答复的办法，只有原来的受理台能答复举报人。')
  const to = { tipId: answer.id, reporter, answers: answer.answers }
  return nextAnswer(to, { text: filled.answer.trim(), after, now }, signer, randomness)
}

async function slipFor(input: SealMoveInput, opened: OpenedCase): Promise<NonNullable<MoveBody['slip']>> {
  const { filled, service, root, now, answer, randomness } = input
  if (opened.tip === null || !filled.toDesk) throw new Error('这一件不能转交。')
  if (service === null) throw new Error('没有读到受理密钥的名单，请刷新后再试。')
  const demand = { root, purpose: 'seal', desk: filled.toDesk, now: Math.floor(now / 1_000) } as const
  const certificate = chooseCertificate(service.certificates, demand)
  const slip = slipOf(opened.tip, filled.slip)
  const photos: Uint8Array[] = []
  for (const n of slip.photos) photos.push(await opened.photo(n))
  const sealed = sealSlip({ text: JSON.stringify(slip), photos }, unhex(answer.id, 16), certificate, randomness)
  return { wrap: hex(sealed.wrap), wrapKeyId: sealed.keyId, sealed: hex(sealed.sealed) }
}
