import { Grown } from './grown'
import { NUMBERS_STEP, STEP } from '../steps'

/** Says that a row is there no more. */
export const GONE = 0xffffffff

/** Rows under keys, as they are found: (key, row) in the order of their rows. */
export class Gathered {
  readonly keys = new Grown()
  readonly rows = new Grown()

  add(key: number, row: number): void {
    this.keys.push(key)
    this.rows.push(row)
  }
}

/** Where nothing is found. */
export const NO_ROWS = new Uint32Array(0)

/**
 * Lists of row numbers by a key, all in one array: the rows of the n-th key stand from the n-th offset on, rising. Never changes: `patching` makes another.
 */
export class Groups {
  /** rising */
  readonly keys: Uint32Array<ArrayBuffer>
  readonly offsets: Uint32Array<ArrayBuffer>
  readonly rows: Uint32Array<ArrayBuffer>

  constructor(keys: Uint32Array<ArrayBuffer>, offsets: Uint32Array<ArrayBuffer>, rows: Uint32Array<ArrayBuffer>) {
    this.keys = keys
    this.offsets = offsets
    this.rows = rows
  }

  static readonly NONE = new Groups(new Uint32Array(0), new Uint32Array(1), new Uint32Array(0))

  /** What was gathered, rows of a key once each. In steps. */
  static *making({ keys, rows }: Gathered): Generator<void, Groups> {
    /** keys by number, in the order in which they are first met */
    const numbers = new Map<number, number>()
    const [sizes, last]: [number[], number[]] = [[], []]
    const numberOf = new Uint32Array(keys.length)
    const isTaken = new Uint8Array(keys.length)
    for (let i = 0; i < keys.length; i++) {
      if (i % NUMBERS_STEP === NUMBERS_STEP - 1) yield
      const key = keys.at(i)
      const number = numbers.get(key) ?? numbers.size
      if (number === numbers.size) numbers.set(key, number)
      numberOf[i] = number
      if (last[number] === rows.at(i)) continue
      last[number] = rows.at(i)
      isTaken[i] = 1
      sizes[number] = (sizes[number] ?? 0) + 1
    }
    const distinct = Uint32Array.from(numbers.keys()).sort()
    yield
    const offsets = new Uint32Array(distinct.length + 1)
    const next = new Uint32Array(distinct.length)
    for (const [place, key] of distinct.entries()) {
      if (place % NUMBERS_STEP === NUMBERS_STEP - 1) yield
      const number = numbers.get(key) ?? 0
      next[number] = offsets[place] ?? 0
      offsets[place + 1] = (offsets[place] ?? 0) + (sizes[number] ?? 0)
    }
    const all = new Uint32Array(offsets[distinct.length] ?? 0)
    for (let i = 0; i < keys.length; i++) {
      if (i % NUMBERS_STEP === NUMBERS_STEP - 1) yield
      if (isTaken[i] === 0) continue
      const number = numberOf[i] ?? 0
      const to = next[number] ?? 0
      all[to] = rows.at(i)
      next[number] = to + 1
    }
    return new Groups(distinct, offsets, all)
  }

  /** The rows of a key, rising; in place: nobody may write to them. */
  get(key: number): Uint32Array<ArrayBuffer> {
    let low = 0
    let high = this.keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.keys[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    return this.keys[low] === key ? this.rows.subarray(this.offsets[low], this.offsets[low + 1]) : NO_ROWS
  }

  /**
   * The same when rows have other numbers: `renumbered[old]` is the new one or `GONE`, rising as the old ones do. `added` are groups of new numbers. In steps.
   */
  *patching(renumbered: Uint32Array, added: Groups): Generator<void, Groups> {
    const keys = new Grown()
    const offsets = new Grown()
    const rows = new Uint32Array(this.rows.length + added.rows.length)
    let end = 0
    let [i, j] = [0, 0]
    let pause = NUMBERS_STEP
    while (i < this.keys.length || j < added.keys.length) {
      if (end >= pause) {
        yield
        pause = end + NUMBERS_STEP
      }
      const [own, other] = [this.keys[i] ?? Infinity, added.keys[j] ?? Infinity]
      const key = Math.min(own, other)
      const begin = end
      let at = own === key ? (this.offsets[i] ?? 0) : 0
      const to = own === key ? (this.offsets[++i] ?? 0) : 0
      let more = other === key ? (added.offsets[j] ?? 0) : 0
      const moreTo = other === key ? (added.offsets[++j] ?? 0) : 0
      for (; at < to; at++) {
        const row = renumbered[this.rows[at] ?? 0] ?? GONE
        if (row === GONE) continue
        while (more < moreTo && (added.rows[more] ?? 0) < row) rows[end++] = added.rows[more++] ?? 0
        rows[end++] = row
      }
      while (more < moreTo) rows[end++] = added.rows[more++] ?? 0
      if (end === begin) continue
      keys.push(key)
      offsets.push(begin)
    }
    offsets.push(end)
    return new Groups(keys.values.slice(), offsets.values.slice(), rows.slice(0, end))
  }

  /** The same under other keys: `numbers[old]` is the new one; the new ones are all numbers from 0 on, one for each key. In steps. */
  *rekeying(numbers: Uint32Array): Generator<void, Groups> {
    const places = new Uint32Array(this.keys.length)
    for (const [place, key] of this.keys.entries()) places[numbers[key] ?? 0] = place
    const offsets = new Uint32Array(places.length + 1)
    const rows = new Uint32Array(this.rows.length)
    let end = 0
    for (const [i, place] of places.entries()) {
      if (i % STEP === STEP - 1) yield
      const own = this.rows.subarray(this.offsets[place], this.offsets[place + 1])
      rows.set(own, end)
      end += own.length
      offsets[i + 1] = end
    }
    return new Groups(
      places.map((_, key) => key),
      offsets,
      rows,
    )
  }
}
