import { CLASS_MIN } from './rules'

/** A class with how many are in it; null: not told. */
export interface Told<C extends string> {
  code: C
  count: number | null
}

/**
 * Counts of classes whose sum is public too. None below `CLASS_MIN` is a number; and where the sum would give away what is
 * left out, the smallest classes that could be told are left out with it. Null where even then nothing would be hidden.
 */
export function tellClasses<C extends string>(classes: readonly { code: C; count: number }[]): Told<C>[] | null {
  const hidden = classes.filter(({ count }) => count < CLASS_MIN)
  const sum = hidden.reduce((total, { count }) => total + count, 0)
  const least = hidden.filter(({ count }) => count > 0).length
  const most = (CLASS_MIN - 1) * hidden.length
  // Their sum is at one of its ends: then each of them is known, or that hardly anybody is there.
  const isGivenAway = sum > 0 && (sum < CLASS_MIN || sum === least || sum === most)
  const large = classes.filter(({ count }) => count >= CLASS_MIN)
  if (isGivenAway && large.length === 0) return null
  // Of several equal ones all are left out: which one was chosen would tell too.
  const smallest = Math.min(...large.map(({ count }) => count))
  const isTold = ({ count }: { count: number }) => count >= CLASS_MIN && !(isGivenAway && count === smallest)
  return classes.map((one) => ({ code: one.code, count: isTold(one) ? one.count : null }))
}
