import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { thisMachine } from '../../server/clock/machine'
import { runCalendar } from '../../server/mirror/run/calendar'
import { retain } from '../../server/mirror/run/retention'
import { OPEN_END } from '../../server/models/version'
import { TEST_NOW, startTestApp, type TestApp } from '../support/app'

/** A service that starts while the clock of its machine is more than a year ahead, and again once it is right. */

const AHEAD_DAYS = 400
const DAY_MS = 86_400_000
const KINDS = ['zones', 'enterprises', 'accidents', 'penalties', 'notices']
/** Records of a list that are asked for one by one, with their history. */
const SAMPLED = 12

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 120_000)
afterAll(() => app.stop())

/** What a start does, and what the health of the service says of its clock after it: the clock, the calendar, every source, the calendar again, and the night's retention. */
async function start(now: Date): Promise<string | null> {
  app.setNow(now)
  const { db } = app.store
  const deps = { db, now: () => now, newId: randomUUID }
  await app.clock.look()
  await runCalendar(deps)
  // The real one: it has not run for as long as its clock leaps.
  await app.mirror(null, thisMachine)
  await runCalendar(deps)
  await retain(db, app.sources.retention, now)
  await app.view.refresh()
  return ((await app.json('/healthz')) as { clock?: string }).clock ?? null
}

/** Every list whole, and for some records of each their page and their history; as the public gets them. */
async function answers(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  const ask = async (path: string) => (found[path] = await (await app.get(path)).text())
  for (const path of ['/api/v1/summary', '/api/v1/changes', '/feeds/changes.atom']) await ask(path)
  for (const kind of KINDS) {
    const ids: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page = JSON.parse(await ask(`/api/v1/${kind}?limit=100${next === '' ? '' : `&cursor=${next}`}`)) as {
        items: { id: string }[]
        next: string | null
      }
      ids.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    for (const id of ids.filter((_, i) => i % Math.ceil(ids.length / SAMPLED) === 0)) {
      await ask(`/api/v1/${kind}/${id}`)
      await ask(`/api/v1/records/${kind.replace(/ies$/, 'y').replace(/s$/, '')}/${id}/history`)
    }
  }
  return found
}

const shown = (filter = {}) => app.store.db.versions.countDocuments({ to: OPEN_END, state: 'active', ...filter })
const kept = async () => ({
  raw: (await app.store.db.rawChunks.distinct('sha256', {})).length,
  texts: (await app.store.db.findings.distinct('_id', { original: { $gt: '' } })).sort(),
})

it('ends nothing, keeps what it keeps, and answers every question as before once the clock is right', async () => {
  await start(TEST_NOW)
  const before = await answers()
  const [count, inside] = [await shown(), await kept()]
  expect(Object.keys(before).length).toBeGreaterThan(100)
  const wrong = new Date(TEST_NOW.getTime() + AHEAD_DAYS * DAY_MS)
  // What it would cost: so many records are over by that clock.
  const over = await shown({ publicUntil: { $lt: wrong.toISOString().slice(0, 10) } })
  expect(over).toBeGreaterThan(50)

  expect(await start(wrong)).toMatch(new RegExp(`^本机时钟显示 2027-06-24，但确知已到的只有 2026-05-20：到期的（现有 ${over} 条）先不截止`))
  // Files that are read again from their first row to the last, for that day.
  for (const { path } of app.sources.sources) appendFileSync(path ?? '', '\n')
  await start(wrong)
  expect(await shown()).toBe(count)
  // What refused rows said stays, and what this reading refused stands beside it.
  const texts = (await kept()).texts
  expect(texts).toEqual(expect.arrayContaining(inside.texts))
  const refused = await app.store.db.findings.distinct('original', { original: { $gt: '' } })
  expect(texts).toHaveLength(inside.texts.length + refused.length)

  const right = new Date(TEST_NOW.getTime() + 60_000)
  app.setNow(right)
  await app.view.refresh()
  expect(await answers()).toEqual(before)
  expect(await start(right)).toBeNull()
  expect(await answers()).toEqual(before)
}, 120_000)

it('believes a clock for two days: what is over by then ends', async () => {
  const later = new Date(TEST_NOW.getTime() + 1.5 * DAY_MS)
  const until = { publicUntil: { $gte: '2026-05-20', $lt: '2026-05-21' } }
  await app.store.db.versions.updateOne({ to: OPEN_END, kind: 'notice', state: 'active' }, { $set: { publicUntil: '2026-05-20' } })
  expect(await start(later)).toBeNull()
  expect(await shown(until)).toBe(0)
}, 120_000)
