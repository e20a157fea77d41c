import type { TipServiceAnswer } from '@shared/api/tips'
import type { Fault } from '../check'
import type { Draft } from '../draft'

/** What each step is given. `faults` are shown only after a person tried to go on. */
export interface StepProps {
  draft: Draft
  change: (patch: Partial<Draft>) => void
  faults: readonly Fault[]
}

export interface ServedProps extends StepProps {
  service: TipServiceAnswer | null
}

/** Finds the sentence for a field. */
export const faultFinder =
  (faults: readonly Fault[]) =>
  (field: Fault['field']): string | null =>
    faults.find((one) => one.field === field)?.sentence ?? null
