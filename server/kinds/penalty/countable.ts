import { isAnnulled } from '../../../shared/kinds/penalty/settlement'
import { SEVERITIES, type Settlement } from '../../../shared/kinds/penalty/words'
import type { GradingInput } from '../../../shared/grading/inputs'
import type { Countable } from '../define'

/** What a rule table may ask of a decision. One that was annulled is none any more. */
export const countable: Countable<'penalty'> = {
  facts: { severity: SEVERITIES },
  said: (item) =>
    isAnnulled(item)
      ? null
      : {
          title: item.offenceType ?? item.title ?? item.documentNo,
          day: item.decidedOn,
          facts: { severity: item.severity },
          mending: MENDING[item.settlement],
          mendedOn: MENDING[item.settlement] === 'mended' ? item.correctedOn : null,
        },
}

/** Whether what was found is put right, as far as that is public: money alone puts nothing right. */
const MENDING: Readonly<Record<Settlement, GradingInput['mending']>> = {
  settled: 'mended',
  corrected: 'mended',
  corrected_unpaid: 'mended',
  paid_uncorrected: 'open',
  unpaid_uncorrected: 'open',
  uncorrected: 'open',
  paid_untold: 'unknown',
  untold: 'unknown',
  // Asked of none: it is no decision any more.
  annulled: 'mended',
}
