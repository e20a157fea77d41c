import { squeeze } from '../../../shared/codes/text'
import type { Merge, RawRow } from './types'

/** Fills cells that were merged downwards: the value stands in the first row only, and holds for all. */
export class MergedCells {
  readonly #byTop = new Map<number, Merge[]>()
  /** by column: of merges that lie over each other the newest counts */
  readonly #active = new Map<number, { bottom: number; value: string }>()

  constructor(merges: Merge[]) {
    for (const merge of merges) {
      if (merge.bottom <= merge.top) continue
      const others = this.#byTop.get(merge.top)
      if (others) others.push(merge)
      else this.#byTop.set(merge.top, [merge])
    }
  }

  /** The cells of the next row, with what reaches down into it. */
  apply({ line, cells }: RawRow): string[] {
    if (this.#byTop.size === 0) return cells
    const filled = [...cells]
    for (const [left, { bottom, value }] of this.#active) {
      if (bottom < line) {
        this.#active.delete(left)
        continue
      }
      while (filled.length < left) filled.push('')
      if (squeeze(filled[left - 1] ?? '') === '') filled[left - 1] = value
    }
    for (const { left, bottom } of this.#byTop.get(line) ?? []) this.#active.set(left, { bottom, value: cells[left - 1] ?? '' })
    return filled
  }
}
