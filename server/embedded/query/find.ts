import { decodeFields } from '../bson/fields'
import { decode, type Doc } from '../bson/values'
import { CommandError } from '../errors'
import { planQuery } from '../planner'
import type { Collection, Store, Stored } from '../store'
import type { Transaction } from 'lmdb'
import { compileFilter, fieldsOf, parseFilter, type Matcher } from './match'
import { compileSort, type SortSpec } from './sort'

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
}

const SORT_BYTES_MAX = 512 * 1024 * 1024

/** The documents of a collection (none where it is not there) that match, in order. Reads as far as its caller does. */
export function findDocuments(store: Store, collection: Collection | undefined, query: Query, transaction?: Transaction): Generator<Found> {
  // Checked and planned at once, read later: an index made meanwhile must not meet an older snapshot.
  const { sort = [] } = query
  const filter = parseFilter(query.filter)
  const matches = compileFilter(filter)
  if (!collection) return page([], query)
  const plan = planQuery(collection.indexes, filter, sort)
  const stored = plan ? store.candidates(collection, plan, transaction) : store.scan(collection, transaction)
  const matching = keepMatching(stored, matches, fieldsOf(filter), query.check)
  const ordered = sort.length === 0 || plan?.ordered ? matching : sortLater(matching, sort)
  return page(ordered, query)
}

function* page(ordered: Iterable<Found>, { skip = 0, limit = 0 }: Query): Generator<Found> {
  let seen = 0
  for (const found of ordered) {
    if (seen++ < skip) continue
    yield found
    if (limit > 0 && seen >= skip + limit) return
  }
}

function* keepMatching(stored: Iterable<Stored>, matches: Matcher, asked: ReadonlySet<string>, check?: () => void): Generator<Found> {
  for (const one of stored) {
    check?.()
    if (matches(decodeFields(one.bytes, asked))) yield new Found(one)
  }
}

function* sortLater(matching: Iterable<Found>, sort: SortSpec): Generator<Found> {
  yield* sortAll(matching, sort)
}

function sortAll(matching: Iterable<Found>, sort: SortSpec): Found[] {
  const all: Found[] = []
  let size = 0
  for (const found of matching) {
    size += found.bytes.byteLength
    if (size > SORT_BYTES_MAX)
      throw new CommandError(292, 'QueryExceededMemoryLimitNoDiskUseAllowed', 'a sort without an index takes too much memory')
    all.push(found)
  }
  const order = compileSort(sort)
  return all.sort((a, b) => order(a.doc, b.doc))
}
