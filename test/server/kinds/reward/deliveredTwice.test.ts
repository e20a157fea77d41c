import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { SourcesAnswer } from '../../../../shared/api/city'
import type { RunsAnswer } from '../../../../shared/api/runs'
import type { RewardBody } from '../../../../shared/kinds/reward/schema'
import { confirmClock } from '../../../../server/clock/marks'
import { houseRewards, type PaidReward } from '../../../../server/kinds/reward/house'
import { lastDeliveryOn } from '../../../../server/mirror/run/lastDelivery'
import { runOwnSource } from '../../../../server/mirror/run/ownSource'
import { createApp } from '../../../../server/app'
import { createLog } from '../../../../server/log'
import { createMetrics } from '../../../../server/metrics'
import { runSource } from '../../../../server/mirror/run/run'
import { verifySource } from '../../../../server/mirror/run/verify'
import { Source } from '../../../../server/mirror/source/sources'
import { OPEN_END, type VersionDoc } from '../../../../server/models/version'
import { PublishedView } from '../../../../server/read/published'
import { everyUnrectified, unrectifiedOf } from '../../../../server/tips/unrectified'
import { startWorkbooks } from '../../../../server/workbooks/index'
import { runningThrough } from '../../../support/machine'
import { useStore } from '../../../support/useStore'

/** A source that hands over its rewards day by day, and everything that the public can ask of the service meanwhile. */

const store = useStore()
let now = new Date('2026-01-10T02:00:00Z')
const clock = () => now
const SOURCE = Source.parse({
  name: 'rewards',
  title: '奖励台账',
  agency: '虚构市应急管理局',
  kind: 'reward',
  format: 'csv',
  path: '/replaced.csv',
  coverage: 'additions',
  rhythmHours: 24,
  settleSeconds: 0,
  key: ['年度'],
  gather: 'entries',
  columns: {
    year: '年度',
    budgetFen: { from: '预算', unit: '万元' },
    'entries.0.no': '序号',
    'entries.0.month': '月份',
    'entries.0.amountFen': { from: '金额', unit: '元' },
  },
  envelope: { sourceUrl: '网址', agency: '发放单位', publicUntil: '公示截止' },
})
const source = () => ({ ...SOURCE, path: join(store.dir, 'rewards.csv') })

let [server, view, base] = [undefined as Server | undefined, undefined as PublishedView | undefined, '']
beforeEach(async () => {
  const { db } = store
  const sources = [source()]
  view = new PublishedView(db, clock, () => everyUnrectified(store))
  const log = createLog({ LOG_LEVEL: 'silent' })
  const app = createApp({
    db,
    unrectified: (record) => unrectifiedOf(store, record),
    view,
    sources,
    city: { name: '虚构市', officePhone: '0000-12350', sample: false, baseMap: null } as never,
    workbooks: startWorkbooks({ log }),
    now: clock,
    log,
    clock: () => null,
    publicUrl: 'https://mingan.example',
    webDir: null,
    metrics: createMetrics({ db, view, sources, now: clock }),
    tips: undefined,
  })
  server = createServer(app)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => server?.close(resolve))
})

const text = async (path: string): Promise<string> => (await fetch(base + path)).text()
const json = async <T>(path: string): Promise<T> => JSON.parse(await text(path)) as T

type Payment = [month: string, yuan: number | string, year?: string]
const deliver = (day: string, payments: readonly Payment[], year?: string) => deliverAs(day, payments, {}, year)

/** `as`: how the source is declared otherwise; `written`: its year as the key has it. */
async function deliverAs(
  day: string,
  payments: readonly Payment[],
  as: Partial<Pick<Source, 'name' | 'agency' | 'coverage'>>,
  written = '2026',
) {
  now = new Date(`${day}T02:00:00Z`)
  const rows = payments.map(([month, yuan, year = written], i) => `${i + 1},${year},${month},${yuan},${BUDGET},${BESIDE}`)
  const file = ['序号,年度,月份,金额,预算,网址,发放单位,公示截止', ...OLDER, ...rows].join('\n') + '\n'
  const { path } = source()
  if (!existsSync(path) || readFileSync(path, 'utf8') !== file) {
    writeFileSync(path, file)
    utimesSync(path, now, now)
  }
  const run = await runSource({ ...source(), ...as }, { db: store.db, now: clock, machine: runningThrough(clock), newId: randomUUID })
  await view?.refresh()
  return run
}
const bodies = async () =>
  (await store.db.versions.find({}).sort({ revision: 1 }).lean<VersionDoc[]>()).map(({ body }) => body as RewardBody)
