import { hash } from 'node:crypto'
import type { StoredSum } from '../models/edition'

/** A SHA-256 as numbers that are added up each by itself. */
const LANES = 8
const LANE_BYTES = 4

/**
 * Adds up a set of versions, each by the SHA-256 of its `_id`. What is taken away again leaves no trace, so an edition's sum follows from the one before
 * it and from what changed; one that is missing, doubled or too many makes another.
 */
export class OpenSum {
  #count: number
  readonly #lanes = new Uint32Array(LANES)

  constructor(from: StoredSum = { count: 0, sum: '' }) {
    this.#count = from.count
    const bytes = Buffer.from(from.sum, 'hex')
    for (let at = 0; at < bytes.length; at += LANE_BYTES) this.#lanes[at / LANE_BYTES] = bytes.readUInt32BE(at)
  }

  add(id: string): this {
    return this.#move(id, 1)
  }

  take(id: string): this {
    return this.#move(id, -1)
  }

  /** The sum of this and another. */
  plus(other: OpenSum): OpenSum {
    const both = new OpenSum(this.stored)
    both.#count += other.#count
    for (const [i, lane] of other.#lanes.entries()) both.#lanes[i] = (both.#lanes[i] ?? 0) + lane
    return both
  }

  get stored(): StoredSum {
    const bytes = Buffer.alloc(LANES * LANE_BYTES)
    for (const [i, lane] of this.#lanes.entries()) bytes.writeUInt32BE(lane, i * LANE_BYTES)
    return { count: this.#count, sum: bytes.toString('hex') }
  }

  /** Whether these are the versions that a stored sum was made of. */
  is({ count, sum }: StoredSum): boolean {
    const own = this.stored
    return own.count === count && own.sum === sum
  }

  #move(id: string, sign: 1 | -1): this {
    this.#count += sign
    const bytes = hash('sha256', id, 'buffer')
    for (let i = 0; i < LANES; i++) this.#lanes[i] = (this.#lanes[i] ?? 0) + sign * bytes.readUInt32BE(i * LANE_BYTES)
    return this
  }
}
