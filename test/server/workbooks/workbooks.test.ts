import { setImmediate } from 'node:timers/promises'
import { createLog } from '../../../server/log'
import { sheetOf, type SheetHead } from '../../../server/presenters/sheet'
import { workbookOf } from '../../../server/presenters/workbook'
import { xlsx } from '../../../server/xlsx'
import { startWorkbooks, type AskedList, type WorkbookThread, type WorkbookThreadOptions } from '../../../server/workbooks/index'
import { until } from '../../support/until'

/** Workbooks by the real thread. */

const headOf = (total: number): SheetHead => ({
  city: { name: '云帆市', sample: true },
  asOf: '2026-05-20T02:00:00.000Z',
  edition: 3,
  about: [],
  total,
})
const lineOf = (i: number): Buffer =>
  Buffer.from(JSON.stringify({ id: `h${i}`, title: `边坡防护网破损 ${i}`, place: `云帆大道 ${i} 号，临边没有防护栏杆`, fineFen: 12_345 }))
const listOf = (total: number): AskedList => ({
  kind: 'hazard',
  head: headOf(total),
  lines: Array.from({ length: total }, (_, i) => lineOf(i)),
})
const pure = ({ kind, head, lines }: AskedList): Buffer =>
  workbookOf(
    sheetOf(kind, head),
    Array.from(lines, (line) => line.toString()),
  )

const isHere = () => false
const isGone = () => true
const OVERLOADED = { code: 'overloaded', status: 503, retryAfterS: 10 }
/** As many as a file has at most. */
const MOST = 20_000

const threads: WorkbookThread[] = []
afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.stop()
})
function threadWith(bounds: Omit<WorkbookThreadOptions, 'log'> = {}, logged: string[] = []): WorkbookThread {
  const thread = startWorkbooks({ log: createLog({ LOG_LEVEL: 'error' }, { write: (line) => void logged.push(line) }), ...bounds })
  threads.push(thread)
  return thread
}

it('makes what is made without a thread, byte for byte, one after another and in the order of their coming', async () => {
  const thread = threadWith()
  expect(thread.isAlive).toBe(false)
  const lists = [listOf(600), listOf(0), listOf(3)]
  const done: number[] = []
  const books = await Promise.all(
    lists.map(async (list, i) => {
      const book = await thread.make(list, isHere)
      done.push(i)
      return book
    }),
  )
  expect(books.map((book, i) => book.equals(pure(lists[i] as AskedList)))).toEqual([true, true, true])
  expect(done).toEqual([0, 1, 2])
  expect(thread.isAlive).toBe(true)
})

it('lets the thread that asks go on while a large one is made', async () => {
  const thread = threadWith()
  // The thread is there: what is counted is the making alone.
  await thread.make(listOf(1), isHere)
  let isMade = false
  const making = thread.make(listOf(MOST / 4), isHere).finally(() => (isMade = true))
  let rounds = 0
  for (; !isMade; rounds++) await setImmediate()
  await making
  // Made on this thread it would take one round, and its lines are gathered in some twenty.
  expect(rounds).toBeGreaterThan(1_000)
})

it('takes the lines of a list in steps, between which others are let in', async () => {
  // Every step takes a whole turn.
  let clock = 0
  jest.spyOn(performance, 'now').mockImplementation(() => (clock += 10))
  let [rounds, isTaken] = [0, false]
  let [first, last] = [0, 0]
  function* lines(): Generator<Buffer> {
    first = rounds
    for (let i = 0; i < 5_000; i++) yield lineOf(i)
    ;[last, isTaken] = [rounds, true]
  }
  const making = threadWith().make({ ...listOf(5_000), lines: lines() }, isHere)
  for (; !isTaken; rounds++) await setImmediate()
  jest.restoreAllMocks()
  await making
  expect(last - first).toBeGreaterThanOrEqual(5_000 / 250 - 1)
})

it('turns away at once who comes when one is made and eight wait, and makes all of those', async () => {
  const thread = threadWith()
  const taken = Array.from({ length: 9 }, () => thread.make(listOf(2), isHere))
  await expect(thread.make(listOf(2), isHere)).rejects.toMatchObject(OVERLOADED)
  const expected = pure(listOf(2))
  expect((await Promise.all(taken)).every((book) => book.equals(expected))).toBe(true)
})

it('takes no line of a list for which nobody waits any more, and starts no thread for it', async () => {
  const thread = threadWith()
  let taken = 0
  function* counted(): Generator<Buffer> {
    taken++
    yield lineOf(1)
  }
  await expect(thread.make({ ...listOf(1), lines: counted() }, isGone)).rejects.toMatchObject(OVERLOADED)
  expect(thread.isAlive).toBe(false)
  // Whoever goes away while others are served is seen to be gone when its turn comes.
  let hasLeft = false
  const first = thread.make(listOf(2), isHere)
  const second = thread.make({ ...listOf(1), lines: counted() }, () => hasLeft)
  hasLeft = true
  await expect(second).rejects.toMatchObject(OVERLOADED)
  await first
  expect(taken).toBe(0)
})

