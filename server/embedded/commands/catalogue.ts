import { encode, isDocument, type Doc } from '../bson/values'
import { CommandError, badValue, indexNotFound, invalidOptions, namespaceNotFound, notSupported } from '../errors'
import type { IndexInfo } from '../indexes'
import { parseSort } from '../query/sort'
import type { Collection, IndexRequest } from '../store'
import { encodeCursor } from '../wire'
import { compileFilter, parseFilter } from '../query/match'
import { flag, type Command, type Context } from './types'

export const namespaceOf = (command: Doc, name: string, { database }: Context): string => {
  const collection = command[name]
  if (typeof collection !== 'string' || collection === '' || collection.length > 120)
    throw badValue(`${name} needs the name of a collection`)
  return `${database}.${collection}`
}

/** The collection a write speaks of, made where it is not there yet, as the server does. */
export const collectionForWrite = (ns: string, { store }: Context): Collection => store.collection(ns) ?? store.create(ns)

function parseIndex(spec: unknown): IndexRequest {
  if (!isDocument(spec)) throw badValue('an index must be a document')
  const { key, name, unique, expireAfterSeconds, v: _version, background: _background, ns: _ns, ...rest } = spec
  const option = Object.keys(rest)[0]
  if (option !== undefined) throw notSupported(`the index option ${option}`)
  if (!isDocument(key) || Object.keys(key).length === 0 || typeof name !== 'string') throw badValue('an index needs a key and a name')
  const sort = parseSort(key)
  const age = expireAfterSeconds ?? undefined
  if (age !== undefined && sort.length > 1) throw new CommandError(67, 'CannotCreateIndex', 'TTL indexes are single-field indexes')
  if (age !== undefined && sort[0]?.[0] === '_id') {
    throw new CommandError(
      197,
      'InvalidIndexSpecificationOption',
      "The field 'expireAfterSeconds' is not valid for an _id index specification",
    )
  }
  if (age !== undefined && (typeof age !== 'number' || !Number.isInteger(age) || age < 0 || age > 2_147_483_647)) {
    throw badValue('a TTL index needs a whole number of seconds')
  }
  return {
    name,
    key: sort,
    unique: flag('unique', unique ?? undefined),
    ...(age === undefined ? {} : { expireAfterSeconds: age }),
  }
}

const presentIndex = (index: IndexInfo): Doc => ({
  v: 2,
  key: Object.fromEntries(index.key),
  name: index.name,
  ...(index.unique && index.name !== '_id_' ? { unique: true } : {}),
  ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
})

export const catalogue: Record<string, Command> = {
  create: {
    options: [],
    run: (command, context) => {
      context.store.write(() => context.store.create(namespaceOf(command, 'create', context)))
      return { ok: 1 }
    },
  },
  createIndexes: {
    options: ['indexes', 'commitQuorum'],
    run: (command, context) => {
      if (!Array.isArray(command.indexes)) throw badValue('createIndexes needs a list of indexes')
      const requests = command.indexes.map(parseIndex)
      return context.store.write(() => {
        const existed = context.store.collection(namespaceOf(command, 'createIndexes', context)) !== undefined
        const collection = collectionForWrite(namespaceOf(command, 'createIndexes', context), context)
        const before = collection.indexes.length
        for (const request of requests) context.store.createIndex(collection, request)
        return { numIndexesBefore: before, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically: !existed, ok: 1 }
      })
    },
  },
  listIndexes: {
    options: ['cursor'],
    run: (command, context) => {
      const ns = namespaceOf(command, 'listIndexes', context)
      const collection = context.store.collection(ns)
      if (!collection) throw namespaceNotFound(ns)
      return encodeCursor(
        ns,
        0n,
        'firstBatch',
        collection.indexes.map((index) => encode(presentIndex(index))),
      )
    },
  },
  dropIndexes: {
    options: ['index'],
    run: (command, context) => {
      const ns = namespaceOf(command, 'dropIndexes', context)
      const { index: name } = command
      // By its name alone: several at once, or all of them, nobody here asks for.
      if (typeof name !== 'string' || name === '*') throw notSupported('dropIndexes by anything but the name of one index')
      const collection = context.store.collection(ns)
      if (!collection) throw namespaceNotFound(ns)
      if (name === '_id_') throw invalidOptions('cannot drop _id index')
      return context.store.write(() => {
        const before = collection.indexes.length
        if (!context.store.dropIndex(collection, name)) throw indexNotFound(name)
        return { nIndexesWas: before, ok: 1 }
      })
    },
  },
  listCollections: {
    options: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    run: (command, { store, database }) => {
      const matches = compileFilter(parseFilter(command.filter ?? {}))
      const found = store
        .collectionsOf(database)
        .map(({ ns }): Doc => ({ name: ns.slice(database.length + 1), type: 'collection', options: {}, info: { readOnly: false } }))
        .filter(matches)
      return encodeCursor(`${database}.$cmd.listCollections`, 0n, 'firstBatch', found.map(encode))
    },
  },
  drop: {
    options: [],
    run: (command, context) => {
      const ns = namespaceOf(command, 'drop', context)
      const collection = context.store.collection(ns)
      if (!collection) throw namespaceNotFound(ns)
      context.store.write(() => context.store.drop(collection))
      return { ns, nIndexesWas: collection.indexes.length, ok: 1 }
    },
  },
  dropDatabase: {
    options: [],
    run: (_command, { store, database }) => {
      store.write(() => {
        for (const collection of store.collectionsOf(database)) store.drop(collection)
      })
      return { dropped: database, ok: 1 }
    },
  },
}
