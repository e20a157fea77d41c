import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { encode, type Doc } from '../../../server/embedded/bson/values'
import { DiskFull } from '../../../server/embedded/errors'
import { findDocuments } from '../../../server/embedded/query/find'
import { listen } from '../../../server/embedded/server'
import { Store } from '../../../server/embedded/store'
import { STORE_FILE } from '../../../server/embedded/files'
import { takeOverFormer } from '../../../server/embedded/takeOver'
import { temporaryFolder } from '../../support/store'

const MB = 1024 * 1024
const ROUNDS = 12
/** A store as versions before 0.5.0 wrote it (lmdb 3.5.6): 12 rounds of 60 inserts, moves of an index key, and removals. */
const former = () => gunzipSync(readFileSync(join(__dirname, 'lmdb3.mdb.gz')))

/** What those rounds left, made here as it was made there. */
function expected(): Doc[] {
  let docs: Doc[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < 60; i++) {
      const n = round * 60 + i
      docs.push({ _id: n, zone: '99' + String(n % 7).padStart(4, '0'), round, text: '示例'.repeat(n % 5 === 0 ? 900 : n % 40) })
    }
    docs = docs.map((doc) => (doc.round === round - 2 ? { ...doc, round } : doc))
    docs = docs.filter(({ _id }) => !(Number(_id) >= round * 30 && Number(_id) < round * 30 + 20))
  }
  return docs
}

let dir: string
let remove: () => void
beforeEach(() => {
  ;({ dir, remove } = temporaryFolder())
})
afterEach(() => remove())

const put = (name: string, bytes: Uint8Array) => writeFileSync(join(dir, name), bytes)
const idsOf = (store: Store, filter: Doc) =>
  [...findDocuments(store, store.collection('mingan.letters'), { filter })].map(({ doc }) => Number(doc._id)).sort((a, b) => a - b)
const ids = (docs: Doc[]) => docs.map(({ _id }) => Number(_id)).sort((a, b) => a - b)

describe('a store of the version before', () => {
  it('is taken over with each document and index entry, and can be written on', async () => {
    put('data.mdb', former())
    put('lock.mdb', Buffer.alloc(0))
    await takeOverFormer(dir)
    expect(readdirSync(dir)).toEqual([STORE_FILE])

    const store = new Store(dir)
    const collection = store.collection('mingan.letters')
    if (!collection) throw new Error('the collection is lost')
    const docs = expected()
    expect([...findDocuments(store, collection, { filter: {} })].map(({ doc }) => doc)).toEqual(docs)
    expect(collection.count).toBe(docs.length)
    expect(collection.indexes.map(({ name }) => name)).toEqual(['_id_', 'zone', 'round'])
    for (let round = 0; round < ROUNDS; round++) expect(idsOf(store, { round })).toEqual(ids(docs.filter((doc) => doc.round === round)))

    for (let round = 0; round < 20; round++) {
      const more = Array.from({ length: 60 }, (_, i) => ({ _id: 1_000 + round * 60 + i, zone: '990001', round: 100 + round, text: '' }))
      store.write(() => more.forEach((doc) => store.insert(collection, encode(doc))))
      docs.push(...more)
    }
    expect(idsOf(store, {})).toEqual(ids(docs))
    expect(idsOf(store, { zone: '990001' })).toEqual(ids(docs.filter(({ zone }) => zone === '990001')))
    await store.close()
  })

  it('is taken over by the service that starts on it', async () => {
    put('data.mdb', former())
    await (await listen({ dir })).close()
    expect(readdirSync(dir)).toEqual([STORE_FILE, `${STORE_FILE}-lock`])
    const store = new Store(dir)
    expect(idsOf(store, {})).toEqual(ids(expected()))
    await store.close()
  })

  it('is taken over anew where a process died while copying', async () => {
    put('data.mdb', former())
    put(`${STORE_FILE}.part`, former().subarray(0, 40_960))
    await takeOverFormer(dir)
    const store = new Store(dir)
    expect(idsOf(store, {})).toEqual(ids(expected()))
    await store.close()
  })

  it('is not taken over again where a process died before the old file was gone', async () => {
    put('data.mdb', former())
    await takeOverFormer(dir)
    const store = new Store(dir)
    const collection = store.collection('mingan.letters')
    store.write(() =>
      store.insert(collection as NonNullable<typeof collection>, encode({ _id: 5_000, zone: '990000', round: 1, text: '' })),
    )
    await store.close()
    put('data.mdb', former())

    await takeOverFormer(dir)
    expect(readdirSync(dir).filter((name) => name.startsWith('data'))).toEqual([])
    const again = new Store(dir)
    expect(idsOf(again, { _id: 5_000 })).toEqual([5_000])
    await again.close()
  })

  it('stays as it is where the disk has no room for both, which is said in a sentence', async () => {
    put('data.mdb', former())
    await expect(takeOverFormer(dir, () => 2 * MB)).rejects.toThrow(DiskFull)
    await expect(takeOverFormer(dir, () => 2 * MB)).rejects.toThrow(/^磁盘已满：存储所在的磁盘只剩 2\.0 MB/)
    expect(readdirSync(dir)).toEqual(['data.mdb'])
    expect(readFileSync(join(dir, 'data.mdb')).equals(former())).toBe(true)
  })

  it('that holds nothing gives way to a new one', async () => {
    put('data.mdb', Buffer.alloc(0))
    await takeOverFormer(dir)
    expect(readdirSync(dir)).toEqual([])
  })
})

it('a folder that no version before has written is left alone', async () => {
  put('owner.json', Buffer.from('{}'))
  await takeOverFormer(dir)
  expect(readdirSync(dir)).toEqual(['owner.json'])
})
