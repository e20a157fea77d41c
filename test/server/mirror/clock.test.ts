import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { confirmClock, readClock } from '../../../server/clock/marks'
import { createLog } from '../../../server/log'
import { runCalendar } from '../../../server/mirror/run/calendar'
import { watchClock } from '../../../server/mirror/run/clockWatch'
import { clockInWords, endingDay } from '../../../server/mirror/run/endingDay'
import { retain } from '../../../server/mirror/run/retention'
import { Retention } from '../../../server/mirror/source/retention'
import { runSource } from '../../../server/mirror/run/run'
import { verifySource } from '../../../server/mirror/run/verify'
import { OPEN_END, type VersionDoc } from '../../../server/models/version'
import { enterpriseSource } from '../../support/sources'
import { useStore } from '../../support/useStore'

/** A clock that runs ahead ends nothing by itself; a confirmed one ends what waited, and brings back what was ended too early. */

const store = useStore()
const path = join(store.dir, 'list.csv')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse('2026-05-20T02:00:00.000Z')

/** hours that have passed, hours that the clock is ahead of that, and the life of the machine */
let [passed, ahead, boot] = [0, 0, 'first']
let tick = 0
beforeEach(() => {
  ;[passed, ahead, boot] = [0, 0, 'first']
})
const now = () => new Date(START + (passed + ahead) * HOUR + ++tick)
const deps = () => ({
  db: store.db,
  now,
  machine: () => ({ boot, uptimeMs: passed * HOUR }),
  newId: randomUUID,
  spool: store.dir,
  waiting: { sleep: async () => {}, random: () => 0 },
})
const source = (overrides: Record<string, unknown> = {}) =>
  enterpriseSource({
    kind: 'notice',
    path,
    columns: { title: '名称' },
    envelope: { publicUntil: '截止', repairedOn: '修复日' },
    ignore: [],
    ...overrides,
  })
const put = (...rows: string[]) => writeFileSync(path, ['名称,代码,截止,修复日', ...rows].join('\n') + '\n')
const run = (overrides = {}) => runSource(source(overrides), deps())
const states = async () =>
  Object.fromEntries(
    (await store.db.versions.find({ to: OPEN_END }).lean<VersionDoc[]>()).map(({ state, body, id }) => [
      (body && 'title' in body && body.title) || id,
      state,
    ]),
  )
const shown = () => store.db.versions.countDocuments({ to: OPEN_END, state: 'active' })
const notices = (count: number, until: (i: number) => string) => Array.from({ length: count }, (_, i) => `通报${i},K${i},${until(i)},`)

const server: Server = createServer((_request, response) => {
  if (said !== null) response.setHeader('Date', said.toUTCString())
  response.sendDate = false
  response.end(['名称,代码,截止,修复日', ...served].join('\n') + '\n')
})
let said: Date | null = null
let served: string[] = []
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))
const overTheNet = (overrides: Record<string, unknown> = {}) =>
  source({ path: undefined, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, privateNetwork: true, ...overrides })

it('ends nothing 400 days ahead, neither by the calendar nor by what rows say, and everything is as before once the clock is right', async () => {
  put(...notices(20, () => '2026-12-31'), '将修复,R1,,2026-09-01')
  await run()
  const before = await states()
  ahead = 400 * 24
  boot = 'second'
  expect(await runCalendar(deps())).toBeNull()
  expect(await run()).toMatchObject({ state: 'unchanged', edition: null })
  // New things begin, but for what is over by that clock.
  put(...notices(20, () => '2026-12-31'), '将修复,R1,,2026-09-01', '新来,N1,2029-01-01,', '疑已过期,N2,2027-01-01,')
  const wrong = await run()
  expect(wrong).toMatchObject({ state: 'published', changes: { published: 1, expired: 0, repaired: 0 } })
  expect(wrong.remarks).toEqual([
    '编码：UTF-8',
    '采用 23 行，其中 1 行未公开：按本机时钟公示期已届满，等时钟确认 1 行',
    '本机时钟显示 2027-06-24，尚未得到确认：按确知已到的 2026-05-20 判断公示期是否届满',
  ])
  expect(await states()).toEqual({ ...before, 新来: 'active' })
  ahead = 0
  expect(await runCalendar(deps())).toBeNull()
  expect(await run()).toMatchObject({ state: 'published', changes: { published: 1 } })
  expect(await states()).toEqual({ ...before, 新来: 'active', 疑已过期: 'active' })
  expect((await verifySource(source(), store.db, store.dir)).differences).toEqual([])
  // What was read under the wrong clock is not read again and again.
  const second = await run()
  expect(second).toMatchObject({ state: 'unchanged' })
  expect(second.findingsRun).not.toBe(second._id)
})

