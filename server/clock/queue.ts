/** Does one work after the other. Of each name one at most waits: a slow one is not queued again and again before the others. */
export class Queue {
  #last: Promise<void> = Promise.resolve()
  readonly #waiting = new Set<string>()

  /** Puts work at the end, which must see to its own faults. Returns whether it was taken: one of that name may be waiting already. */
  add(name: string, work: () => Promise<void>): boolean {
    if (this.#waiting.has(name)) return false
    this.#waiting.add(name)
    this.#last = this.#last.then(() => {
      this.#waiting.delete(name)
      return work()
    })
    return true
  }

  /** Resolves when everything that was put in is done. */
  get done(): Promise<void> {
    return this.#last
  }
}
