import type { Transaction } from 'lmdb'
import { cursorNotFound } from './errors'
import type { Store } from './store'

const BATCH_BYTES = 16_000_000
const IDLE_MS = 10 * 60_000

interface Open {
  ns: string
  documents: Iterator<Uint8Array>
  transaction: Transaction
  usedAt: number
}

/** Cursors that are read over several requests, each over the data as it was when it began. */
export class Cursors {
  readonly #store: Store
  readonly #open = new Map<bigint, Open>()
  #next = 1n

  constructor(store: Store) {
    this.#store = store
  }

  /** Takes the first batch; opens a cursor (id not 0) where there is more. */
  first(ns: string, batchSize: number, single: boolean, documents: (transaction: Transaction) => Iterator<Uint8Array>): { id: bigint; batch: Uint8Array[] } {
    const transaction = this.#store.snapshot()
    const cursor: Open = { ns, documents: documents(transaction), transaction, usedAt: Date.now() }
    const { batch, done } = this.#take(cursor, batchSize)
    if (done || single) {
      transaction.done()
      return { id: 0n, batch }
    }
    const id = this.#next++
    this.#open.set(id, cursor)
    return { id, batch }
  }

  next(id: bigint, batchSize: number): { id: bigint; ns: string; batch: Uint8Array[] } {
    const cursor = this.#open.get(id)
    if (!cursor) throw cursorNotFound(id)
    cursor.usedAt = Date.now()
    const { batch, done } = this.#take(cursor, batchSize)
    if (done) this.kill(id)
    return { id: done ? 0n : id, ns: cursor.ns, batch }
  }

  /** Closes a cursor; false where there is none of that id. */
  kill(id: bigint): boolean {
    this.#open.get(id)?.transaction.done()
    return this.#open.delete(id)
  }

  /** Closes what nobody has read for ten minutes: an open snapshot keeps old pages from being used again. */
  sweep(): void {
    for (const [id, { usedAt }] of this.#open) if (usedAt < Date.now() - IDLE_MS) this.kill(id)
  }

  closeAll(): void {
    for (const id of [...this.#open.keys()]) this.kill(id)
  }

  #take(cursor: Open, batchSize: number): { batch: Uint8Array[]; done: boolean } {
    const batch: Uint8Array[] = []
    let size = 0
    while (batch.length < batchSize && size < BATCH_BYTES) {
      let step: IteratorResult<Uint8Array>
      try {
        step = cursor.documents.next()
      } catch (error) {
        cursor.transaction.done()
        throw error
      }
      if (step.done) return { batch, done: true }
      batch.push(step.value)
      size += step.value.byteLength
    }
    return { batch, done: false }
  }
}