/** Rows of years before, as a file of several years has them. */
let OLDER: string[] = []
/** What a file says of its year, and what each of its rows says beside its payment. */
let [BUDGET, BESIDE] = ['30', ',,']
afterEach(() => void ([OLDER, BUDGET, BESIDE] = [[], '30', ',,']))

const JANUARY: Payment[] = [
  ['2026年1月', 1_000],
  ['2026年1月', 2_000],
  ['2026年1月', 3_000],
]
const LATE: Payment = ['2026年1月', 45_000]

it('changes no batch that is public by a payment that comes late, nor tells of it anywhere', async () => {
  await deliver('2026-03-02', JANUARY)
  const atom = await text('/feeds/changes.atom')
  expect(await deliver('2026-03-03', [LATE, ...JANUARY])).toMatchObject({ state: 'unchanged' })
  expect(await bodies()).toHaveLength(1)
  expect((await text('/feeds/changes.atom')).match(/<entry>/g)).toEqual(atom.match(/<entry>/g))
  const more: Payment[] = [LATE, ...JANUARY, ['2026年2月', 3_000], ['2026年2月', 3_000]]
  expect(await deliver('2026-04-02', more)).toMatchObject({ state: 'unchanged' })
  await deliver('2026-05-01', more)
  const [first, second] = await bodies()
  expect([first?.payments, second?.payments]).toEqual([3, 6])
  expect(second?.batches[0]).toEqual(first?.batches[0])
  expect(second?.totalFen).toBe(5_700_000)
})

it('derives each batch again from the bytes and from what was public before, and tells one that was altered', async () => {
  await deliver('2026-03-02', JANUARY)
  await deliver('2026-04-01', [LATE, ...JANUARY, ['2026年2月', 3_000], ['2026年2月', 3_000]])
  await deliver('2026-04-03', [...JANUARY.slice(1), LATE, ['2026年2月', 3_000], ['2026年2月', 3_000], ['2026年2月', 900]])
  const verified = () => verifySource(source(), store.db, store.dir)
  expect(await verified()).toMatchObject({ same: 1, differences: [] })
  const body = (await bodies()).at(-1)
  const batches = body?.batches.map((batch, i) => (i === 1 ? { ...batch, payments: 4 } : batch))
  await store.db.versions.collection.updateOne({ to: OPEN_END } as never, { $set: { body: { ...body, batches } } })
  expect((await verified()).differences).toMatchObject([{ reason: '与原始文件不同：body' }])
})

it('makes nothing of a year public before its first batch, and that on the first of a month whenever its third payment came', async () => {
  await deliver('2026-02-10', JANUARY.slice(0, 2))
  await deliver('2026-03-01', JANUARY.slice(0, 2))
  // The third of a month that is due already comes in mid-month.
  await deliver('2026-03-17', JANUARY)
  expect(await deliver('2026-03-18', JANUARY)).toMatchObject({ state: 'unchanged', counts: { accepted: 1, refused: 0 } })
  expect(await bodies()).toEqual([])
  expect(await verifySource(source(), store.db, store.dir)).toMatchObject({ differences: [] })
  // Nobody looks on the first: what was there by then is cut at the next look.
  await deliver('2026-04-03', JANUARY)
  expect((await bodies()).map(({ payments, batches }) => [payments, batches.map(({ lastMonth }) => lastMonth)])).toEqual([[3, ['2026-01']]])
  expect(await verifySource(source(), store.db, store.dir)).toMatchObject({ same: 1, differences: [] })
  // Another year beside it waits for a batch of its own, and is missing nowhere.
  await deliver('2026-04-20', [...JANUARY, ['2025年12月', 3_000, '2025']])
  await deliver('2026-05-01', [...JANUARY, ['2025年12月', 3_000, '2025']])
  expect((await bodies()).map(({ year }) => year)).toEqual(['2026'])
  expect(await verifySource(source(), store.db, store.dir)).toMatchObject({ same: 1, differences: [] })
})

