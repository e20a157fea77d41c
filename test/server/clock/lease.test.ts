import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { newHolder, withLease } from '../../../server/clock/lease'
import { useStore } from '../../support/useStore'

const store = useStore()

const list = () => ({ db: store.db, name: 'list' })
const at = (seconds: number) => () => new Date(Date.parse('2026-05-20T00:00:00.000Z') + seconds * 1_000)

it('lets one of many do the work, and the next one after it', async () => {
  let working = 0
  let most = 0
  let refused = 0
  let end = (): void => {}
  const allCame = new Promise<void>((resolve) => (end = resolve))
  const work = async () => {
    most = Math.max(most, ++working)
    await allCame
    working--
    return 'done'
  }
  const hold = async () => {
    const result = await withLease({ ...list(), holder: randomUUID(), now: at(0) }, work)
    if (result === null && ++refused === 4) end()
    return result
  }
  expect((await Promise.all(Array.from({ length: 5 }, hold))).filter((result) => result === 'done')).toHaveLength(1)
  expect(most).toBe(1)
  expect(await withLease({ ...list(), holder: 'next', now: at(0) }, work)).toBe('done')
})

it('is given back when the work fails, and taken from who died with it', async () => {
  await expect(withLease({ ...list(), holder: 'a', now: at(0) }, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
  await store.db.leases.collection.insertOne({ _id: 'list', holder: 'dead', until: at(120)() } as never)
  expect(await withLease({ ...list(), holder: 'b', now: at(119) }, async () => 'work')).toBeNull()
  expect(await withLease({ ...list(), holder: 'b', now: at(121) }, async () => 'work')).toBe('work')
})

it('does not wait for a process of this machine that is gone', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  const [host, , ...rest] = newHolder().split('/')
  await store.db.leases.collection.insertOne({ _id: 'list', holder: [host, child.pid, ...rest].join('/'), until: at(120)() } as never)
  expect(await withLease({ ...list(), holder: newHolder(), now: at(1) }, async () => 'work')).toBe('work')
  await store.db.leases.collection.insertOne({ _id: 'list', holder: newHolder(), until: at(120)() } as never)
  expect(await withLease({ ...list(), holder: newHolder(), now: at(1) }, async () => 'work')).toBeNull()
  await store.db.leases.deleteMany({})
  // In a container the next life has the same host name and the same number.
  await store.db.leases.collection.insertOne({
    _id: 'list',
    holder: [host, process.pid, 'before'].join('/'),
    until: at(120)(),
  } as never)
  expect(await withLease({ ...list(), holder: newHolder(), now: at(1) }, async () => 'work')).toBe('work')
})