it('takes back what a clock that was wrong from the first start on left unpublished, without a person', async () => {
  put('将公示,K1,2027-01-01,', '长期,K2,2029-01-01,')
  ahead = 400 * 24
  await run()
  expect(await states()).toEqual({ 长期: 'active' })
  ahead = 0
  boot = 'second'
  expect(await run()).toMatchObject({ state: 'published', changes: { published: 1 } })
  expect(await states()).toEqual({ 将公示: 'active', 长期: 'active' })
  const again = await run()
  expect(again).toMatchObject({ state: 'unchanged' })
  expect(again.findingsRun).not.toBe(again._id)
})

it('forgets a time to come that only its own clock said once that shows an earlier one: it would let the clock run ahead again', async () => {
  ahead = 400 * 24
  put(...notices(20, () => '2026-12-31'), ...notices(20, () => '2029-01-01').map((row) => `长期${row.replace('K', 'L')}`))
  await run()
  // The same life of the machine, and another one.
  for (const life of ['first', 'second']) {
    boot = life
    ahead = 0
    expect(await endingDay(deps())).toMatchObject({ clockDay: '2026-05-20', endsOn: '2026-05-20' })
    expect((await readClock(deps())).sure.getTime()).toBeLessThanOrEqual(START + HOUR)
    await run()
    expect(await shown()).toBe(40)
    ahead = 400 * 24
    boot = `${life} again`
    expect(await endingDay(deps())).toMatchObject({ clockDay: '2027-06-24', endsOn: '2026-05-20', waiting: 20 })
    expect(await runCalendar(deps())).toBeNull()
    expect(await shown()).toBe(40)
  }
})

it('keeps a time that a server or a person said, whatever the clock shows', async () => {
  for (const by of ['source x', 'store', 'person'] as const) {
    await store.db.clockMarks.deleteMany({})
    await confirmClock(deps(), now(), by)
    ahead = -30 * 24
    boot = `behind ${by}`
    await readClock(deps())
    expect(await store.db.clockMarks.countDocuments({ by, sure: { $gt: new Date(START - HOUR) } })).toBeGreaterThan(0)
    ahead = 0
  }
})

it('goes on for ever with folders alone, over stops of a night, while the hours that nobody counted are few', async () => {
  put(...notices(3, (i) => `2026-06-0${i + 1}`))
  await run()
  for (let day = 0; day < 14; day++) {
    passed += 24
    // One night nobody counted.
    if (day === 6) boot = 'second'
    await runCalendar(deps())
    await run()
  }
  expect(await shown()).toBe(1)
})

it('waits after three months off, and a word of a person, of a server, or of another machine that went on releases everything', async () => {
  const begin = async () => {
    for (const model of Object.values(store.db.connection.models)) await model.collection.deleteMany({})
    ;[passed, boot] = [0, 'first']
    served = notices(40, (i) => (i < 30 ? '2026-07-01' : '2026-12-31'))
    put(...served)
    said = null
    await run()
    ;[passed, boot] = [90 * 24, 'second']
    expect(await runCalendar(deps())).toBeNull()
    const words = clockInWords(await endingDay(deps()))
    expect(words).toBe(
      '本机时钟显示 2026-08-18，但确知已到的只有 2026-05-20：到期的（现有 30 条）先不截止、不清除，等时钟得到确认。网上来源或另一台机器的时间与本机相符时自动确认；只有文件夹来源时，由人看过日历后执行：npm run mirror -- --confirm-clock 今天的日期',
    )
    await run()
    expect(await shown()).toBe(40)
  }
  await begin()
  await confirmClock(deps(), now(), 'person')
  expect(await runCalendar(deps())).toMatchObject({ changes: { expired: 30 } })

  await begin()
  // A server whose time is another confirms nothing.
  said = new Date(now().getTime() - DAY)
  await runSource(overTheNet({ name: 'net' }), deps())
  expect(await runCalendar(deps())).toBeNull()
  said = now()
  await runSource(overTheNet({ name: 'net', confirmsClock: false }), deps())
  expect(await runCalendar(deps())).toBeNull()
  expect(await runSource(overTheNet({ name: 'net' }), deps())).toMatchObject({ counts: { accepted: 40 } })
  expect(await runCalendar(deps())).toMatchObject({ changes: { expired: 30 } })

  await begin()
  await readClock({ ...deps(), machine: () => ({ boot: 'another', uptimeMs: 0 }) })
  expect(await runCalendar(deps())).toBeNull()
  await store.db.clockMarks.updateOne({ _id: 'another' }, { $set: { sure: now() } })
  expect(await runCalendar(deps())).toMatchObject({ changes: { expired: 30 } })
})