/** Everything that the public can ask about the mirror, without what names a moment or a run. */
async function publicState(): Promise<unknown> {
  const { sources } = await json<SourcesAnswer>('/api/v1/sources')
  const { items } = await json<RunsAnswer>('/api/v1/runs')
  const findings = await Promise.all(
    ['refused', 'warning'].map((severity) => json(`/api/v1/runs/${items[0]?.id}/findings?severity=${severity}`)),
  )
  const rows = (await text('/metrics')).split('\n').filter((line) => line.startsWith('mingan_source_rows'))
  const [{ id: _id, startedAt, finishedAt, ...run }] = items as [RunsAnswer['items'][0]]
  expect(finishedAt).toBe(startedAt)
  const [{ lastRun, lastArrivalAt, unreadDays: _daysWithoutRun, ...state }] = sources as [SourcesAnswer['sources'][0]]
  expect(lastArrivalAt).toBe(startedAt)
  return { run, state, lastRun: { ...lastRun, id: null, at: null }, findings, rows }
}

it('tells by no number of a run, a source or a figure of the service that a single payment came', async () => {
  await deliver('2026-01-10', JANUARY.slice(0, 1))
  await deliver('2026-01-11', JANUARY.slice(0, 1))
  const before = await publicState()
  expect(before).toMatchObject({ run: { counts: null, warnings: null, rawSha256: null, reason: null }, rows: [] })
  const deliveries: Payment[][] = [
    JANUARY.slice(0, 2),
    [...JANUARY, ...JANUARY],
    [...JANUARY, ['2026年1月', '四万五']],
    [...JANUARY, ['2026年13月', 300]],
    [...JANUARY, ['2026年1月', -2_000]],
  ]
  for (const [i, payments] of deliveries.entries()) {
    const run = await deliver(`2026-01-${12 + i}`, payments)
    expect(run.counts.read).toBeGreaterThan(0)
    expect(await publicState()).toEqual(before)
  }
})

it('tells nothing of the lines of a source that is declared no more, and no hash of its file with a record', async () => {
  await deliver('2026-03-02', JANUARY)
  await store.db.runs.updateMany({}, { $set: { source: 'gone' } })
  expect((await json<RunsAnswer>('/api/v1/runs')).items).toMatchObject([{ counts: null, rawSha256: null }])
  const [version] = await store.db.versions.find({}).lean<VersionDoc[]>()
  expect(version?.rawSha256).toMatch(/^[\da-f]{64}$/)
  const id = encodeURIComponent(version?.id ?? '')
  for (const path of [`/api/v1/rewards/${id}`, `/api/v1/records/reward/${id}/history`, '/api/v1/rewards', '/api/v1/changes']) {
    const answer = await fetch(base + path)
    expect([path, answer.status]).toEqual([path, 200])
    expect(await answer.text()).not.toContain(version?.rawSha256)
  }
})

it('says of a delivery that is stopped that it was, and not why', async () => {
  await deliver('2026-03-02', JANUARY)
  expect(await deliver('2026-03-03', [['2026年13月', 300]])).toMatchObject({ state: 'stopped' })
  const { items } = await json<RunsAnswer>('/api/v1/runs')
  expect(items[0]).toMatchObject({ state: 'stopped', counts: null, reason: '这次送来的没有采用，上一版照常公示；原因只告诉送来的单位' })
})

it('says of a stopped delivery that somebody released that it was, and not why', async () => {
  await deliver('2026-03-02', JANUARY)
  await store.db.runs.updateMany({}, { $set: { release: { run: 'stopped', why: '少的 1 笔 1980 元已收回' } } })
  const { items } = await json<RunsAnswer>('/api/v1/runs')
  expect(items[0]?.release).toEqual({ run: 'stopped', why: '有人核对后放行；理由只告诉送来的单位' })
})

/** Every answer about rewards that the public can ask for. */
async function everyAnswer(): Promise<string[]> {
  const [version] = await store.db.versions.find({}).lean<VersionDoc[]>()
  const id = encodeURIComponent(version?.id ?? '')
  const paths = [
    '/api/v1/rewards',
    '/api/v1/rewards.csv',
    `/api/v1/rewards/${id}`,
    `/api/v1/records/reward/${id}/history`,
    '/api/v1/changes',
    '/feeds/changes.atom',
    '/api/v1/summary',
  ]
  return Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(base + path)
      expect([path, answer.status]).toEqual([path, 200])
      return `${path} ${answer.headers.get('etag')} ${await answer.text()}`
    }),
  )
}

