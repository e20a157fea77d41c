import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { confirmClock } from '../../../server/clock/marks'
import { Interrupted } from '../../../server/mirror/run/deps'
import { isAnyDue, runHolds } from '../../../server/mirror/run/holds'
import { retain } from '../../../server/mirror/run/retention'
import { retireSource } from '../../../server/mirror/run/retire'
import { runSource } from '../../../server/mirror/run/run'
import { readAfterHolds } from '../../../server/mirror/run/schedule'
import { workHere } from '../../../server/mirror/run/work'
import { verifySource } from '../../../server/mirror/run/verify'
import { Retention } from '../../../server/mirror/source/retention'
import type { FindingDoc } from '../../../server/models/finding'
import { OPEN_END, type VersionDoc } from '../../../server/models/version'
import { addDays, type Day } from '../../../shared/codes/dates'
import { runningThrough } from '../../support/machine'
import { FEED_FORMAT } from '../../../shared/feed'
import { readWhole } from '../../support/parse'
import { enterpriseSource, feedSource } from '../../support/sources'
import { useStore } from '../../support/useStore'

/** What is public of a grade that its firm was told of, delivery after delivery and day after day. */

const store = useStore()
const TOLD = '2026-05-18'
/** the last day to object to what was told on that day */
const UNTIL = '2026-06-01'
const AFTER = '2026-06-02'
let today: Day = '2026-05-20'
let tick = 0
let path = ''
beforeEach(() => {
  today = '2026-05-20'
  path = join(store.dir, `${randomUUID()}.csv`)
})
const now = () => new Date(Date.parse(`${today}T02:00:00.000Z`) + ++tick)
const deps = (over: object = {}) => ({ db: store.db, now, machine: runningThrough(now), newId: randomUUID, spool: store.dir, ...over })
const source = (overrides: Record<string, unknown> = {}) =>
  enterpriseSource({
    path,
    columns: {
      name: '名称',
      'grades.0.scheme': { value: 'city' },
      'grades.0.grade': '等级',
      'grades.0.decidedOn': '评定日期',
      routes: '线路',
    },
    envelope: { notifiedOn: '告知日期', waivedOn: '放弃异议日期', withdrawn: '撤下' },
    ignore: [],
    ...overrides,
  })
const HEADER = '名称,代码,等级,评定日期,告知日期,放弃异议日期,撤下,线路'
const put = (...rows: string[]) =>
  writeFileSync(path, [HEADER, ...rows.map((row) => row + ','.repeat(7 - (row.split(',').length - 1)))].join('\n') + '\n')
const run = (overrides = {}) => runSource(source(overrides), deps())
const deliver = async (...rows: string[]) => {
  put(...rows)
  return run()
}
/** What a look publishes; whoever only asks whether anything is due is told the same. */
const release = async (on: Day = today) => {
  today = on
  const isDue = await isAnyDue(source(), deps())
  const run = await runHolds(source(), deps())
  expect(isDue).toBe(run !== null)
  return run
}
const open = () => store.db.versions.find({ to: OPEN_END }).lean<VersionDoc[]>()
/** Each firm with its grade, `+` where it says that something was told, or why it is not shown. */
const shown = async () =>
  Object.fromEntries(
    (await open()).map(({ body, hold, state, id }) => {
      if (!body || !('grades' in body)) return [id, state]
      return [body.name, `${body.grades[0]?.grade ?? '-'}${hold ? `+${hold.until ?? '?'}` : ''}`]
    }),
  )
const HELD = `甲,A1,C,2026-05-15,${TOLD}`

