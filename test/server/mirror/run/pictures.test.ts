import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { sha256 } from '../../../../server/editions/canonical'
import { PICTURE_BYTES_MAX } from '../../../../server/mirror/pictures/bounds'
import { gatherPictures } from '../../../../server/mirror/pictures/gather'
import { dropResults } from '../../../../server/mirror/pictures/sweep'
import { retain } from '../../../../server/mirror/run/retention'
import { runSource } from '../../../../server/mirror/run/run'
import { verifySource } from '../../../../server/mirror/run/verify'
import { Retention } from '../../../../server/mirror/source/retention'
import { Source } from '../../../../server/mirror/source/sources'
import type { PictureDoc } from '../../../../server/models/picture'
import { OPEN_END, type VersionDoc } from '../../../../server/models/version'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { runningThrough } from '../../../support/machine'
import { useStore } from '../../../support/useStore'

const store = useStore()
const HEADER = '编号,隐患名称,行业领域,整改前照片,整改后照片,拍摄日期,审核人'
let time = new Date('2026-05-20T02:00:00.000Z')
const now = () => (time = new Date(time.getTime() + 1))
const waiting = { sleep: async () => {}, random: () => 0.5 }
const deps = () => ({ db: store.db, now, machine: runningThrough(now), newId: randomUUID, spool: join(store.dir, 'spool'), waiting })

let folder: string
let count = 0
beforeEach(() => {
  time = new Date('2026-05-20T02:00:00.000Z')
  folder = join(store.dir, `source-${count++}`)
  mkdirSync(join(folder, '照片'), { recursive: true })
})

const source = (overrides: Record<string, unknown> = {}) =>
  Source.parse({
    name: 'ledger',
    title: '隐患台账',
    agency: '云帆市应急管理局',
    kind: 'hazard',
    format: 'csv',
    path: join(folder, 'ledger.csv'),
    settleSeconds: 0,
    coverage: 'full',
    rhythmHours: 24,
    key: ['编号'],
    columns: {
      no: '编号',
      title: '隐患名称',
      sector: '行业领域',
      'evidence.0.pictures': '整改前照片',
      'evidence.0.stage': { value: 'before' },
      'evidence.0.reviewedBy': '审核人',
      'evidence.1.pictures': '整改后照片',
      'evidence.1.stage': { value: 'after' },
      'evidence.1.takenOn': '拍摄日期',
      'evidence.1.reviewedBy': '审核人',
    },
    ...overrides,
  })
