import { encode, decode, type Doc } from '../../../server/embedded/bson/values'
import { Cursors } from '../../../server/embedded/cursors'
import { DiskFull, diskFull } from '../../../server/embedded/errors'
import type { Shape } from '../../../server/embedded/estimate'
import { findDocuments } from '../../../server/embedded/query/find'
import { listen } from '../../../server/embedded/server'
import { RESERVE_BYTES, Space, neededBytes } from '../../../server/embedded/space'
import { Store } from '../../../server/embedded/store'
import { createConnection } from 'mongoose'
import { runCommand } from '../../support/runCommand'
import { temporaryFolder } from '../../support/store'

const MB = 1024 * 1024

/** A store on a disk that has what a test says. */
function storeOnDisk() {
  const { dir, remove } = temporaryFolder()
  const disk = { free: 100 * RESERVE_BYTES }
  const store = new Store(dir, {
    durable: false,
    freeBytes: () => disk.free,
  })
  const run = (command: Doc): Doc =>
    decode(
      runCommand({ ...command, $db: 'db' }, { store, cursors: new Cursors(store), connection: 1 }, (error) => expect(error).toBeNull()),
    )
  const all = (): Doc[] => [...findDocuments(store, store.collection('db.c'), { filter: {} })].map(({ doc }) => doc)
  const close = async () => {
    await store.close()
    remove()
  }
  return { store, disk, run, all, close }
}

const docs = (count: number, text = ''): Doc[] => Array.from({ length: count }, (_, i) => ({ _id: i, a: i, text }))
const insert = (documents: Doc[], rest: Doc = {}): Doc => ({ insert: 'c', documents: documents.map(encode), ...rest })

describe('bytes that must be free', () => {
  const tree = { leaves: 10, branches: 1, depth: 2, overflow: 0 }
  const shape = (filePages: number): Shape => ({ pageBytes: 4_096, filePages, documents: tree, entries: tree, small: [] })
  const USED = 24

  it('are what is written for a write that makes room, and the reserve besides for any other', () => {
    expect(neededBytes({ single: 20, runs: 5 }, shape(USED), true)).toBe(25 * 4_096)
    expect(neededBytes({ single: 20, runs: 5 }, shape(USED), false)).toBe(25 * 4_096 + RESERVE_BYTES)
  })

  it('are fewer by the free pages inside, which stand for half of the reserve at most', () => {
    expect(neededBytes({ single: 20, runs: 5 }, shape(USED + 30), false)).toBe(5 * 4_096 + RESERVE_BYTES - 10 * 4_096)
    expect(neededBytes({ single: 20, runs: 5 }, shape(USED + 1_000_000), false)).toBe(5 * 4_096 + RESERVE_BYTES / 2)
  })

  it('are never fewer than what is written', () => {
    expect(neededBytes({ single: 90_000, runs: 5 }, shape(USED + 1_000_000), false)).toBe(90_005 * 4_096)
  })
})

