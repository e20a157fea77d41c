import { randomUUID } from 'node:crypto'
import { houseRewards, type PaidReward } from '../../../../server/kinds/reward/house'
import { confirmClock } from '../../../../server/clock/marks'
import { runOwnSource } from '../../../../server/mirror/run/ownSource'
import { orphanedSources } from '../../../../server/mirror/run/retire'
import { OPEN_END, type VersionDoc } from '../../../../server/models/version'
import { markPaid, paidRewards } from '../../../../server/tips/paid'
import { figuresOf } from '../../../../server/tips/figures'
import type { RewardBody } from '../../../../shared/kinds/reward/schema'
import { useStore } from '../../../support/useStore'

/** The rewards that the desk of this house paid, as they become public: on the clock, whatever that clock shows, and from the tips as the desk left them. */

const store = useStore()
const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse('2026-01-01T02:00:00.000Z')

/** days that have passed, and by how many the clock is ahead of that */
let [passed, ahead, boot] = [0, 0, 'first']
let tick = 0
beforeEach(() => {
  ;[passed, ahead, boot, tick] = [0, 0, 'first', 0]
})
const now = () => new Date(START + (passed + ahead) * DAY + ++tick)
const deps = () => ({ db: store.db, now, machine: () => ({ boot, uptimeMs: passed * DAY }), newId: randomUUID })

/** Payments as the desk registered them: by the day, in yuan. */
const PAID: [day: string, yuan: number][] = [
  ['2026-01-05', 3_000],
  ['2026-01-25', 500],
  ['2026-02-03', 12_000],
  ['2026-02-25', 3_000],
  ['2026-03-31', 3_000],
  ['2026-04-02', 800],
  ['2026-04-29', 45_000],
  ['2026-05-10', 3_000],
]
const desk = () => {
  const all: PaidReward[] = PAID.map(([day, yuan], i) => ({ tip: String(i), month: day.slice(0, 7), amountFen: yuan * 100, batch: null }))
  return {
    all,
    source: houseRewards({
      // Nothing is paid before its day, whatever a clock shows.
      paid: () => Promise.resolve(all.filter((_, i) => (PAID[i]?.[0] ?? '') <= new Date(START + passed * DAY).toISOString().slice(0, 10))),
      mark: (tips, batch) => {
        for (const one of all) if (tips.includes(one.tip)) one.batch = batch
        return Promise.resolve()
      },
      budgetFen: 30_000_000,
      ledgerOn: () => Promise.resolve(null),
    }),
  }
}
const publicNow = async () =>
  (await store.db.versions.find({ to: OPEN_END }).lean<VersionDoc[]>()).map(({ body }) => body as RewardBody).map(({ batches }) => batches)

/** What is public after 200 days, where somebody looks on these days, by a clock that is so far ahead. */
async function after200Days(days: readonly number[], aheadOn: (day: number) => number): Promise<RewardBody['batches'][]> {
  const { source } = desk()
  for (const day of days) {
    passed = day
    ahead = aheadOn(day)
    boot = `${ahead}`
    // A server whose time is right confirms a clock that is.
    if (ahead === 0) await confirmClock(deps(), now(), 'source x')
    await runOwnSource(source, deps())
  }
  return publicNow()
}
const EVERY_TENTH = Array.from({ length: 21 }, (_, i) => i * 10)

it('publishes the same batches by a clock that is right, ahead, behind, or stopped for three months', async () => {
  const right = await after200Days(EVERY_TENTH, () => 0)
  expect(right[0]?.map(({ firstMonth, lastMonth, payments }) => [firstMonth, lastMonth, payments])).toEqual([
    ['2026-01', '2026-02', 4],
    ['2026-03', '2026-04', 3],
  ])
  const others: ((day: number) => number)[] = [(day) => (day >= 40 && day <= 120 ? 400 : 0), (day) => (day >= 60 && day <= 140 ? -50 : 0)]
  for (const aheadOn of others) {
    await store.db.connection.db?.dropDatabase()
    expect(await after200Days(EVERY_TENTH, aheadOn)).toEqual(right)
  }
  await store.db.connection.db?.dropDatabase()
  const stopped = EVERY_TENTH.filter((day) => day < 60 || day > 150)
  expect(await after200Days(stopped, () => 0)).toEqual(right)
})

