import { ENDS, TIP_STATES, type Desk } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import { ApiError } from '../errors'
import { NOTHING_DUE, type TipDoc, type Wrap } from '../models/tip'
import type { DeskDeps } from './deps'

/** Which content keys of a desk's tips must stay readable. */

export const WRAP_FIELDS = {
  state: 1,
  header: 1,
  deskWrap: 1,
  recoveryWrap: 1,
  messages: 1,
  slip: 1,
  revision: 1,
  unread: 1,
} as const
export type Wrapped = Pick<TipDoc, '_id' | keyof typeof WRAP_FIELDS>

/** One content key: of the tip itself or the slip that stands for it (0), or of a later message. */
export interface Held {
  message: number
  /** the signed bytes with the commitment; null of a slip */
  header: Buffer | null
  deskWrap: Wrap
  recoveryWrap: Wrap | null
}

/** What of a tip must stay readable: all of an open one; of an ended one the letters, while a clock still runs. */
export function heldOf({ state, header, deskWrap, recoveryWrap, slip, messages }: Wrapped): Held[] {
  const own: Held[] = slip
    ? [{ message: 0, header: null, deskWrap: slip.wrap, recoveryWrap: slip.recoveryWrap }]
    : deskWrap
      ? [{ message: 0, header, deskWrap, recoveryWrap }]
      : []
  const letters = messages.flatMap((one) =>
    one.deskWrap ? [{ message: one.message, header: one.header, deskWrap: one.deskWrap, recoveryWrap: one.recoveryWrap }] : [],
  )
  return ENDS.has(state) ? letters : [...own, ...letters]
}

/** The filter of a desk's tips of which something must stay readable. */
export const inUseAt = (desk: Desk) => ({
  atDesk: desk,
  $or: [{ state: { $in: codesOf(TIP_STATES).filter((state) => !ENDS.has(state)) } }, { due: { $lt: NOTHING_DUE } }],
})

/** The key that phones take now: of those that are good, the one that ends last. Throws `certificate_refused` where there is none. */
export function newestOf({ certificates }: Pick<DeskDeps, 'certificates'>, desk: Desk, purpose: 'seal' | 'recovery'): string {
  const [newest] = certificates
    .published()
    .filter((one) => one.desk === desk && one.purpose === purpose && certificates.isGood(one))
    .sort((a, b) => b.notAfter - a.notAfter)
  if (!newest) throw new ApiError('certificate_refused', { [purpose]: '这个受理台现在没有有效的密钥' })
  return newest.keyId
}
