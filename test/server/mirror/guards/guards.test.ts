import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { linesIn } from '../../../../server/models/change'
import { ReleaseError, releaseRun, runSource } from '../../../../server/mirror/run/run'
import { OPEN_END } from '../../../../server/models/version'
import { enterpriseSource } from '../../../support/sources'
import { useStore } from '../../../support/useStore'

const store = useStore()
const path = join(store.dir, 'source.csv')
let time = Date.parse('2026-05-20T02:00:00.000Z')

const deps = () => ({ db: store.db, now: () => new Date((time += 1_000)), newId: randomUUID, spool: store.dir })
const HEADER = '名称,代码,成立日期,法定代表人'
const rows = (count: number, cells = (i: number) => `企业${i},K${i},2020-01-01,`) => Array.from({ length: count }, (_, i) => cells(i))
const put = (lines: string[], header = HEADER) => writeFileSync(path, [header, ...lines].join('\n') + '\n')
const run = (overrides = {}) => runSource(enterpriseSource({ path, ...overrides }), deps())
const release = (id: string, overrides = {}) =>
  releaseRun(enterpriseSource({ path, ...overrides }), { run: id, why: '已与来源核实' }, deps())
const current = () => store.db.versions.countDocuments({ to: OPEN_END, state: 'active' })

describe('a full source that suddenly lists less', () => {
  it('stops below its share, keeps the last edition, and says why', async () => {
    put(rows(100))
    await run()
    put(rows(89))
    expect(await run()).toMatchObject({
      state: 'stopped',
      edition: null,
      stoppedBy: ['too_few'],
      reason: '公示中的 100 条里，来源这次只列出 89 条，少于 90%',
      counts: { read: 89, accepted: 89 },
    })
    expect(await current()).toBe(100)
    expect(linesIn(await store.db.changes.find({}).lean())).toHaveLength(100)
    put(rows(90))
    expect(await run()).toMatchObject({ state: 'published', changes: { withdrawn: 10 } })
  })

  it('lets a small source move by single rows, as far as its floor', async () => {
    put(rows(8))
    await run()
    put(rows(3))
    expect(await run()).toMatchObject({ state: 'published', changes: { withdrawn: 5 } })
    put(rows(8))
    await run()
    put(rows(2))
    expect(await run()).toMatchObject({ state: 'stopped', stoppedBy: ['too_few'] })
  })

  it('counts a row that cannot be read as listed, and asks nothing of an additive source', async () => {
    put(rows(100))
    await run()
    put(rows(100, (i) => (i < 50 ? `企业${i},K${i},坏,` : `企业${i},K${i},2020-01-01,`)))
    expect(await run()).toMatchObject({ state: 'unchanged', counts: { refused: 50 } })
    put(rows(1))
    expect(await run({ coverage: 'additions' })).toMatchObject({ state: 'unchanged' })
  })

  it('stops where as many rows come under other keys', async () => {
    put(rows(100, (i) => `企业${i},00${i},2020-01-01,`))
    await run()
    put(rows(100, (i) => `企业${i},${i},2020-01-01,`))
    expect(await run()).toMatchObject({ state: 'stopped', stoppedBy: ['too_few'] })
    expect(await current()).toBe(100)
  })

  it('remarks on one that suddenly lists much more', async () => {
    put(rows(20))
    await run()
    put(rows(60))
    expect(await run()).toMatchObject({ state: 'published', remarks: ['编码：UTF-8', '来源列出 60 条，是公示中 20 条的 3.0 倍'] })
  })
})

it('stops at a column that nobody declared, or only remarks on it where the source says so', async () => {
  put(
    rows(3, (i) => `企业${i},K${i},,,1390000000${i}`),
    HEADER + ',联系电话',
  )
  expect(await run()).toMatchObject({
    state: 'stopped',
    stoppedBy: ['unknown_column'],
    reason: '出现 1 个未登记的列：“联系电话”；没有采用',
  })
  expect(await run({ guards: { unknownColumns: 'warn' } })).toMatchObject({ state: 'published' })
})

it('refuses one unknown word as a slip, and stops at a new category', async () => {
  const columns = { name: '名称', uscc: '代码', sector: '法定代表人' }
  const overrides = { columns, ignore: ['成立日期'] }
  put(rows(20, (i) => `企业${i},K${i},,${i < 2 ? '航天' : '化工'}`))
  expect(await run(overrides)).toMatchObject({ state: 'published', counts: { refused: 2 } })
  put(rows(20, (i) => `企业${i},K${i},,${i < 3 ? '航天' : '化工'}`))
  expect(await run(overrides)).toMatchObject({
    state: 'stopped',
    stoppedBy: ['unknown_word'],
    reason: '出现没有登记的分类：法定代表人“航天”3 行',
  })
})

it('stops where a required column empties', async () => {
  const overrides = { columns: { name: '名称', uscc: '代码', registeredOn: { from: '成立日期', required: true } } }
  put(rows(20))
  await run(overrides)
  put(rows(20, (i) => `企业${i},K${i},${i < 15 ? '' : '2020-01-01'},`))
  expect(await run(overrides)).toMatchObject({ state: 'stopped', stoppedBy: ['fill_dropped'], reason: '必填的列变空了：成立日期 100%→25%' })
})