it('is read as it should by the very run that confirms the clock: what ended meanwhile is no fault of its file', async () => {
  served = notices(40, (i) => (i < 30 ? '2026-07-01' : '2026-12-31'))
  said = now()
  await runSource(overTheNet(), deps())
  ;[passed, boot] = [90 * 24, 'second']
  expect(await runCalendar(deps())).toBeNull()
  ;[said, served] = [now(), [...served, '新来,N1,,']]
  expect(await runSource(overTheNet(), deps())).toMatchObject({ state: 'published', stoppedBy: [], changes: { expired: 30, published: 1 } })
})

it('lets much end at once only where nothing but minutes is unaccounted for', async () => {
  put(...notices(40, (i) => (i < 30 ? '2026-05-20' : i < 33 ? '2026-05-21' : '2026-12-31')))
  await run()
  ;[passed, boot] = [24, 'second']
  expect(await runCalendar(deps())).toBeNull()
  expect(await shown()).toBe(40)
  await confirmClock(deps(), now(), 'person')
  expect(await runCalendar(deps())).toMatchObject({ changes: { expired: 30 } })
  ;[passed, boot] = [48, 'third']
  expect(await runCalendar(deps())).toMatchObject({ changes: { expired: 3 } })
})

it('brings back without a person what was ended too early, however much it is', async () => {
  put(...notices(40, () => '2026-12-31'))
  await run()
  ahead = 400 * 24
  // Somebody took the wrong day for the right one.
  await confirmClock(deps(), now(), 'person')
  expect(await runCalendar(deps())).toMatchObject({ changes: { expired: 40 } })
  ahead = 0
  expect(await run()).toMatchObject({ state: 'published', stoppedBy: [], changes: { reinstated: 40 } })
  expect(await shown()).toBe(40)
  // A true word takes the wrong one back.
  await confirmClock(deps(), now(), 'person')
  ahead = 400 * 24
  expect(await runCalendar(deps())).toBeNull()
  expect(await shown()).toBe(40)
})

it('brings nothing back by a clock that is behind what a server confirmed, and says so', async () => {
  served = ['短期,K1,2026-06-01,', '长期,K2,2029-01-01,']
  said = now()
  await runSource(overTheNet(), deps())
  passed = 30 * 24
  said = now()
  await runSource(overTheNet(), deps())
  await runCalendar(deps())
  expect(await shown()).toBe(1)
  // A battery was empty, and the machine began with an old day.
  ;[ahead, boot, said] = [-400 * 24, 'second', null]
  served = [...served, '新来,K3,2029-01-01,']
  expect(await runSource(overTheNet(), deps())).toMatchObject({ changes: { reinstated: 0, published: 1 } })
  expect(await shown()).toBe(2)
  const behind = '本机时钟显示 2025-05-15，而别的服务器确认过的 2026-06-19 已经到了：时钟慢了，请校准；公示期按 2026-06-19 判断'
  expect(clockInWords(await endingDay(deps()))).toBe(behind)
  expect(await runSource(overTheNet(), deps())).toMatchObject({ changes: { reinstated: 0 } })
  ahead = 0
  expect(clockInWords(await endingDay(deps()))).toBeNull()
  expect(await runSource(overTheNet(), deps())).toMatchObject({ changes: { reinstated: 0 } })
})

it('drops nothing that is kept inside before its time has surely come', async () => {
  put('甲,K1,坏,')
  await run()
  const rules = Retention.parse({})
  const drop = () => retain(store.db, rules, now(), deps().machine)
  ahead = 400 * 24
  expect(await drop()).toEqual({ refusedTexts: 0, rawFiles: 0, reports: 0, pictures: 0 })
  ;[ahead, passed] = [0, 31 * 24]
  expect(await drop()).toEqual({ refusedTexts: 1, rawFiles: 1, reports: 0, pictures: 0 })
})

it('tells the log and the health once where nobody confirms the clock, and once when somebody does', async () => {
  put(...notices(3, () => '2026-12-31'))
  await run()
  const told: string[] = []
  const log = { ...createLog({ LOG_LEVEL: 'silent' }), warn: (text: string) => told.push(text), info: (text: string) => told.push(text) }
  let theirs = now()
  const watch = watchClock(deps(), async () => theirs, log as never)
  await watch.look()
  expect(watch.words()).toBeNull()
  ahead = 400 * 24
  await watch.look()
  await watch.look()
  expect(watch.words()).toMatch(/^本机时钟显示 2027-06-24，但确知已到的只有 2026-05-20/)
  theirs = now()
  await watch.look()
  expect(watch.words()).toBeNull()
  expect(told).toEqual([expect.stringMatching(/^本机时钟显示/), 'the clock is confirmed: what is over ends'])
})
