import type { TipServiceAnswer } from '../../shared/api/tips'
import { CANARY_LATE_MS } from './rules'

/** How the service's own test tips fare. */
export interface CanaryStatus {
  /** a tip went through the whole door and was opened again */
  good: (at: Date) => void
  view: () => TipServiceAnswer['canary']
  lastGoodAt: () => Date | null
}

/** `isOn`: there are keys for it. Where it is off it is never late, and its last time is null for ever. */
export function createCanaryStatus({ now, isOn }: { now: () => Date; isOn: boolean }): CanaryStatus {
  const since = now()
  let last: Date | null = null
  return {
    good: (at) => {
      last = at
    },
    view: () => ({
      lastGoodAt: last?.toISOString() ?? null,
      late: isOn && now().getTime() - (last ?? since).getTime() > CANARY_LATE_MS,
    }),
    lastGoodAt: () => last,
  }
}