describe('a person releases a stopped run', () => {
  it('publishes the very bytes that were stopped, and says who it follows and why', async () => {
    put(rows(100))
    await run()
    put(rows(40))
    const stopped = await run()
    // What the source says meanwhile is another run's.
    put(rows(70))
    const released = await release(stopped._id)
    expect(released).toMatchObject({
      state: 'published',
      changes: { withdrawn: 60 },
      release: { run: stopped._id, why: '已与来源核实' },
      rawSha256: stopped.rawSha256,
      remarks: ['编码：UTF-8', '公示中的 100 条里，来源这次只列出 40 条，少于 90%'],
    })
    expect(await current()).toBe(40)
    put(rows(40))
    expect(await run()).toMatchObject({ state: 'unchanged' })
  })

  it('releases only the guards that stopped it', async () => {
    put(rows(100))
    await run()
    put(rows(40))
    const stopped = await run()
    // Meanwhile the description no longer knows a column.
    expect(await release(stopped._id, { ignore: [] })).toMatchObject({ state: 'stopped', stoppedBy: ['unknown_column'] })
    expect(await current()).toBe(100)
  })

  it('refuses what cannot be released', async () => {
    put(rows(100))
    const published = await run()
    await expect(release('none')).rejects.toThrow(new ReleaseError('没有编号为 none 的采集'))
    await expect(release(published._id)).rejects.toThrow('不是被核对规则停下的')
    writeFileSync(path, '')
    await expect(release((await run())._id)).rejects.toThrow('不是被核对规则停下的')
    put(rows(40))
    const stopped = await run()
    await expect(release(stopped._id, { name: 'other' })).rejects.toThrow('属于来源“test”')
    put(rows(95))
    await run()
    await expect(release(stopped._id)).rejects.toThrow('这次采集之后来源又正常到达过')
  })
})

it('refuses a release where the source has arrived well since, or is described otherwise', async () => {
  put(rows(100))
  await run()
  put(rows(40))
  const stopped = await run()
  await expect(release(stopped._id, { key: ['代码', '名称'] })).rejects.toThrow('停下之后来源登记改过')
  put(rows(100))
  expect(await run()).toMatchObject({ state: 'unchanged' })
  await expect(release(stopped._id)).rejects.toThrow('这次采集之后来源又正常到达过')
  expect(await current()).toBe(100)
})

it('takes another declared spelling of a header for the same column', async () => {
  const overrides = {
    key: [['代码', '信用代码']],
    columns: { name: '名称', uscc: { from: ['代码', '信用代码'] }, registeredOn: '成立日期' },
  }
  put(rows(20))
  await run(overrides)
  put(rows(21))
  writeFileSync(path, readFileSync(path, 'utf8').replace('代码', '信用代码'))
  expect(await run(overrides)).toMatchObject({ state: 'published', stoppedBy: [] })
})

it('stops where a column of ends moves into the past, and where a lost one brings back what was over', async () => {
  const overrides = {
    kind: 'notice',
    columns: { title: '名称' },
    envelope: { publicUntil: '成立日期', withdrawn: '法定代表人' },
    ignore: [],
  }
  put(rows(100, (i) => `通报${i},K${i},2027-01-01,${i < 20 ? '撤销' : ''}`))
  await run(overrides)
  put(rows(100, (i) => `通报${i},K${i},2026-01-01,${i < 20 ? '撤销' : ''}`))
  expect(await run(overrides)).toMatchObject({ state: 'stopped', stoppedBy: ['too_many_ended'] })
  put(rows(100, (i) => `通报${i},K${i},2027-01-01,`))
  expect(await run(overrides)).toMatchObject({
    state: 'stopped',
    stoppedBy: ['too_many_back'],
    reason: '来源这次要恢复 20 条已停止公示的记录，公示中的有 80 条',
  })
  expect(await current()).toBe(80)
})

it('stops where a column that filled with the wrong word would end everything', async () => {
  const overrides = { envelope: { withdrawn: '法定代表人' }, ignore: [] }
  put(rows(100))
  await run(overrides)
  put(rows(100, (i) => `企业${i},K${i},2020-01-01,无`))
  expect(await run(overrides)).toMatchObject({
    state: 'stopped',
    stoppedBy: ['too_many_ended'],
    reason: '来源这次要撤下、修复或截止 100 条，公示中的有 100 条',
  })
  expect(await current()).toBe(100)
})

it('keeps what was released once released, when another guard stops the release', async () => {
  put(rows(100))
  await run()
  put(rows(40))
  const first = await run()
  const second = await release(first._id, { ignore: [] })
  expect(second).toMatchObject({ state: 'stopped', stoppedBy: ['unknown_column'] })
  expect(await release(second._id, { ignore: [] })).toMatchObject({ state: 'published', changes: { withdrawn: 60 } })
})
