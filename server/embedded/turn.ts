/** Longest time in milliseconds for which a reading keeps all others waiting. Ours: an answer of the service asks the store up to three times, and waits each time. */
const TURN_MS = 1
/** The clock is asked once in so many documents: asking it costs as much as looking at one. */
const DOCUMENTS = 32

/** How long a reading may go on before it lets others in. */
export class Turn {
  readonly #clock: () => number
  #end: number
  #looked = 0

  /** `clock` counts milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock
    this.#end = clock() + TURN_MS
  }

  /** Asked before each document: whether it is others' turn. */
  isOver(): boolean {
    return ++this.#looked % DOCUMENTS === 0 && this.#clock() >= this.#end
  }

  /** Others were let in, or the next batch is asked for. */
  begin(): void {
    this.#end = this.#clock() + TURN_MS
  }
}