it.each<[string, Payment[], () => void]>([
  ['a budget that is raised by it', [...JANUARY, LATE], () => void (BUDGET = '34.5')],
  ['a budget that is raised for it', JANUARY, () => void (BUDGET = '34.5')],
  ['a page of its own', [...JANUARY, LATE], () => void (BESIDE = 'https://a.example/jiangli/4.html,,')],
  ['who paid it', [...JANUARY, LATE], () => void (BESIDE = ',虚构市消防救援支队,')],
  ['until when it may be public', [...JANUARY, LATE], () => void (BESIDE = ',,2026-03-31')],
])('changes no answer in the middle of a month by a payment that comes with %s', async (_what, payments, come) => {
  await deliver('2026-03-02', JANUARY)
  await deliver('2026-03-17', JANUARY)
  const before = await everyAnswer()
  come()
  expect(await deliver('2026-03-17', payments)).toMatchObject({ state: 'unchanged' })
  expect(await everyAnswer()).toEqual(before)
  expect(await verifySource(source(), store.db, store.dir)).toMatchObject({ same: 1, differences: [] })
  // Nor does the next first of a month without a batch.
  expect(await deliver('2026-04-01', payments)).toMatchObject({ state: 'unchanged' })
  expect(await bodies()).toHaveLength(1)
})

const totals = async () => {
  const { items } = await json<{ items: { id: string; year: string; payments: number | null; totalFen: number | null }[] }>(
    '/api/v1/rewards',
  )
  return items.map(({ year, payments, totalFen }) => [year, payments, totalFen])
}

it('goes on from the batches that were public of a year that its source has taken back and hands over again with one payment more', async () => {
  OLDER = ['2023', '2024', '2025'].flatMap((year) => [1_000, 2_000, 3_000].map((yuan, i) => `${i + 1},${year},${year}年1月,${yuan},30,,,`))
  const full = { coverage: 'full' } as const
  await deliverAs('2026-03-02', JANUARY, full)
  const before = await totals()
  expect(before).toContainEqual(['2026', 3, 600_000])
  expect(await deliverAs('2026-03-03', [], full)).toMatchObject({ state: 'published', changes: { withdrawn: 1 } })
  expect(await totals()).toHaveLength(3)
  expect(await deliverAs('2026-03-04', [...JANUARY, LATE], full)).toMatchObject({ state: 'published', changes: { reinstated: 1 } })
  expect(await totals()).toEqual(before)
  expect(await verifySource({ ...source(), ...full }, store.db, store.dir)).toMatchObject({ same: 4, differences: [] })
})

it.each([
  ['the old year first', (old: Payment[], young: Payment[]) => [...old, ...young]],
  ['the new year first', (old: Payment[], young: Payment[]) => [...young, ...old]],
])('counts a payment once that its source moves over the end of a year, in a file with %s', async (_what, inOrder) => {
  const december = [1_000, 2_000, 2_500, 3_000].map((yuan): Payment => ['2025年12月', yuan, '2025'])
  await deliver('2026-02-01', december)
  const moved = [1_000, 700, 800].map((yuan): Payment => ['2026年1月', yuan])
  await deliver('2026-02-20', inOrder(december.slice(1), moved))
  expect(await deliver('2026-03-01', inOrder(december.slice(1), moved))).toMatchObject({ state: 'unchanged' })
  const more: Payment[] = [...moved, ['2026年2月', 900]]
  await deliver('2026-03-20', inOrder(december.slice(1), more))
  await deliver('2026-04-01', inOrder(december.slice(1), more))
  const public_ = (await bodies()).map(({ year, batches, payments }) => [year, batches.map((batch) => batch.payments), payments])
  expect(public_).toEqual([
    ['2025', [4], 4],
    ['2026', [3], null],
  ])
  expect(await verifySource(source(), store.db, store.dir)).toMatchObject({ same: 2, differences: [] })
})

it.each([
  ['its key written otherwise', {}, '2026年度'],
  ['another source of the same agency', { name: 'rewards-of-finance', agency: '虚构市 应急管理局' }, '2026'],
  ['its source and its agency renamed together', { name: 'rewards-of-finance', agency: '虚构市财政局' }, '2026'],
  ['its agency renamed and its key written otherwise', { agency: '虚构市财政局' }, '2026年度'],
])('publishes no year of the city a second time: %s', async (_what, as, year) => {
  await deliver('2026-03-02', JANUARY)
  expect(await deliverAs('2026-03-03', [...JANUARY, LATE], as, year)).toMatchObject({ state: 'stopped', counts: { refused: 1 } })
  expect(await totals()).toEqual([['2026', 3, 600_000]])
})

