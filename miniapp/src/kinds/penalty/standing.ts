import type { Day } from '@shared/codes/dates'
import type { PenaltyItem } from '@shared/kinds/penalty/schema'
import { correctionOverdue } from '@shared/kinds/penalty/settlement'
import { SETTLEMENTS, type Settlement } from '@shared/kinds/penalty/words'
import { wordOf, type Standing } from '@/text/words'

/** States in which a deadline is public and no correction is. */
const UNCORRECTED: ReadonlySet<Settlement> = new Set(['paid_uncorrected', 'unpaid_uncorrected', 'uncorrected'])
const DONE: ReadonlySet<Settlement> = new Set(['settled', 'corrected'])

/** How far a decision is carried out on a day, in one sentence. Paying does not close it, and what is not public never reads as done. */
export function standingOf(
  { settlement, correctionDue, correctedOn }: Pick<PenaltyItem, 'settlement' | 'correctionDue' | 'correctedOn'>,
  today: Day,
): Standing {
  const words = wordOf(SETTLEMENTS, settlement)
  if (DONE.has(settlement)) return { tone: 'pass', words }
  if (!UNCORRECTED.has(settlement)) return { tone: 'unknown', words }
  const days = correctionOverdue({ correctionDue, correctedOn }, today) ?? 0
  return days > 0
    ? { tone: 'stop', words: `${words}，整改期限已过 ${days} 天` }
    : { tone: 'warn', words: `${words}，整改期限 ${correctionDue ?? ''}` }
}
