import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { releaseRun, runSource } from '../../../server/mirror/run/run'
import { OPEN_END, type VersionDoc } from '../../../server/models/version'
import { enterpriseSource } from '../../support/sources'
import { useStore } from '../../support/useStore'

/** A wrong file under the name of a right one: it stops, says what is wrong with it, and waits for a person. */

const store = useStore()
const path = join(store.dir, 'source.csv')
let time = Date.parse('2026-05-20T02:00:00.000Z')

interface Firm {
  name: string
  code: string
  address: string
  date: string
  grade: string
  score: string
}

const COLUMNS = {
  name: '名称',
  uscc: '代码',
  address: '地址',
  registeredOn: '成立日期',
  'grades.0.grade': '等级',
  'grades.0.points': '得分',
}
const deps = () => ({ db: store.db, now: () => new Date((time += 1_000)), newId: randomUUID, spool: store.dir })
const source = (overrides = {}) =>
  enterpriseSource({
    path,
    columns: { ...COLUMNS, 'grades.0.scheme': { value: 'city' } },
    ignore: [],
    ...overrides,
  })
const run = (overrides = {}) => runSource(source(overrides), deps())
const TOWNS = ['东港', '西塘', '南湖', '北岭']
const firms = (count: number): Firm[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `云帆${TOWNS[i % 4]}第${(i * 7) % count}建材有限公司`,
    code: `K${i}`,
    address: `云帆市${TOWNS[i % 4]}区临江路${i * 3 + 1}号`,
    date: `20${String(10 + (i % 10))}-0${1 + (i % 9)}-${String(1 + (i % 28)).padStart(2, '0')}`,
    grade: 'ABCD'[i % 4] ?? 'A',
    score: String(60 + ((i * 13) % 40)),
  }))
const text = (rows: Firm[]) =>
  [
    '名称,代码,地址,成立日期,等级,得分',
    ...rows.map((row) => [row.name, row.code, row.address, row.date, row.grade, row.score].join()),
  ].join('\n') + '\n'
const put = (rows: Firm[]) => writeFileSync(path, text(rows))
const change = (rows: Firm[], by: (row: Firm, i: number) => Partial<Firm>) => rows.map((row, i) => ({ ...row, ...by(row, i) }))
/** One column of rows in another order, everything else as it is. */
const reorder = (rows: Firm[], field: keyof Firm, order: (values: string[]) => string[]) => {
  const values = order(rows.map((row) => row[field]))
  return rows.map((row, i) => ({ ...row, [field]: values[i] ?? '' }))
}
const names = async () =>
  (await store.db.versions.find({ to: OPEN_END, state: 'active' }).lean<VersionDoc[]>())
    .map(({ body }) => (body && 'name' in body ? body.name : ''))
    .sort()

const RIGHT = firms(60)

