import type { OpenedAnswer } from './answerOpening'
import { SealError } from './errors'

/** The last answer a phone has seen: all it needs to keep to know a fork or an older past. */
export interface Seen {
  seq: number
  digest: string
}

type Link = Pick<OpenedAnswer, 'seq' | 'previous' | 'digest'>

/**
 * The state after one more answer; `seen` is null before the first. The same answer again changes nothing.
 * Throws `answer-older` (before the last seen), `answer-fork` (another in the same place, or after another), `answer-gap`.
 */
export function nextAnswer(seen: Seen | null, answer: Link): Seen {
  const { seq, digest } = answer
  const last = seen?.seq ?? 0
  if (seq < last) throw new SealError('answer-older')
  if (seq > last + 1) throw new SealError('answer-gap')
  if (seq === last && digest !== seen?.digest) throw new SealError('answer-fork')
  if (seq === last + 1 && answer.previous !== (seen?.digest ?? null)) throw new SealError('answer-fork')
  return { seq, digest }
}

/**
 * The answers a service handed out, in their order, held against each other from the first on and against what was seen
 * before (null on a fresh phone, which cannot know that the last one is withheld). Throws as `nextAnswer`.
 */
export function chainOf<T extends Link>(answers: readonly T[], seen: Seen | null): T[] {
  const ordered = [...answers].sort((a, b) => a.seq - b.seq)
  let state: Seen | null = null
  for (const one of ordered) {
    state = nextAnswer(state, one)
    if (seen !== null && one.seq === seen.seq && one.digest !== seen.digest) throw new SealError('answer-fork')
  }
  if (seen !== null && (state?.seq ?? 0) < seen.seq) throw new SealError('answer-older')
  return ordered
}