it('leaves no trace where nothing is new, publishes a batch once, and is a source that the list need not have', async () => {
  const { source } = desk()
  passed = 100
  await confirmClock(deps(), now(), 'source x')
  const run = await runOwnSource(source, deps())
  expect(run).toMatchObject({ source: 'own-rewards', state: 'published', changes: { published: 1 } })
  expect(await runOwnSource(source, deps())).toBeNull()
  expect(await store.db.runs.countDocuments({})).toBe(1)
  expect(await orphanedSources(store.db, [])).toEqual([])
})

it('tells a batch later by one version more, of which the earlier batches are the same', async () => {
  const { source, all } = desk()
  for (const day of [100, 200]) {
    passed = day
    await confirmClock(deps(), now(), 'source x')
    await runOwnSource(source, deps())
  }
  const versions = await store.db.versions.find({}).sort({ revision: 1 }).lean<VersionDoc[]>()
  const bodies = versions.map(({ body }) => body as RewardBody)
  expect(bodies.map(({ payments }) => payments)).toEqual([4, 7])
  expect(bodies[1]?.batches.slice(0, 1)).toEqual(bodies[0]?.batches)
  expect(versions[1]).toMatchObject({ origin: 'computed', publicUntil: '2029-12-31' })
  expect(all.filter(({ batch }) => batch === null).map(({ month }) => month)).toEqual(['2026-05'])
  // Nothing that is public names a tip.
  expect(JSON.stringify(bodies)).not.toMatch(/tip|handler|desk|division|enterprise/)
})

const paidTip = (id: string, amountFen: number, at: string) => ({
  _id: id.padStart(32, '0'),
  state: 'claimed',
  reward: { ruleId: 'x', amountFen, decidedOn: '2026-01-02', voucher: 'v', payee: 'named' },
  lines: [
    { move: 'decide_reward', step: 'confirmed', at: new Date('2026-01-02T02:00:00Z') },
    { move: 'pay', step: 'done', at: new Date(at) },
  ],
})

it('reads what was paid from the tips of this house by the month of Shanghai, and notes the batch in them', async () => {
  const tips = [
    paidTip('a', 300_000, '2026-01-31T15:00:00Z'),
    // Midnight has passed in Shanghai.
    paidTip('b', 50_000, '2026-01-31T17:00:00Z'),
    { ...paidTip('c', 90_000, '2026-01-10T02:00:00Z'), state: 'reward_decided' },
  ]
  await store.db.tips.collection.insertMany(tips as never[])
  expect((await paidRewards(store)).map(({ month, amountFen, batch }) => [month, amountFen, batch])).toEqual([
    ['2026-01', 300_000, null],
    ['2026-02', 50_000, null],
  ])
  await markPaid(store, [tips[0]?._id ?? ''], '2026-01~2026-02')
  expect((await paidRewards(store)).map(({ batch }) => batch)).toEqual(['2026-01~2026-02', null])
})

it('agrees with what the house tells of tips: how a reward ended stands in no figure of theirs', () => {
  const at = new Date('2026-01-02T02:00:00Z')
  const common = {
    atDesk: 'work-safety',
    kind: 'hazard',
    receivedAt: at,
    firstLookAt: at,
    firstAnswerAt: at,
    endedAt: at,
    breaches: [],
    answerCount: 1,
    messages: [],
  }
  const lines = [{ to: 'verified_true', step: 'confirmed' }]
  const ended = ['claimed', 'claimed', 'waived', 'expired', 'claimed'].map((state) => ({ ...common, state, lines }))
  const told = JSON.stringify(figuresOf(ended as never, { asOf: at, from: '2025-01-01' }))
  expect(told).toContain('verified_true')
  expect(told).not.toMatch(/claimed|waived|expired|reward/)
})
