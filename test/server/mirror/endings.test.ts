import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runCalendar } from '../../../server/mirror/run/calendar'
import { retireSource, orphanedSources } from '../../../server/mirror/run/retire'
import { runSource } from '../../../server/mirror/run/run'
import { Source } from '../../../server/mirror/source/sources'
import { Draft } from '../../../server/editions/publish'
import { OPEN_END, type VersionDoc } from '../../../server/models/version'
import { runningThrough } from '../../support/machine'
import { enterpriseSource } from '../../support/sources'
import { useStore } from '../../support/useStore'
import { zipOf } from '../../support/workbooks'

/** How records end: by whose word, on which day, once, and for good. */

const store = useStore()
let today = '2026-05-20'
let tick = 0
beforeEach(() => {
  today = '2026-05-20'
})

const now = () => new Date(Date.parse(`${today}T02:00:00.000Z`) + ++tick)
const deps = () => ({
  db: store.db,
  now,
  machine: runningThrough(now),
  newId: randomUUID,
  spool: join(store.dir, 'spool'),
})
const HEADER = '名称,代码,截止,撤下,撤销日,修复日,更正,负责人'
const lists = (name: string, overrides: Record<string, unknown> = {}) =>
  enterpriseSource({
    name,
    kind: 'notice',
    path: join(store.dir, `${name}.csv`),
    columns: { title: '名称' },
    envelope: { publicUntil: '截止', withdrawn: '撤下', annulledOn: '撤销日', repairedOn: '修复日', correction: '更正' },
    persons: ['负责人'],
    ignore: [],
    ...overrides,
  })
const city = () => lists('city', { register: { name: 'notices', precedence: 1 } })
const province = () => lists('province', { register: { name: 'notices', precedence: 2 } })
function put(name: string, ...rows: string[]): void {
  writeFileSync(
    join(store.dir, `${name}.csv`),
    [HEADER, ...rows.map((row) => row + ','.repeat(7 - row.split(',').length + 1))].join('\n') + '\n',
  )
}
const run = (source: ReturnType<typeof lists>) => runSource(source, deps())
const open = async () =>
  Object.fromEntries(
    (await store.db.versions.find({ to: OPEN_END }).lean<VersionDoc[]>()).map(({ id, source, state, body, publicUntil, reason }) => [
      id.split('.')[0],
      { source, state, title: body && 'title' in body ? body.title : null, publicUntil, reason },
    ]),
  )
const only = async () => Object.values(await open())[0]

describe('one decision about one record', () => {
  it('whatever its rows say of it twice, in one file or in two', async () => {
    put('one', '甲,A1', '乙,A2')
    await run(lists('one'))
    // A repair in a row that cannot be read, and the record listed once more.
    put('one', '甲,A1', `${'长'.repeat(600)},A2,,,,2026-05-19`, '乙改,A2', `${'长'.repeat(600)},A2,,,,2026-05-18`)
    expect(await run(lists('one'))).toMatchObject({ state: 'published', changes: { repaired: 1 }, counts: { accepted: 1, refused: 3 } })
    expect(await run(lists('one'))).toMatchObject({ state: 'unchanged' })
  })

  it('is kept by the change set itself', async () => {
    const draft = new Draft(store.db, 0, { attempt: 'a', source: 's', now: () => new Date() })
    put('one', '甲,A1')
    await run(lists('one'))
    const [version] = await store.db.versions.find({}).lean<VersionDoc[]>()
    const decision = { operation: 'publish' as const, kind: 'notice' as const, id: 'x.1', ends: null, version: version as VersionDoc }
    await draft.add([decision])
    await expect(draft.add([decision])).rejects.toThrow('two decisions about notice/x.1')
    await draft.drop()
    expect(await store.db.editions.countDocuments({ state: 'prepared' })).toBe(0)
  })

  it('and never an edition of lines that were swept away meanwhile', async () => {
    put('one', '甲,A1')
    await run(lists('one'))
    const [version] = await store.db.versions.find({}).lean<VersionDoc[]>()
    const draft = new Draft(store.db, 1, { attempt: 'slow', source: 's', now: () => new Date() })
    const line = (n: number) => ({
      operation: 'publish' as const,
      kind: 'notice' as const,
      id: `x.${n}`,
      ends: null,
      version: { ...version, _id: `x${n}` } as VersionDoc,
    })
    // The second batch waits until the first has arrived.
    for (const from of [0, 1_000]) await draft.add(Array.from({ length: 1_000 }, (_, n) => line(from + n)))
    await store.db.changes.deleteMany({ attempt: 'slow', n: { $lt: 500 } })
    expect(await draft.publish()).toBeNull()
    expect(await store.db.editions.countDocuments({})).toBe(1)
  })
})