describe('a grade that its firm was told of', () => {
  it('is public on the day after the last to object, and not before, though its source is gone', async () => {
    await deliver('甲,A1,B,2025-05-01', '乙,A2,A')
    expect(await deliver(HELD, '乙,A2,A', `丙,A3,D,2026-05-15,${TOLD}`)).toMatchObject({
      state: 'published',
      changes: { changed: 1, published: 0 },
      held: 2,
      remarks: ['编码：UTF-8', '采用 3 行，其中 2 行未公开：已告知企业，在异议期内 2 行'],
    })
    expect(await shown()).toEqual({ 甲: `B+${UNTIL}`, 乙: 'A' })
    rmSync(path)
    expect(await release(UNTIL)).toBeNull()
    expect(await shown()).toEqual({ 甲: `B+${UNTIL}`, 乙: 'A' })
    expect(await release(AFTER)).toMatchObject({ source: 'holds', state: 'published', changes: { changed: 1, published: 1 } })
    expect(await shown()).toEqual({ 甲: 'C', 乙: 'A', 丙: 'D' })
    expect(await store.db.holds.countDocuments()).toBe(0)
    // Once, and for good.
    expect(await release(AFTER)).toBeNull()
    expect(await verifySource(source(), store.db, store.dir)).toMatchObject({ differences: [], same: 3 })
  })

  it('stays on hold where somebody ends its release, whose run says so, and is public by the next', async () => {
    await deliver('甲,A1,B,2025-05-01')
    await deliver(HELD)
    today = AFTER
    const signal = AbortSignal.abort(new Interrupted('服务正在停止'))
    const stopped = { source: 'holds', state: 'stopped', reason: '服务正在停止', edition: null }
    expect(await runHolds(source(), deps({ signal }))).toMatchObject(stopped)
    expect(await store.db.runs.find({ source: 'holds' }).lean()).toMatchObject([stopped])
    expect(await shown()).toEqual({ 甲: `B+${UNTIL}` })
    expect(await release()).toMatchObject({ state: 'published', changes: { changed: 1 } })
    expect(await shown()).toEqual({ 甲: 'C' })
  })

  it('waits for the decision on an objection that came in time, is read again meanwhile, and quotes nothing', async () => {
    await deliver('甲,A1,B,2025-05-01')
    await deliver(HELD)
    const [{ id }] = (await open()) as [VersionDoc]
    const objection = { kind: 'enterprise', record: id, filedOn: UNTIL, state: 'accepted' } as const
    await store.db.objections.collection.insertOne({ _id: '20260601-0001', ...objection } as never)
    expect(await release(AFTER)).toBeNull()
    today = '2026-06-10'
    await deliver(HELD, '乙,A2,A')
    expect(await shown()).toEqual({ 甲: `B+${UNTIL}`, 乙: 'A' })
    expect((await verifySource(source(), store.db, store.dir)).differences).toEqual([])
    await store.db.objections.collection.updateOne({ _id: '20260601-0001' } as never, { $set: { state: 'decided' } })
    expect(await release('2026-06-11')).toMatchObject({ state: 'published', changes: { changed: 1 } })
    expect(await shown()).toEqual({ 甲: 'C', 乙: 'A' })
    await store.db.objections.deleteMany({ kind: 'enterprise' })
  })

  it('is what its bytes say while it is held, and when it is not any more', async () => {
    await deliver('甲,A1,B,2025-05-01')
    await deliver(HELD, `丙,A3,D,2026-05-15,${TOLD}`)
    expect(await verifySource(source(), store.db, store.dir)).toMatchObject({ differences: [] })
    // Kept by nobody, it would never become public.
    await store.db.holds.deleteMany({ id: { $exists: true } })
    expect((await verifySource(source(), store.db, store.dir)).differences).toMatchObject([{ reason: '原始文件里有这条记录，公示里没有' }])
  })

  it('stands in pieces that are never delivered again', async () => {
    put('甲,A1,B,2025-05-01')
    const pieces = { coverage: 'additions' }
    await run(pieces)
    put(HELD)
    await run(pieces)
    put('乙,A2,A')
    await run(pieces)
    expect(await shown()).toEqual({ 甲: `B+${UNTIL}`, 乙: 'A' })
    today = AFTER
    await runHolds(source(pieces), deps())
    expect(await shown()).toEqual({ 甲: 'C', 乙: 'A' })
  })

  it('keeps its bytes, whatever the rules of retention say', async () => {
    await deliver(HELD, '乙,A2,A')
    await store.db.rawChunks.updateMany({}, { $set: { keptAt: new Date(0) } })
    await store.db.runs.updateMany({}, { $set: { startedAt: new Date(0) } })
    await store.db.versions.updateMany({}, { $set: { rawSha256: null } })
    expect((await retain(store.db, Retention.parse({}), now())).rawFiles).toBe(0)
  })

  it('goes with its source', async () => {
    await deliver('甲,A1,B', '乙,A2,A')
    await deliver(HELD, '乙,A2,A')
    await retireSource('test', '停用', deps())
    expect(await store.db.holds.countDocuments()).toBe(0)
  })
})

