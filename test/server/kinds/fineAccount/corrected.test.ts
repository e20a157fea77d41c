import { randomUUID } from 'node:crypto'
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FineAccountBody } from '../../../../shared/kinds/fineAccount/schema'
import { runSource } from '../../../../server/mirror/run/run'
import { verifySource } from '../../../../server/mirror/run/verify'
import { Source } from '../../../../server/mirror/source/sources'
import type { VersionDoc } from '../../../../server/models/version'
import { ERASED } from '../../../../server/models/versionFields'
import { runningThrough } from '../../../support/machine'
import { useStore } from '../../../support/useStore'

/** A month of fines as its office hands it over and puts it right: whoever keeps every version does not find what reporters were paid. */

const store = useStore()

const SOURCE = Source.parse({
  name: 'fines',
  title: '罚款月报',
  agency: '虚构市应急管理局',
  kind: 'fineAccount',
  format: 'csv',
  path: '/replaced.csv',
  coverage: 'additions',
  rhythmHours: 24,
  settleSeconds: 0,
  key: ['月份'],
  gather: 'purposes',
  columns: {
    month: '月份',
    division: '区划',
    spentFen: { from: '支出', unit: '元' },
    'purposes.0.name': '用途',
    'purposes.0.spentFen': { from: '用途金额', unit: '元' },
  },
  envelope: { withdrawn: '撤下' },
})
const sourceOf = (name: string): Source => ({ ...SOURCE, name, path: join(store.dir, `${name}.csv`) })

type Purposes = readonly [string, number][]
/** Hands a month over on a day; `withdrawn`: why it is taken back. */
async function deliver(day: string, purposes: Purposes, { name = 'fines', month = '2026年4月', division = '', withdrawn = '' } = {}) {
  const now = new Date(`${day}T02:00:00Z`)
  const source = sourceOf(name)
  const spent = purposes.reduce((sum, [, yuan]) => sum + yuan, 0)
  const rows = purposes.map((one) => [month, division, spent, ...one, withdrawn].join(','))
  writeFileSync(source.path ?? '', ['月份,区划,支出,用途,用途金额,撤下', ...rows].join('\n'))
  utimesSync(source.path ?? '', now, now)
  const deps = { db: store.db, now: () => now, machine: runningThrough(() => now), newId: randomUUID }
  return runSource(source, deps)
}
const versions = () => store.db.versions.find({}).sort({ from: 1 }).lean<VersionDoc[]>()
const told = async () =>
  (await versions()).map(({ body }) => {
    const { purposes, spentFen } = (body as FineAccountBody | null) ?? { purposes: null, spentFen: null }
    return [...(purposes ?? []).map(({ name, spentFen: fen }) => [name, fen]), spentFen]
  })
const verified = (name = 'fines') => verifySource(sourceOf(name), store.db, store.dir)

it('tells rewards by no two versions of a month, and derives each again from the bytes and the version before', async () => {
  const first: Purposes = [
    ['举报奖励', 3_000],
    ['办案', 50_000],
    ['装备', 20_000],
  ]
  expect(await deliver('2026-05-10', first)).toMatchObject({ state: 'published' })
  expect(await deliver('2026-05-11', [...first, ['其他', 7_000]])).toMatchObject({ state: 'published' })
  expect(await told()).toEqual([
    [['装备', 2_000_000], ['其他（含举报奖励）', 5_300_000], 7_300_000],
    [['办案', null], ['装备', 2_000_000], ['其他（含举报奖励）', null], null],
  ])
  expect(await verified()).toMatchObject({ same: 1, differences: [] })
})

