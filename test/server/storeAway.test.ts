import mongoose from 'mongoose'
import { nameError } from '../../server/errors'
import { isStoreAway } from '../../server/storeAway'
import { WRITABLE, isHello, scriptedMongo } from '../support/scriptedMongo'

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

it('hears of a majority that is gone in every write', async () => {
  const late = {
    ok: 1,
    n: 1,
    nModified: 1,
    writeConcernError: { code: 64, codeName: 'WriteConcernTimeout', errmsg: 'waiting for replication timed out' },
  }
  const { host, stop } = await scriptedMongo((name) => (isHello(name) ? WRITABLE : late))
  const connection = await mongoose.createConnection(`mongodb://${host}/mingan?directConnection=true`).asPromise()
  const collection = connection.collection('versions')
  const heard = await Promise.allSettled([
    collection.insertOne({ a: 1 }),
    collection.insertMany([{ a: 1 }], { ordered: false }),
    collection.updateOne({}, { $set: { a: 1 } }),
    collection.updateMany({}, { $set: { a: 1 } }),
    collection.bulkWrite([{ updateOne: { filter: {}, update: { $set: { a: 1 } } } }], { ordered: false }),
    collection.findOneAndUpdate({}, { $set: { a: 1 } }),
    collection.deleteMany({}),
  ])
  expect(heard.map((one) => (one.status === 'rejected' ? isStoreAway(one.reason) : one.status))).toEqual(heard.map(() => true))
  await connection.close()
  await stop()
})
