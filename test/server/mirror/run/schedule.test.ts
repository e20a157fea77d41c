import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { startClock } from '../../../../server/clock/clock'
import { createLog } from '../../../../server/log'
import { Retention } from '../../../../server/mirror/source/retention'
import { workHere } from '../../../../server/mirror/run/work'
import type { RunDoc } from '../../../../server/models/run'
import { mirrorJobs, rhythmOf, standsFor } from '../../../../server/mirror/run/schedule'
import { enterpriseSource } from '../../../support/sources'
import { useStore } from '../../../support/useStore'

const store = useStore()
const log = createLog({ LOG_LEVEL: 'silent' })

it('mirrors a source by its cron line, one process of two', async () => {
  const path = join(store.dir, 'list.csv')
  writeFileSync(path, '名称,代码,成立日期,法定代表人\n甲,A1,,\n')
  const source = enterpriseSource({ path, cron: '* * * * * *', offsetSeconds: 0 })
  const deps = { db: store.db, now: () => new Date(), newId: randomUUID, spool: store.dir }
  let published = 0
  const start = (holder: string) =>
    startClock(mirrorJobs([source], deps, { log, retention: Retention.parse({}), holder, onPublished: async () => void published++ }), {
      now: deps.now,
      log,
      random: () => 0,
    })
  const clocks = [start('one'), start('two')]
  while (published < 3) await new Promise((resolve) => setTimeout(resolve, 50))
  await Promise.all(clocks.map((clock) => clock.stop()))
  const runs = await store.db.runs.find({}).lean()
  expect(runs.filter(({ state }) => state === 'published')).toHaveLength(1)
  expect(runs.every(({ state }) => state === 'published' || state === 'unchanged')).toBe(true)
  expect(() => enterpriseSource({ cron: 'whenever' })).toThrow('不是 cron 表达式')
})

it('looks by the cron line of a source, else every so many minutes', () => {
  expect(rhythmOf(enterpriseSource({ cron: '30 7 * * 1-5', everyMinutes: 5 }))).toEqual({ cron: '30 7 * * 1-5' })
  expect(rhythmOf(enterpriseSource({ everyMinutes: 5 }))).toEqual({ everySeconds: 300 })
})

it('looks at a source once in an interval, whichever process comes first, and again in the next', async () => {
  const path = join(store.dir, 'once.csv')
  writeFileSync(path, '名称,代码,成立日期,法定代表人\n甲,A1,,\n')
  const source = enterpriseSource({ path, everyMinutes: 10, offsetSeconds: 0 })
  let at = Date.parse('2026-05-20T02:00:00.000Z')
  const deps = { db: store.db, now: () => new Date(at), newId: randomUUID, spool: store.dir }
  const [first, second] = ['one', 'two'].map((holder) => {
    const jobs = mirrorJobs([source], deps, { log, retention: Retention.parse({}), holder, onPublished: async () => {} })
    return () => jobs.find(({ name }) => name === `source ${source.name}`)?.work()
  })
  const looks = () => store.db.runs.countDocuments({ source: source.name })
  await first?.()
  at += 3_000
  await second?.()
  expect(await looks()).toBe(1)
  at += 597_000
  await first?.()
  at += 240_000
  await second?.()
  expect(await looks()).toBe(2)
  // The first is gone: the second looks in its own next interval.
  at += 600_000
  await second?.()
  expect(await looks()).toBe(3)
})

it('lets a look by a cron line stand as long as others may come later', () => {
  expect(standsFor({ cron: '0 0 3 * * *', everyMinutes: 10, offsetSeconds: 60 })).toBe(60_000)
  expect(standsFor({ everyMinutes: 10, offsetSeconds: 60 })).toBe(486_000)
})

it('takes away at night what dead processes had fetched, and nothing of a run under way', async () => {
  const spool = join(store.dir, 'spools')
  const now = new Date('2026-05-20T18:00:00.000Z')
  for (const [name, hours] of [
    ['run-dead', 25],
    ['run-under-way', 1],
  ] as const) {
    mkdirSync(join(spool, name), { recursive: true })
    const at = new Date(now.getTime() - hours * 3_600_000)
    utimesSync(join(spool, name), at, at)
  }
  const deps = { db: store.db, now: () => now, newId: randomUUID, spool }
  const jobs = mirrorJobs([], deps, { log, retention: Retention.parse({}), holder: 'one', onPublished: async () => {} })
  await jobs.find(({ name }) => name === 'retention')?.work()
  expect(readdirSync(spool)).toEqual(['run-under-way'])
})

it('shows and tells nothing of what was not done, for this process ends', async () => {
  const deps = { db: store.db, now: () => new Date('2026-05-20T18:00:00.000Z'), newId: randomUUID, spool: store.dir }
  const told: string[] = []
  const recorded = pino({ level: 'info' }, { write: (line: string) => void told.push((JSON.parse(line) as { msg: string }).msg) })
  const stopped = { state: 'stopped' } as RunDoc
  const ended = { holds: () => Promise.resolve(stopped), calendar: () => Promise.resolve(stopped), retain: () => Promise.resolve(null) }
  const options = { log: recorded, retention: Retention.parse({}), holder: 'one', onPublished: () => Promise.reject(new Error('shown')) }
  const jobs = mirrorJobs([enterpriseSource({ name: 'held' })], deps, { ...options, work: { ...workHere(deps), ...ended } })
  for (const name of ['holds held', 'calendar', 'retention']) await jobs.find((job) => job.name === name)?.work()
  expect(told).toEqual([
    'this process ends before all is public that is held no more',
    'this process ends before all is ended that is over',
  ])
})
