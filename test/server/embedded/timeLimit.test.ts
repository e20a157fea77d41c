import { decode, encode, type Doc } from '../../../server/embedded/bson/values'
import { Cursors } from '../../../server/embedded/cursors'
import { Store } from '../../../server/embedded/store'
import { TimeLimit } from '../../../server/embedded/timeLimit'
import { runCommand } from '../../support/runCommand'
import { temporaryFolder } from '../../support/store'

/** A clock that goes on by one millisecond whenever it is asked. */
const ticking = () => {
  let time = 0
  return () => time++
}

describe('a command with maxTimeMS', () => {
  const { dir, remove } = temporaryFolder()
  const store = new Store(dir, { durable: false })
  const cursors = new Cursors(store)
  const run = (command: Doc): Doc =>
    decode(runCommand({ ...command, $db: 'db' }, { store, cursors, connection: 1, clock: ticking() }, (error) => expect(error).toBeNull()))
  const documents = Array.from({ length: 20 }, (_, i) => encode({ _id: i, a: 1 }))
  beforeAll(() => run({ insert: 'c', documents }))
  afterAll(async () => {
    cursors.closeAll()
    await store.close()
    remove()
  })
  const over = expect.objectContaining({ ok: 0, code: 50, codeName: 'MaxTimeMSExpired' }) as Doc

  it.each([
    { find: 'c', filter: { a: 2 } },
    { count: 'c', query: { a: 2 } },
    { distinct: 'c', key: 'a' },
    { aggregate: 'c', pipeline: [{ $group: { _id: null, n: { $sum: '$a' } } }], cursor: {} },
    { findAndModify: 'c', query: { a: 2 }, update: { $set: { a: 3 } } },
  ])('is cut between two documents: %j', (command) => {
    expect(run({ ...command, maxTimeMS: 10 })).toEqual(over)
    expect(run({ ...command, maxTimeMS: 100 }).ok).toBe(1)
  })

  it.each([
    { insert: 'c', documents: documents.map((_, i) => encode({ _id: 100 + i, a: 1 })) },
    {
      update: 'c',
      updates: [
        { q: {}, u: { $set: { a: 9 } } },
        { q: {}, u: { $set: { a: 9 } }, multi: true },
      ],
    },
    {
      delete: 'c',
      deletes: [
        { q: { _id: 0 }, limit: 1 },
        { q: {}, limit: 0 },
      ],
    },
  ])('leaves nothing of a write behind: %j', (command) => {
    expect(run({ ...command, maxTimeMS: 10 })).toEqual(over)
    expect(run({ count: 'c', query: { a: 1 } }).n).toBe(20)
  })

  it('goes on where it stopped when the next batch is asked for, however late', () => {
    let time = 0
    const ask = (command: Doc): Doc =>
      decode(
        runCommand({ ...command, $db: 'db' }, { store, cursors, connection: 1, clock: () => time++ }, (error) => expect(error).toBeNull()),
      )
    const { cursor } = ask({ find: 'c', batchSize: 5, maxTimeMS: 100 }) as { cursor: { id: bigint } }
    time += 10_000
    expect(ask({ getMore: cursor.id, collection: 'c', batchSize: 5 }).ok).toBe(1)
    expect(ask({ killCursors: 'c', cursors: [cursor.id] }).ok).toBe(1)
  })

  it.each([-1, 1.5, '5', null, 2_147_483_648])('refuses %p as a time', (maxTimeMS) => {
    expect(run({ find: 'c', maxTimeMS })).toEqual(expect.objectContaining({ ok: 0, code: 2 }))
  })
})

it('does not count what a reader does between two batches', () => {
  let time = 0
  const limit = new TimeLimit(10, () => time)
  time = 6
  limit.pause()
  time = 1_000
  limit.resume()
  time = 1_003
  limit.check()
  time = 1_004
  expect(() => limit.check()).toThrow('exceeded time limit')
})
