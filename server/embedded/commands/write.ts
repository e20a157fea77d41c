import { ObjectId } from 'bson'
import { decode, encode, isDocument, type Doc } from '../bson/values'
import { CommandError, DiskFull, TimeOver, badValue, failedToParse } from '../errors'
import { findDocuments, type Found } from '../query/find'
import { parseFilter } from '../query/match'
import { compileProjection } from '../query/project'
import { parseSort } from '../query/sort'
import { compileUpdate, upsertSeed, type Update } from '../query/update'
import type { Collection } from '../store'
import { collectionForWrite, namespaceOf } from './catalogue'
import { flag, refuseUnknownOptions, type Command, type Context } from './types'

interface WriteError {
  index: number
  code: number
  errmsg: string
}

/** Does the parts of a bulk write one by one; a part that fails is reported, and ends an ordered write. */
function eachPart<T>(parts: T[], ordered: boolean, { limit }: Context, run: (part: T, index: number) => void): WriteError[] {
  const errors: WriteError[] = []
  for (const [index, part] of parts.entries()) {
    limit.check()
    try {
      run(part, index)
    } catch (error) {
      if (!(error instanceof CommandError) || error instanceof DiskFull || error instanceof TimeOver) throw error
      errors.push({ index, code: error.code, errmsg: error.message, ...error.extra })
      if (ordered) break
    }
  }
  return errors
}

const withErrors = (errors: WriteError[]): Doc => (errors.length > 0 ? { writeErrors: errors } : {})

/** Changes one found document; `modified` where a value or its type really became another. */
function change({ store }: Context, collection: Collection, found: Found, update: Update): { after: Doc; modified: boolean } {
  const after = update(found.doc, false)
  // Held against what was decoded: a double that is whole comes out of that as an int32, which is no change.
  const modified = !Buffer.from(encode(after)).equals(Buffer.from(encode(found.doc)))
  if (modified) store.replace(collection, found, after)
  return { after, modified }
}

function insertUpsert({ store }: Context, collection: Collection, filter: unknown, update: Update): Doc {
  const made = update(upsertSeed(parseFilter(filter)), true)
  const { _id = new ObjectId(), ...rest } = made
  const withId = { _id, ...rest }
  const bytes = encode(withId)
  store.insert(collection, bytes)
  return decode(bytes)
}

function partsOf(command: Doc, field: string): Doc[] {
  const parts = command[field]
  if (!Array.isArray(parts) || parts.length === 0 || !parts.every(isDocument)) throw badValue(`${field} must be a list of documents`)
  return parts
}

export const write: Record<string, Command> = {
  insert: {
    options: ['documents', 'ordered', 'bypassDocumentValidation'],
    run: (command, context) => {
      const documents = command.documents as Uint8Array[]
      if (!Array.isArray(documents) || documents.length === 0) throw badValue('insert needs documents')
      return context.store.write(() => {
        const collection = collectionForWrite(namespaceOf(command, 'insert', context), context)
        let n = 0
        const errors = eachPart(documents, command.ordered !== false, context, (bytes) => {
          context.store.insert(collection, bytes)
          n++
        })
        return { n, ...withErrors(errors), ok: 1 }
      })
    },
  },
  update: {
    options: ['updates', 'ordered', 'bypassDocumentValidation'],
    run: (command, context) =>
      context.store.write(() => {
        const collection = collectionForWrite(namespaceOf(command, 'update', context), context)
        let n = 0
        let nModified = 0
        const upserted: Doc[] = []
        const errors = eachPart(partsOf(command, 'updates'), command.ordered !== false, context, (part, index) => {
          refuseUnknownOptions('update', part, ['q', 'u', 'multi', 'upsert'])
          const update = compileUpdate(part.u)
          const found = [
            ...findDocuments(context.store, collection, {
              filter: part.q,
              check: context.limit.check,
              limit: flag('multi', part.multi) ? 0 : 1,
            }),
          ]
          for (const one of found) if (change(context, collection, one, update).modified) nModified++
          n += found.length
          if (found.length === 0 && flag('upsert', part.upsert)) {
            upserted.push({ index, _id: insertUpsert(context, collection, part.q, update)._id })
            n++
          }
        })
        return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...withErrors(errors), ok: 1 }
      }),
  },
  delete: {
    options: ['deletes', 'ordered'],
    run: (command, context) =>
      context.store.write(() => {
        const collection = collectionForWrite(namespaceOf(command, 'delete', context), context)
        let n = 0
        const errors = eachPart(partsOf(command, 'deletes'), command.ordered !== false, context, (part) => {
          refuseUnknownOptions('delete', part, ['q', 'limit'])
          if (part.limit !== 0 && part.limit !== 1) throw failedToParse('the limit of a delete must be 0 or 1')
          for (const { record, doc } of [
            ...findDocuments(context.store, collection, { filter: part.q, check: context.limit.check, limit: Number(part.limit) }),
          ]) {
            context.store.remove(collection, record, doc)
            n++
          }
        })
        return { n, ...withErrors(errors), ok: 1 }
      }),
  },
  findAndModify: {
    options: ['query', 'sort', 'update', 'remove', 'new', 'upsert', 'fields', 'bypassDocumentValidation'],
    run: (command, context) =>
      context.store.write(() => {
        const collection = collectionForWrite(namespaceOf(command, 'findAndModify', context), context)
        const projection = compileProjection(command.fields)
        const present = (doc: Doc | null) => (doc && projection ? projection.project(doc) : doc)
        const sort = command.sort === undefined ? [] : parseSort(command.sort)
        const isNew = flag('new', command.new)
        if (flag('remove', command.remove)) {
          if (command.update !== undefined) throw failedToParse('Cannot specify both an update and remove=true')
          if (isNew) throw failedToParse("Cannot specify both new=true and remove=true; 'remove' always returns the deleted document")
          if (flag('upsert', command.upsert)) throw failedToParse('Cannot specify both upsert=true and remove=true')
        } else if (command.update === undefined) throw failedToParse('Either an update or remove=true must be specified')
        const [found] = [
          ...findDocuments(context.store, collection, { filter: command.query ?? {}, sort, limit: 1, check: context.limit.check }),
        ]
        if (command.remove === true) {
          if (found) context.store.remove(collection, found.record, found.doc)
          return { lastErrorObject: { n: found ? 1 : 0 }, value: present(found?.doc ?? null), ok: 1 }
        }
        const update = compileUpdate(command.update)
        if (found) {
          const { after } = change(context, collection, found, update)
          return { lastErrorObject: { n: 1, updatedExisting: true }, value: present(isNew ? after : found.doc), ok: 1 }
        }
        if (!flag('upsert', command.upsert)) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 }
        const inserted = insertUpsert(context, collection, command.query ?? {}, update)
        return {
          lastErrorObject: { n: 1, updatedExisting: false, upserted: inserted._id },
          value: isNew ? present(inserted) : null,
          ok: 1,
        }
      }),
  },
}
