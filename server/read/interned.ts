/** Values that come again and again, each held once and known by its number. Only grows: a number that was given stays what it is. */
export class Interned<T> {
  readonly #values: T[]
  readonly #numbers = new Map<string, number>()

  /** `values`: those that are known before, by their numbers. */
  constructor(values: readonly T[] = []) {
    this.#values = [...values]
    for (const [number, value] of values.entries()) this.#numbers.set(keyOf(value), number)
  }

  /** The number of a value, a new one where it was never seen. Values of which JSON is the same are the same. */
  numberOf(value: T): number {
    const key = keyOf(value)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#values.length)
    return this.#values.push(value) - 1
  }

  /** The number of a value that was seen, else undefined. */
  known(value: T): number | undefined {
    return this.#numbers.get(keyOf(value))
  }

  at(number: number): T {
    return this.#values[number] as T
  }

  get values(): readonly T[] {
    return this.#values
  }
}

const keyOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
