import { EJSON, type Document } from 'bson'
import mongoose, { type Connection } from 'mongoose'
import { startEmbedded, type EmbeddedStore } from '../../../server/embedded/index'
import { startTestStore, temporaryFolder, type TestStore } from '../../support/store'
import { GOLDEN, ITSELF, NOT_ASKED_OF_JAVA_SERVER, OTHERWISE_ON_JAVA_SERVER, REFUSED, type GoldenCase } from './golden'

let store: TestStore
/** the one server that is asked here and knows no hello */
let isJavaServer: boolean
let embedded: EmbeddedStore
let embeddedConnection: Connection
const folder = temporaryFolder()

beforeAll(async () => {
  store = await startTestStore()
  isJavaServer = (await store.db.connection.db?.command({ hello: 1 }).catch(({ code }: { code: number }) => code)) === 59
  embedded = await startEmbedded({ dir: folder.dir, durable: false })
  embeddedConnection = await mongoose.createConnection(embedded.uri).asPromise()
})
afterAll(async () => {
  await store.stop()
  await embeddedConnection.close()
  await embedded.stop()
  folder.remove()
})

let sequence = 0

async function prepare({ docs, indexes = [] }: Pick<GoldenCase, 'docs' | 'indexes'>, connection: Connection): Promise<string> {
  const name = `golden_${sequence++}`
  const collection = connection.collection(name)
  await collection.createIndex({ unused: 1 })
  for (const { key, unique = false } of indexes) await collection.createIndex(key, { unique })
  if (docs.length > 0) await collection.insertMany(docs as Document[])
  return name
}

const intoItself = (pipeline: Document[], name: string): Document[] =>
  pipeline.map((stage) => (stage.$merge?.into === ITSELF ? { $merge: { ...stage.$merge, into: name } } : stage))

async function runOn(connection: Connection, name: string, { command, ...rest }: GoldenCase['run']): Promise<Document> {
  const own = Array.isArray(rest.pipeline) ? { ...rest, pipeline: intoItself(rest.pipeline as Document[], name) } : rest
  const answer = (await connection.db?.command({ [command]: name, ...own })) as Document
  const [failed] = (answer.writeErrors ?? []) as Document[]
  if (failed && rest.ordered === undefined) throw Object.assign(new Error(String(failed.errmsg)), { code: failed.code as number })
  return answer
}

describe('golden cases', () => {
  const check = async (golden: GoldenCase): Promise<void> => {
    const { connection } = store.db
    const name = await prepare(golden, connection)
    if (golden.code !== undefined) {
      await expect(runOn(connection, name, golden.run)).rejects.toMatchObject({ code: golden.code })
      return
    }
    const answer = await runOn(connection, name, golden.run)
    const batch = (answer.cursor?.firstBatch ?? answer.values) as Document[]
    if (golden.ids) expect(batch.map((one) => (answer.values ? one : one._id))).toEqual(golden.ids)
    if (golden.batch) expect(batch).toEqual(golden.batch)
    if (golden.n !== undefined) expect(answer.n).toBe(golden.n)
    if (golden.nModified !== undefined) expect(answer.nModified).toBe(golden.nModified)
    if (golden.typedAfter) {
      const kept = store.db.connection.collection(name).find({}, { promoteValues: false }).sort({ _id: 1 })
      expect((await kept.toArray()).map((doc) => EJSON.stringify(doc, { relaxed: false }))).toEqual(golden.typedAfter)
    }
    if (golden.docsAfter) expect(await store.db.connection.collection(name).find().sort({ _id: 1 }).toArray()).toEqual(golden.docsAfter)
  }

  it.each(GOLDEN.map((one) => [one.name, one] as const))('%s', async (name, golden) => {
    if (isJavaServer && NOT_ASKED_OF_JAVA_SERVER.includes(name)) return
    if (isJavaServer && name in OTHERWISE_ON_JAVA_SERVER) await expect(check(golden)).rejects.toThrow()
    else await check(golden)
  })

  it('names no case that is not there as an exception', () => {
    const names = new Set(GOLDEN.map(({ name }) => name))
    expect(Object.keys(OTHERWISE_ON_JAVA_SERVER).filter((name) => !names.has(name))).toEqual([])
  })

  it('says where its answers come from', () => {
    const recorded = GOLDEN.filter((one) => one.source === 'recorded').length
    process.stdout.write(`golden cases: ${recorded} recorded from a real server, ${GOLDEN.length - recorded} by documentation only\n`)
    expect(new Set(GOLDEN.map((one) => one.name)).size).toBe(GOLDEN.length)
  })
})

describe('what the embedded store refuses', () => {
  it.each(REFUSED.map((one) => [one.name, one] as const))('%s, by name', async (_name, { run, says }) => {
    const name = await prepare({ docs: [{ _id: 1, a: [1] }] }, embeddedConnection)
    await expect(runOn(embeddedConnection, name, run)).rejects.toThrow(says)
    expect(await embeddedConnection.collection(name).countDocuments()).toBe(1)
  })
})

it('an index that is dropped holds nothing any more, and can be made anew', async () => {
  const collection = embeddedConnection.collection('dropped')
  await collection.createIndex({ a: 1 }, { unique: true })
  await collection.insertMany([{ a: 1 }, { a: 2 }])
  await collection.dropIndex('a_1')
  await collection.insertOne({ a: 1 })
  expect(await collection.countDocuments({ a: 1 })).toBe(2)
  await collection.createIndex({ a: 1 })
  expect(await collection.countDocuments({ a: 1 })).toBe(2)
  expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1'])
})
