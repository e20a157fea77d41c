/** Which sums follow from others, by elimination over whole numbers: an opinion of its own, that knows nothing of how rewards are hidden. */

/** How often each unknown is in a sum, by its name. */
export type Sum = ReadonlyMap<string, bigint>

/** A sum of unknowns, each once. */
export const sumOf = (names: readonly string[]): Sum => {
  const sum = new Map<string, bigint>()
  for (const name of names) sum.set(name, (sum.get(name) ?? 0n) + 1n)
  return sum
}

const scaled = (one: Sum, by: bigint, other: Sum, times: bigint): Sum => {
  const made = new Map<string, bigint>()
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const value = (one.get(name) ?? 0n) * by - (other.get(name) ?? 0n) * times
    if (value !== 0n) made.set(name, value)
  }
  return made
}

/** What is told, brought into a form in which each sum has an unknown that no later one has. */
export class Told {
  readonly #rows: { pivot: string; sum: Sum }[] = []

  add(sum: Sum): void {
    const rest = this.#rest(sum)
    const [pivot] = rest.keys()
    if (pivot !== undefined) this.#rows.push({ pivot, sum: rest })
  }

  /** Whether a sum is one of what is told, added up and subtracted as often as one likes. */
  determines(sum: Sum): boolean {
    return this.#rest(sum).size === 0
  }

  #rest(sum: Sum): Sum {
    let rest = sum
    for (const { pivot, sum: row } of this.#rows) {
      const own = rest.get(pivot) ?? 0n
      if (own !== 0n) rest = scaled(rest, row.get(pivot) ?? 1n, row, own)
    }
    return rest
  }
}
