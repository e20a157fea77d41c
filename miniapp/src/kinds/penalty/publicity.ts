import type { Day } from '@shared/codes/dates'

/**
 * What may bring the end of a penalty's publicity forward, in words, or null where nothing may: credit repair after the shortest
 * term (信用修复管理办法, NDRC Order 36), and not at all where the shortest term is no shorter than the one that holds.
 */
export function earlierEnd(until: Day | null, minUntil: Day | null | undefined): string | null {
  if (!minUntil || (until !== null && minUntil >= until)) return null
  return `完成整改并办好信用修复的，可以提前停止公示，最早 ${minUntil}。`
}