it.each<[string, string[], Record<string, string>, Record<string, string>]>([
  ['corrected to a worse one', [`甲,A1,D,2026-05-15,${TOLD}`], { 甲: `B+${UNTIL}` }, { 甲: 'D' }],
  ['made better than what is in force', [`甲,A1,A,2026-05-15,${TOLD}`], { 甲: 'A' }, { 甲: 'A' }],
  ['taken back, to what is in force', [`甲,A1,B,2025-05-01,${TOLD}`], { 甲: 'B' }, { 甲: 'B' }],
  ['told later', ['甲,A1,C,2026-05-15,2026-05-20'], { 甲: 'B+2026-06-03' }, { 甲: 'B+2026-06-03' }],
  ['told earlier', ['甲,A1,C,2026-05-15,2026-05-15'], { 甲: 'B+2026-05-29' }, { 甲: 'C' }],
  ['told so long ago that it is over', ['甲,A1,C,2026-05-15,2026-04-01'], { 甲: 'C' }, { 甲: 'C' }],
  ['waived', [`${HELD},2026-05-20`], { 甲: 'C' }, { 甲: 'C' }],
  ['to be waived in three days', [`${HELD},2026-05-23`], { 甲: `B+${UNTIL}` }, { 甲: 'C' }],
  ['no more something that the firm was told of', ['甲,A1,C,2026-05-15'], { 甲: 'C' }, { 甲: 'C' }],
  ['in a row that cannot be read', [`甲,A1,C,5月,${TOLD}`], { 甲: `B+${UNTIL}` }, { 甲: 'C' }],
])('%s: what is public next, and in the end', async (_name, rows, next, end) => {
  await deliver('甲,A1,B,2025-05-01', '乙,A2,A')
  await deliver(HELD, '乙,A2,A')
  await deliver(...rows, '乙,A2,A')
  expect(await shown()).toEqual({ ...next, 乙: 'A' })
  await release(AFTER)
  expect(await shown()).toEqual({ ...end, 乙: 'A' })
})

it('is public by a waiver on its day, though nobody delivers anything', async () => {
  await deliver('甲,A1,B,2025-05-01')
  await deliver(`${HELD},2026-05-23`)
  await release('2026-05-22')
  expect(await shown()).toEqual({ 甲: `B+${UNTIL}` })
  await release('2026-05-23')
  expect(await shown()).toEqual({ 甲: 'C' })
  expect((await open())[0]?.reason).toBe('企业书面放弃异议，告知的决定生效')
})

it('withdrawn meanwhile, ends without a word of what was held, and is not public later', async () => {
  await deliver('甲,A1,B,2025-05-01', '乙,A2,A', '丁,A4,A')
  await deliver(HELD, '乙,A2,A', `丙,A3,D,2026-05-15,${TOLD}`, '丁,A4,A')
  await deliver(`${HELD},,评为 C 级的决定有误`, '乙,A2,A', `丙,A3,D,2026-05-15,${TOLD},,D 级撤回`, '丁,A4,A')
  const ended = (await open()).flatMap(({ tombstone }) => tombstone?.reason ?? [])
  expect(ended).toEqual(['来源撤下', '来源撤下'])
  await release(AFTER)
  expect(Object.values(await shown()).sort()).toEqual(['A', 'A', 'withdrawn', 'withdrawn'])
  expect(await store.db.holds.countDocuments()).toBe(0)
})

it('not listed any more, is forgotten', async () => {
  await deliver('甲,A1,B', '乙,A2,A')
  await deliver('甲,A1,B', '乙,A2,A', `丙,A3,D,,${TOLD}`)
  await deliver('甲,A1,B', '乙,A2,A')
  await release(AFTER)
  expect(await shown()).toEqual({ 甲: 'B', 乙: 'A' })
})

it('is told of as soon as its firm was, and not before', async () => {
  await deliver('甲,A1,B')
  await deliver('甲,A1,C,,2026-05-22')
  expect(await shown()).toEqual({ 甲: 'B' })
  today = '2026-05-22'
  await run()
  expect(await shown()).toEqual({ 甲: 'B+2026-06-05' })
})

