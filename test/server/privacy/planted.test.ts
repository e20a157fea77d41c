import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSource } from '../../../server/mirror/run/run'
import { verifySource } from '../../../server/mirror/run/verify'
import { toShown } from '../../../server/mirror/source/coordinates'
import { Source } from '../../../server/mirror/source/sources'
import { KINDS } from '../../../shared/kinds/index'
import { LISTS } from '../../../shared/kinds/schemas'
import { FEED_FORMAT } from '../../../shared/feed'
import { codesOf } from '../../../shared/vocabulary'
import { runningThrough } from '../../support/machine'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { temporaryFolder } from '../../support/store'

/**
 * Exact coordinates of protected places are planted wherever a source can put them, mirrored, changed and mirrored again; then everything that
 * anybody can ask, and everything that is kept but the bytes of the sources, is searched for their digits.
 */

const GIVEN = { lng: 123.271828, lat: 30.314159 }
const OTHER = { lng: 123.577215, lat: 30.161803 }
const ADDRESS = '云帆市东港街道盐场路 4669 号东门'

/** Their digits as they were given, and as they would be shown in the system of Chinese maps. */
const NEEDLES = [GIVEN, OTHER].flatMap(({ lng, lat }) => {
  const [shownLng, shownLat] = toShown([lng, lat], 'CGCS2000')
  return [lng, lat, shownLng, shownLat].map((degrees) => degrees.toFixed(6).slice(0, -2))
})
const IN_WORDS = `（坐标 ${GIVEN.lng},${GIVEN.lat}，东经123°16′18.58″）`
/** Minutes and seconds of the same, in the words above. */
const TOLD = [...NEEDLES, '18.58″', '4669 号']

let app: TestApp
const { dir, remove } = temporaryFolder()
const clock = (): Date => TEST_NOW

const common = { agency: '云帆市应急管理局（演示）', coverage: 'full', rhythmHours: 24, settleSeconds: 0, coordinates: 'CGCS2000' }
const source = (given: Record<string, unknown>) => Source.parse({ ...common, ...given, path: join(dir, String(given.path)) })
const SOURCES = [
  source({ name: 'planted-sites', title: '危险源', kind: 'site', format: 'json-feed', path: 'sites.json' }),
  source({
    name: 'planted-firms',
    title: '企业',
    kind: 'enterprise',
    format: 'csv',
    path: 'firms.csv',
    key: ['代码'],
    columns: { name: '名称', uscc: '代码', sector: '行业', 'place.lng': '经度', 'place.lat': '纬度', businessScope: '范围' },
  }),
  source({ name: 'planted-hazards', title: '隐患', kind: 'hazard', format: 'json-feed', path: 'hazards.json' }),
  source({
    name: 'planted-table',
    title: '台账',
    kind: 'site',
    format: 'csv',
    path: 'table.csv',
    key: ['编号'],
    columns: {
      no: '编号',
      name: '名称',
      siteKind: '类别',
      sector: '行业',
      'place.position.lng': '经度',
      'place.position.lat': '纬度',
      'place.address': '地址',
      'place.precision': '精度',
      'monitoring.lastCheckedOn': '检查日期',
    },
  }),
]

const feed = (kind: string, records: unknown[]): string =>
  JSON.stringify({ format: FEED_FORMAT, kind, generatedAt: TEST_NOW.toISOString(), records })
const place = (position: object, precision: string | null = null) => ({ address: ADDRESS, division: '990102001003', position, precision })

