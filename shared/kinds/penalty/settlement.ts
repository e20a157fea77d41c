import { daysBetween, type Day } from '../../codes/dates'
import type { ObjectionOutcome, PenaltyKind, Settlement } from './words'

/** What a decision says of money, payment and correction. */
export interface Carried {
  penaltyKinds: readonly PenaltyKind[]
  fineFen: number | null
  confiscatedFen: number | null
  paidOn: Day | null
  correctionDue: Day | null
  correctedOn: Day | null
  objection?: { outcome: ObjectionOutcome | null } | null
}

/** Whether a decision was annulled: then nobody has to pay or to put right by it, whatever was paid before. */
export const isAnnulled = ({ objection }: Pick<Carried, 'objection'>): boolean => objection?.outcome === 'annulled'

const OF_MONEY: readonly PenaltyKind[] = ['fine', 'confiscated_gains', 'confiscated_property']

/** Whether it is told that nothing is to be paid. Where no kind is told, that is not known. */
const isWithoutMoney = ({ penaltyKinds, fineFen, confiscatedFen }: Carried): boolean =>
  penaltyKinds.length > 0 && !penaltyKinds.some((kind) => OF_MONEY.includes(kind)) && !fineFen && !confiscatedFen

/** How far a decision is carried out, as known on a day: a day that has not come says nothing yet (`PENALTY_RULES.settlement`). */
export function settlementOf(said: Carried, today: Day): Settlement {
  const has = (day: Day | null): boolean => day !== null && day <= today
  const isCorrected = has(said.correctedOn)
  const isDue = said.correctionDue !== null
  if (isAnnulled(said)) return 'annulled'
  if (isWithoutMoney(said)) return isCorrected ? 'corrected' : isDue ? 'uncorrected' : 'untold'
  if (has(said.paidOn)) return isCorrected ? 'settled' : isDue ? 'paid_uncorrected' : 'paid_untold'
  return isCorrected ? 'corrected_unpaid' : isDue ? 'unpaid_uncorrected' : 'untold'
}

/** Days by which a correction is overdue on a day; 0 where it is made or its day has not come, null where no deadline is told, or none holds any more. */
export function correctionOverdue(
  { correctionDue, correctedOn, objection }: Pick<Carried, 'correctionDue' | 'correctedOn' | 'objection'>,
  today: Day,
): number | null {
  if (correctionDue === null || isAnnulled({ objection })) return null
  if (correctedOn !== null && correctedOn <= today) return 0
  return Math.max(0, daysBetween(correctionDue, today))
}