it('is held by the rule of the city, and by a new one as soon as that is said', async () => {
  await deliver('甲,A1,B')
  put(HELD)
  const rule = { workdays: 3, basis: '云帆市评定办法', from: null, to: null }
  await runSource(source(), deps({ holdRules: [rule] }))
  expect((await open())[0]?.hold).toEqual({ notifiedOn: TOLD, until: '2026-05-21', workdays: 3, basis: '云帆市评定办法' })
  today = '2026-05-22'
  expect(await runHolds(source(), deps({ holdRules: [{ ...rule, workdays: 4 }] }))).toBeNull()
  await runHolds(source(), deps({ holdRules: [rule] }))
  expect(await shown()).toEqual({ 甲: 'C' })
})

it.each([
  ['ahead', 40],
  ['behind', -40],
])('comes to the same day by a clock that is %s', async (_name, ahead) => {
  await deliver('甲,A1,B,2025-05-01')
  await deliver(HELD)
  let passed = 0
  const real = (): Day => addDays('2026-05-20', passed)
  const counted = { machine: () => ({ boot: 'one', uptimeMs: passed * 86_400_000 }) }
  const wrong = () => new Date(Date.parse(`${addDays(real(), ahead)}T02:00:00.000Z`) + ++tick)
  const right = () => new Date(Date.parse(`${real()}T02:00:00.000Z`) + ++tick)
  await confirmClock({ ...deps(counted), now: right }, right(), 'store')
  const days: [Day, string | undefined][] = []
  for (; passed <= 15; passed++) {
    await runHolds(source(), deps({ ...counted, now: wrong }))
    days.push([real(), Object.values(await shown())[0]])
  }
  for (const [day, grade] of days) expect([day, grade]).toEqual([day, day < AFTER ? `B+${UNTIL}` : 'C'])
})

it('survives a process that dies between the edition and its note', async () => {
  await deliver('甲,A1,B')
  await deliver(HELD, `丙,A3,D,,${TOLD}`)
  const kept = await store.db.holds.find({}).lean()
  await release(AFTER)
  expect(await shown()).toEqual({ 甲: 'C', 丙: 'D' })
  const newest = (await store.db.editions.find({}).sort({ _id: -1 }).lean())[0]?._id
  await store.db.holds.collection.insertMany(kept as never[])
  expect(await release(AFTER)).toMatchObject({ state: 'unchanged', edition: null })
  expect((await store.db.editions.find({}).sort({ _id: -1 }).lean())[0]?._id).toBe(newest)
  // What was said since goes before what an older process had kept.
  await deliver('甲,A1,A,2026-06-01', `丙,A3,D,,${TOLD}`)
  await store.db.holds.collection.insertMany(kept as never[])
  await release(AFTER)
  expect(await shown()).toEqual({ 甲: 'A', 丙: 'D' })
})

it('waits where somebody died between an edition of its source and the report of it', async () => {
  await deliver('甲,A1,B')
  await deliver(HELD, '乙,A2,A')
  const newest = (await store.db.editions.find({ source: 'test' }).sort({ _id: -1 }).lean())[0]?._id
  await store.db.runs.updateOne({ edition: newest }, { $set: { edition: null, state: 'running', finishedAt: null } })
  expect(await release(AFTER)).toBeNull()
  await run()
  expect(await shown()).toEqual({ 甲: 'C', 乙: 'A' })
})

it('tells in no report what stands in a row that may be on hold', async () => {
  await deliver('甲,A1,B', '乙,A2,A')
  const tooLong = '长'.repeat(600)
  await deliver(
    `甲,A1,机密等级,2026-13-40,${TOLD}`,
    '乙,A2,A',
    '丙,A3,机密等级,,五月底',
    '丁,A4,A,2026-13-41',
    `戊,A5,机密等级,,${TOLD},,${tooLong}`,
  )
  const findings = await store.db.findings.find({}).lean<FindingDoc[]>()
  expect(findings.map(({ line, reason }) => [line, /“(.*?)”/.exec(reason)?.[1] ?? null])).toEqual([
    [2, '…'],
    [4, '…'],
    [5, '2026-13-41'],
    [6, null],
  ])
  expect(JSON.stringify(findings)).not.toContain('机密')
})

it('tells nothing of a row of a feed that cannot be read and says that its firm was told', async () => {
  const records = [
    { key: '1', notifiedOn: TOLD, body: { title: '机密'.repeat(400) } },
    { key: '2', notifiedOn: null, body: { title: '明文'.repeat(400) } },
  ]
  const feed = { format: FEED_FORMAT, kind: 'notice', generatedAt: '2026-05-20T00:00:00Z', records }
  const { findings } = await readWhole(Buffer.from(JSON.stringify(feed)), feedSource(), today)
  expect(findings.map(({ line, original }) => [line, original?.includes('明文') ?? false])).toEqual([
    [1, false],
    [2, true],
  ])
  expect(JSON.stringify(findings)).not.toContain('机密')
})