describe('a day that is yet to come', () => {
  it.each([
    ['a repair', '甲,A1,,,,2026-05-25', 'repaired'],
    ['an annulment', '甲,A1,,,2026-05-25', 'withdrawn'],
  ])('%s takes effect on its day, though the bytes stay the same', async (_name, row, state) => {
    put('one', row)
    await run(lists('one'))
    today = '2026-05-24'
    expect(await run(lists('one'))).toMatchObject({ state: 'unchanged' })
    expect(await only()).toMatchObject({ state: 'active' })
    today = '2026-05-25'
    expect(await run(lists('one'))).toMatchObject({ state: 'published' })
    expect(await only()).toMatchObject({ state, title: null })
    expect(await run(lists('one'))).toMatchObject({ state: 'unchanged' })
  })
})

describe('two sources of one record', () => {
  it('the second one takes its own word back and leaves the first as it is', async () => {
    put('city', '市里,A1')
    put('province', '省里,A1,2026-05-25')
    await run(city())
    await run(province())
    today = '2026-05-26'
    put('province', '省里,A1,2026-05-25', '别的,A2')
    await run(province())
    expect((await store.db.versions.findOne({ to: OPEN_END, source: 'city' }).lean<VersionDoc>())?.body).toMatchObject({
      title: '市里',
    })
    expect(await store.db.versions.countDocuments({ to: OPEN_END, state: 'active' })).toBe(2)
  })

  it('an end that the second one declares does not prolong the first', async () => {
    put('city', '市里,A1,2026-06-30')
    put('province', '省里,A1,2027-06-30')
    await run(city())
    await run(province())
    put('province', '省里,A1,2027-06-30,收回')
    await run(province())
    expect(await only()).toMatchObject({ source: 'city', title: '市里', publicUntil: '2026-06-30', state: 'active' })
    today = '2026-07-01'
    await runCalendar(deps())
    expect(await only()).toMatchObject({ state: 'expired' })
  })

  it.each(['calendar', 'province', 'city drops'])(
    'the end of the first is the end of the record, whoever comes first: %s',
    async (first) => {
      put('city', '市里,A1,2026-05-25')
      put('province', '省里,A1,2026-12-31')
      await run(city())
      await run(province())
      today = '2026-05-26'
      if (first === 'calendar') await runCalendar(deps())
      if (first === 'province') {
        put('province', '省里改,A1,2026-12-31')
        await run(province())
      }
      if (first === 'city drops') {
        put('city', '别的,A2')
        await run(city())
      }
      await runCalendar(deps())
      expect(
        (await store.db.versions
          .findOne({ to: OPEN_END, id: /^notices/ as never }, { state: 1 })
          .lean()
          .catch(() => null)) ?? (await open()),
      ).toBeTruthy()
      const ended = (await store.db.versions.find({ to: OPEN_END }).lean<VersionDoc[]>()).filter(({ state }) => state === 'expired')
      expect(ended).toHaveLength(1)
      put('province', '省里再改,A1,2026-12-31')
      await run(province())
      expect(
        (await store.db.versions.find({ to: OPEN_END, state: 'active' }).lean<VersionDoc[]>()).filter(
          ({ body }) => body && 'title' in body && body.title?.startsWith('省里'),
        ),
      ).toEqual([])
    },
  )

  it('a repair that the first tells before anything was public keeps the second from publishing it', async () => {
    put('city', '市里,A1,,,,2026-05-01', '别的,A2')
    put('province', '省里,A1')
    await run(city())
    await run(province())
    expect((await store.db.versions.find({ to: OPEN_END }).lean<VersionDoc[]>()).map(({ state }) => state).sort()).toEqual([
      'active',
      'repaired',
    ])
    put('city', '市里,A1', '别的,A2')
    await run(city())
    expect(await store.db.versions.countDocuments({ to: OPEN_END, state: 'active' })).toBe(1)
  })

  it('what another has ended and brought back is listed by both again', async () => {
    put('city', '市里,A1', '别的,A2')
    put('province', '省里,A1')
    await run(city())
    await run(province())
    put('city', '市里,A1,,收回', '别的,A2')
    await run(city())
    put('city', '市里,A1', '别的,A2')
    await run(city())
    expect(await run(province())).toMatchObject({ state: 'published', changes: { changed: 1 } })
    put('city', '别的,A2')
    await run(city())
    expect(
      (await store.db.versions.find({ to: OPEN_END, state: 'active' }).lean<VersionDoc[]>()).map(({ source }) => source).sort(),
    ).toEqual(['city', 'province'])
  })
})

