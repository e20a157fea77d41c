import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { decode, encode, type Doc } from '../../../server/embedded/bson/values'
import { runInTurns } from '../../../server/embedded/commands/index'
import { Cursors } from '../../../server/embedded/cursors'
import { Paused } from '../../../server/embedded/line'
import { Store } from '../../../server/embedded/store'
import { Turn } from '../../../server/embedded/turn'
import { finished } from '../../../server/steps'
import { runCommand } from '../../support/runCommand'
import { startBundled, temporaryFolder } from '../../support/store'

const MANY = 2_000
const DB = 'db'
const numbered = (n: number) => encode({ _id: n, a: n % 7, text: `第 ${n} 条` })
const fault = (error: unknown) => expect(error).toBeNull()

/** A turn that is over whenever the clock is asked. */
const shortTurn = () => {
  let time = 0
  return new Turn(() => (time += 1_000))
}

const LONG: Doc[] = [
  { find: 'c', filter: { a: 9 }, limit: 1, singleBatch: true },
  { find: 'c', filter: { a: 3 }, sort: { text: 1 }, projection: { text: 1 }, batchSize: 1_000 },
  { find: 'c', filter: { a: { $in: [1, 2] } }, skip: 3, limit: 500, batchSize: 501 },
  { count: 'c', query: { a: 3 } },
  { distinct: 'c', key: 'a' },
  { distinct: 'c', key: 'text', query: { a: 3 } },
  { aggregate: 'c', pipeline: [{ $match: { a: { $lt: 3 } } }, { $group: { _id: '$a', n: { $sum: 1 } } }], cursor: {} },
  { aggregate: 'c', pipeline: [{ $match: { a: 3 } }, { $sort: { text: -1 } }, { $skip: 2 }, { $limit: 9 }], cursor: {} },
  { aggregate: 'c', pipeline: [{ $project: { a: 1 } }, { $match: { a: 5 } }, { $count: 'n' }], cursor: {} },
]