it('fails one workbook where the thread dies of it, says why in the log, and makes the next with a new thread', async () => {
  const logged: string[] = []
  const thread = threadWith({ memoryMb: 48 }, logged)
  const expected = pure(listOf(3))
  expect((await thread.make(listOf(3), isHere)).equals(expected)).toBe(true)
  const heavy = '边坡防护网破损'.repeat(50)
  const lines = Array.from({ length: MOST }, (_, i) =>
    Buffer.from(JSON.stringify({ id: `h${i}`, title: `${heavy}${i}`, place: `${i}${heavy}` })),
  )
  const [killing, next] = [thread.make({ ...listOf(MOST), lines }, isHere), thread.make(listOf(3), isHere)]
  await expect(killing).rejects.toMatchObject({
    message: 'the thread that makes workbooks died',
    cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' },
  })
  expect((await next).equals(expected)).toBe(true)
  expect(logged).toHaveLength(1)
  expect(logged[0]).toContain('the thread that makes workbooks died')
})

it('fails a workbook that is no JSON, and makes the next', async () => {
  const thread = threadWith()
  await expect(thread.make({ ...listOf(1), lines: [Buffer.from('{')] }, isHere)).rejects.toMatchObject({ cause: { name: 'SyntaxError' } })
  expect((await thread.make(listOf(1), isHere)).equals(pure(listOf(1)))).toBe(true)
})

it('ends a workbook that takes too long with its thread, and says so in the log', async () => {
  const logged: string[] = []
  const thread = threadWith({ makeMs: 1 }, logged)
  await expect(thread.make(listOf(1), isHere)).rejects.toMatchObject(OVERLOADED)
  expect(thread.isAlive).toBe(false)
  expect(logged).toHaveLength(1)
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ kind: 'hazard', rows: 1, msg: 'a workbook took too long' })
})

it('ends where none is made for a while, and begins again with the next', async () => {
  const thread = threadWith({ idleMs: 50 })
  for (let round = 0; round < 2; round++) {
    expect((await thread.make(listOf(2), isHere)).equals(pure(listOf(2)))).toBe(true)
    await until(() => !thread.isAlive)
  }
  // Nor does it stay behind lines that could not be taken.
  await thread.make(listOf(1), isHere)
  function* broken(): Generator<Buffer> {
    yield lineOf(1)
    throw new Error('no more')
  }
  await expect(thread.make({ ...listOf(2), lines: broken() }, isHere)).rejects.toThrow('no more')
  expect(thread.isAlive).toBe(true)
  await until(() => !thread.isAlive)
})

it('does not count as idle while one is made that takes longer', async () => {
  const thread = threadWith({ idleMs: 1 })
  for (const total of [2, 2_000, 2]) expect((await thread.make(listOf(total), isHere)).length).toBe(pure(listOf(total)).length)
})

it('ends with the service in the midst of a workbook: who waits is told to come again, and nothing begins any more', async () => {
  const logged: string[] = []
  const thread = threadWith({}, logged)
  await thread.make(listOf(1), isHere)
  const making = thread.make(listOf(MOST), isHere)
  const waiting = thread.make(listOf(1), isHere)
  const told = Promise.all([expect(making).rejects.toMatchObject(OVERLOADED), expect(waiting).rejects.toMatchObject(OVERLOADED)])
  await thread.stop()
  expect(thread.isAlive).toBe(false)
  await told
  await expect(thread.make(listOf(1), isHere)).rejects.toMatchObject(OVERLOADED)
  expect(thread.isAlive).toBe(false)
  expect(logged).toEqual([])
})

it('leaves out the end of a text that is too long for a cell, and the thread lives on', async () => {
  const thread = threadWith()
  const lineWith = (length: number) => Buffer.from(JSON.stringify({ id: `h${length}`, title: '栏'.repeat(length) }))
  const book = await thread.make({ kind: 'hazard', head: headOf(2), lines: [lineWith(32_767), lineWith(32_768)] }, isHere)
  const { utils, read } = xlsx()
  const [sheet = {}] = Object.values(read(book).Sheets)
  const texts = utils
    .sheet_to_json<string[]>(sheet, { header: 1 })
    .slice(2)
    .flatMap((cells) => cells.filter((cell) => cell.startsWith('栏')))
  expect(texts).toEqual(['栏'.repeat(32_767), '栏'.repeat(32_766) + '…'])
  expect(thread.isAlive).toBe(true)
})

it('refuses lines that are too long together, as a list of too many is refused, and makes the next', async () => {
  const list = listOf(300)
  const bytes = Array.from(list.lines).reduce((sum, { length }) => sum + length, 0)
  const thread = threadWith({ bytesMax: bytes })
  await expect(thread.make(listOf(301), isHere)).rejects.toMatchObject({ code: 'too_many_rows', status: 400 })
  expect(thread.isAlive).toBe(false)
  expect((await thread.make(list, isHere)).equals(pure(list))).toBe(true)
})
