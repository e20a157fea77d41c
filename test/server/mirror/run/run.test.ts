import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WARNINGS_MAX } from '../../../../server/mirror/rows/kept'
import { runCalendar } from '../../../../server/mirror/run/calendar'
import { openSpool } from '../../../../server/mirror/fetch/spool'
import { loadRaw } from '../../../../server/mirror/run/raw'
import { runSource } from '../../../../server/mirror/run/run'
import { Source, type CsvSource } from '../../../../server/mirror/source/sources'
import { OPEN_END, type VersionDoc } from '../../../../server/models/version'
import { runningThrough } from '../../../support/machine'
import { enterpriseSource } from '../../../support/sources'
import { useStore } from '../../../support/useStore'

const store = useStore()
const path = join(store.dir, 'source.csv')
let time = new Date('2026-05-20T02:00:00.000Z')

beforeEach(() => {
  time = new Date('2026-05-20T02:00:00.000Z')
})

const now = () => (time = new Date(time.getTime() + 1))
const deps = () => ({ db: store.db, now, machine: runningThrough(now), newId: randomUUID })
const source = (overrides = {}): CsvSource => enterpriseSource({ path, ...overrides })
const put = (...lines: string[]) => writeFileSync(path, ['名称,代码,成立日期,法定代表人', ...lines].join('\n') + '\n')
const run = (overrides = {}) => runSource(source(overrides), deps())
const shown = async () =>
  (await store.db.versions.find({ to: OPEN_END, state: 'active' }).sort({ 'facets.order': 1 }).lean<VersionDoc[]>()).map((version) =>
    version.body && 'name' in version.body ? version.body.name : null,
  )

it('publishes once; the same bytes again change nothing and say so', async () => {
  put('甲,A1,,', '乙,A2,,')
  expect(await run()).toMatchObject({ state: 'published', edition: 1, counts: { read: 2, accepted: 2 }, changes: { published: 2 } })
  expect(await run()).toMatchObject({ state: 'unchanged', edition: null, counts: { read: 2, accepted: 2 } })
  expect(await store.db.editions.countDocuments()).toBe(1)
})

it('calls only what was delivered an arrival: a file that nobody renews does not stay fresh', async () => {
  put('甲,A1,,')
  const first = await run()
  expect(first.arrivedAt).toEqual(first.startedAt)
  utimesSync(path, new Date('2026-05-01T00:00:00.000Z'), new Date('2026-05-01T00:00:00.000Z'))
  time = new Date('2026-05-22T02:00:00.000Z')
  expect(await run()).toMatchObject({ state: 'unchanged', arrivedAt: first.arrivedAt })
  const renewed = new Date('2026-05-23T01:00:00.000Z')
  utimesSync(path, renewed, renewed)
  time = new Date('2026-05-23T02:00:00.000Z')
  expect(await run()).toMatchObject({ state: 'unchanged', arrivedAt: renewed })
})

it('reads again when only the mapping has changed, and when white space alone has', async () => {
  put('甲,A1,2020-1-2,')
  await run()
  expect(await run({ columns: { name: '名称', uscc: '代码' }, ignore: ['法定代表人', '成立日期'] })).toMatchObject({
    state: 'published',
    changes: { changed: 1 },
  })
  put(' 甲 ,A1,2020-01-02,')
  expect(await run({ columns: { name: '名称', uscc: '代码' }, ignore: ['法定代表人', '成立日期'] })).toMatchObject({ state: 'unchanged' })
})

it('reads again when the system of its positions is stated, or their bounds', async () => {
  writeFileSync(path, '名称,代码,经度,纬度\n甲,A1,113.2644,23.1291\n')
  const placed = { columns: { name: '名称', uscc: '代码', 'place.lng': '经度', 'place.lat': '纬度' }, ignore: [] }
  await run(placed)
  expect(await run({ ...placed, coordinates: 'WGS-84' })).toMatchObject({ state: 'published', changes: { changed: 1 } })
  const bounded = await run({ ...placed, coordinates: 'WGS-84', bounds: [114, 22, 115, 24] })
  expect(bounded.findingsRun).toBe(bounded._id)
})

it('keeps so many findings of a run, and tells how many more there were', async () => {
  put(...Array.from({ length: WARNINGS_MAX + 2 }, (_, i) => `甲${i},A${i},,`))
  const { _id, warnings, findingsLeftOut, remarks } = await run()
  expect(findingsLeftOut).toBe(warnings - WARNINGS_MAX)
  expect(remarks).toContain('退回和提醒太多，另有 2 条只计了数，没有逐条留下')
  expect(await store.db.findings.countDocuments({ run: _id })).toBe(WARNINGS_MAX)
})

