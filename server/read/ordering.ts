import { GONE } from './groups'
import { NUMBERS_STEP, STEP } from '../steps'

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Row numbers in an order by a text of each; of the same text the lower number goes first. */
export interface Ordering {
  textOf: (row: number) => string
  /** turned round: the highest text first */
  isTurned?: boolean
}

/** A text after which rows are ordered, and in which the id tells apart those that are alike. */
export const textWithId = (text: string, id: string): string => `${text}\u0000${id}`

/** A row with the text by which it is ordered. */
interface Keyed {
  row: number
  text: string
}

/** So many rows are sorted at once; sorted stretches are merged. */
const STRETCH = 256

/** Row numbers sorted into an order. In steps. */
export function* sorting(rows: readonly number[], { textOf, isTurned = false }: Ordering): Generator<void, number[]> {
  const sign = isTurned ? -1 : 1
  const keyed = (row: number): Keyed => ({ row, text: textOf(row) })
  const sorted = yield* sortingBy(rows, keyed, (a, b) => sign * compareText(a.text, b.text) || a.row - b.row)
  return sorted.map(({ row }) => row)
}

/** What is made of some things, sorted. In steps. */
export function* sortingBy<S, T>(things: readonly S[], make: (thing: S) => T, compare: (a: T, b: T) => number): Generator<void, T[]> {
  let stretches: T[][] = []
  for (let from = 0; from < things.length; from += STRETCH) {
    stretches.push(
      things
        .slice(from, from + STRETCH)
        .map(make)
        .sort(compare),
    )
    yield
  }
  while (stretches.length > 1) {
    const longer: T[][] = []
    for (let i = 0; i < stretches.length; i += 2) longer.push(yield* merging(stretches[i] ?? [], stretches[i + 1] ?? [], compare))
    stretches = longer
  }
  return stretches[0] ?? []
}

/** Two sorted stretches as one. In steps. */
function* merging<T>(one: readonly T[], other: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  const merged: T[] = []
  let [i, j] = [0, 0]
  for (let [a, b] = [one[i], other[j]]; a !== undefined || b !== undefined; [a, b] = [one[i], other[j]]) {
    if (merged.length % STRETCH === STRETCH - 1) yield
    if (a !== undefined && (b === undefined || compare(a, b) <= 0)) {
      merged.push(a)
      i++
    } else if (b !== undefined) {
      merged.push(b)
      j++
    }
  }
  return merged
}

/** How many of the rows of an order go before a text. Of the same text those with a lower number do. */
export function placeIn(rows: Uint32Array, { textOf, isTurned = false }: Ordering, text: string, row: number, from = 0): number {
  const sign = isTurned ? -1 : 1
  let low = from
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = rows[middle] ?? 0
    if ((sign * compareText(textOf(other), text) || other - row) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** An order when rows have other numbers: `renumbered[old]` is the new one or `GONE`; `added` are new numbers. In steps. */
export function* reordering(
  before: Uint32Array,
  renumbered: Uint32Array,
  added: readonly number[],
  ordering: Ordering,
): Generator<void, Uint32Array<ArrayBuffer>> {
  const renamed = new Uint32Array(before.length)
  let end = 0
  for (let place = 0; place < before.length; place++) {
    if (place % NUMBERS_STEP === NUMBERS_STEP - 1) yield
    const row = renumbered[before[place] ?? 0] ?? GONE
    if (row !== GONE) renamed[end++] = row
  }
  const kept = renamed.subarray(0, end)
  const all = new Uint32Array(kept.length + added.length)
  let from = 0
  for (const [i, row] of (yield* sorting(added, ordering)).entries()) {
    if (i % STEP === STEP - 1) yield
    const place = placeIn(kept, ordering, ordering.textOf(row), row, from)
    all.set(kept.subarray(from, place), from + i)
    all[place + i] = row
    from = place
  }
  all.set(kept.subarray(from), from + added.length)
  return all
}