describe('a source that left the list', () => {
  it('is noticed, and taken back by a word that is public', async () => {
    put('city', '市里,A1', '只在市里,A2')
    put('province', '省里,A1')
    await run(city())
    await run(province())
    expect(await orphanedSources(store.db, [province()])).toEqual(['city'])
    expect(await retireSource('city', '局里合并', deps())).toMatchObject({
      state: 'published',
      changes: { withdrawn: 1, changed: 1 },
      remarks: ['来源已从清单中移除：局里合并'],
    })
    expect(await orphanedSources(store.db, [province()])).toEqual([])
    expect((await store.db.versions.find({ to: OPEN_END, state: 'active' }).lean<VersionDoc[]>()).map(({ source }) => source)).toEqual([
      'province',
    ])
  })

  it('or that joins a register later leaves nothing behind under its old name, once a person has looked', async () => {
    put('city', ...Array.from({ length: 20 }, (_, i) => `通报${i},A${i}`))
    await run(lists('city'))
    expect(await run(city())).toMatchObject({ state: 'stopped', stoppedBy: ['too_few'] })
    expect(await store.db.versions.countDocuments({ to: OPEN_END, state: 'active' })).toBe(20)
  })
})

describe('a full source of several files', () => {
  it('takes nothing back while one of them holds no row', async () => {
    const dir = join(store.dir, 'pieces')
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir)
    const piece = (name: string, ...rows: string[]) => {
      writeFileSync(join(dir, name), ['名称,代码', ...rows].join('\n') + '\n')
      utimesSync(join(dir, name), new Date(0), new Date(0))
    }
    const source = Source.parse({
      name: 'pieces', title: '名单', agency: '局', kind: 'notice', format: 'csv', folder: { path: dir, read: 'all' },
      coverage: 'full', rhythmHours: 24, key: ['代码'], columns: { title: '名称' },
    }) // prettier-ignore
    piece('a.csv', ...Array.from({ length: 30 }, (_, i) => `甲${i},A${i}`))
    piece('b.csv', '乙,B1', '丙,B2')
    await runSource(source, deps())
    piece('b.csv')
    expect(await runSource(source, deps())).toMatchObject({ changes: { withdrawn: 0 }, reason: 'b.csv 里没有数据行，本次没有撤下任何记录' })
    expect(await store.db.versions.countDocuments({ to: OPEN_END, state: 'active' })).toBe(32)
  })
})

