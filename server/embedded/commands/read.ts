import { decode, encode, groupKey, isDocument, type Doc } from '../bson/values'
import { badValue } from '../errors'
import { compilePipeline } from '../query/aggregate'
import { findDocuments, type Query } from '../query/find'
import { valuesAt } from '../query/paths'
import { compileProjection } from '../query/project'
import { parseSort } from '../query/sort'
import { encodeCursor } from '../wire'
import { namespaceOf } from './catalogue'
import type { Command } from './types'

const FIRST_BATCH = 101

const numberOf = (value: unknown, otherwise: number): number => (value === undefined || value === null ? otherwise : Number(value))

/** Whole numbers only; a negative limit, which means one batch, is left out of the subset with the rest. */
function countOf(name: string, value: unknown): number {
  const count = numberOf(value, 0)
  if (!Number.isSafeInteger(count) || count < 0) throw badValue(`${name} must be a whole number, 0 or more`)
  return count
}

function queryOf(command: Doc, filter: unknown): Query {
  return {
    filter: filter ?? {},
    sort: isDocument(command.sort) ? parseSort(command.sort) : [],
    skip: countOf('skip', command.skip),
    limit: countOf('limit', command.limit),
  }
}

const find: Command = {
  options: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch', 'noCursorTimeout', 'allowDiskUse'],
  run: (command, context) => {
    const { store, cursors } = context
    const ns = namespaceOf(command, 'find', context)
    const query = queryOf(command, command.filter)
    const project = compileProjection(command.projection as Doc | undefined)
    const collection = store.collection(ns)
    if (!collection) return encodeCursor(ns, 0n, 'firstBatch', [])
    const { id, batch } = cursors.first(ns, numberOf(command.batchSize, FIRST_BATCH), command.singleBatch === true, function* (transaction) {
      for (const { bytes, doc } of findDocuments(store, collection, query, transaction)) yield project ? encode(project(doc)) : bytes
    })
    return encodeCursor(ns, id, 'firstBatch', batch)
  },
}

const aggregate: Command = {
  options: ['pipeline', 'cursor', 'allowDiskUse'],
  run: (command, context) => {
    const { store, cursors } = context
    const ns = namespaceOf(command, 'aggregate', context)
    const { filter, run } = compilePipeline(command.pipeline)
    const collection = store.collection(ns)
    const batchSize = isDocument(command.cursor) ? numberOf(command.cursor.batchSize, FIRST_BATCH) : FIRST_BATCH
    const { id, batch } = cursors.first(ns, batchSize, false, function* (transaction) {
      const input = function* (): Generator<Doc> {
        if (collection) for (const { doc } of findDocuments(store, collection, { filter }, transaction)) yield doc
      }
      for (const doc of run(input())) yield encode(doc)
    })
    return encodeCursor(ns, id, 'firstBatch', batch)
  },
}

export const read: Record<string, Command> = {
  find,
  aggregate,
  getMore: {
    options: ['collection', 'batchSize'],
    run: (command, { cursors }) => {
      const { id, ns, batch } = cursors.next(BigInt(command.getMore as bigint), numberOf(command.batchSize, Infinity) || Infinity)
      return encodeCursor(ns, id, 'nextBatch', batch)
    },
  },
  killCursors: {
    options: ['cursors'],
    run: (command, { cursors }) => {
      const ids = (command.cursors as unknown[]).map((id) => BigInt(id as bigint))
      const killed = ids.filter((id) => cursors.kill(id))
      return { cursorsKilled: killed, cursorsNotFound: ids.filter((id) => !killed.includes(id)), cursorsAlive: [], cursorsUnknown: [], ok: 1 }
    },
  },
  count: {
    options: ['query', 'limit', 'skip'],
    run: (command, context) => {
      const collection = context.store.collection(namespaceOf(command, 'count', context))
      const query = queryOf(command, command.query)
      if (!collection) return { n: 0, ok: 1 }
      if (isDocument(query.filter) && Object.keys(query.filter).length === 0 && !query.skip && !query.limit) return { n: collection.count, ok: 1 }
      let n = 0
      for (const _ of findDocuments(context.store, collection, query)) n++
      return { n, ok: 1 }
    },
  },
  distinct: {
    options: ['key', 'query'],
    run: (command, context) => {
      const collection = context.store.collection(namespaceOf(command, 'distinct', context))
      if (typeof command.key !== 'string') throw badValue('distinct needs a key')
      const parts = command.key.split('.')
      const values = new Map<string, unknown>()
      if (collection) {
        for (const { bytes } of findDocuments(context.store, collection, { filter: command.query ?? {} })) {
          for (const value of valuesAt(decode(bytes), parts).flatMap((one) => (Array.isArray(one) ? one : [one]))) values.set(groupKey(value), value)
        }
      }
      return { values: [...values.values()], ok: 1 }
    },
  },
}
