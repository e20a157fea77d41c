import mongoose from 'mongoose'
import { nameError } from '../../server/errors'
import { isStoreAway } from '../../server/storeAway'

const { MongoNetworkError, MongoServerError, MongoServerSelectionError } = mongoose.mongo

it.each([
  ['a line that broke', new MongoNetworkError('connection 3 closed')],
  ['a server that steps down', new MongoServerError({ message: 'not primary', code: 10_107 })],
  ['a majority that is gone', new MongoServerError({ message: 'waiting for replication timed out', code: 64 })],
  ['no server at all', Object.assign(Object.create(MongoServerSelectionError.prototype) as Error, { message: 'timed out' })],
  ['a socket that was just closed', Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' })],
])('knows %s as a store that is away', (_, error) => {
  expect(isStoreAway(error)).toBe(true)
  expect(nameError(error)).toMatchObject({ code: 'store_away', status: 503, retryAfterS: 5 })
})

it.each([
  ['a duplicate key', new MongoServerError({ message: 'E11000', code: 11_000 }), 'internal'],
  ['a code of the same number that is not MongoDB’s', Object.assign(new Error('x'), { code: 64 }), 'internal'],
  ['a full disk', new MongoServerError({ message: '磁盘已满：x', code: 14_031 }), 'storage_full'],
  ['nothing at all', null, 'internal'],
])('takes %s for what it is', (_, error, code) => {
  expect(isStoreAway(error)).toBe(false)
  expect(nameError(error).code).toBe(code)
})
