import { TimeOver, badValue } from './errors'

const INT32_MAX = 2_147_483_647

/** How long a command may work, summed over the batches of its cursor; what its reader does in between is not counted. */
export class TimeLimit {
  readonly #clock: () => number
  #end: number
  #left = 0

  /** `maxTimeMS` as the command has it; 0 or missing is no limit. `clock` counts milliseconds. Throws BadValue at what is no time. */
  constructor(maxTimeMS: unknown, clock: () => number) {
    const limit = maxTimeMS === undefined ? 0 : Number(maxTimeMS)
    if ((maxTimeMS !== undefined && typeof maxTimeMS !== 'number' && typeof maxTimeMS !== 'bigint') || !Number.isInteger(limit))
      throw badValue('maxTimeMS must be a whole number')
    if (limit < 0 || limit > INT32_MAX) throw badValue(`${limit} value for maxTimeMS is out of range`)
    this.#clock = clock
    this.#end = limit === 0 ? Infinity : clock() + limit
  }

  /** Asked before each document. Throws MaxTimeMSExpired where the time is over. */
  readonly check = (): void => {
    if (this.#end !== Infinity && this.#clock() >= this.#end) throw new TimeOver()
  }

  /** A batch is handed on: the time stands still. */
  pause(): void {
    if (this.#end !== Infinity) this.#left = this.#end - this.#clock()
  }

  /** The next batch is asked for. */
  resume(): void {
    if (this.#end !== Infinity) this.#end = this.#clock() + this.#left
  }
}