it('publishes a year once that a file has under two spellings of its key, of which it reads the first', async () => {
  const again: Payment[] = [...JANUARY, LATE].map(([month, yuan]) => [month, yuan, '2026年'])
  expect(await deliver('2026-03-02', [...JANUARY, ...again])).toMatchObject({ state: 'published', counts: { accepted: 1, refused: 1 } })
  expect(await totals()).toEqual([['2026', 3, 600_000]])
  expect(await verifySource(source(), store.db, store.dir)).toMatchObject({ same: 1, differences: [] })
})

/** What becomes public on a day of rewards that the desk of this house has paid, the same that an office hands over in its ledger. */
async function houseOn(day: string, payments: readonly Payment[]): Promise<unknown> {
  now = new Date(`${day}T03:00:00Z`)
  const deps = { db: store.db, now: clock, machine: runningThrough(clock), newId: randomUUID }
  await confirmClock(deps, now, 'source x')
  const paid = payments.map(([month, yuan], i): PaidReward => ({
    tip: String(i),
    month: month.replace(/(\d+)年(\d+)月/, (_, year: string, digits: string) => `${year}-${digits.padStart(2, '0')}`),
    amountFen: Number(yuan) * 100,
    batch: null,
  }))
  const run = await runOwnSource(
    houseRewards({
      paid: () => Promise.resolve(paid),
      mark: () => Promise.resolve(),
      budgetFen: null,
      ledgerOn: (kind) => lastDeliveryOn(kind, [source()], store.db),
    }),
    deps,
  )
  await view?.refresh()
  return run
}

describe('a payment of this house that an office lists too', () => {
  const inLedger = [...JANUARY, LATE]
  it('is not told a second time by the ledger', async () => {
    await houseOn('2026-03-02', JANUARY)
    expect(await totals()).toEqual([['2026', 3, 600_000]])
    expect(await deliver('2026-03-03', inLedger)).toMatchObject({ state: 'stopped', counts: { refused: 1 } })
    expect(await totals()).toEqual([['2026', 3, 600_000]])
    // Of the next year a ledger is public, and what has begun here goes on.
    const next: Payment[] = Array<Payment>(3).fill(['2027年1月', 300])
    for (const day of ['2027-02-20', '2027-03-02']) await deliver(day, next, '2027')
    expect(await houseOn('2027-03-03', [...JANUARY, ...JANUARY, ['2026年12月', 300], ...next])).not.toBeNull()
    expect(await totals()).toEqual([
      ['2027', 3, 100_000],
      ['2026', 6, 1_200_000],
    ])
  })
  it('is not told a second time by this house', async () => {
    await deliver('2026-03-02', inLedger)
    expect(await houseOn('2026-03-02', JANUARY)).toBeNull()
    // Nor where nobody knows any more when it came.
    await store.db.runs.deleteMany({})
    expect(await houseOn('2026-03-03', JANUARY)).toBeNull()
    expect(await totals()).toEqual([['2026', 4, 5_100_000]])
  })
  it('waits for a ledger that is handed over in its year and has no batch yet', async () => {
    await deliver('2026-02-01', JANUARY.slice(0, 1))
    expect(await houseOn('2026-03-02', JANUARY)).toBeNull()
    expect(await bodies()).toEqual([])
  })
  it('does not wait for an old one that is listed still, nor for ever after a look by a clock that was ahead', async () => {
    const old: Payment[] = Array<Payment>(3).fill(['2024年1月', 300])
    await deliver('2024-02-20', old.slice(0, 1), '2024')
    for (const day of ['2024-03-02', '2024-04-01', '2099-01-01', '2026-03-01']) await deliver(day, old, '2024')
    expect(await lastDeliveryOn('reward', [source()], store.db)).toBe('2024-03-02')
    expect(await houseOn('2026-03-02', JANUARY)).not.toBeNull()
    expect(await totals()).toContainEqual(['2026', 3, 600_000])
    // A first delivery has no day before it.
    await store.db.runs.deleteMany({})
    for (const day of ['2026-03-03', '2026-03-04']) await deliver(day, old, '2024')
    expect(await lastDeliveryOn('reward', [source()], store.db)).toBe('2026-03-03')
  })
  it('does not wait for one that was handed over in another year', async () => {
    await deliver('2025-02-01', [['2025年1月', 300]], '2025')
    expect(await houseOn('2026-03-02', JANUARY)).not.toBeNull()
    expect(await totals()).toEqual([['2026', 3, 600_000]])
  })
})