it('withdraws what a full source drops, not what an additive one does', async () => {
  put('甲,A1,,', '乙,A2,,')
  await run()
  put('甲,A1,,')
  expect(await run({ coverage: 'additions' })).toMatchObject({ state: 'unchanged' })
  expect(await run()).toMatchObject({ state: 'published', changes: { withdrawn: 1 } })
  expect(await shown()).toEqual(['甲'])
})

describe('withdraws nothing', () => {
  beforeEach(async () => {
    put('甲,A1,,', '乙,A2,,')
    await run()
  })
  it.each([
    ['for an empty answer', () => writeFileSync(path, ''), '来源是空的'],
    ['for a header alone', () => put(), '来源里没有数据行'],
    ['for an error page', () => writeFileSync(path, '<html>502</html>'), '登记的格式是 CSV，送来的是网页'],
    ['for a missing file', () => writeFileSync(join(store.dir, 'other'), ''), /读不到来源文件/],
    ['when every row is refused', () => put(',A1,,', ',A2,,'), '没有一行可以采用'],
  ])('%s', async (name, change, reason) => {
    change()
    expect(await run(name.includes('missing') ? { path: path + '.gone' } : {})).toMatchObject({
      state: 'stopped',
      edition: null,
      reason: expect.stringMatching(reason),
    })
    expect(await shown()).toEqual(['乙', '甲'].sort())
  })

  it('for a row that is listed and cannot be read', async () => {
    put('甲,A1,坏日期,', '乙,A2,,')
    expect(await run()).toMatchObject({ state: 'unchanged', counts: { refused: 1 } })
    expect(await shown()).toHaveLength(2)
  })

  it('where a refused row does not even tell which record it is', async () => {
    put('乙,A2,,', '丙,,,')
    expect(await run()).toMatchObject({ changes: { withdrawn: 0 }, reason: '有 1 行退回且读不出主键，本次没有撤下任何记录' })
    expect(await shown()).toHaveLength(2)
  })
})

it('keeps the raw bytes and the refused rows', async () => {
  put('甲,A1,,', ',A2,,')
  const { files, _id } = await run()
  const [file] = files
  const spool = await openSpool(store.dir)
  const raw = file && (await loadRaw(store.db, file, spool))
  expect(readFileSync(raw?.path ?? '', 'utf8')).toContain('甲,A1')
  await spool.remove()
  expect(await store.db.findings.find({ run: _id, severity: 'refused' }).lean()).toMatchObject([
    { line: 3, column: '名称', original: ',A2,,' },
  ])
})

it('does not trust the short cut after a run that died between the publication and its note', async () => {
  put('甲,A1,,')
  await run()
  put('乙,A2,,')
  const second = await run()
  await store.db.runs.updateOne({ _id: second._id }, { $set: { state: 'running' } })
  // With a day more: the very same again would be an old file, and wait for a person.
  put('甲,A1,2020-01-01,')
  expect(await run()).toMatchObject({ state: 'published', changes: { reinstated: 1, withdrawn: 1 } })
  expect(await shown()).toEqual(['甲'])
  expect(await store.db.runs.countDocuments({ state: 'running' })).toBe(0)
})

it('does not trust the short cut after runs that overlapped', async () => {
  put('甲,A1,,')
  const old = join(store.dir, 'old.csv')
  writeFileSync(old, '名称,代码,成立日期,法定代表人\n旧,A0,,\n')
  await run()
  // A slower run read older bytes and published after us.
  await runSource(source({ path: old }), deps())
  put('甲,A1,2020-01-01,')
  expect(await run()).toMatchObject({ state: 'published', changes: { reinstated: 1, withdrawn: 1 } })
  expect(await shown()).toEqual(['甲'])
})

it('stops at whatever a source does to its reader', async () => {
  expect(await run({ path: store.dir })).toMatchObject({ state: 'stopped', reason: '来源是一个文件夹：请用 folder 登记，不用 path' })
  const deep = join(store.dir, 'deep.json')
  writeFileSync(
    deep,
    `{"format":"mingan-feed/1","kind":"notice","generatedAt":"2026-05-20T00:00:00Z","records":[{"key":"a","body":${'['.repeat(20_000)}${']'.repeat(20_000)}}]}`,
  )
  const feed = Source.parse({
    name: 'feed',
    title: '通报',
    agency: '局',
    kind: 'notice',
    format: 'json-feed',
    path: deep,
    coverage: 'full',
    rhythmHours: 24,
  })
  expect(await runSource(feed, deps())).toMatchObject({ state: 'stopped' })
})