it('is told the same where its pieces come in one archive', async () => {
  const pieces = (second: string) => zipOf({ 'a.csv': `${HEADER}\n甲,A1,,,,,,\n`, 'b.csv': `${HEADER}\n${second}` })
  const path = join(store.dir, 'one.zip')
  const source = lists('one', { path, packed: { as: 'zip' } })
  writeFileSync(path, pieces('乙,A2,,,,,,\n'))
  await run(source)
  writeFileSync(path, pieces(''))
  expect(await run(source)).toMatchObject({ changes: { withdrawn: 0 }, reason: 'b.csv 里没有数据行，本次没有撤下任何记录' })
})

it('takes nothing back by an answer that may have been cut without anybody telling', async () => {
  let said = '甲,A1,,,,,,\n乙,A2,,,,,,\n'
  const server = createServer((socket) => void socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n\r\n${HEADER}\n${said}`)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/one.csv`
  const source = lists('one', { path: undefined, url, privateNetwork: true })
  try {
    await run(source)
    said = '甲改,A1,,,,,,\n'
    expect(await run(source)).toMatchObject({
      changes: { changed: 1, withdrawn: 0 },
      reason: expect.stringContaining('看不出是不是完整的'),
    })
  } finally {
    server.close()
  }
})

it('is not ended for good by a clock that ran ahead', async () => {
  put('one', '甲,A1,2027-01-01', '乙,A2')
  await run(lists('one'))
  today = '2037-01-01'
  await runCalendar(deps())
  expect(await store.db.versions.countDocuments({ to: OPEN_END, state: 'expired' })).toBe(1)
  today = '2026-05-21'
  expect(await run(lists('one'))).toMatchObject({ changes: { reinstated: 1 } })
})

it('is noticed where a source is about another kind of records now', async () => {
  put('one', '甲,A1', '乙,A2')
  await run(lists('one'))
  const now = lists('one', { kind: 'enterprise', columns: { name: '名称' } })
  await run(now)
  expect(await orphanedSources(store.db, [now])).toEqual(['one/notice'])
  expect(await retireSource('one/notice', '改登企业', deps())).toMatchObject({
    changes: { withdrawn: 2 },
    remarks: ['来源已改登别的类别：改登企业'],
  })
  expect(await orphanedSources(store.db, [now])).toEqual([])
})

it('publishes no older bytes over newer ones', async () => {
  put('one', '甲,A1', '乙,A2', '丙,A3')
  let overtake: (() => Promise<void>) | null = async () => {
    overtake = null
    put('one', '甲改,A1', '乙,A2', '丁,A4')
    await run(lists('one'))
  }
  // Held right before it takes its number, as a process that is put to sleep.
  const editions = store.db.editions.collection
  const insertOne = editions.insertOne.bind(editions)
  const spy = jest.spyOn(editions, 'insertOne').mockImplementation(async (...given: Parameters<typeof insertOne>) => {
    await overtake?.()
    return insertOne(...given)
  })
  expect(await run(lists('one'))).toMatchObject({ state: 'stopped', reason: '另一次更晚开始的采集已经发布' })
  spy.mockRestore()
  const shown = await store.db.versions.find({ to: OPEN_END, state: 'active' }).lean<VersionDoc[]>()
  expect(shown.map(({ body }) => body && 'title' in body && body.title).sort()).toEqual(['丁', '乙', '甲改'])
})

it('ends by date what its source drops after its end', async () => {
  put('one', '甲,A1,2026-05-25', '乙,A2')
  await run(lists('one'))
  today = '2026-05-26'
  put('one', '乙,A2')
  await run(lists('one'))
  expect((await store.db.versions.find({ to: OPEN_END, body: null }).lean<VersionDoc[]>()).map(({ state }) => state)).toEqual(['expired'])
  put('one', '甲,A1', '乙,A2')
  await run(lists('one'))
  expect(await store.db.versions.countDocuments({ to: OPEN_END, state: 'active' })).toBe(1)
})

it('brings a penalty back whose end its source has mended, though the new end is the law’s own', async () => {
  const penalties = Source.parse({
    name: 'penalties',
    title: '处罚',
    agency: '局',
    kind: 'penalty',
    format: 'csv',
    path: join(store.dir, 'one.csv'),
    coverage: 'additions',
    rhythmHours: 24,
    key: ['代码'],
    columns: { 'enterprises.0.name': '名称', decidedOn: '撤销日' },
    envelope: { publicUntil: '截止' },
    ignore: ['撤下', '修复日', '更正', '负责人'],
    guards: { unknownColumns: 'warn' },
  }) as ReturnType<typeof lists>
  put('one', '云帆恒达建材有限公司,A1,2026-06-05,,2026-05-06')
  expect(await run(penalties)).toMatchObject({ state: 'published' })
  today = '2026-06-06'
  await runCalendar(deps())
  // A lost cell brings nothing back, though the law's end is later.
  put('one', '云帆恒达建材有限公司,A1,,,2026-05-06')
  expect(await run(penalties)).toMatchObject({ state: 'unchanged' })
  put('one', '云帆恒达建材有限公司,A1,2027-05-06,,2026-05-06')
  expect(await run(penalties)).toMatchObject({ changes: { reinstated: 1 } })
})

it('tells a correction once, and every later change as an ordinary one', async () => {
  put('one', '错的,A1')
  await run(lists('one'))
  put('one', '对的,A1,,,,,录入有误')
  expect(await run(lists('one'))).toMatchObject({ changes: { changed: 1 } })
  expect(await only()).toMatchObject({ state: 'corrected', reason: '录入有误' })
  put('one', '对的,A1,2027-01-01,,,,录入有误')
  await run(lists('one'))
  expect(await only()).toMatchObject({ state: 'corrected', reason: '来源内容有变' })
})

it('names nobody in the reason of an end, whether or not the row can be read', async () => {
  put('one', '甲,A1', '乙,A2')
  await run(lists('one'))
  put('one', '甲,A1,,王望潮申请后撤下,,,,王望潮', `${'长'.repeat(600)},A2,,王望潮申请后撤下,,,,王望潮`)
  await run(lists('one'))
  const told = JSON.stringify(await store.db.versions.find({}).lean())
  expect(told).toContain('王**申请后撤下')
  expect(told).not.toContain('望潮')
})

it('leaves nobody’s name behind where a row that never was public tells why it is over', async () => {
  const parties = { columns: { title: '名称', 'enterprises.0.name': '负责人' }, persons: [] }
  put('one', '甲,A1,,云帆恒达建材申请后撤下,,,,云帆恒达建材有限公司', `${'长'.repeat(600)},A2,,云帆恒达建材申请后撤下`, '丙,A3')
  await run(lists('one', parties))
  const reasons = (await store.db.versions.find({ state: 'withdrawn' }).lean<VersionDoc[]>()).map(({ reason }) => reason)
  expect(reasons.sort()).toEqual(['当事人申请后撤下', '来源撤下'])
})

it('takes a repair for one whatever else its row says, and never brings it back', async () => {
  put('one', '甲,A1', '乙,A2')
  await run(lists('one'))
  put('one', '甲,A1,,录入错误,,2026-05-01', '乙,A2')
  expect(await run(lists('one'))).toMatchObject({ changes: { repaired: 1 } })
  put('one', '甲,A1', '乙,A2')
  expect(await run(lists('one'))).toMatchObject({ state: 'unchanged' })
})

it('runs no clock over what never was public here', async () => {
  put('one', '甲,A1,,撤下,2026-03-02', '乙,A2')
  await run(lists('one'))
  put('one', '甲,A1,,撤下,2026-03-02', '乙,A2,,撤下,2026-05-18')
  await run(lists('one'))
  const tombstones = (await store.db.versions.find({ to: OPEN_END, state: 'withdrawn' }).lean<VersionDoc[]>()).map(
    ({ tombstone }) => tombstone?.due,
  )
  expect(tombstones.sort()).toEqual(['2026-05-21', undefined])
})