describe('a store whose disk is full', () => {
  it('refuses an insert in a sentence and undoes all of it', async () => {
    const { store, disk, run, all, close } = storeOnDisk()
    run(insert([{ _id: 'before', a: 1 }]))
    const before = JSON.stringify(store.collection('db.c'))
    disk.free = RESERVE_BYTES
    for (const ordered of [true, false]) {
      const answer = run(insert(docs(50), { ordered }))
      expect(answer).toMatchObject({ ok: 0, code: 14031, codeName: 'OutOfDiskSpace' })
      expect(answer.errmsg).toMatch(/^磁盘已满：存储所在的磁盘只剩 64\.0 MB，这次写入要有 6[45]\.\d MB（含预留）才能做$/)
      expect(answer.writeErrors).toBeUndefined()
    }
    expect(all()).toEqual([{ _id: 'before', a: 1 }])
    expect(JSON.stringify(store.collection('db.c'))).toBe(before)
    // A collection that the refused write would have made is not there.
    expect(run({ ...insert([{ _id: 1 }]), insert: 'other' }).code).toBe(14031)
    expect(store.collection('db.other')).toBeUndefined()
    disk.free = 2 * RESERVE_BYTES
    expect(run(insert(docs(50)))).toMatchObject({ ok: 1, n: 50 })
    await close()
  })

  it('undoes a bulk write whole, and does not report it part by part, where it is refused in the middle', async () => {
    const { store, run, all, close } = storeOnDisk()
    run(insert([{ _id: 'before' }]))
    let inserts = 0
    const insertOne = store.insert.bind(store)
    store.insert = (collection, bytes) => {
      if (++inserts === 3) throw diskFull(1, 2)
      return insertOne(collection, bytes)
    }
    expect(run(insert(docs(5), { ordered: false }))).toMatchObject({ ok: 0, code: 14031 })
    expect(all()).toEqual([{ _id: 'before' }])
    await close()
  })

  it('is asked about a very large write before its end, because the engine does not wait for it', () => {
    const large = { leaves: 1_000_000, branches: 10_000, depth: 4, overflow: 0 }
    const shape = { pageBytes: 4_096, filePages: 3_000_000, documents: large, entries: large, small: [] }
    const space = new Space({ pageBytes: 4_096, freeBytes: () => 2 * RESERVE_BYTES, shape: () => shape })
    let changes = 0
    const changeFor = (count: number) => {
      for (space.begin(), changes = 0; changes < count; changes++) space.changesEntry()
    }
    expect(() => changeFor(8_000)).not.toThrow()
    expect(() => changeFor(100_000)).toThrow(DiskFull)
    expect(changes).toBeLessThan(40_000)
  })

  it('still deletes, erases and takes notes, and can be written on again inside what became free', async () => {
    const { disk, run, all, close } = storeOnDisk()
    const long = 'x'.repeat(1_500)
    run({ createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a' }] })
    run(insert(docs(20_000, long)))
    disk.free = RESERVE_BYTES - 10 * MB
    const update = (q: Doc, $set: Doc, rest: Doc = {}) => run({ update: 'c', updates: [{ q, u: { $set }, ...rest }] })
    expect(run(insert([{ _id: 'new' }])).code).toBe(14031)
    expect(update({ _id: 'new' }, { a: 1 }, { upsert: true }).code).toBe(14031)
    expect(update({ _id: 1 }, { text: long.repeat(4) }).code).toBe(14031)
    expect(run({ createIndexes: 'c', indexes: [{ key: { note: 1 }, name: 'note' }] }).code).toBe(14031)

    expect(update({ _id: 1 }, { note: 'stopped' })).toMatchObject({ nModified: 1 })
    expect(update({ a: { $lt: 100 } }, { text: null }, { multi: true })).toMatchObject({ nModified: 100 })
    expect(run({ delete: 'c', deletes: [{ q: { a: { $lt: 1_000 } }, limit: 0 }] })).toMatchObject({ n: 1_000 })
    expect(all()).toHaveLength(19_000)
    expect(run(insert([{ _id: 'new' }])).code).toBe(14031)
    // 17 MB of documents go, and what they leave stands for the missing 10 MB of the reserve.
    for (let at = 1_000; at < 13_000; at += 1_000)
      expect(run({ delete: 'c', deletes: [{ q: { a: { $gte: at, $lt: at + 1_000 } }, limit: 0 }] })).toMatchObject({ n: 1_000 })
    expect(run(insert([{ _id: 'new' }]))).toMatchObject({ n: 1 })
    // Not even a removal is tried that could fail half-way.
    disk.free = 0.1 * MB
    expect(run({ delete: 'c', deletes: [{ q: { a: { $gte: 13_000 } }, limit: 0 }] }).code).toBe(14031)
    disk.free = MB
    expect(run({ drop: 'c' })).toMatchObject({ ok: 1 })
    await close()
  }, 60_000)

  it('cannot be opened, in a sentence', () => {
    const { dir, remove } = temporaryFolder()
    expect(() => new Store(dir, { freeBytes: () => 0.5 * MB })).toThrow(DiskFull)
    expect(() => new Store(dir, { freeBytes: () => 0.5 * MB })).toThrow(/^磁盘已满：存储所在的磁盘只剩 0\.5 MB/)
    remove()
  })

  it('tells a driver the code and the sentence, and goes on answering', async () => {
    const { dir, remove } = temporaryFolder()
    const disk = { free: 100 * RESERVE_BYTES }
    const embedded = await listen({ dir, durable: false, freeBytes: () => disk.free })
    const connection = await createConnection(embedded.uri).asPromise()
    const collection = connection.collection('c')
    await collection.insertOne({ a: 1 })
    disk.free = RESERVE_BYTES
    const refused = { code: 14031, message: expect.stringMatching(/^磁盘已满：/) }
    await expect(collection.insertOne({ a: 2 })).rejects.toMatchObject(refused)
    await expect(collection.insertMany([{ a: 2 }, { a: 3 }], { ordered: false })).rejects.toMatchObject(refused)
    await expect(
      collection.bulkWrite([{ updateOne: { filter: { a: 2 }, update: { $set: { b: 1 } }, upsert: true } }]),
    ).rejects.toMatchObject(refused)
    await expect(collection.findOneAndUpdate({ a: 9 }, { $set: { b: 1 } }, { upsert: true })).rejects.toMatchObject(refused)
    expect(await collection.countDocuments()).toBe(1)
    expect(await collection.deleteMany({})).toMatchObject({ deletedCount: 1 })
    await connection.close()
    await embedded.close()
    remove()
  })
})
