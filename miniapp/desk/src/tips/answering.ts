import { hex, unhex } from '@shared/tips/crypto/bytes'
import { HOUR, sealAnswer } from '@shared/tips/crypto/answer'
import type { Randomness } from '@shared/tips/crypto/bytes'
import type { CaseAnswer } from '../api/types'
import type { Signer } from '../session/keyring'
import type { After } from './after'

/** What an answer needs beside its text: whom it is for, and the answers before it. */
export interface AnswerTo {
  tipId: string
  /** look-up id and sealing key of the reporter, from part 0, hex */
  reporter: { lookupId: string; sealingKey: string }
  answers: CaseAnswer['answers']
}

/** The number of the next answer, from 1. */
export const nextSeq = (answers: AnswerTo['answers']): number => Math.max(0, ...answers.map((one) => one.seq)) + 1

/** Seals and signs the next answer of a case, 4,096 bytes as hex. `now` in milliseconds. Throws `answer-too-long`. */
export function nextAnswer(
  { tipId, reporter, answers }: AnswerTo,
  { text, after, now }: { text: string; after: After; now: number },
  signer: Signer,
  randomness: Randomness,
): string {
  const last = [...answers].sort((a, b) => b.seq - a.seq)[0]
  const content = {
    seq: nextSeq(answers),
    previous: last?.sm3 ?? null,
    hour: Math.floor(now / 1_000 / HOUR) * HOUR,
    state: after.state,
    text,
    next: after.next,
  }
  const to = { tipId: unhex(tipId, 16), lookupId: unhex(reporter.lookupId, 16), sealingKey: unhex(reporter.sealingKey, 65) }
  return hex(sealAnswer(content, to, signer, randomness))
}