it('says what of the days of telling is not used', async () => {
  put(`甲,A1,C,,${TOLD},2026-05-01`, '乙,A2,A,,,2026-05-01')
  await run()
  const said = (await store.db.findings.find({}).lean<FindingDoc[]>()).map(({ line, column, reason }) => [line, column, reason])
  expect(said).toEqual([
    [2, '放弃异议日期', '放弃异议的日期早于告知日期，没有采用'],
    [3, '放弃异议日期', '没有写告知日期，没有采用'],
  ])
})

it('of a source that lists beside another, leaves what the other says, and comes to stand before it in its time', async () => {
  const [city, province] = [
    { name: 'city', register: { name: 'firms', precedence: 1 } },
    { name: 'province', register: { name: 'firms', precedence: 2 } },
  ]
  put('甲,A1,A')
  await run(province)
  put(HELD)
  await run(city)
  expect(await shown()).toEqual({ 甲: 'A' })
  today = AFTER
  await runHolds(source(city), deps())
  expect(await shown()).toEqual({ 甲: 'C' })
})

it('is public exactly in its time through any row of deliveries, against a model', async () => {
  const grades = ['A', 'B', 'C', 'D']
  let delivered = 0
  const step = fc.record({
    after: fc.integer({ min: 0, max: 12 }),
    grade: fc.constantFrom(...grades),
    told: fc.option(fc.integer({ min: -14, max: 0 })),
    waived: fc.option(fc.integer({ min: -3, max: 0 })),
    isDelivered: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      for (const model of Object.values(store.db.connection.models)) await model.collection.deleteMany({})
      today = '2026-05-20'
      // What is in force by the rule as a person reads it, told day by day.
      let inForce: string | null = null
      let said: { grade: string; told: Day | null; waived: Day | null } | null = null
      const settle = () => {
        if (!said) return
        const { grade, told, waived } = said
        const isWorse = inForce === null ? grade > 'B' : grade > inForce
        let passed = 0
        if (told) for (let day = addDays(told, 1); day < today; day = addDays(day, 1)) if (isWorked(day)) passed++
        const isOver = told === null || passed >= 10 || (waived !== null && waived >= told && waived <= today)
        if (!isWorse || isOver) inForce = grade
      }
      for (const { after, grade, told, waived, isDelivered } of steps) {
        for (let n = 0; n < after; n++) {
          today = addDays(today, 1)
          settle()
        }
        if (isDelivered) {
          said = { grade, told: told === null ? null : addDays(today, told), waived: waived === null ? null : addDays(today, waived) }
          // No delivery is an old one that comes again: guards stop such.
          put(`甲,A1,${grade},2026-01-01,${said.told ?? ''},${said.waived ?? ''},,云帆—${++delivered}`, '乙,A2,A')
          await readAfterHolds(source(), workHere(deps()))
          settle()
        }
        await release()
        expect((await shown())['甲']?.split('+')[0] ?? null).toBe(inForce)
      }
    }),
    {
      numRuns: 6,
      endOnFailure: true,
      // A grade whose time has come on the very day on which something worse is delivered.
      examples: [
        [
          [
            { after: 9, grade: 'C', told: 0, waived: null, isDelivered: true },
            { after: 15, grade: 'D', told: -7, waived: null, isDelivered: true },
          ],
        ],
        // A Saturday that is worked is the tenth day.
        [
          [
            { after: 2, grade: 'D', told: -14, waived: null, isDelivered: true },
            { after: 1, grade: 'D', told: -14, waived: null, isDelivered: false },
          ],
        ],
      ],
    },
  )
})

/** Of the months of the model, as the notice of holidays for 2026 has them: weekdays off, and the Saturday that is worked for them. */
const HOLIDAYS = new Set(['2026-05-01', '2026-05-04', '2026-05-05', '2026-06-19'])
const WORKED_SATURDAY = '2026-05-09'
const isWorked = (day: Day): boolean => day === WORKED_SATURDAY || (![0, 6].includes(new Date(day).getUTCDay()) && !HOLIDAYS.has(day))
