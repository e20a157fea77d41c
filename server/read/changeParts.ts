import type { Kind } from '../../shared/kinds/index'

/** A place in the public changes, the newest first: where those of an edition begin, or behind one of its records. */
export interface Place {
  edition: number
  after: { kind: Kind; id: string } | null
}

/** Most changes in one part. */
export const PART_MAX = 50

/**
 * How many changes, the newest first, make whole parts with at least `least` of them together. Parts are cut within each edition, by
 * fifties from its newest: they never change, whatever is published later. Given `least + PART_MAX` changes, the answer is exact.
 */
export function endOfParts(changes: readonly { from: number }[], least: number): number {
  let inPart = 0
  for (const [i, { from }] of changes.entries()) {
    if (i > 0 && (inPart === PART_MAX || from !== changes[i - 1]?.from)) {
      if (i >= least) return i
      inPart = 0
    }
    inPart++
  }
  return changes.length
}

/** The place behind some whole parts, or null where nothing older is known. */
export function placeBehind(changes: readonly { from: number; kind: Kind; id: string }[], end: number): Place | null {
  const [last, next] = [changes[end - 1], changes[end]]
  if (!last || !next) return null
  return { edition: next.from, after: next.from === last.from ? { kind: last.kind, id: last.id } : null }
}