const put = (...lines: string[]) => writeFileSync(join(folder, 'ledger.csv'), [HEADER, ...lines].join('\n') + '\n')
const picture = (colour: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer()
const putPicture = async (name: string, colour: string) => writeFileSync(join(folder, name), await picture(colour))
const run = (overrides = {}) => runSource(source(overrides), deps())
const bodies = async () => {
  const versions = await store.db.versions.find({ to: OPEN_END, state: 'active' }).lean<VersionDoc[]>()
  return new Map(versions.map(({ body }) => [(body as HazardBody).no, body as HazardBody]))
}
const evidenceOf = async (no: string) => (await bodies()).get(no)?.evidence ?? null
const kept = async () => (await store.db.pictureBytes.find({}, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id).sort()
const verified = () => verifySource(source(), store.db, store.dir)

it('shows what somebody looked at, drawn anew, and keeps nothing of anything else', async () => {
  await putPicture('照片/1前.png', '#aa0000')
  await putPicture('照片/1后.png', '#00aa00')
  await putPicture('照片/2.png', '#0000aa')
  await putPicture('照片/3.png', '#aaaa00')
  put(
    '1,临边没有防护,建筑施工,照片/1前.png,照片/1后.png,2026-05-10,林知帆',
    '2,通道被占用,建筑施工,照片/2.png,,,',
    '3,储罐液位计失灵,危险化学品,照片/3.png,,,市应急局',
    '4,应急灯不亮,建筑施工,照片1,,,市应急局',
    '5,脚手架缺扣件,建筑施工,,,,',
  )
  expect(await run()).toMatchObject({ state: 'published', counts: { accepted: 5 } })
  const [before, after] = (await evidenceOf('1')) ?? []
  expect(before).toMatchObject({ stage: 'before', takenOn: null, reviewedBy: '林**', state: 'shown', width: 60, height: 40 })
  expect(after).toMatchObject({ stage: 'after', takenOn: '2026-05-10', state: 'shown' })
  expect(before?.original).toBe(sha256(await picture('#aa0000')))
  const unseen = { fault: null, original: null, shown: null, width: null, height: null }
  expect(await evidenceOf('2')).toEqual([{ stage: 'before', takenOn: null, reviewedBy: null, state: 'unreviewed', ...unseen }])
  expect(await evidenceOf('3')).toEqual([{ stage: 'before', takenOn: null, reviewedBy: '市应急局', state: 'protected', ...unseen }])
  expect(await evidenceOf('4')).toBeNull()
  expect(await evidenceOf('5')).toBeNull()
  expect(await kept()).toEqual([before?.shown, after?.shown].sort())
  // The word is told with its place, and what stood there is not.
  const remarks = await store.db.findings.find({ severity: 'warning' }).lean<{ line: number; column: string; reason: string }[]>()
  expect(remarks.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [5, '整改前照片', '写的不是图片的地址或文件名（如“照片1”），没有采用'],
  ])
  // How a source names its pictures stands in its bytes and nowhere else.
  for (const name of ['versions', 'changes', 'runs', 'findings', 'pictures', 'editions'] as const)
    expect(JSON.stringify(await store.db.connection.collection(name).find().toArray())).not.toMatch(/照片\/|\.png/)
})

it('shows the pictures of single steps by the same rules, and drops them with their record', async () => {
  const steps = {
    columns: {
      no: '编号',
      title: '隐患名称',
      sector: '行业领域',
      'phases.0.state': { value: 'done' },
      'phases.1.state': { value: 'planned' },
      'phases.0.evidence.0.pictures': '整改前照片',
      'phases.0.evidence.0.reviewedBy': '审核人',
      'phases.1.evidence.0.pictures': '整改后照片',
      'phases.1.evidence.0.stage': { value: 'after' },
    },
    ignore: ['拍摄日期'],
  }
  await putPicture('照片/1.png', '#aa0000')
  await putPicture('照片/2.png', '#00aa00')
  await putPicture('照片/3.png', '#0000aa')
  const lines = [
    HEADER,
    '1,临边没有防护,建筑施工,照片/1.png,照片/2.png,,林知帆',
    '2,储罐液位计失灵,危险化学品,照片/3.png,,,市应急局',
    '3,临边没有防护,建筑施工,照片一,,,市应急局',
  ]
  writeFileSync(join(folder, 'ledger.csv'), lines.join('\n') + '\n')
  expect(await run(steps)).toMatchObject({ state: 'published', counts: { accepted: 3 } })
  const phases = async (no: string) => (await bodies()).get(no)?.phases.map(({ evidence }) => evidence?.map(({ state }) => state) ?? null)
  expect(await phases('1')).toEqual([['shown'], ['unreviewed']])
  expect(await phases('2')).toEqual([['protected']])
  expect(await phases('3')).toEqual([null])
  expect((await bodies()).get('1')?.phases[0]?.evidence).toMatchObject([{ stage: 'other', reviewedBy: '林**' }])
  expect(await kept()).toHaveLength(1)
  expect(JSON.stringify([...(await bodies()).values()])).not.toContain('林知帆')
  const [remark] = await store.db.findings.find({ severity: 'warning' }).lean<{ line: number; column: string }[]>()
  expect(remark).toMatchObject({ line: 4, column: '整改前照片' })
  writeFileSync(join(folder, 'ledger.csv'), lines.filter((line) => !line.startsWith('1,')).join('\n') + '\n')
  expect(await run(steps)).toMatchObject({ state: 'published', changes: { withdrawn: 1 } })
  expect(await kept()).toEqual([])
})

it('is derived again from the kept bytes without the pictures', async () => {
  await putPicture('照片/1.png', '#aa0000')
  put('1,临边没有防护,建筑施工,照片/1.png,照片/没有.png,,市应急局')
  await run()
  rmSync(join(folder, '照片'), { recursive: true })
  expect(await verified()).toEqual({ source: 'ledger', same: 1, differences: [] })
  // What somebody changed in the store shows.
  const [first] = (await evidenceOf('1')) ?? []
  await store.db.versions.updateMany({}, { $set: { 'body.evidence': [{ ...first, shown: 'f'.repeat(64) }] } })
  expect((await verified()).differences.map(({ reason }) => reason)).toEqual(['与原始文件不同：body'])
})

it('tries again what it could not get, though the file is the same, and then no more', async () => {
  put('1,临边没有防护,建筑施工,照片/1.png,,,市应急局')
  expect(await run()).toMatchObject({
    state: 'published',
    picturesMissing: 1,
    remarks: ['编码：UTF-8', '图片 1 张，可以公布 0 张，未能取得 1 张，下次再取'],
  })
  expect(await evidenceOf('1')).toMatchObject([{ state: 'unfetched', fault: 'missing', original: null }])
  expect(await run()).toMatchObject({ state: 'unchanged', picturesMissing: 1 })
  expect(await store.db.pictures.countDocuments()).toBe(1)
  await putPicture('照片/1.png', '#aa0000')
  const third = await run()
  expect(third).toMatchObject({ state: 'published', changes: { changed: 1 } })
  expect(third.picturesMissing).toBeUndefined()
  expect(await evidenceOf('1')).toMatchObject([{ state: 'shown', fault: null }])
  // What an earlier run found stays as it was: its rows are read again by it.
  expect((await store.db.pictures.find().sort({ at: 1 }).lean<PictureDoc[]>()).map(({ result }) => 'fault' in result)).toEqual([
    true,
    false,
  ])
  expect(await verified()).toMatchObject({ same: 1, differences: [] })
  const fourth = await run()
  expect(fourth).toMatchObject({ state: 'unchanged', findingsRun: third._id })
})

it('is derived by what its own run found, whatever a later one finds that publishes nothing', async () => {
  const others = Array.from({ length: 20 }, (_, i) => `${i + 2},通道被占用${i},建筑施工,,,,`)
  put('1,临边没有防护,建筑施工,照片/1.png,,,市应急局', ...others)
  await run()
  await putPicture('照片/1.png', '#aa0000')
  put('1,临边没有防护,建筑施工,照片/1.png,,,市应急局')
  expect(await run()).toMatchObject({ state: 'stopped', stoppedBy: ['too_few'] })
  expect(await store.db.pictures.countDocuments()).toBe(2)
  expect(await evidenceOf('1')).toMatchObject([{ state: 'unfetched' }])
  expect(await verified()).toMatchObject({ same: 21, differences: [] })
})

it('leaves what there is no time for to the next run, and takes in no file beyond the bound', async () => {
  await putPicture('照片/1.png', '#aa0000')
  writeFileSync(join(folder, '照片', 'large.jpg'), '')
  truncateSync(join(folder, '照片', 'large.jpg'), PICTURE_BYTES_MAX + 1)
  const begun = { _id: 'a-run', startedAt: now() }
  const wanted = { references: new Set(['照片/1.png', '照片/large.jpg']), atProtected: new Set<string>() }
  const late = await gatherPictures(source(), begun, wanted, { ...deps(), runMsMax: -1 })
  expect([late.missing, late.known.lookup('照片/1.png'), await kept()]).toEqual([2, null, []])
  const {
    known: { lookup },
    missing,
  } = await gatherPictures(source(), begun, wanted, deps())
  expect([missing, lookup('照片/large.jpg')]).toEqual([1, { fault: 'too_large' }])
  expect(lookup('照片/1.png')).toMatchObject({ width: 60, height: 40 })
  expect(readdirSync(join(store.dir, 'spool'))).toEqual([])
})

it('does not leave the folder of its source, by dots or by links', async () => {
  writeFileSync(join(store.dir, 'secret.png'), await picture('#123456'))
  symlinkSync(join(store.dir, 'secret.png'), join(folder, 'link.png'))
  symlinkSync(store.dir, join(folder, 'out'))
  await putPicture('照片/1.png', '#aa0000')
  symlinkSync(join(folder, '照片'), join(folder, 'within'))
  put(
    '1,临边,建筑施工,../secret.png,,,市应急局',
    '2,通道,建筑施工,link.png,,,市应急局',
    '3,电箱,建筑施工,out/secret.png,,,市应急局',
    `4,扣件,建筑施工,${join(store.dir, 'secret.png')},,,市应急局`,
    '5,灯,建筑施工,照片\\..\\..\\secret.png,,,市应急局',
    '6,门,建筑施工,within/1.png,,,市应急局',
  )
  await run()
  for (const no of ['1', '2', '3', '4', '5'])
    expect(await evidenceOf(no)).toMatchObject([{ state: 'unfetched', fault: 'refused_address', shown: null }])
  expect(await evidenceOf('6')).toMatchObject([{ state: 'shown' }])
  expect(await kept()).toHaveLength(1)
})

describe('pictures of what lies at a spot that another source tells of', () => {
  const sites = Source.parse({
    name: 'sites',
    title: '监管点',
    agency: '云帆市应急管理局',
    kind: 'site',
    format: 'csv',
    path: 'sites.csv',
    settleSeconds: 0,
    coverage: 'full',
    rhythmHours: 24,
    key: ['编号'],
    columns: { no: '编号', name: '名称', siteKind: { value: 'bridge' }, sector: '行业领域', 'place.address': '地址' },
  })
  const putSite = async (sector: string, house = 1) => {
    writeFileSync(join(folder, 'sites.csv'), `编号,名称,行业领域,地址\nQ1,东沙站,${sector},东沙路 ${house} 号\n`)
    expect(await runSource({ ...sites, path: join(folder, 'sites.csv') }, deps())).toMatchObject({
      state: 'published',
      counts: { accepted: 1 },
    })
  }
  const atSite = () => ({ columns: { ...(source() as { columns: object }).columns, site: '监管点' } })
  const putHazard = () =>
    writeFileSync(
      join(folder, 'ledger.csv'),
      `${HEADER},监管点\n1,通道被占用,道路运输,照片/1.png,,,市应急局,Q1\n2,护栏缺失,道路运输,照片/2.png,,,市应急局,\n`,
    )
  beforeEach(async () => {
    await putPicture('照片/1.png', '#aa0000')
    await putPicture('照片/2.png', '#00aa00')
  })
  const states = async () => [(await evidenceOf('1'))?.[0]?.state, (await evidenceOf('2'))?.[0]?.state]

  it('are not fetched where that is protected, whatever sector the row has', async () => {
    await putSite('城镇燃气')
    putHazard()
    const { remarks, picturesMissing } = await run(atSite())
    expect(await states()).toEqual(['protected', 'shown'])
    expect(await kept()).toHaveLength(1)
    expect(remarks).toContain('图片 2 张，可以公布 1 张，地点受保护、不公布 1 张')
    expect(picturesMissing).toBeUndefined()
    expect(await verifySource(source(atSite()), store.db, store.dir)).toMatchObject({ same: 2, differences: [] })
  })

  it('go once it is protected though their file is the same, and come back once it is not', async () => {
    await putSite('道路运输')
    putHazard()
    await run(atSite())
    expect(await states()).toEqual(['shown', 'shown'])
    expect(await run(atSite())).toMatchObject({ state: 'unchanged' })
    await putSite('城镇燃气')
    expect(await run(atSite())).toMatchObject({ state: 'published' })
    expect(await states()).toEqual(['protected', 'shown'])
    expect(await kept()).toHaveLength(1)
    expect(await run(atSite())).toMatchObject({ state: 'unchanged' })
    // The very file of before would be taken for an old one sent again.
    await putSite('道路运输', 2)
    expect(await run(atSite())).toMatchObject({ state: 'published' })
    expect(await states()).toEqual(['shown', 'shown'])
    expect(await verifySource(source(atSite()), store.db, store.dir)).toMatchObject({ differences: [] })
  })
})

describe('bytes that nothing shows any more', () => {
  const two = async () => {
    await putPicture('照片/1.png', '#aa0000')
    await putPicture('照片/2.png', '#00aa00')
    put('1,临边没有防护,建筑施工,照片/1.png,,,市应急局', '2,通道被占用,建筑施工,照片/2.png,,,市应急局')
    await run()
    expect(await kept()).toHaveLength(2)
  }

  it('go with the record that is withdrawn, and come back with it', async () => {
    await two()
    const [first] = (await evidenceOf('1')) ?? []
    put('1,临边没有防护,建筑施工,照片/1.png,,,市应急局')
    expect(await run()).toMatchObject({ changes: { withdrawn: 1 } })
    expect(await kept()).toEqual([first?.shown])
    put('1,临边没有防护,建筑施工,照片/1.png,,,市应急局', '2,通道被占用,建筑施工,照片/2.png,,,市应急局')
    await run()
    expect(await kept()).toHaveLength(2)
    expect(await evidenceOf('2')).toMatchObject([{ state: 'shown' }])
    expect(await verified()).toMatchObject({ same: 2, differences: [] })
  })

  it('go where the place is protected by now, and where nobody is said to have looked', async () => {
    await two()
    put('1,临边没有防护,危险化学品,照片/1.png,,,市应急局', '2,通道被占用,建筑施工,照片/2.png,,,')
    await run()
    expect(await evidenceOf('1')).toMatchObject([{ state: 'protected', original: null, shown: null }])
    expect(await evidenceOf('2')).toMatchObject([{ state: 'unreviewed', original: null, shown: null }])
    expect(await kept()).toEqual([])
  })

  it('stay while another run is open, and go at night', async () => {
    await two()
    await store.db.runs.collection.insertOne({ _id: 'other', source: 'other', state: 'running', startedAt: time } as never)
    put('1,临边没有防护,建筑施工,照片/1.png,,,市应急局')
    await run()
    expect(await kept()).toHaveLength(2)
    await store.db.runs.deleteOne({ _id: 'other' })
    expect(await retain(store.db, Retention.parse({}), now(), runningThrough(now))).toMatchObject({ pictures: 1 })
    expect(await kept()).toHaveLength(1)
  })

  it('and what was noted of them goes once no run asks for it, but not while it is shown', async () => {
    await two()
    put('1,临边没有防护,建筑施工,照片/1.png,,,市应急局')
    await run()
    expect(await dropResults(store.db, new Date(time.getTime() - 86_400_000))).toBe(0)
    expect(await dropResults(store.db, new Date(time.getTime() + 86_400_000))).toBe(1)
    expect(await verified()).toMatchObject({ same: 1, differences: [] })
  })
})

describe('pictures on the web', () => {
  let server: Server
  let base: string
  const asked: string[] = []
  const files = new Map<string, Buffer>()
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      const file = files.get((request.url ?? '').split('?')[0] ?? '')
      response.statusCode = file ? 200 : 404
      response.end(file)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  beforeEach(() => {
    asked.length = 0
    files.clear()
  })
  const inner = (overrides = {}) => run({ path: undefined, url: `${base}/ledger.csv`, privateNetwork: true, ...overrides })
  const serve = (...lines: string[]) => files.set('/ledger.csv', Buffer.from([HEADER, ...lines].join('\n') + '\n'))

  it('are asked for once, by whatever rows, and those that may not be shown not at all', async () => {
    files.set('/p/1.png', await picture('#aa0000'))
    serve(
      `1,临边没有防护,建筑施工,${base}/p/1.png?token=inner,,,市应急局`,
      `2,通道被占用,建筑施工,/p/1.png,${base}/p/1.png?token=inner,,市应急局`,
      `3,电箱没有门,建筑施工,${base}/p/unreviewed.png,,,否`,
      `4,储罐没有围堰,危险化学品,${base}/p/protected.png,,,市应急局`,
    )
    expect(await inner()).toMatchObject({ state: 'published' })
    expect(asked).toEqual(['/ledger.csv', '/p/1.png?token=inner', '/p/1.png'])
    expect(await evidenceOf('1')).toMatchObject([{ state: 'shown' }])
    expect(await evidenceOf('2')).toMatchObject([{ state: 'shown' }, { state: 'shown' }])
    expect(await evidenceOf('3')).toMatchObject([{ state: 'unreviewed', reviewedBy: null }])
    expect(await kept()).toHaveLength(1)
    for (const name of ['versions', 'changes', 'findings', 'pictures'] as const)
      expect(JSON.stringify(await store.db.connection.collection(name).find().toArray())).not.toMatch(/token|127\.0\.0\.1|\/p\//)
    asked.length = 0
    serve(`1,临边没有防护栏,建筑施工,${base}/p/1.png?token=inner,,,市应急局`)
    await inner()
    expect(asked).toEqual(['/ledger.csv'])
  })

  it('are not looked for in a network of the office that is not meant', async () => {
    await putPicture('照片/1.png', '#aa0000')
    files.set('/p/1.png', await picture('#aa0000'))
    put(`1,临边没有防护,建筑施工,${base}/p/1.png,,,市应急局`, `2,通道被占用,建筑施工,https://10.0.0.8/1.png,,,市应急局`)
    await run()
    for (const no of ['1', '2']) expect(await evidenceOf(no)).toMatchObject([{ state: 'unfetched', fault: 'refused_address' }])
    // A source of the inner network names its own host, and no other one of that network.
    const other = base.replace('127.0.0.1', '127.0.0.2')
    serve(`3,电箱没有门,建筑施工,${other}/p/1.png,,,市应急局`, '4,灯不亮,建筑施工,/p/1.png,,,市应急局')
    await inner({ name: 'other' })
    expect(await evidenceOf('3')).toMatchObject([{ fault: 'refused_address' }])
    expect(await evidenceOf('4')).toMatchObject([{ state: 'shown' }])
  })

  it('are left for the next run where a host answers nothing, and then those first that nobody has tried', async () => {
    for (const n of [4, 5]) files.set(`/p/${n}.png`, await picture(`#00000${n}`))
    serve(...[1, 2, 3, 4, 5].map((n) => `${n},临边${n},建筑施工,/p/${n}.png,,,市应急局`))
    expect(await inner()).toMatchObject({ picturesMissing: 5 })
    expect(await evidenceOf('4')).toMatchObject([{ state: 'unfetched', fault: null }])
    expect(await inner()).toMatchObject({ picturesMissing: 3 })
    expect(await evidenceOf('3')).toMatchObject([{ state: 'unfetched', fault: 'unreachable' }])
    for (const no of ['4', '5']) expect(await evidenceOf(no)).toMatchObject([{ state: 'shown' }])
  })

  it('and their faults cost no row', async () => {
    files.set('/p/1.gif', Buffer.from('GIF89a\x01\0'))
    files.set('/p/2.jpg', Buffer.from('<!doctype html><html>登录</html>'))
    serve('1,临边没有防护,建筑施工,"/p/1.gif\n/p/2.jpg；/p/3.jpg",,,市应急局')
    expect(await inner()).toMatchObject({ state: 'published', counts: { accepted: 1 }, picturesMissing: 3 })
    expect((await evidenceOf('1'))?.map(({ fault }) => fault)).toEqual(['gif', 'web_page', 'unreachable'])
    const remarks = await store.db.findings.find({}).lean<{ reason: string }[]>()
    expect(remarks.map(({ reason }) => reason)).toEqual([
      '有图片没有取得：是 GIF 图片，请来源改成 JPEG',
      '有图片没有取得：是网页，不是图片',
      '有图片没有取得：没有取到文件',
    ])
  })
})
