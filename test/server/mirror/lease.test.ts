import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLog } from '../../../server/log'
import { newHolder, withLease } from '../../../server/mirror/lease'
import { Retention } from '../../../server/mirror/retention'
import { startSchedule } from '../../../server/mirror/schedule'
import { enterpriseSource } from '../../support/sources'
import { useStore } from '../../support/useStore'

const store = useStore()

const at = (seconds: number) => () => new Date(Date.parse('2026-05-20T00:00:00.000Z') + seconds * 1_000)

it('lets one of many do the work, and the next one after it', async () => {
  let working = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++working)
    await new Promise((resolve) => setTimeout(resolve, 50))
    working--
    return 'done'
  }
  const holders = Array.from({ length: 5 }, () => withLease(store.shelves, 'list', randomUUID(), at(0), work))
  expect((await Promise.all(holders)).filter((result) => result === 'done')).toHaveLength(1)
  expect(most).toBe(1)
  expect(await withLease(store.shelves, 'list', 'next', at(0), work)).toBe('done')
})

it('is given back when the work fails, and taken from who died with it', async () => {
  await expect(withLease(store.shelves, 'list', 'a', at(0), () => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
  await store.shelves.leases.collection.insertOne({ _id: 'list', holder: 'dead', until: at(120)() } as never)
  expect(await withLease(store.shelves, 'list', 'b', at(119), async () => 'work')).toBeNull()
  expect(await withLease(store.shelves, 'list', 'b', at(121), async () => 'work')).toBe('work')
})

it('does not wait for a process of this machine that is gone', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  const [host, , ...rest] = newHolder().split('/')
  await store.shelves.leases.collection.insertOne({ _id: 'list', holder: [host, child.pid, ...rest].join('/'), until: at(120)() } as never)
  expect(await withLease(store.shelves, 'list', newHolder(), at(1), async () => 'work')).toBe('work')
  await store.shelves.leases.collection.insertOne({ _id: 'list', holder: newHolder(), until: at(120)() } as never)
  expect(await withLease(store.shelves, 'list', newHolder(), at(1), async () => 'work')).toBeNull()
  await store.shelves.leases.deleteMany({})
  // In a container the next life has the same host name and the same number.
  await store.shelves.leases.collection.insertOne({
    _id: 'list',
    holder: [host, process.pid, 'before'].join('/'),
    until: at(120)(),
  } as never)
  expect(await withLease(store.shelves, 'list', newHolder(), at(1), async () => 'work')).toBe('work')
})

it('mirrors a source by its cron line, one process of two', async () => {
  const path = join(store.dir, 'list.csv')
  writeFileSync(path, '名称,代码,成立日期,法定代表人\n甲,A1,,\n')
  const source = enterpriseSource({ path, cron: '* * * * * *', offsetSeconds: 0 })
  const deps = { shelves: store.shelves, now: () => new Date(), newId: randomUUID, spool: store.dir }
  let published = 0
  const start = (holder: string) =>
    startSchedule([source], deps, {
      log: createLog({ LOG_LEVEL: 'silent' }),
      retention: Retention.parse({}),
      holder,
      random: () => 0,
      onPublished: async () => void published++,
    })
  const schedules = [start('one'), start('two')]
  while (published < 3) await new Promise((resolve) => setTimeout(resolve, 50))
  await Promise.all(schedules.map((schedule) => schedule.stop()))
  const runs = await store.shelves.runs.find({}).lean()
  expect(runs.filter(({ state }) => state === 'published')).toHaveLength(1)
  expect(runs.every(({ state }) => state === 'published' || state === 'unchanged')).toBe(true)
  expect(() => enterpriseSource({ cron: 'whenever' })).toThrow('不是 cron 表达式')
})