describe('a long reading', () => {
  const folder = temporaryFolder()
  const store = new Store(folder.dir, { durable: false })
  const cursors = new Cursors(store)
  const given = { store, cursors, connection: 1 }
  const run = (command: Doc): Doc => decode(runCommand({ ...command, $db: DB }, given, fault))
  const inTurns = (command: Doc) => runInTurns({ ...command, $db: DB }, { ...given, turn: shortTurn() }, fault)

  const ended = (turns: ReturnType<typeof inTurns>): Doc => decode(finished(turns))
  const fill = () => run({ insert: 'c', documents: Array.from({ length: MANY }, (_, n) => numbered(n)) })

  beforeAll(fill)
  afterAll(async () => {
    cursors.closeAll()
    await store.close()
    folder.remove()
  })

  it.each(LONG)('lets others in now and then, and answers what it answers in one go: %j', (command) => {
    const turns = inTurns(command)
    let pauses = 0
    for (;;) {
      const step = turns.next()
      if (step.done) {
        expect(decode(step.value)).toEqual(run(command))
        break
      }
      pauses++
    }
    expect(pauses).toBeGreaterThan(20)
  })

  it.each(LONG)('sees nothing of what others write meanwhile: %j', (command) => {
    const before = run(command)
    const turns = inTurns(command)
    turns.next()
    run({ delete: 'c', deletes: [{ q: {}, limit: 0 }] })
    expect(ended(turns)).toEqual(before)
    fill()
  })

  it('goes on with its cursor in turns, and keeps it', () => {
    const { cursor } = ended(inTurns({ find: 'c', filter: { a: 3 }, batchSize: 1 })) as { cursor: { id: bigint; firstBatch: Doc[] } }
    const more = decode(runCommand({ getMore: cursor.id, collection: 'c', $db: DB }, given, fault)) as { cursor: { nextBatch: Doc[] } }
    expect([...cursor.firstBatch, ...more.cursor.nextBatch].map(({ _id }) => _id)).toEqual(
      Array.from({ length: MANY }, (_, n) => n).filter((n) => n % 7 === 3),
    )
  })

  it.each(LONG)('gives back its view of the data, at its end and where it is left in a pause: %j', (command) => {
    run(command)
    expect(store.snapshots).toBe(0)
    const turns = inTurns(command)
    expect(turns.next().done).toBe(false)
    expect(store.snapshots).toBe(1)
    turns.return(new Uint8Array())
    expect(store.snapshots).toBe(0)
  })

  it('is not kept where it is killed in a pause', () => {
    const { cursor } = ended(inTurns({ find: 'c', filter: { a: 3 }, batchSize: 1 })) as { cursor: { id: bigint } }
    const more: Doc = { getMore: cursor.id, collection: 'c', batchSize: 99 }
    const turns = inTurns(more)
    expect(turns.next().done).toBe(false)
    expect(run({ killCursors: 'c', cursors: [cursor.id] })).toMatchObject({ cursorsKilled: [cursor.id], cursorsNotFound: [] })
    ended(turns)
    expect(store.snapshots).toBe(0)
    expect(run(more)).toMatchObject({ codeName: 'CursorNotFound' })
  })

  it('is refused where too many are under way, and a write that is undone meanwhile forgets nothing', () => {
    const [long = {}] = LONG
    const many: ReturnType<typeof inTurns>[] = []
    for (let one = 0; one < 1_000; one++) {
      // What is written between two makes each view another one.
      run({ update: 'c', updates: [{ q: { _id: 0 }, u: { $set: { seen: one } } }] })
      const turns = inTurns(long)
      expect(turns.next().done).toBe(false)
      many.push(turns)
    }
    expect(run(long)).toMatchObject({ ok: 0, errmsg: 'too many cursors are open' })
    expect(run({ createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', unique: true }] })).toMatchObject({ ok: 0 })
    for (const turns of many) turns.return(new Uint8Array())
    expect(store.snapshots).toBe(0)
    expect(run({ count: 'c' })).toEqual({ n: MANY, ok: 1 })
  })

  it('in one batch alone has all of it, however large the documents are', () => {
    run({ insert: 'large', documents: Array.from({ length: 30 }, (_, n) => encode({ _id: n, text: 'x'.repeat(100_000) })) })
    const { cursor } = run({ find: 'large', limit: 30, singleBatch: true }) as { cursor: { firstBatch: Doc[] } }
    expect(cursor.firstBatch).toHaveLength(30)
    const first = run({ find: 'large', batchSize: 30 }) as { cursor: { id: bigint; firstBatch: Doc[] } }
    expect(first.cursor.firstBatch.length).toBeLessThan(15)
    run({ killCursors: 'large', cursors: [first.cursor.id] })
  })
})

it('waits for one pause of others, and not for all that are paused', async () => {
  const paused = new Paused()
  const order: string[] = []
  for (const one of ['a', 'b', 'c']) paused.add(() => order.push(one))
  // Whoever asks meanwhile is served after the first of them.
  setImmediate(() => order.push('short'))
  await new Promise<void>((resolve) => paused.add(resolve))
  expect(order).toEqual(['a', 'short', 'b', 'c'])
})

it('keeps no other connection waiting, and ends with its own or with the store', async () => {
  const folder = temporaryFolder()
  const served = await startBundled(join(folder.dir, 'store'))
  const clients = await Promise.all([0, 1].map(() => MongoClient.connect(served.uri)))
  const [slow, quick] = clients.map((client) => client.db(DB).collection<{ _id: number; a: number }>('c'))
  if (!slow || !quick) throw new Error('two clients')
  const documents = Array.from({ length: 60_000 }, (_, n) => ({ _id: n, a: n % 7 }))
  for (let at = 0; at < documents.length; at += 10_000) await slow.insertMany(documents.slice(at, at + 10_000))

  const order: string[] = []
  const counted = slow.countDocuments({ a: 9 }).then(() => order.push('long'))
  // One after the other: whichever comes first, the last of them is asked while all are counted.
  for (let n = 0; n < 3; n++) await quick.findOne({ _id: n }).then(() => order.push('short'))
  await counted
  expect(order).toEqual(['short', 'short', 'short', 'long'])

  const left = slow.countDocuments({ a: 9 }).catch((error: unknown) => String(error))
  await quick.findOne({ _id: 4 })
  await clients[0]?.close(true)
  expect(await left).toContain('closed')
  expect(await quick.findOne({ _id: 5 })).toEqual({ _id: 5, a: 5 })
  const cut = quick.countDocuments({ a: 9 }).catch((error: unknown) => String(error))
  await quick.findOne({ _id: 4 })
  await served.stop()
  await clients[1]?.close(true)
  expect(await cut).toEqual(expect.any(String))
  folder.remove()
})