it('publishes the end of publicity by date, and a source that still lists it does not bring it back', async () => {
  const withEnd = { envelope: { publicUntil: '成立日期' }, columns: { name: '名称', uscc: '代码' }, ignore: ['法定代表人', '成立日期'] }
  put('甲,A1,2026-05-20,', '乙,A2,2026-06-30,')
  await run(withEnd)
  expect(await runCalendar(deps())).toBeNull()
  time = new Date('2026-05-20T16:00:01.000Z')
  expect(await runCalendar(deps())).toMatchObject({ source: 'calendar', state: 'published', edition: 2, changes: { expired: 1 } })
  expect(await run(withEnd)).toMatchObject({ state: 'unchanged' })
  expect(await shown()).toEqual(['乙'])
  put('甲,A1,2027-05-20,', '乙,A2,2026-06-30,')
  expect(await run(withEnd)).toMatchObject({ changes: { reinstated: 1 } })
})

it('lets two runs of different sources at the same time both be published', async () => {
  put('甲,A1,,')
  const other = join(store.dir, 'other.csv')
  writeFileSync(other, '名称,代码,成立日期,法定代表人\n乙,A2,,\n')
  const runs = await Promise.all([run(), runSource(enterpriseSource({ name: 'other', path: other }), deps())])
  expect(runs.map((one) => one.edition).sort()).toEqual([1, 2])
  expect(await shown()).toHaveLength(2)
})

describe('a source whose records have all ended', () => {
  const withEnd = { envelope: { publicUntil: '成立日期' }, columns: { name: '名称', uscc: '代码' } }

  it('may list one again: it comes back, and does not begin a second time', async () => {
    put('甲,A1,2026-05-20,')
    await run(withEnd)
    time = new Date('2026-05-21T02:00:00.000Z')
    await runCalendar(deps())
    put('甲,A1,2026-12-31,')
    expect(await run(withEnd)).toMatchObject({ state: 'published', changes: { reinstated: 1, published: 0 } })
    expect(await store.db.editions.countDocuments({ state: 'prepared' })).toBe(0)
  })

  it('does not bring back what was repaired, whatever becomes of the column', async () => {
    const repairs = { envelope: { repairedOn: '成立日期' }, columns: { name: '名称', uscc: '代码' } }
    put('甲,A1,,', '乙,A2,,')
    await run(repairs)
    put('甲,A1,2026-05-19,', '乙,A2,,')
    expect(await run(repairs)).toMatchObject({ changes: { repaired: 1 } })
    put('甲,A1,,', '乙,A2,,')
    expect(await run(repairs)).toMatchObject({ state: 'unchanged' })
    expect(await shown()).toEqual(['乙'])
  })
})

it('asks the newest good run whether bytes are the same, not only the one that published', async () => {
  put('甲,A1,,')
  await run()
  put(' 甲 ,A1,,')
  const second = await run()
  expect(second).toMatchObject({ state: 'unchanged', findingsRun: second._id })
  expect(await run()).toMatchObject({ state: 'unchanged', findingsRun: second._id })
})

describe('a row that revokes what another row of the same file still lists', () => {
  const repairs = { envelope: { repairedOn: '成立日期' }, columns: { name: '名称', uscc: '代码' } }
  const rows = ['甲,A1,,', '甲,A1,2026-05-19,']

  it.each([
    ['after it', rows],
    ['before it', [...rows].reverse()],
  ])('wins, whether it stands %s', async (_name, order) => {
    put('甲,A1,,', '乙,A2,,')
    await run(repairs)
    put(...order, '乙,A2,,', '丙,A3,,')
    expect(await run(repairs)).toMatchObject({
      state: 'published',
      counts: { read: 4, accepted: 3, refused: 1 },
      changes: { repaired: 1, published: 1, withdrawn: 0 },
    })
    expect(await shown()).toEqual(['丙', '乙'])
    expect(await store.db.editions.countDocuments()).toBe(2)
    const [finding] = await store.db.findings.find({ severity: 'refused' }).lean()
    expect(finding?.reason).toMatch(/^来源另有一行撤销了这条记录$|^主键与第 2 行相同，内容不同$/)
  })

  it('never lets a record begin, and wins too where the rest of it cannot be used', async () => {
    put(...rows, '乙,A2,,', ',A2,2026-05-19,')
    expect(await run(repairs)).toMatchObject({ counts: { accepted: 1, refused: 3 }, changes: { published: 0 } })
    expect(await shown()).toEqual([])
  })

  it('is only the past where an older file of a folder says it', async () => {
    const dir = join(store.dir, 'days')
    mkdirSync(dir)
    const day = (name: string, line: string) => {
      writeFileSync(join(dir, name), `名称,代码,成立日期,法定代表人\n${line}\n`)
      utimesSync(join(dir, name), 0, 0)
    }
    day('1.csv', '甲,A1,2026-05-19,')
    day('2.csv', '甲,A1,,')
    const days = { ...repairs, path: undefined, folder: { path: dir, read: 'all', settleSeconds: 0 } }
    expect(await runSource(enterpriseSource(days), deps())).toMatchObject({
      counts: { accepted: 1, duplicate: 1 },
      changes: { published: 1 },
    })
  })
})
