/** Numbers beside one another, as many as come: a list of JavaScript's holds each in two to four times the place. */
export class Grown {
  #values: Uint32Array<ArrayBuffer>
  #length = 0

  /** `values`: what it begins with; they are copied when more come. */
  constructor(values: Uint32Array<ArrayBuffer> = new Uint32Array(0)) {
    this.#values = values
    this.#length = values.length
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const more = new Uint32Array(Math.max(16, Math.ceil(this.#length * 1.5)))
      more.set(this.#values)
      this.#values = more
    }
    this.#values[this.#length++] = value
  }

  at(place: number): number {
    return this.#values[place] ?? 0
  }

  /** What was pushed until now, in place: what comes later is not in it. */
  get values(): Uint32Array<ArrayBuffer> {
    return this.#values.subarray(0, this.#length)
  }
}
