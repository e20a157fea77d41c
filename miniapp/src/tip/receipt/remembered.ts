import { shanghaiDay } from '@shared/codes/dates'
import { hex } from '@shared/tips/crypto/bytes'
import { randomness } from '../random'
import type { Conversation } from '../read'
import type { Remembered } from '../receipts'

/** A receipt as it is remembered from a look at its answers. */
export function rememberedNow({ receipt, service, answers }: Conversation & { receipt: string }): Remembered {
  const last = answers.at(-1)
  const day = shanghaiDay(answers[0] ? new Date(answers[0].hour * 1_000) : new Date(service.now))
  return { id: hex(randomness(8)), day, receipt, seen: last ? { seq: last.seq, digest: last.digest } : null }
}
