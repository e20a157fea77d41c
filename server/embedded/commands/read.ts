import { decodeFields } from '../bson/fields'
import { encode, groupKey, isDocument, type Doc } from '../bson/values'
import { badValue, typeMismatch } from '../errors'
import { compilePipeline } from '../query/aggregate'
import { findDocuments, findInTurns, type Found, type Query } from '../query/find'
import { compileMerge, type Merge } from '../query/merge'
import { parsePath, valuesAt } from '../query/paths'
import { compileProjection } from '../query/project'
import { parseSort } from '../query/sort'
import { encodeCursor } from '../wire'
import { collectionForWrite, namespaceOf } from './catalogue'
import { flag, type Command, type Context } from './types'

const FIRST_BATCH = 101

/** The number of documents a batch may hold; anything but a whole number, 0 or more, is refused. */
const batchSizeOf = (value: unknown, otherwise: number): number => (value === undefined ? otherwise : countOf('batchSize', value))

/** Whole numbers only; a negative limit, which means one batch, is left out of the subset with the rest. */
function countOf(name: string, value: unknown): number {
  const count = value === undefined ? 0 : Number(value)
  if (!Number.isSafeInteger(count) || count < 0) throw badValue(`${name} must be a whole number, 0 or more`)
  return count
}

function queryOf(command: Doc, filter: unknown, { limit, turn }: Context): Query {
  return {
    check: limit.check,
    turn,
    filter: filter === undefined ? {} : filter,
    sort: command.sort === undefined ? [] : parseSort(command.sort),
    skip: countOf('skip', command.skip),
    limit: countOf('limit', command.limit),
  }
}

const find: Command = {
  options: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch', 'noCursorTimeout', 'allowDiskUse'],
  runInTurns: function* (command, context) {
    const { store, cursors } = context
    const ns = namespaceOf(command, 'find', context)
    const query = queryOf(command, command.filter, context)
    const projection = compileProjection(command.projection)
    const collection = store.collection(ns)
    const { id, batch } = yield* cursors.first(
      ns,
      batchSizeOf(command.batchSize, FIRST_BATCH),
      flag('singleBatch', command.singleBatch),
      context,
      (transaction) => {
        const found = findInTurns(store, collection, query, transaction)
        return (function* () {
          for (const one of found)
            yield projection && one ? encode(projection.project(decodeFields(one.bytes, projection.fields))) : (one?.bytes ?? null)
        })()
      },
    )
    return encodeCursor(ns, id, 'firstBatch', batch)
  },
}

const aggregate: Command = {
  options: ['pipeline', 'cursor', 'allowDiskUse'],
  runInTurns: function* (command, context) {
    const { store, cursors } = context
    const ns = namespaceOf(command, 'aggregate', context)
    const merge = compileMerge(command.pipeline)
    if (merge) {
      mergeInto(ns, merge, context)
      return encodeCursor(ns, 0n, 'firstBatch', [])
    }
    const { filter, fields, run } = compilePipeline(command.pipeline)
    const collection = store.collection(ns)
    const batchSize = isDocument(command.cursor) ? batchSizeOf(command.cursor.batchSize, FIRST_BATCH) : FIRST_BATCH
    const { id, batch } = yield* cursors.first(ns, batchSize, false, context, (transaction) => {
      const found = findInTurns(store, collection, queryOf({}, filter, context), transaction)
      return (function* () {
        for (const doc of run(documentsOf(found, fields))) yield doc && encode(doc)
      })()
    })
    return encodeCursor(ns, id, 'firstBatch', batch)
  },
}

/** Keeps what a pipeline makes of documents where nothing of the same `_id` is kept yet: all of it, or nothing where something is refused. */
function mergeInto(ns: string, { filter, into, reshape }: Merge, context: Context): void {
  const { store, limit } = context
  store.write(() => {
    const collection = collectionForWrite(namespaceOf({ into }, 'into', context), context)
    for (const { bytes } of [...findDocuments(store, store.collection(ns), { filter, check: limit.check })])
      for (const one of reshape(bytes)) store.insertNew(collection, one)
  })
}

function* documentsOf(found: Iterable<Found | null>, fields: ReadonlySet<string> | null): Generator<Doc | null> {
  for (const one of found) yield fields && one ? decodeFields(one.bytes, fields) : (one?.doc ?? null)
}

/** What a query finds of the data as it is now, with a pause now and then. */
function* eachFound(query: Query, ns: string, { store }: Context): Generator<Found | null> {
  const transaction = store.snapshot()
  try {
    yield* findInTurns(store, store.collection(ns), query, transaction)
  } finally {
    store.release(transaction)
  }
}

function cursorIdOf(value: unknown): bigint {
  if (typeof value !== 'bigint') throw typeMismatch('a cursor id must be an int64')
  return value
}

export const read: Record<string, Command> = {
  find,
  aggregate,
  getMore: {
    options: ['collection', 'batchSize'],
    runInTurns: function* (command, context) {
      const wanted = namespaceOf(command, 'collection', context)
      const size = batchSizeOf(command.batchSize, 0) || Infinity
      const { id, ns, batch } = yield* context.cursors.next(cursorIdOf(command.getMore), wanted, size)
      return encodeCursor(ns, id, 'nextBatch', batch)
    },
  },
  killCursors: {
    options: ['cursors'],
    run: (command, { cursors }) => {
      if (!Array.isArray(command.cursors)) throw badValue('killCursors needs a list of cursors')
      const ids = command.cursors.map(cursorIdOf)
      const killed = ids.filter((id) => cursors.kill(id))
      return {
        cursorsKilled: killed,
        cursorsNotFound: ids.filter((id) => !killed.includes(id)),
        cursorsAlive: [],
        cursorsUnknown: [],
        ok: 1,
      }
    },
  },
  count: {
    options: ['query', 'limit', 'skip'],
    runInTurns: function* (command, context) {
      const ns = namespaceOf(command, 'count', context)
      const collection = context.store.collection(ns)
      const query = queryOf(command, command.query, context)
      if (collection && isDocument(query.filter) && Object.keys(query.filter).length === 0 && !query.skip && !query.limit)
        return { n: collection.count, ok: 1 }
      let n = 0
      for (const found of eachFound(query, ns, context))
        if (found === null) yield
        else n++
      return { n, ok: 1 }
    },
  },
  distinct: {
    options: ['key', 'query'],
    runInTurns: function* (command, context) {
      const ns = namespaceOf(command, 'distinct', context)
      if (typeof command.key !== 'string') throw badValue('distinct needs a key')
      const parts = parsePath(command.key)
      const values = new Map<string, unknown>()
      const fields = new Set(parts.slice(0, 1))
      for (const found of eachFound(queryOf({}, command.query ?? {}, context), ns, context)) {
        if (found === null) {
          yield
          continue
        }
        for (const value of valuesAt(decodeFields(found.bytes, fields), parts).flatMap((one) => (Array.isArray(one) ? one : [one]))) {
          // Of equal numbers of several types the first stays.
          if (value !== undefined && !values.has(groupKey(value))) values.set(groupKey(value), value)
        }
      }
      return { values: [...values.values()], ok: 1 }
    },
  },
}