describe('much that changes at once', () => {
  const sorted = (values: string[]) => [...values].sort()
  const slipped = (values: string[]) => ['云帆补位建材有限公司', ...values.slice(0, -1)]
  it.each([
    ['a column sorted alone', reorder(RIGHT, 'name', sorted), /名称还是原来那些内容，只是换了行：像是整列错位或单独排过序（\d+ 条）/],
    ['a column of few words sorted alone', reorder(RIGHT, 'grade', sorted), /等级还是原来那些内容，只是换了行/],
    ['a column that has slipped by a row', reorder(RIGHT, 'name', slipped), /名称还是原来那些内容，只是换了行/],
    [
      'half a column that has slipped',
      [...RIGHT.slice(0, 30), ...reorder(RIGHT.slice(30), 'address', (values) => [...values.slice(1), values[0] ?? ''])],
      /地址还是原来那些内容/,
    ],
    [
      'two columns exchanged',
      change(RIGHT, ({ name, address }) => ({ name: address, address: name })),
      /(名称与地址|地址与名称)两列互换（60 条）/,
    ],
    ['one column over another', change(RIGHT, ({ name }) => ({ address: name })), /地址里是原来的名称（60 条）/],
    [
      'names that became question marks',
      change(RIGHT, ({ name }) => ({ name: name.replace(/[^\d]/g, '?') })),
      /名称变成了问号或乱码（60 条）/,
    ],
    [
      'UTF-8 read as GBK',
      change(RIGHT, ({ name }) => ({ name: iconv.decode(Buffer.from(name), 'gbk').replaceAll('\ufffd', '?') })),
      /名称变成了问号或乱码/,
    ],
    ['GBK read as Latin-1', change(RIGHT, ({ name }) => ({ name: iconv.encode(name, 'gbk').toString('latin1') })), /名称变成了问号或乱码/],
    [
      'GBK read as UTF-8',
      change(RIGHT, ({ name }) => ({
        name: iconv
          .encode(name, 'gbk')
          .toString('utf8')
          .replaceAll('\ufffd', '?')
          .replace(/[,"\r\n]/g, ''),
      })),
      /名称变成了问号或乱码/,
    ],
    [
      'another unit',
      change(RIGHT, ({ score }) => ({ score: String(Number(score) / 10) })),
      /得分都变为原来的 10 分之一：像是单位变了（60 条）/,
    ],
    ['one grade for all', change(RIGHT, () => ({ grade: 'A' })), /等级全都成了同一个内容（45 条）/],
    ['a column that became empty', change(RIGHT, () => ({ address: '' })), /地址大批变空了（60 条）/],
    [
      'months and dates exchanged',
      change(RIGHT, ({ date }) => ({ date: date.replace(/-(\d\d)-(0\d|1[0-2])$/, '-$2-$1') })),
      /成立日期多数是月和日换了位置（\d+ 条）/,
    ],
    ['an older table', change(RIGHT, ({ date }) => ({ date: date.replace('20', '19') })), /成立日期多数比原来早：像是旧表（60 条）/],
    ['names of quite other firms', change(RIGHT, (_row, i) => ({ name: `海门${i}矿业有限公司` })), /名称大批变了（60 条）/],
  ])('stops at %s, and names the column', async (_name, wrong, reason) => {
    put(RIGHT)
    expect(await run()).toMatchObject({ state: 'published', counts: { accepted: 60 } })
    const before = await names()
    put(wrong)
    const stopped = await run()
    expect(stopped).toMatchObject({ state: 'stopped', stoppedBy: ['much_changed'], edition: null })
    expect(stopped.reason).toMatch(/^公示中的 60 条里，这次有 \d+ 条要变：/)
    expect(stopped.reason).toMatch(reason)
    expect(await names()).toEqual(before)
    const released = await releaseRun(source(), { run: stopped._id, why: '已与来源核实' }, deps())
    expect(released).toMatchObject({ state: 'published' })
    expect(released.remarks).toContain(stopped.reason)
  })

  it.each([
    ['a new year of grades', change(RIGHT, (_row, i) => ({ grade: 'BBCA'[i % 4] ?? 'A', score: String(55 + ((i * 17) % 45)) })), 60],
    ['days that move on', change(RIGHT, ({ date }) => ({ date: String(Number(date.slice(0, 4)) + 6) + date.slice(4) })), 0],
    ['names in another spelling', change(RIGHT, ({ name }) => ({ name: name.replace('有限', ' 有限 ') })), 0],
    ['a tenth of the names', change(RIGHT, ({ name }, i) => (i < 6 ? { name: `新${name}` } : {})), 0],
  ])('lets %s through, and tells of it', async (_name, news, told) => {
    put(RIGHT)
    await run()
    put(news)
    const done = await run()
    expect(done).toMatchObject({ state: 'published', stoppedBy: [] })
    if (told > 0)
      expect(done.remarks.join()).toMatch(new RegExp(`公示中的 60 条里，这次变了 ${told} 条：.*等级（\\d+ 条）、得分（\\d+ 条）`))
  })

  it('lets a small source change whole, unless it is spoilt', async () => {
    put(RIGHT.slice(0, 15))
    await run()
    put(change(RIGHT.slice(0, 15), ({ name }) => ({ name: `新${name}` })))
    expect(await run()).toMatchObject({ state: 'published', changes: { changed: 15 } })
    put(change(RIGHT.slice(0, 15), () => ({ name: '????1????' })))
    expect(await run()).toMatchObject({ state: 'stopped', stoppedBy: ['much_changed'] })
  })

  it('asks nothing where a person has just described the source otherwise, and remarks on it', async () => {
    put(RIGHT)
    await run({ columns: { ...COLUMNS, address: '名称', 'grades.0.scheme': { value: 'city' } }, ignore: ['地址'] })
    const done = await run()
    expect(done).toMatchObject({ state: 'published', reason: null, changes: { changed: 60 } })
    expect(done.remarks.join()).toMatch(/地址大批变了（60 条）/)
  })
})

describe('bytes that were public before', () => {
  it('stop where they come again after others and would take something back, and say when they were public', async () => {
    put(RIGHT.slice(0, 30))
    const first = await run()
    put(RIGHT)
    await run()
    put(RIGHT.slice(0, 30))
    const again = await run({ guards: { minShare: 0.1 } })
    expect(again).toMatchObject({
      state: 'stopped',
      stoppedBy: ['seen_before'],
      reason: `同样的内容在 2026-05-20 ${new Date(first.startedAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)} 公开过（采集 ${first._id}），之后又公开过别的：像是旧文件，会撤下 30 条、改回 0 条`,
    })
    expect(await names()).toHaveLength(60)
    await releaseRun(source({ guards: { minShare: 0.1 } }), { run: again._id, why: '多出的三十条是误报' }, deps())
    expect(await names()).toHaveLength(30)
    put(RIGHT.slice(0, 30))
    expect(await run()).toMatchObject({ state: 'unchanged' })
  })

  it('stop where they would turn back what has changed since', async () => {
    put(RIGHT)
    await run()
    put(change(RIGHT, ({ name }, i) => (i < 8 ? { name: `新${name}` } : {})))
    await run()
    put(RIGHT)
    expect(await run()).toMatchObject({
      state: 'stopped',
      stoppedBy: ['seen_before'],
      reason: expect.stringMatching(/会撤下 0 条、改回 8 条$/),
    })
  })

  it.each([
    ['with other ends of lines', (rows: Firm[]) => Buffer.from(text(rows).replaceAll('\n', '\r\n'))],
    ['with its rows in another order', (rows: Firm[]) => Buffer.from(text([...rows].reverse()))],
    ['in another encoding', (rows: Firm[]) => iconv.encode(text(rows), 'gb18030')],
    ['with a column moved', (rows: Firm[]) => Buffer.from(text(rows).replace(/^([^,\n]*),([^,\n]*)/gm, '$2,$1'))],
  ])('stop where somebody has saved them anew %s', async (_how, saved) => {
    put(RIGHT.slice(0, 30))
    const first = await run({ guards: { minShare: 0.1 } })
    put(RIGHT)
    await run()
    writeFileSync(path, saved(RIGHT.slice(0, 30)))
    const again = await run({ guards: { minShare: 0.1 } })
    expect(again).toMatchObject({ state: 'stopped', stoppedBy: ['seen_before'], reason: expect.stringContaining(`（采集 ${first._id}）`) })
    expect(again.rawSha256).not.toBe(first.rawSha256)
    expect(await names()).toHaveLength(60)
  })

  it('are compared by their bytes alone with a run that kept no hash of what its rows say', async () => {
    put(RIGHT.slice(0, 30))
    const first = await run({ guards: { minShare: 0.1 } })
    await store.db.runs.updateOne({ _id: first._id }, { $unset: { contentSha256: 1 } })
    put(RIGHT)
    await run()
    put(RIGHT.slice(0, 30).reverse())
    expect(await run({ guards: { minShare: 0.1 } })).toMatchObject({ state: 'published', changes: { withdrawn: 30 } })
    put(RIGHT)
    await run()
    put(RIGHT.slice(0, 30))
    expect(await run({ guards: { minShare: 0.1 } })).toMatchObject({ state: 'stopped', stoppedBy: ['seen_before'] })
  })

  it('pass where they only bring back what was missing', async () => {
    put(RIGHT)
    await run()
    put(RIGHT.slice(0, 56))
    expect(await run()).toMatchObject({ changes: { withdrawn: 4 } })
    put(RIGHT)
    expect(await run()).toMatchObject({ state: 'published', changes: { reinstated: 4 } })
  })
})

describe('rows that cannot be used', () => {
  const broken = (count: number) => change(RIGHT, (_row, i) => (i < count ? { date: '坏' } : {}))

  it('stop where they are most of a source that is public, and are told at its first import', async () => {
    put(broken(40))
    expect(await run()).toMatchObject({ state: 'published', remarks: expect.arrayContaining(['60 行里退回了 40 行，超过 50%']) })
    put(broken(41))
    expect(await run()).toMatchObject({ state: 'stopped', stoppedBy: ['too_many_refused'], reason: '60 行里退回了 41 行，超过 50%' })
    put(broken(30))
    expect(await run()).toMatchObject({ state: 'published' })
  })

  it('are not read to their end where hardly any can be used, and would fill the disk with reasons', async () => {
    writeFileSync(path, text(RIGHT) + '坏,行\n'.repeat(12_000))
    const stopped = await run()
    expect(stopped).toMatchObject({ state: 'stopped', stoppedBy: [], counts: { accepted: 60 } })
    expect(stopped.reason).toMatch(/^读到的 5\d{3} 行里退回了 5\d{3} 行，没有再读下去：/)
    expect(await store.db.findings.countDocuments({ run: stopped.findingsRun, severity: 'refused' })).toBe(stopped.counts.refused)
    expect(stopped.counts.refused).toBeLessThan(6_000)
    expect(await names()).toEqual([])
  })

  it('stop where they contradict each other: an old sheet before the new one, and a key that does not tell rows apart', async () => {
    const old = change(RIGHT, ({ grade, score }) => ({ grade: grade === 'A' ? 'B' : 'A', score: String(Number(score) - 1) }))
    writeFileSync(path, text([...old, ...RIGHT]))
    expect(await run()).toMatchObject({
      state: 'stopped',
      stoppedBy: ['rows_contradict'],
      reason: '采用了 60 行，另有 60 行主键（代码）与它们相同而内容不同：主键分不开各行，或者新旧两份混在一起',
    })
    put(RIGHT)
    expect(await run({ key: ['等级'] })).toMatchObject({
      state: 'stopped',
      reason: '采用了 4 行，另有 56 行主键（等级）与它们相同而内容不同：主键分不开各行，或者新旧两份混在一起',
    })
    // Single slips refuse themselves only.
    writeFileSync(path, text([...RIGHT, ...old.slice(0, 6)]))
    expect(await run()).toMatchObject({ state: 'published', counts: { accepted: 60, refused: 6 } })
  })
})

describe('a file that ends early', () => {
  it('stops where its last line does not end and every one before did, else the report says that it is shorter than ever', async () => {
    put(RIGHT)
    await run()
    writeFileSync(path, text(RIGHT.slice(0, 57)).trimEnd())
    expect(await run()).toMatchObject({
      state: 'stopped',
      stoppedBy: ['cut_short'],
      reason: '文件末尾没有换行，以往每次都有：像是中途断了，会撤下 3 条',
    })
    writeFileSync(path, text(RIGHT.slice(0, 57)))
    const [bytes, fewest] = [57, 60].map((count) => Buffer.byteLength(text(RIGHT.slice(0, count))))
    const done = await run()
    expect(done).toMatchObject({ state: 'published', changes: { withdrawn: 3 } })
    expect(done.remarks).toContain(`这次的文件比以往哪一次都短：${bytes} 字节，以往最少 ${fewest} 字节；少列 3 条`)
  })

  it('is no sign where a source never ended its last line', async () => {
    writeFileSync(path, text(RIGHT).trimEnd())
    await run()
    writeFileSync(path, text(RIGHT.slice(0, 57)).trimEnd())
    expect(await run()).toMatchObject({ state: 'published', changes: { withdrawn: 3 } })
  })
})

it('says how many accepted rows are not public, and why', async () => {
  const notices = {
    kind: 'notice',
    columns: { title: '名称' },
    envelope: { publicUntil: '成立日期', withdrawn: '地址' },
    ignore: ['等级', '得分'],
  }
  const rows = RIGHT.slice(0, 12)
  put(change(rows, () => ({ address: '', date: '2026-01-01' })))
  const over = await run(notices)
  expect(over).toMatchObject({ state: 'unchanged', counts: { accepted: 12 } })
  expect(over.remarks).toContain('采用 12 行，公示期均已届满，未公开')
  put(change(rows, (_row, i) => ({ address: i < 2 ? '撤销' : '', date: i < 5 ? '2026-01-01' : '2027-01-01' })))
  const some = await run(notices)
  expect(some.remarks).toContain('采用 12 行，其中 5 行未公开：来源已撤下或决定已撤销 2 行、公示期已届满 3 行')
})
