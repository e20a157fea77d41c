import type { NamedForDesk } from './atDesk'
import type { WantedPicture } from './evidence'

/** The pictures that the rows of a run name: which are to be got, and which of them nobody but the desk is to see. */
export class Wanted {
  readonly references = new Set<string>()
  readonly forDesk: NamedForDesk[] = []
  /** those of which some row says that they show a spot that is protected */
  readonly atProtected = new Set<string>()
  readonly #forAll = new Set<string>()
  readonly #records = new Set<string>()

  /** Takes what one row names. A second row of a record says nothing of it: it repeats the first, or is refused. */
  take(record: string, pictures: readonly WantedPicture[], isAtProtected = false): void {
    const isFirst = !this.#records.has(record)
    this.#records.add(record)
    for (const { reference, forDesk } of pictures) {
      this.references.add(reference)
      if (isAtProtected) this.atProtected.add(reference)
      if (forDesk === null) this.#forAll.add(reference)
      else if (isFirst) this.forDesk.push({ record, picture: { reference, forDesk } })
    }
  }

  /** What no row names with somebody who looked at it. */
  get onlyForDesk(): ReadonlySet<string> {
    return new Set([...this.references].filter((reference) => !this.#forAll.has(reference)))
  }
}