/** The files of one delivery; the second says everything a little otherwise, so that histories have something to tell. */
function deliver(position: typeof GIVEN, word: string): void {
  const text = `${word}${IN_WORDS}`
  const site = (key: string, body: object, envelope = {}) => ({
    key,
    basis: `${word}第七条 ${IN_WORDS}`,
    sourceUrl: `https://office.example/map?lng=${position.lng}&lat=${position.lat}`,
    ...envelope,
    body: { no: key, name: `罐区${text}`, siteKind: 'danger_source', sector: 'hazchem', place: place(position), ...body },
  })
  const files: Record<string, string> = {
    'sites.json': feed('site', [
      site('W1', { project: { name: text, owner: text } }),
      site('W2', { sector: 'metallurgy_trade', place: place(position, 'exact') }),
      site('W3', { sector: 'fire', siteKind: 'other', name: `化工仓库${text}` }),
      site('W4', { sector: 'tourism', siteKind: 'other', name: `景区${text}`, place: place(position, 'hidden') }),
      site('W5', { sector: 'tourism', siteKind: 'other', name: `景区${text}`, place: place(position, '500m') }),
      // Refused: what is kept of the row may not tell it either.
      site('W6', { siteKind: 'no such kind' }),
      site('W7', { place: place({ lng: position.lat, lat: position.lng / 2 }), dangerLevel: '9' }),
      ...(word === '一' ? [site('W8', {})] : [site('W8', {}, { withdrawn: `${word}撤下${IN_WORDS}` })]),
    ]),
    'hazards.json': feed('hazard', [
      {
        key: 'H1',
        body: {
          no: 'H1',
          title: `隐患${text}`,
          description: text,
          sector: 'gas',
          place: place(position),
          status: 'rectifying',
          interimMeasures: text,
          commitments: { measures: text },
          phases: [{ goal: text, state: 'doing' }],
        },
      },
      // At a protected site, and by itself of a harmless sector, or of none.
      {
        key: 'H2',
        body: {
          no: 'H2',
          site: 'W1',
          title: `脚手架松动${text}`,
          sector: 'construction',
          place: place(position),
          status: 'rectifying',
        },
      },
      // At a firm whose sector is protected, which the row does not say.
      {
        key: 'H4',
        body: {
          no: 'H4',
          title: `防护罩缺失${text}`,
          enterprise: { name: '云帆甲有限公司', uscc: '91990100MAAY4CL127' },
          place: { ...place(position, 'exact'), address: '机械路' },
          status: 'rectifying',
        },
      },
      // The same, and the row says a sector of which everything may be told.
      {
        key: 'H5',
        body: {
          no: 'H5',
          title: `脚手架松动${text}`,
          sector: 'construction',
          enterprise: { name: '云帆甲有限公司', uscc: '91990100MAAY4CL127' },
          place: place(position, 'exact'),
          status: 'rectifying',
        },
      },
      // By name alone, as one of several that answer for it.
      {
        key: 'H6',
        body: {
          no: 'H6',
          title: `电线裸露${text}`,
          sector: 'fire',
          answerable: [{ role: 'owner', name: '云帆丁水厂有限公司', uscc: null }],
          place: place(position),
          status: 'rectifying',
        },
      },
      { key: 'H3', body: { no: 'H3', site: 'W1', title: `护栏松动${text}`, place: place(position, 'exact'), status: 'rectifying' } },
    ]),
    'firms.csv': [
      '名称,代码,行业,经度,纬度,范围',
      `云帆甲化工有限公司,91990100MAAY4CL127,危险化学品,${position.lng},${position.lat},"生产${text}"`,
      `云帆乙燃气有限公司,91990100MA2TH3BJ3G,城镇燃气,${position.lat},${position.lng},供气`,
      `云帆丙燃气有限公司,91990100MA1XG6125W,没有这个行业,${position.lng},${position.lat},供气${word}`,
      `云帆丁水厂有限公司,91990100MADD272H4T,供水,东经${position.lng}度,"${position.lat}, ${position.lng}",供水`,
    ].join('\n'),
    'table.csv': [
      '编号,名称,类别,行业,经度,纬度,地址,精度,检查日期',
      `T1,罐区${word},重大危险源,,${position.lng},${position.lat},"${ADDRESS}",准确位置,2026-05-01`,
      `T2,变电站${word},其他监管点,电力,${position.lng},${position.lat},"${ADDRESS}",,不是日期`,
      `T3,变电站${word},其他监管点,电力,${position.lng},"${ADDRESS}"`,
    ].join('\n'),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content)
}

/** The same place before anybody knew that it is to be protected: told exactly, and as a firm's own. */
const UNSORTED = { lng: 123.469134, lat: 30.248163 }
const UNSORTED_NEEDLES = Object.values(UNSORTED).map((degrees) => String(degrees).slice(0, -2))

function deliverUnsorted(sector: string, word: string): void {
  const body = { name: `仓储点${word}`, siteKind: 'other', sector, place: { ...place(UNSORTED), address: '甲路 8848 号' } }
  writeFileSync(join(dir, 'unsorted.json'), feed('site', [{ key: 'U1', body: { no: 'U1', ...body } }]))
  const word1 = sector === 'tourism' ? '旅游' : '危险化学品'
  writeFileSync(
    join(dir, 'unsorted.csv'),
    `名称,代码,行业,经度,纬度,范围\n云帆戊仓储有限公司,91990100MAD1TJ3Y9P,${word1},${UNSORTED.lng},${UNSORTED.lat},仓储${word}\n`,
  )
}

beforeAll(async () => {
  app = await startTestApp({ mirrored: false })
  app.sources.sources.push(...SOURCES)
  for (const [position, word] of [
    [GIVEN, '一'],
    [OTHER, '二'],
  ] as const) {
    deliver(position, word)
    for (const one of SOURCES) await runSource(one, { db: app.store.db, now: clock, machine: runningThrough(clock), newId: randomUUID })
    await app.view.refresh()
  }
}, 60_000)
afterAll(async () => {
  await app.stop()
  remove()
})

