import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIRST } from '../../../../server/editions/claims'
import { decideExpired } from '../../../../server/editions/decide'
import type { CurrentVersion } from '../../../../server/editions/decision'
import { Draft, publishEdition, type Step } from '../../../../server/editions/publish'
import { isAnyOver, runCalendar } from '../../../../server/mirror/run/calendar'
import { Interrupted } from '../../../../server/mirror/run/deps'
import { runSource } from '../../../../server/mirror/run/run'
import { linesIn } from '../../../../server/models/change'
import type { Db } from '../../../../server/models/index'
import type { RunDoc } from '../../../../server/models/run'
import { OPEN } from '../../../../server/models/version'
import { CURRENT_FIELDS } from '../../../../server/models/versionFields'
import { runningThrough } from '../../../support/machine'
import { enterpriseSource } from '../../../support/sources'
import { twinOf } from '../../../support/twin'
import { useStore } from '../../../support/useStore'

/** Publicity of a whole register that ends on one day. */

const store = useStore()
const FIRMS = 1_200
const LAST_DAY = '2026-12-31'
const DAY_AFTER = '2027-01-01'
let now = new Date('2026-12-31T02:00:00.000Z')
const depsOn = (db: Db, signal?: AbortSignal) => ({
  db,
  now: () => now,
  machine: runningThrough(() => now),
  newId: randomUUID,
  ...(signal ? { signal } : {}),
})

beforeEach(async () => {
  now = new Date(`${LAST_DAY}T02:00:00.000Z`)
  const path = join(store.dir, 'register.csv')
  const rows = Array.from({ length: FIRMS }, (_, i) => `企业${i},A${i},,,${LAST_DAY}`)
  writeFileSync(path, ['名称,代码,成立日期,法定代表人,公示至', ...rows].join('\n') + '\n')
  const source = enterpriseSource({ path, settleSeconds: 0, envelope: { publicUntil: '公示至' } })
  expect(await runSource(source, { ...depsOn(store.db), spool: store.dir })).toMatchObject({
    state: 'published',
    changes: { published: FIRMS },
  })
})

const editionOf = async (db: Db) => {
  const edition = await db.editions.findOne({ _id: 2 }).lean()
  const lines = linesIn(await db.changes.find({ attempt: edition?.attempt }).sort({ n: 1 }).lean())
  return { ...edition, attempt: null, lines: lines.map(({ version, ...line }) => ({ ...line, version: { ...version, run: null } })) }
}

/** As one list that lies in memory. */
async function endAtOnce(db: Db): Promise<void> {
  const over = { ...OPEN, publicUntil: { $lt: DAY_AFTER }, state: 'active' as const }
  const current = await db.versions.find(over, CURRENT_FIELDS).lean<CurrentVersion[]>()
  const speaks = { source: 'calendar', precedence: FIRST, origin: 'computed', run: null, rawSha256: null } as const
  const context = { edition: 2, at: now, today: DAY_AFTER, ...speaks }
  const decisions = current.map((version) => decideExpired(version, context))
  expect(await publishEdition(db, 1, decisions, { attempt: randomUUID(), source: 'calendar', now: () => now })).toBe(2)
}

it('is the same edition in batches as at once, to the hash and the order of its lines', async () => {
  const twin = await twinOf(store.db)
  expect(await isAnyOver(depsOn(store.db))).toBe(false)
  now = new Date(`${DAY_AFTER}T02:00:00.000Z`)
  expect(await isAnyOver(depsOn(store.db))).toBe(true)
  const added = jest.spyOn(Draft.prototype, 'add')
  expect(await runCalendar(depsOn(store.db))).toMatchObject({ state: 'published', changes: { expired: FIRMS } })
  expect(added.mock.calls.map(([decisions]) => decisions.length)).toEqual([1_000, 200])
  added.mockRestore()
  await endAtOnce(twin.db)
  const [edition, atOnce] = [await editionOf(store.db), await editionOf(twin.db)]
  expect(edition.lines).toHaveLength(FIRMS)
  expect(edition).toEqual(atOnce)
  expect(await isAnyOver(depsOn(store.db))).toBe(false)
  await twin.stop()
}, 240_000)

it('ends between two batches where somebody ends it, and leaves nothing but a run that says so', async () => {
  now = new Date(`${DAY_AFTER}T02:00:00.000Z`)
  const ending = new AbortController()
  const { add } = Draft.prototype
  const added = jest.spyOn(Draft.prototype, 'add').mockImplementation(async function (this: Draft, decisions) {
    await add.call(this, decisions)
    ending.abort(new Interrupted('服务正在停止'))
  })
  const run = await runCalendar(depsOn(store.db, ending.signal))
  expect(added).toHaveBeenCalledTimes(1)
  added.mockRestore()
  expect(run).toMatchObject({ source: 'calendar', state: 'stopped', reason: '服务正在停止', edition: null, finishedAt: now })
  expect(await store.db.runs.findOne({ source: 'calendar' }).lean<RunDoc>()).toEqual(run)
  expect(await store.db.editions.countDocuments({})).toBe(1)
  const attempt = (await store.db.editions.findOne({}).lean())?.attempt
  expect(await store.db.changes.distinct('attempt', {})).toEqual([attempt])
  expect(await runCalendar(depsOn(store.db))).toMatchObject({ state: 'published', changes: { expired: FIRMS } })
}, 240_000)

it('goes on with what died once nothing in the store was over any more, and before its edition was public', async () => {
  now = new Date(`${DAY_AFTER}T02:00:00.000Z`)
  const dying = {
    ...depsOn(store.db),
    onStep: (step: Step) => {
      if (step === 'ended') throw new Error('power lost')
    },
  }
  await expect(runCalendar(dying)).rejects.toThrow('power lost')
  expect(await store.db.versions.countDocuments(OPEN)).toBe(0)
  expect(await isAnyOver(depsOn(store.db))).toBe(true)
  expect(await runCalendar(depsOn(store.db))).toMatchObject({ state: 'unchanged', edition: null })
  expect(await store.db.editions.findOne({ _id: 2 }).lean()).toMatchObject({ state: 'published', source: 'calendar', changes: FIRMS })
  expect(await store.db.versions.countDocuments({ ...OPEN, state: 'expired' })).toBe(FIRMS)
  expect(await isAnyOver(depsOn(store.db))).toBe(false)
}, 240_000)
