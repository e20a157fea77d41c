import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { decideAbsent, decideListed } from '../../../server/editions/decide'
import type { CurrentVersion, Decision, DecisionContext, Incoming } from '../../../server/editions/decision'
import { publishEdition } from '../../../server/editions/publish'
import { publishRenames, renameRecords } from '../../../server/editions/rename'
import { openDb, type Db } from '../../../server/models/index'
import { OPEN_END } from '../../../server/models/version'
import { StoreDamaged } from '../../../server/read/damaged'
import { PublishedView } from '../../../server/read/published'
import { RowsFile } from '../../../server/read/rowsFile'
import { INPUTS } from '../../../shared/kinds/schemas'
import { publicBody } from '../../support/publicBody'
import { startTestStore, temporaryFolder, type TestStore } from '../../support/store'

/** What is read of a store is what its edition was published with, or it is never shown. */

const AT = new Date('2026-05-20T02:00:00.000Z')
let store: TestStore
beforeAll(async () => {
  store = await startTestStore()
})
afterAll(() => store.stop())
beforeEach(async () => {
  const { versions, editions, changes } = store.db
  await Promise.all([versions.deleteMany({}), editions.deleteMany({}), changes.deleteMany({})])
})

const NOTICES = 30
const BATCH = 5
const notice = (n: number, more = ''): Incoming => ({
  kind: 'notice',
  id: `test.${String(n).padStart(2, '0')}`,
  envelope: {
    agency: '云帆市应急管理局',
    documentNo: null,
    sourceUrl: 'https://example.invalid/1',
    publishedAt: '2026-05-01',
    publicUntil: null,
    basis: null,
    withdrawn: null,
    annulledOn: null,
    repairedOn: null,
    notifiedOn: null,
    waivedOn: null,
    correction: null,
  },
  body: publicBody('notice', INPUTS.notice.parse({ title: `第 ${n} 号${more}`, enterprises: [] }), () => {}),
})

const context = (edition: number): DecisionContext => ({
  edition,
  at: AT,
  today: '2026-05-20',
  source: 'test',
  precedence: 1,
  origin: 'official',
  run: 'r',
  rawSha256: 'x',
})

const publish = (db: Db, base: number, decisions: Decision[]) =>
  publishEdition(db, base, decisions, { attempt: randomUUID(), source: 'test', now: () => AT })

const publishAll = () =>
  publish(store.db, 0, Array.from({ length: NOTICES }, (_, n) => decideListed(notice(n), undefined, context(1)) ?? []).flat())

/** Ends every notice but the last, as a source that lists that one alone. */
async function endMost(db: Db, base: number): Promise<void> {
  const open = await db.versions.find({ to: OPEN_END }).sort({ id: 1 }).lean<CurrentVersion[]>()
  await publish(
    db,
    base,
    open.slice(0, -1).flatMap((version) => decideAbsent(version, context(base + 1)) ?? []),
  )
}

/** Changes every notice, as its source has it: each version ends, and another one begins. */
async function changeAll(db: Db, base: number): Promise<void> {
  const open = await db.versions.find({ to: OPEN_END }).lean<CurrentVersion[]>()
  const byId = new Map(open.map((version) => [version.id, version]))
  const changed = Array.from({ length: NOTICES }, (_, n) => notice(n, '改'))
  await publish(
    db,
    base,
    changed.flatMap((one) => decideListed(one, byId.get(one.id), context(base + 1)) ?? []),
  )
}

const titlesIn = (view: PublishedView): string[] =>
  [...(view.current?.models.notice.rows() ?? [])].map(({ item }) => (JSON.parse(item) as { title: string }).title).sort()

const sizeIn = (view: PublishedView) => view.current?.models.notice.size

/** Lets a reading of notices take small batches, and does something behind the first of them and behind the last, each time it is read. */
async function reading(view: PublishedView, amid: (time: number) => Promise<unknown>, behind = amid): Promise<void> {
  const { collection } = store.db.versions
  const find = collection.find.bind(collection)
  let times = 0
  const spy = jest.spyOn(collection, 'find').mockImplementation(((filter: { kind: string }, options: object) => {
    const cursor = find(filter as never, { ...options, batchSize: BATCH })
    return filter.kind === 'notice' ? inBatches(cursor, ++times) : cursor
  }) as never)
  async function* inBatches(cursor: AsyncIterable<unknown>, time: number): AsyncGenerator<unknown> {
    let n = 0
    for await (const version of cursor) {
      yield version
      if (++n === BATCH) await amid(time)
    }
    if (behind !== amid) await behind(time)
  }
  try {
    await view.refresh()
  } finally {
    spy.mockRestore()
  }
}

const viewOn = (file: RowsFile | null = null) => new PublishedView(store.db, () => AT, undefined, file)