/** Where any of these digits stand in a text, with what is around them. */
const found = (text: string, digits: readonly string[] = TOLD): string[] =>
  digits.flatMap((one) => {
    const at = text.indexOf(one)
    return at < 0 ? [] : [text.slice(Math.max(0, at - 60), at + 20)]
  })

type Planted = 'site' | 'hazard' | 'enterprise'

async function everyAddress(): Promise<string[]> {
  const { store } = app
  const planted = { source: { $in: SOURCES.map(({ name }) => name) } }
  const ids = await store.db.versions.find(planted).lean<{ kind: Planted; id: string }[]>()
  const runs = await store.db.runs.find(planted).lean<{ _id: string }[]>()
  const records = [...new Set(ids.map(({ kind, id }) => `${kind} ${id}`))].map((one) => one.split(' ') as [Planted, string])
  expect(records.length).toBe(14)
  return [
    ...Object.values(LISTS).map(({ path }) => `${path}?limit=100`),
    ...records.flatMap(([kind, id]) => [
      `${LISTS[kind].path}/${id}`,
      `${LISTS[kind].path}/${id}?edition=9999`,
      `/api/v1/records/${kind}/${id}/history`,
    ]),
    ...runs.flatMap(({ _id }) => [`/api/v1/runs/${_id}`, `/api/v1/runs/${_id}/findings?limit=100`]),
    '/api/v1/changes?limit=100',
    '/feeds/changes.atom',
    '/api/v1/summary',
    '/api/v1/inventories/against-list',
    '/api/v1/zones/at?lng=123.3&lat=30.3',
    '/api/v1/sources',
    '/api/v1/runs?limit=100',
    '/api/openapi.json',
    '/api/v1/openapi.json',
    '/api',
    '/metrics',
    '/api/health',
  ]
}

it('tells them in no answer: list, record, history, changes, feed, summary, runs, findings, metrics', async () => {
  const told: string[] = []
  let shown = 0
  for (const path of await everyAddress()) {
    const answer = await app.get(path)
    const text = await answer.text()
    if (answer.ok && text.includes('planted-')) shown++
    told.push(...found(text).map((around) => `${path}: ${around}`))
  }
  expect(told).toEqual([])
  expect(shown).toBeGreaterThan(20)
})

