import type { TipFiling, TipServiceAnswer } from '../../shared/api/tips'
import type { Randomness } from '../../shared/tips/crypto/bytes'
import { ApiError } from '../errors'
import { sm3Hex } from './digest'
import { CHALLENGE_MS, FLOOD } from './rules'

const MINUTE_MS = 60_000

/** Proof of work: asked of filings while more arrive than usual. */
export interface Work {
  /** what is asked of a filing now; null: nothing */
  asked: () => TipServiceAnswer['work']
  /** Counts a filing. Throws `work_required` where work is asked and the filing brings none that holds. */
  demand: (tip: string, work: TipFiling['work']) => void
}

/** The work grows by a bit with each doubling of the flood; its challenge changes, and the one before holds as long again. */
export function createWork({ now, randomness }: { now: () => Date; randomness: Randomness }): Work {
  const fresh = () => Buffer.from(randomness(16)).toString('hex')
  let challenges = { slot: slotOf(now()), current: fresh(), before: fresh() }
  let minute = { at: Math.floor(now().getTime() / MINUTE_MS), count: 0, before: 0 }

  function turn(): void {
    const slot = slotOf(now())
    if (slot !== challenges.slot)
      challenges = { slot, current: fresh(), before: slot === challenges.slot + 1 ? challenges.current : fresh() }
    const at = Math.floor(now().getTime() / MINUTE_MS)
    if (at !== minute.at) minute = { at, count: 0, before: at === minute.at + 1 ? minute.count : 0 }
  }
  /** Bits asked for: by the busier of this minute and the one before, so that the turn of a minute opens no gate. */
  function bits(): number {
    const rate = Math.max(minute.count, minute.before)
    if (rate <= FLOOD.filingsAMinute) return 0
    return Math.min(FLOOD.bitsMax, FLOOD.bits + Math.floor(Math.log2(rate / FLOOD.filingsAMinute)))
  }

  return {
    asked: () => {
      turn()
      return bits() === 0 ? null : { bits: bits(), challenge: challenges.current }
    },
    demand: (tip, work) => {
      turn()
      // Two bits fewer are forgiven: the flood may have grown since the phone asked.
      const wanted = bits() === 0 ? 0 : Math.max(FLOOD.bits, bits() - 2)
      minute.count++
      if (wanted === 0) return
      const isOurs = work !== undefined && [challenges.current, challenges.before].includes(work.challenge)
      if (!isOurs || zeroBits(sm3Hex(Buffer.from(work.challenge + tip + work.nonce, 'hex'))) < wanted) throw new ApiError('work_required')
    },
  }
}

const slotOf = (at: Date): number => Math.floor(at.getTime() / CHALLENGE_MS)

/** Leading zero bits of a hex text. */
export function zeroBits(hex: string): number {
  const zeros = /^0*/.exec(hex)?.[0].length ?? 0
  const next = parseInt(hex.charAt(zeros) || '0', 16)
  return zeros * 4 + (next === 0 ? 0 : Math.clz32(next) - 28)
}
