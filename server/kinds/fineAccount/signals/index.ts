import { SIGNALS, type Signal } from '../../../../shared/kinds/fineAccount/words'
import { codesOf } from '../../../../shared/vocabulary'
import { FINE_SIGNAL_LIMITS, type FineSignalLimits } from '../../../law/fineSignals'
import { afterObjection } from './afterObjection'
import { budgetLink } from './budgetLink'
import { correctionShare } from './correctionShare'
import { evenQuota } from './evenQuota'
import { fineFirst } from './fineFirst'
import { growth } from './growth'
import type { Finding, Ledger, SignalRule } from './ledger'
import { monthEnd } from './monthEnd'
import { notCorrected } from './notCorrected'
import { sameAmount } from './sameAmount'
import { treasuryGap } from './treasuryGap'

/** The ten questions. */
export const SIGNAL_RULES: Readonly<Record<Signal, SignalRule>> = {
  not_corrected: notCorrected,
  treasury_gap: treasuryGap,
  budget_link: budgetLink,
  even_quota: evenQuota,
  same_amount: sameAmount,
  month_end: monthEnd,
  growth,
  fine_first: fineFirst,
  correction_share: correctionShare,
  after_objection: afterObjection,
}

/** What each of the ten finds in what is public of an agency. */
export const findingsOf = (ledger: Ledger, limits: FineSignalLimits = FINE_SIGNAL_LIMITS): Record<Signal, Finding> =>
  Object.fromEntries(codesOf(SIGNALS).map((signal) => [signal, SIGNAL_RULES[signal].find(ledger, limits)])) as Record<Signal, Finding>
