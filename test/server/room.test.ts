import { randomUUID } from 'node:crypto'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openSpool } from '../../server/mirror/fetch/spool'
import { runSource } from '../../server/mirror/run/run'
import { NoRoom, demandRoom, freeBytesOf, roomIn, type Room } from '../../server/room'
import { enterpriseSource } from '../support/sources'
import { useStore } from '../support/useStore'

const MIB = 1024 * 1024
const store = useStore()

it('leaves free what is kept for tips, to the byte, and tells how much there is', () => {
  const room = { freeBytes: () => 20 * MIB, keptBytes: 16 * MIB }
  demandRoom(room, 4 * MIB)
  demandRoom(undefined, Infinity)
  expect(() => demandRoom(room, 4 * MIB + 1)).toThrow(NoRoom)
  expect(() => demandRoom(room, 5 * MIB)).toThrow(/^磁盘空间不足：只剩 20\.0 MiB，这次要写 5\.0 MiB，要给举报留出 16\.0 MiB，/)
})

it('asks the real disk of a folder, which it makes', () => {
  const folder = join(store.dir, 'new', 'data')
  const room = roomIn(folder, 1)
  expect(room).toEqual({ freeBytes: expect.any(Function), keptBytes: MIB })
  expect(readdirSync(folder)).toEqual([])
  expect(Number.isInteger(room.freeBytes())).toBe(true)
  expect(() => freeBytesOf(join(folder, 'missing'))).toThrow(expect.objectContaining({ code: 'ENOENT' }))
})

it('keeps what is fetched for its owner alone', async () => {
  const parent = join(store.dir, 'private', 'spool')
  const spool = await openSpool(parent)
  const { path } = await spool.put('a', Readable.from([Buffer.from('x')]), 10)
  const modes = [join(store.dir, 'private'), parent, spool.dir, path].map((one) => (statSync(one).mode & 0o777).toString(8))
  expect(modes).toEqual(['700', '700', '700', '600'])
  await spool.remove()
})

describe('a source on a disk of which the rest is kept for tips', () => {
  const path = join(store.dir, 'source.csv')
  const put = (...lines: string[]) => writeFileSync(path, ['名称,代码,成立日期,法定代表人', ...lines].join('\n') + '\n')
  const run = (room?: Room) => {
    const deps = { db: store.db, now: () => new Date(), newId: randomUUID, spool: join(store.dir, 'spool') }
    return runSource(enterpriseSource({ path }), room ? { ...deps, room } : deps)
  }
  /** Answers with the free bytes of each question, the last for all that follow. */
  const room = (...free: number[]): Room => {
    let asked = 0
    return { freeBytes: () => free[Math.min(asked++, free.length - 1)] ?? 0, keptBytes: 16 * MIB }
  }
  const kept = async () => {
    const [raw, findings, versions, editions] = await Promise.all([
      store.db.rawChunks.distinct('sha256', {}),
      store.db.findings.countDocuments({}),
      store.db.versions.countDocuments({}),
      store.db.editions.countDocuments({}),
    ])
    return { raw, findings, versions, editions }
  }

  it('waits with a reason wherever its room ends, keeps nothing of what it read, and comes again', async () => {
    put('甲,A1,,')
    const first = await run(room(17 * MIB))
    expect(first).toMatchObject({ state: 'published', edition: 1 })
    const before = await kept()
    put('甲,A1,,', '乙,A2,,', '坏,A4,坏,')
    const enough = 17 * MIB
    const reasons = new Set<string>()
    // However often it is asked, the answer may turn at any of these questions.
    for (let questions = 0; ; questions++) {
      const stopped = await run(room(...Array.from({ length: questions }, () => enough), 15 * MIB))
      if (stopped.state === 'published') {
        expect(questions).toBeGreaterThan(4)
        break
      }
      expect(stopped).toMatchObject({ state: 'stopped', stoppedBy: [], edition: null })
      reasons.add(stopped.reason ?? '')
      expect(await store.db.runs.findOne({ _id: stopped._id }).lean()).toMatchObject({ state: 'stopped', reason: stopped.reason })
      expect(await kept()).toEqual(before)
      expect(readdirSync(join(store.dir, 'spool'))).toEqual([])
    }
    for (const reason of reasons) expect(reason).toMatch(/^磁盘空间不足：只剩 15\.0 MiB，.*要给举报留出 16\.0 MiB/)
    const after = await kept()
    expect(after.editions).toBe(2)
    expect(after.findings).toBeGreaterThan(before.findings)
  })

  it('keeps bytes that another run has read', async () => {
    put('甲,A1,,')
    const first = await run()
    const enough = 17 * MIB
    const again = enterpriseSource({ path, columns: { name: '名称' } })
    // The same file under another description is read anew, up to its rows.
    for (const questions of [1, 2, 3, 4, 5]) {
      const turned = room(...Array.from({ length: questions }, () => enough), 0)
      const deps = { db: store.db, now: () => new Date(), newId: randomUUID, spool: join(store.dir, 'spool'), room: turned }
      expect(await runSource(again, deps)).toMatchObject({ state: 'stopped' })
    }
    expect((await kept()).raw).toEqual([first.rawSha256])
  })
})
