import type { Computed } from '../../shared/api/records'
import type { Day } from '../../shared/codes/dates'
import { ruleOf } from '../kinds/index'
import type { PublicRecord } from '../../shared/api/records'

/** What is computed of a record as it is shown; nothing where it is not. `today` is null for a past version. */
export const presentComputed = ({ kind, body }: PublicRecord, today: Day | null): Computed[] =>
  body === null ? [] : (ruleOf(kind).computed?.(body, today) ?? [])
