import { decodeFields } from '../bson/fields'
import { decode, type Doc } from '../bson/values'
import { CommandError } from '../errors'
import { planQuery } from '../planner'
import type { Collection, Store, Stored } from '../store'
import type { Transaction } from 'lmdb'
import { compileFilter, fieldsOf, parseFilter, type Matcher } from './match'
import { compileSort, type SortSpec } from './sort'
import type { Turn } from '../turn'

/** A stored document, decoded where somebody looks into it. */
export class Found implements Stored {
  readonly record: number
  readonly bytes: Uint8Array
  #doc: Doc | null = null

  constructor({ record, bytes }: Stored) {
    this.record = record
    this.bytes = bytes
  }

  get doc(): Doc {
    return (this.#doc ??= decode(this.bytes))
  }
}

export interface Query {
  filter: unknown
  sort?: SortSpec
  skip?: number
  /** 0 means no limit */
  limit?: number
  /** asked before each document that is looked at; throws where the time is over */
  check?: () => void
  /** how long it may go on before it pauses; absent: it never does */
  turn?: Turn
}

const SORT_BYTES_MAX = 512 * 1024 * 1024

/** The documents of a collection (none where it is not there) that match, in order. Reads as far as its caller does, and lets nobody in between. */
export const findDocuments = (
  store: Store,
  collection: Collection | undefined,
  query: Query & { turn?: never },
  transaction?: Transaction,
): Generator<Found> =>
  // Without turns there are no pauses.
  findInTurns(store, collection, query, transaction) as Generator<Found>

/** The same in turns: null is no document but a pause, in which others may be let in. What they write is not seen in the snapshot of a transaction. */
export function findInTurns(
  store: Store,
  collection: Collection | undefined,
  query: Query,
  transaction: Transaction | undefined,
): Generator<Found | null> {
  // Checked and planned at once, read later: an index made meanwhile must not meet an older snapshot.
  const { sort = [] } = query
  const filter = parseFilter(query.filter)
  const matches = compileFilter(filter)
  if (!collection) return page([], query)
  const plan = planQuery(collection.indexes, filter, sort)
  const stored = plan ? store.candidates(collection, plan, transaction) : store.scan(collection, transaction)
  const matching = keepMatching(stored, matches, fieldsOf(filter), query)
  const ordered = sort.length === 0 || plan?.ordered ? matching : sortLater(matching, sort)
  return page(ordered, query)
}

function* page(ordered: Iterable<Found | null>, { skip = 0, limit = 0 }: Query): Generator<Found | null> {
  let seen = 0
  for (const found of ordered) {
    if (found !== null && seen++ < skip) continue
    yield found
    if (found !== null && limit > 0 && seen >= skip + limit) return
  }
}

function* keepMatching(
  stored: Iterable<Stored>,
  matches: Matcher,
  asked: ReadonlySet<string>,
  { check, turn }: Query,
): Generator<Found | null> {
  for (const one of stored) {
    check?.()
    if (turn?.isOver()) {
      yield null
      turn.begin()
    }
    if (matches(decodeFields(one.bytes, asked))) yield new Found(one)
  }
}

function* sortLater(matching: Iterable<Found | null>, sort: SortSpec): Generator<Found | null> {
  const all: Found[] = []
  let size = 0
  for (const found of matching) {
    if (found === null) {
      yield null
      continue
    }
    size += found.bytes.byteLength
    if (size > SORT_BYTES_MAX)
      throw new CommandError(292, 'QueryExceededMemoryLimitNoDiskUseAllowed', 'a sort without an index takes too much memory')
    all.push(found)
  }
  const order = compileSort(sort)
  yield* all.sort((a, b) => order(a.doc, b.doc))
}
