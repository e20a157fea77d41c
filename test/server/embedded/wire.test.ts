import { connect } from 'node:net'
import { BSON } from 'bson'
import fc from 'fast-check'
import mongoose from 'mongoose'
import { FolderInUse, startEmbedded, type EmbeddedStore } from '../../../server/embedded/index'
import { temporaryFolder } from '../../support/store'

let store: EmbeddedStore
const { dir, remove } = temporaryFolder()

beforeAll(async () => {
  store = await startEmbedded({ dir, durable: false })
})
afterAll(async () => {
  await store.stop()
  remove()
})

/** The path of the socket that a store is asked through. */
const socketOf = ({ uri }: EmbeddedStore): string => decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(uri)?.[1] ?? '')

function message(command: Record<string, unknown>): Buffer {
  const body = BSON.serialize(command)
  const head = Buffer.alloc(21)
  head.writeInt32LE(21 + body.length, 0)
  head.writeInt32LE(1, 4)
  head.writeInt32LE(2013, 12)
  return Buffer.concat([head, body])
}

/** Sends bytes and waits for an answer or for the end of the connection. */
function send(bytes: Buffer, patienceMs = 300): Promise<Buffer | null> {
  const socket = connect(socketOf(store))
  return new Promise((resolve) => {
    const give = (answer: Buffer | null) => {
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => give(null), patienceMs)
    socket.once('data', (chunk) => give(chunk))
    socket.once('close', () => {
      clearTimeout(timer)
      resolve(null)
    })
    socket.on('error', () => give(null))
    socket.end(bytes)
  })
}

const isAlive = async () =>
  expect(BSON.deserialize((await send(message({ ping: 1, $db: 'admin' }), 10_000))?.subarray(21) ?? Buffer.alloc(0)).ok).toBe(1)

it('answers a message that comes in pieces', async () => {
  const bytes = message({ ping: 1, $db: 'admin' })
  const socket = connect(socketOf(store))
  const answer = new Promise<Buffer>((resolve) => socket.once('data', resolve))
  for (const byte of bytes) socket.write(Buffer.of(byte))
  expect(BSON.deserialize((await answer).subarray(21)).ok).toBe(1)
  socket.destroy()
})

it('survives mutated bytes and serves the others on', async () => {
  const base = message({ insert: 'c', documents: [{ _id: 1, a: 'x', b: [1, { c: new Date(0) }] }], $db: 'mingan' })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), async (changes) => {
      const bytes = Buffer.from(base)
      for (const [at, value] of changes) bytes[at] = value
      await send(bytes)
    }),
    { numRuns: 150 },
  )
  await isAlive()
}, 90_000)

it.each([
  ['a length of nothing', Buffer.alloc(16)],
  ['a length beyond the limit', Buffer.from([0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0])],
  ['an unknown operation', Buffer.from([16, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9])],
  ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
])('closes a connection that sends %s', async (_name, bytes) => {
  expect(await send(bytes)).toBeNull()
  await isAlive()
})

it('answers faults that reviewers found instead of dying of them', async () => {
  const connection = await mongoose.createConnection(store.uri).asPromise()
  const collection = connection.collection('faults')
  await collection.insertOne({ a: 1, u: 'x'.repeat(10) })
  await collection.createIndex({ u: 1 })
  expect(await collection.findOne({ u: 'x'.repeat(5_000) })).toBeNull()
  await expect(collection.insertOne({ u: 'y'.repeat(5_000) })).rejects.toThrow(/longer/)
  await expect(collection.updateOne({ a: 1 }, { $set: { a: 2, u: 'y'.repeat(5_000) } })).rejects.toThrow(/longer/)
  expect(await collection.countDocuments({ a: 1 })).toBe(1)
  await expect(collection.updateOne({ a: 1 }, { $set: { '__proto__.limit': 1 } })).rejects.toThrow(/__proto__/)
  await expect(collection.insertOne({ a: { $ref: 'x' } })).rejects.toThrow(/\$ref/)
  await expect(connection.db?.command({ aggregate: 'faults', pipeline: [{ constructor: 1 }], cursor: {} })).rejects.toThrow(/constructor/)
  await expect(connection.db?.command({ killCursors: 'faults' })).rejects.toThrow(/list of cursors/)
  await collection.updateOne({ a: 1 }, { $set: { documents: [{ x: 2 }] } })
  expect(await collection.findOne({ a: 1 })).toMatchObject({ documents: [{ x: 2 }] })
  await connection.close()
})

it('gives back what an abandoned cursor held', async () => {
  const connection = await mongoose.createConnection(store.uri).asPromise()
  const collection = connection.collection('cursors')
  await collection.insertMany(Array.from({ length: 20 }, (_, i) => ({ i })))
  for (let i = 0; i < 700; i++) {
    const cursor = collection.find({}, { batchSize: 1 })
    await cursor.next()
    await cursor.close()
  }
  expect(await collection.countDocuments()).toBe(20)
  await connection.close()
})

it('lets one process have a folder, and tells the next where it is served', async () => {
  const error: unknown = await startEmbedded({ dir }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(FolderInUse)
  expect((error as FolderInUse).uri).toBe(store.uri)
})