it('keeps them nowhere but in the bytes of the sources, which nobody is served', async () => {
  const { connection } = app.store.db
  const collections = (await connection.db?.listCollections().toArray()) ?? []
  const told: string[] = []
  let searched = 0
  for (const { name } of collections) {
    const docs = await connection.collection(name).find({}).toArray()
    const text = JSON.stringify(docs, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    if (name === app.store.db.rawChunks.collection.name) {
      const bytes = docs.map(({ bytes: one }) => Buffer.from((one as { buffer: Uint8Array }).buffer).toString('utf8')).join('\n')
      // The proof sees what it is there to see.
      expect(found(bytes, NEEDLES.slice(0, 2))).toHaveLength(2)
      continue
    }
    searched += docs.length
    told.push(...found(text).map((around) => `${name}: ${around}`))
  }
  expect(told).toEqual([])
  expect(searched).toBeGreaterThan(40)
})

it('holds them in no part of what is answered from memory', () => {
  const models = app.view.current?.models
  const told = codesOf(KINDS).flatMap((kind) => {
    const items = models?.[kind].first(LISTS[kind].sorts[0], 10_000) ?? []
    const rows = items.map((item) => models?.[kind].find((JSON.parse(item) as { id: string }).id))
    return found(JSON.stringify(rows)).map((around) => `${kind}: ${around}`)
  })
  expect(told).toEqual([])
  expect(found(JSON.stringify(app.view.current?.places))).toEqual([])
})

it('takes from the past what a record tells no more, once its place is to be protected', async () => {
  const { coordinates: _gps, ...shown } = common
  const unsorted = [
    Source.parse({ ...shown, name: 'unsorted-sites', title: '点', kind: 'site', format: 'json-feed', path: join(dir, 'unsorted.json') }),
    Source.parse({ ...SOURCES[1], coordinates: undefined, name: 'unsorted-firms', path: join(dir, 'unsorted.csv') }),
  ]
  app.sources.sources.push(...unsorted)
  const told = async (): Promise<string[]> => {
    const versions = await app.store.db.versions
      .find({ source: { $in: unsorted.map(({ name }) => name) } })
      .lean<{ kind: 'site'; id: string }[]>()
    const paths = [...new Set(versions.map(({ kind, id }) => `${kind} ${id}`))]
      .map((one) => one.split(' ') as ['site', string])
      .flatMap(([kind, id]) => [
        `${LISTS[kind].path}/${id}`,
        `/api/v1/records/${kind}/${id}/history`,
        `${LISTS[kind].path}/${id}?edition=${first}`,
      ])
    const answers = await Promise.all(
      [...paths, '/api/v1/changes?limit=100', '/feeds/changes.atom'].map(async (path) => (await app.get(path)).text()),
    )
    return found([...answers, JSON.stringify(versions), JSON.stringify(await app.store.db.changes.find({}).lean())].join('\n'), [
      ...UNSORTED_NEEDLES,
      '8848 号',
    ])
  }
  const run = async (): Promise<void> => {
    for (const one of unsorted) await runSource(one, { db: app.store.db, now: clock, machine: runningThrough(clock), newId: randomUUID })
    await app.view.refresh()
  }
  deliverUnsorted('tourism', '一')
  await run()
  const first = app.view.current?.edition._id ?? 0
  deliverUnsorted('tourism', '二')
  await run()
  expect((await told()).length).toBe(3)
  deliverUnsorted('hazchem', '三')
  await run()
  expect(await told()).toEqual([])
})

it('takes from the past what a hazard tells no more, once its firm is found to be protected, though its own file is the same', async () => {
  const { coordinates: _gps, ...shown } = common
  const [hazards, firms] = [
    Source.parse({ ...shown, name: 'late-hazards', title: '隐患', kind: 'hazard', format: 'json-feed', path: join(dir, 'late.json') }),
    Source.parse({ ...SOURCES[1], coordinates: undefined, name: 'late-firms', path: join(dir, 'late.csv') }),
  ]
  const firm = { name: '云帆己仓储有限公司', uscc: '91990100MA6BJUWR7G' }
  const at = { lng: 123.612345, lat: 30.398765 }
  const digits = [...Object.values(at).map((degrees) => String(degrees).slice(0, -1)), '7531 号']
  const deliverHazard = (title: string) =>
    writeFileSync(
      join(dir, 'late.json'),
      feed('hazard', [
        {
          key: 'L1',
          body: {
            no: 'L1',
            title,
            sector: 'construction',
            enterprise: firm,
            place: { ...place(at, 'exact'), address: '乙路 7531 号' },
            status: 'rectifying',
          },
        },
      ]),
    )
  const deliverFirm = (sector: string) =>
    writeFileSync(join(dir, 'late.csv'), `名称,代码,行业,经度,纬度,范围\n${firm.name},${firm.uscc},${sector},,,仓储\n`)
  const runOf = async (one: Source) => {
    const run = await runSource(one, { db: app.store.db, now: clock, machine: runningThrough(clock), newId: randomUUID })
    await app.view.refresh()
    return run.state
  }
  const told = async (): Promise<string[]> => {
    const versions = await app.store.db.versions.find({ source: hazards.name }).lean<{ id: string }[]>()
    const id = versions[0]?.id ?? ''
    const paths = [`${LISTS.hazard.path}/${id}`, `/api/v1/records/hazard/${id}/history`, `${LISTS.hazard.path}?limit=100`]
    const answers = await Promise.all(
      [...paths, `${LISTS.hazard.path}.csv`, '/api/v1/changes?limit=100', '/feeds/changes.atom'].map(async (path) =>
        (await app.get(path)).text(),
      ),
    )
    const row = app.view.current?.models.hazard.find(id)
    return found(
      [...answers, JSON.stringify(versions), JSON.stringify(row), JSON.stringify(await app.store.db.changes.find({}).lean())].join('\n'),
      digits,
    )
  }
  app.sources.sources.push(hazards, firms)
  deliverFirm('旅游')
  deliverHazard('脚手架松动')
  expect([await runOf(firms), await runOf(hazards)]).toEqual(['published', 'published'])
  expect((await told()).length).toBe(3)
  expect(await runOf(hazards)).toBe('unchanged')
  deliverFirm('危险化学品')
  expect([await runOf(firms), await runOf(hazards)]).toEqual(['published', 'published'])
  expect(await told()).toEqual([])
  expect(await runOf(hazards)).toBe('unchanged')
  // Whoever derives it again finds it as coarse.
  expect(await verifySource(hazards, app.store.db, dir)).toEqual({ source: hazards.name, same: 1, differences: [] })
})

it('says of each row what was left out', async () => {
  const findings = await app.store.db.findings.find({ run: { $exists: true } }).lean<{ reason: string }[]>()
  const reasons = findings.map(({ reason }) => reason).join('\n')
  for (const word of ['坐标已经隐去', '按后者公开', '请来源写明行业领域', '所写的单位是需要保护的场所']) expect(reasons).toContain(word)
})
