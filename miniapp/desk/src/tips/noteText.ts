import { jsonObject } from '@shared/tips/crypto/content'
import { SealError } from '@shared/tips/crypto/errors'
import type { RewardDecision } from '../api/types'

/**
 * What an officer's note holds: the words about the matter, and a copy of the answer that went with it. The answer itself is
 * sealed to its reporter, and a desk could never read again what it said.
 */
export interface CaseNote {
  v: 1
  text: string
  answer: { seq: number; text: string; next: string | null } | null
  reward: RewardDecision | null
}

export const noteJson = (note: CaseNote): string => JSON.stringify(note)

/** Reads a note. Throws `content-malformed`. */
export function readNote(plain: Uint8Array): CaseNote {
  const value = jsonObject(plain) as Partial<CaseNote> | undefined
  if (value?.v !== 1 || typeof value.text !== 'string') throw new SealError('content-malformed')
  const answer =
    typeof value.answer?.text === 'string' ? { seq: value.answer.seq, text: value.answer.text, next: value.answer.next ?? null } : null
  return { v: 1, text: value.text, answer, reward: value.reward ?? null }
}
