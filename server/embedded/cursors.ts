import type { Transaction } from 'lmdb'
import { badValue, cursorNotFound, tooManyCursors } from './errors'
import type { Store } from './store'
import type { TimeLimit } from './timeLimit'
import type { Turn } from './turn'

/** Bytes of a batch, where MongoDB hands out sixteen times as many: putting it together keeps all others waiting. */
const BATCH_BYTES = 1_000_000
/** Of an answer that is the only one, after which nobody can ask for more. */
const ONLY_BATCH_BYTES = 16_000_000
const IDLE_MS = 10 * 60_000
const OPEN_MAX = 400

interface Open {
  ns: string
  documents: Generator<Uint8Array | null>
  transaction: Transaction
  limit: TimeLimit
  turn: Turn
  usedAt: number
}

/** Cursors that are read over several requests, each in turns and over the data as it was when it began. */
export class Cursors {
  readonly #store: Store
  readonly #open = new Map<bigint, Open>()
  /** those of which a batch is being put together: one that is killed meanwhile is not kept */
  readonly #taken = new Set<bigint>()
  #next = 1n

  constructor(store: Store) {
    this.#store = store
  }

  /** Takes the first batch; opens a cursor (id not 0) where there is more. */
  *first(
    ns: string,
    batchSize: number,
    single: boolean,
    { limit, turn }: { limit: TimeLimit; turn: Turn },
    documents: (transaction: Transaction) => Generator<Uint8Array | null>,
  ): Generator<void, { id: bigint; batch: Uint8Array[] }> {
    if (this.#open.size >= OPEN_MAX) throw tooManyCursors()
    const transaction = this.#store.snapshot()
    let cursor: Open
    try {
      cursor = { ns, documents: documents(transaction), transaction, limit, turn, usedAt: Date.now() }
    } catch (error) {
      this.#store.release(transaction)
      throw error
    }
    const id = this.#next++
    const { batch, done } = yield* this.#take(cursor, batchSize, single ? null : id)
    return { id: done || single ? 0n : id, batch }
  }

  *next(id: bigint, ns: string, batchSize: number): Generator<void, { id: bigint; ns: string; batch: Uint8Array[] }> {
    const cursor = this.#open.get(id)
    if (!cursor) throw cursorNotFound(id)
    if (cursor.ns !== ns) throw badValue(`cursor ${id} is not over ${ns}`)
    cursor.usedAt = Date.now()
    this.#open.delete(id)
    cursor.limit.resume()
    cursor.turn.begin()
    const { batch, done } = yield* this.#take(cursor, batchSize, id)
    return { id: done ? 0n : id, ns: cursor.ns, batch }
  }

  /** Closes a cursor; false where there is none of that id. */
  kill(id: bigint): boolean {
    const cursor = this.#open.get(id)
    if (cursor) this.#close(cursor)
    return this.#open.delete(id) || this.#taken.delete(id)
  }

  /** Closes what nobody has read for ten minutes: an open snapshot keeps old pages from being used again. */
  sweep(): void {
    for (const [id, { usedAt }] of this.#open) if (usedAt < Date.now() - IDLE_MS) this.kill(id)
  }

  closeAll(): void {
    for (const id of [...this.#open.keys()]) this.kill(id)
  }

  /**
   * Takes a batch, and keeps the cursor under its id where there is more; `id` null: it has one batch. A cursor that fails, is left in a pause, or was killed
   * in one is closed.
   */
  *#take(cursor: Open, batchSize: number, id: bigint | null): Generator<void, { batch: Uint8Array[]; done: boolean }> {
    const bytesMax = id === null ? ONLY_BATCH_BYTES : BATCH_BYTES
    const batch: Uint8Array[] = []
    let size = 0
    let hasMore = false
    if (id !== null) this.#taken.add(id)
    try {
      while (batch.length < batchSize && size < bytesMax) {
        const step = cursor.documents.next()
        if (step.done) return { batch, done: true }
        if (step.value === null) {
          yield
          continue
        }
        batch.push(step.value)
        size += step.value.byteLength
      }
      hasMore = true
      return { batch, done: false }
    } finally {
      const isWanted = id !== null && this.#taken.delete(id)
      if (hasMore && isWanted) {
        cursor.limit.pause()
        this.#open.set(id, cursor)
      } else this.#close(cursor)
    }
  }

  /** Ends a cursor: first its reading, then its snapshot. */
  #close({ documents, transaction }: Open): void {
    documents.return(undefined)
    this.#store.release(transaction)
  }
}