it('keeps with each edition which versions are open at it', async () => {
  await publishAll()
  await endMost(store.db, 1)
  const editions = await store.db.editions.find({}).sort({ _id: 1 }).lean()
  // A record that ends has a version too, which says so.
  expect(editions.map(({ open }) => open?.count)).toEqual([NOTICES, NOTICES])
  expect(editions[0]?.open?.sum).not.toBe(editions[1]?.open?.sum)
  // What an earlier version of this service has published without it is counted as it stands.
  await store.db.editions.updateOne({ _id: 2 }, { $unset: { open: 1 } })
  await publish(store.db, 2, [])
  expect((await store.db.editions.findOne({ _id: 3 }).lean())?.open).toEqual(editions[1]?.open)
})

it('reads an edition whole while another process publishes the next one between two batches', async () => {
  await publishAll()
  const other = await openDb(store.uri)
  const view = viewOn()
  await reading(view, (time) => (time === 1 ? changeAll(other, 1) : Promise.resolve()))
  await other.connection.close()
  const numbers = Array.from({ length: NOTICES }, (_, n) => n)
  expect([view.current?.edition._id, titlesIn(view)]).toEqual([1, numbers.map((n) => `第 ${n} 号`).sort()])
  await view.refresh()
  expect([view.current?.edition._id, titlesIn(view)]).toEqual([2, numbers.map((n) => `第 ${n} 号改`).sort()])
})

it('shows an edition whole, and so the next one, where that erased some of it between two batches', async () => {
  await publishAll()
  const other = await openDb(store.uri)
  const view = viewOn()
  // A reader of the embedded store sees its snapshot, so one record is erased before; another server shows what was erased behind it.
  await store.db.versions.updateOne({ id: 'test.00', from: 1 }, { $set: { body: null } })
  await reading(view, (time) => (time === 1 ? endMost(other, 1) : Promise.resolve())).finally(() => other.connection.close())
  expect([view.current?.edition._id, titlesIn(view)]).toEqual([2, [`第 ${NOTICES - 1} 号`]])
})

describe('what a reading misses', () => {
  /** As a server misses a version whose key another process moves while it is read. */
  const hide = () => store.db.versions.updateOne({ id: 'test.20' }, { $set: { to: 1 } })
  const show = () => store.db.versions.updateOne({ id: 'test.20' }, { $set: { to: OPEN_END } })

  it('is read again, and shown whole', async () => {
    await publishAll()
    await hide()
    const view = viewOn()
    const shown: boolean[] = []
    await reading(
      view,
      () => Promise.resolve(),
      async () => {
        shown.push(view.current !== null)
        await show()
      },
    )
    expect(shown).toStrictEqual([false, false])
    expect(sizeIn(view)).toBe(NOTICES)
  })

  it('is never shown: what was public before stays, and an operator is told to restore the back-up', async () => {
    await publishAll()
    const view = viewOn()
    await view.refresh()
    await endMost(store.db, 1)
    await store.db.changes.deleteMany({})
    await store.db.versions.deleteOne({ id: 'test.20', from: 2 })
    const failed = view.refresh()
    await expect(failed).rejects.toThrow(StoreDamaged)
    await expect(failed).rejects.toThrow('数据库损坏：第 2 版公布时有 30 条，数据库里读到 29 条。请恢复备份（docs/operations.md）')
    expect([view.current?.edition._id, sizeIn(view)]).toEqual([1, NOTICES])
    await expect(viewOn().refresh()).rejects.toThrow(StoreDamaged)
  })

  it('is found where another stands in its place', async () => {
    await publishAll()
    const one = await store.db.versions.findOne({ id: 'test.20' }).lean()
    await store.db.versions.deleteOne({ id: 'test.20' })
    await store.db.versions.collection.insertOne({ ...one, _id: 'notice/test.x@1', id: 'test.x' } as never)
    await expect(viewOn().refresh()).rejects.toThrow('第 1 版的 30 条里有几条不是当时公布的')
  })

  it('is found at a start that has the rows in a file, without reading a version', async () => {
    const { dir, remove } = temporaryFolder()
    const file = new RowsFile(join(dir, 'rows'), (error) => expect(error).toBeNull())
    await publishAll()
    await viewOn(file).refresh()
    await file.settled()
    const find = jest.spyOn(store.db.versions.collection, 'find')
    await viewOn(file).refresh()
    await store.db.versions.deleteMany({})
    await expect(viewOn(file).refresh()).rejects.toThrow('公布时有 30 条，数据库里读到 0 条')
    expect(find).not.toHaveBeenCalled()
    find.mockRestore()
    remove()
  })
})

it('counts anew once records have other ids', async () => {
  await publishAll()
  await renameRecords(store.db, 'notice', new Map([['test.20', 'test.x']]))
  await viewOn().refresh()
  expect(await publishRenames(store.db, { attempt: randomUUID(), now: () => AT })).toBe(2)
  const view = viewOn()
  await view.refresh()
  expect(view.current?.edition.open?.count).toBe(NOTICES)
  expect(view.current?.models.notice.byId('test.x')?.id).toBe('test.x')
})
