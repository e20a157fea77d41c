import { earliest, type Day } from '../../shared/codes/dates'
import type { EnvelopeInput } from '../../shared/envelope'
import { hasEnded } from './ended'

/** Why a record is public no more. */
export interface Ending {
  operation: keyof typeof ENDINGS
  reason: string
  /** day on which the decision behind the record was altered, annulled or held void */
  annulledOn: Day | null
}

/** Why a source says that a record is public no more. */
export type Revocation = Ending & { operation: 'withdraw' | 'repair' }

/** Operations that leave a tombstone, with the state it has. */
export const ENDINGS = { withdraw: 'withdrawn', expire: 'expired', repair: 'repaired' } as const

export const NOT_LISTED: Ending = { operation: 'withdraw', reason: '来源不再列出', annulledOn: null }
export const EXPIRED: Ending = { operation: 'expire', reason: '公示期满，已依法停止公示', annulledOn: null }

/** What a source says against a record's publicity on a day, or null. */
export function revocationOf({ withdrawn, annulledOn, repairedOn }: EnvelopeInput, today: Day): Revocation | null {
  // 信用修复管理办法 (NDRC Order 36): a repaired record is shown and used no more, whatever else is said of it.
  if (repairedOn !== null && repairedOn <= today) return { operation: 'repair', reason: '信用修复，已停止公示', annulledOn: null }
  const annulled = annulledOn !== null && annulledOn <= today ? annulledOn : null
  if (withdrawn !== null) return { operation: 'withdraw', reason: withdrawn, annulledOn: annulled }
  if (annulled !== null) return { operation: 'withdraw', reason: '决定已被依法变更、撤销或者确认违法、无效', annulledOn: annulled }
  return null
}

/** Why a row's own words end its record on a day, or null. */
export const endingOf = (envelope: EnvelopeInput, today: Day): Ending | null =>
  revocationOf(envelope, today) ?? (hasEnded(envelope.publicUntil, today) ? EXPIRED : null)

/** The first day after `today` on which the same row will say something else; null where none is named. */
export function turnsOn({ annulledOn, repairedOn }: EnvelopeInput, today: Day): Day | null {
  return earliest([annulledOn, repairedOn].filter((day) => day !== null && day > today))
}
