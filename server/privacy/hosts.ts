import type { Precision } from '../../shared/vocabulary'
import { coarsest } from './precisions'

/** What is known of the records at whose place others may lie: how exactly each of those that are protected may be told. */
export class Hosts {
  readonly #protectedBy: ReadonlyMap<string, Precision>
  readonly #met = new Map<string, Precision>()

  /** `protectedBy`: by the values that point to them; of any other everything may be told. */
  constructor(protectedBy: ReadonlyMap<string, Precision>) {
    this.#protectedBy = protectedBy
  }

  /** How exactly something may be told at most that points to its hosts by these values. */
  precisionAt(tokens: readonly string[]): Precision {
    const found = tokens.flatMap((token) => {
      const precision = this.#protectedBy.get(token)
      if (precision !== undefined) this.#met.set(token, precision)
      return precision ?? []
    })
    return coarsest(found)
  }

  /** What it was asked for and knew: by this alone the same is answered again, whatever becomes of the hosts. Sorted. */
  get met(): [token: string, precision: Precision][] {
    return [...this.#met].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