it('tells a month that was taken back no otherwise than before, when it comes again with other rewards', async () => {
  const first: Purposes = [
    ['举报奖励', 3_000],
    ['办案', 50_000],
  ]
  await deliver('2026-05-10', first)
  await deliver('2026-05-11', first, { withdrawn: '数据有误' })
  const again: Purposes = [
    ['举报奖励', 3_070],
    ['办案', 50_000],
  ]
  expect(await deliver('2026-05-12', again)).toMatchObject({ state: 'published', changes: { reinstated: 1 } })
  expect(await told()).toEqual([[['其他（含举报奖励）', 5_300_000], 5_300_000], [null], [['其他（含举报奖励）', null], null]])
  expect(await verified()).toMatchObject({ same: 1, differences: [] })
  // Nor where the law has erased what it said: what it told of its money outlasts that.
  const [former, ...later] = await versions()
  const erased = { ...ERASED, facets: { order: '', outlasts: former?.facets.outlasts } }
  await store.db.versions.collection.updateOne({ _id: former?._id } as never, { $set: erased })
  await store.db.versions.collection.deleteMany({ _id: { $in: later.map((one) => one._id) } } as never)
  await deliver('2026-05-13', again, { name: 'others', month: '2026-04', division: '990102' })
  expect((await told()).slice(1)).toEqual([[['举报奖励', null], null]])
})

it.each([
  ['in a file before its parts', [['990100', '990103', '990102']]],
  ['in a file behind them', [['990102', '990103', '990100']]],
  ['in a file of its own before that of its parts', [['990100'], ['990103', '990102']]],
  ['in a file of its own behind that of its parts', [['990102', '990103'], ['990100']]],
])('tells no whole that stands %s, of which one has rewards', async (_, files) => {
  const rows: Record<string, Purposes> = {
    990100: [
      ['办案', 90_000],
      ['其他', 10_000],
    ],
    990102: [
      ['办案', 50_000],
      ['举报奖励', 3_000],
    ],
    990103: [
      ['办案', 40_000],
      ['其他', 7_000],
    ],
  }
  const folder = { path: join(store.dir, 'in'), pattern: '*', read: 'all' as const, settleSeconds: 0 }
  const source = { ...sourceOf('all'), key: ['月份', '区划'], path: undefined, folder }
  mkdirSync(folder.path, { recursive: true })
  const now = new Date('2026-05-10T02:00:00Z')
  for (const [i, divisions] of files.entries()) {
    const lines = divisions.flatMap((division) => (rows[division] ?? []).map((one) => ['2026-04', division, '', ...one, ''].join(',')))
    const file = join(folder.path, `${i}.csv`)
    writeFileSync(file, ['月份,区划,支出,用途,用途金额,撤下', ...lines].join('\n'))
    utimesSync(file, now, now)
  }
  const deps = { db: store.db, now: () => now, machine: runningThrough(() => now), newId: randomUUID }
  expect(await runSource(source, deps)).toMatchObject({ state: 'published', counts: { accepted: 3 } })
  const bodies = (await versions()).map(({ body }) => body as FineAccountBody)
  expect(Object.fromEntries(bodies.map(({ division, purposes }) => [division, purposes?.map(({ spentFen }) => spentFen) ?? null]))).toEqual(
    {
      990100: null,
      990102: [5_300_000],
      990103: [4_000_000, 700_000],
    },
  )
  expect(await verifySource(source, store.db, store.dir)).toMatchObject({ same: 3, differences: [] })
})

it('derives a whole as it was told when nobody knew of rewards in its part, and tells no sum of the other part after', async () => {
  await deliver(
    '2026-05-10',
    [
      ['办案', 90_000],
      ['其他', 10_000],
    ],
    { name: 'city', division: '990100' },
  )
  await deliver(
    '2026-05-11',
    [
      ['办案', 50_000],
      ['举报奖励', 3_000],
    ],
    { name: 'county', division: '990102' },
  )
  await deliver(
    '2026-05-12',
    [
      ['办案', 40_000],
      ['其他', 7_000],
    ],
    { name: 'other', division: '990103' },
  )
  expect(await told()).toEqual([[['办案', 9_000_000], ['其他', 1_000_000], 10_000_000], [['举报奖励', null], null], [null]])
  for (const name of ['city', 'county', 'other']) expect([name, await verified(name)]).toMatchObject([name, { same: 1, differences: [] }])
})
