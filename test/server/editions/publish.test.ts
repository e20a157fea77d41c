import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { recordId } from '../../../server/mirror/rows/parsedRow'
import { decideAbsent, decideExpired, decideListed } from '../../../server/editions/decide'
import type { Incoming, Decision, DecisionContext, CurrentVersion } from '../../../server/editions/decision'
import {
  finishPrepared,
  newestEdition,
  publishEdition,
  publishedEdition,
  type PublishOptions,
  type Step,
} from '../../../server/editions/publish'
import { OPEN_END, type VersionDoc } from '../../../server/models/version'
import { INPUTS } from '../../../shared/kinds/schemas'
import { useStore } from '../../support/useStore'
import { publicBody } from '../../support/publicBody'

const store = useStore()

const AT = new Date('2026-05-20T02:00:00.000Z')
const now = () => AT

function notice(key: string, title: string, publicUntil: string | null = null): Incoming {
  const body = publicBody('notice', INPUTS.notice.parse({ title, enterprises: [{ name: '云帆示例有限公司' }] }), () => {})
  const envelope = {
    agency: '云帆市应急管理局',
    documentNo: '云安〔2026〕1号',
    sourceUrl: 'https://example.invalid/1',
    publishedAt: '2026-05-01',
    publicUntil,
    basis: null,
    withdrawn: null,
    annulledOn: null,
    repairedOn: null,
    notifiedOn: null,
    waivedOn: null,
    correction: null,
  }
  return { kind: 'notice', id: recordId('notice', 'test', [key], 'secret'), envelope, documentNoWritten: '云安[2026]1号', body }
}

const context = (edition: number): DecisionContext => ({
  edition,
  at: AT,
  today: '2026-05-20',
  source: 'test',
  precedence: 1,
  origin: 'official',
  run: 'r',
  rawSha256: 'x',
})
const current = () => store.db.versions.find({ to: OPEN_END }).lean<CurrentVersion[]>()
/** What the editions up to now did, as far as that is still kept. */
const changeSets = () => store.db.changes.find({}).lean()
const publish = (base: number, decisions: Decision[], onStep?: PublishOptions['onStep']) =>
  publishEdition(store.db, base, decisions, { attempt: randomUUID(), source: 'test', now, onStep })

async function publishListed(base: number, ...incoming: Incoming[]) {
  const open = new Map((await current()).map((version) => [version.id, version]))
  return publish(
    base,
    incoming.flatMap((one) => decideListed(one, open.get(one.id), context(base + 1)) ?? []),
  )
}

const openVersions = async () => store.db.versions.find({ to: OPEN_END }).sort({ id: 1 }).lean<VersionDoc[]>()

it('publishes, changes, withdraws and reinstates, each as a version of its own', async () => {
  expect(await publishListed(0, notice('a', '甲'), notice('b', '乙'))).toBe(1)
  expect(await publishListed(1, notice('a', '甲改'), notice('b', '乙'))).toBe(2)
  const [first] = (await openVersions()).filter((version) => version.body && 'title' in version.body && version.body.title === '甲改')
  expect(first).toMatchObject({ revision: 2, from: 2, operation: 'change', state: 'active' })

  const gone = (await current()).filter((version) => version.id === first?.id)
  await publish(
    2,
    gone.flatMap((version) => decideAbsent(version, context(3)) ?? []),
  )
  expect((await openVersions()).find((version) => version.id === first?.id)).toMatchObject({
    revision: 3,
    state: 'withdrawn',
    body: null,
    tombstone: { since: '2026-05-20' },
  })

  await publishListed(3, notice('a', '甲又来'))
  expect((await openVersions()).find((version) => version.id === first?.id)).toMatchObject({
    revision: 4,
    state: 'active',
    operation: 'reinstate',
  })
})

it('never publishes what has ended, and erases every version of what ends', async () => {
  expect(await publishListed(0, notice('over', '早已结束', '2026-05-19'), notice('a', '还在', '2026-05-20'))).toBe(1)
  expect(await openVersions()).toEqual([expect.objectContaining({ documentNoWritten: '云安[2026]1号' })])
  await publishListed(1, notice('a', '还在，改了', '2026-05-20'))
  await publish(2, [decideExpired((await current())[0] as CurrentVersion, { ...context(3), today: '2026-05-21' })])
  const all = await store.db.versions.find({}).lean<VersionDoc[]>()
  expect(all).toHaveLength(3)
  for (const version of all)
    expect(version).toMatchObject({ body: null, documentNo: null, sourceUrl: null, digest: null, facets: { order: '' } })
  expect(JSON.stringify(all)).not.toMatch(/还在|1号/)
  expect(JSON.stringify(await changeSets())).not.toMatch(/还在|1号/)
})

it('keeps of what it erases what a list once counted it by, where its kind says that, and nothing else', async () => {
  const given = {
    problem: '秘密',
    listMonth: '2026-01',
    visitedOn: '2026-01-08',
    status: 'closed',
    closedOn: '2026-01-20',
    owner: '秘密局',
  }
  const body = publicBody('inspection', INPUTS.inspection.parse(given), () => {})
  await publishListed(0, { ...notice('a', '甲'), kind: 'inspection', id: recordId('inspection', 'test', ['a'], 'secret'), body })
  const counted = '2026-01||closed|2026-01-20'
  await publish(
    1,
    (await current()).flatMap((version) => decideAbsent(version, context(2)) ?? []),
  )
  const all = await store.db.versions.find({}).sort({ from: 1 }).lean<VersionDoc[]>()
  expect(all.map(({ body: left, facets }) => [left, facets])).toEqual([
    [null, { order: '', outlasts: counted }],
    [null, { order: '' }],
  ])
  expect(JSON.stringify(all)).not.toContain('秘密')
})

it.each(['notice', 'enterprise'] as const)(
  'erases every version of a record (%s) that was repaired, what its register kept included',
  async (kind) => {
    const saying = (name: string, repairedOn: string | null = null): Incoming => {
      const said = notice('a', name)
      const given = kind === 'notice' ? { title: name, enterprises: [{ name: '云帆示例有限公司' }] } : { name }
      const body = publicBody(kind, INPUTS[kind].parse(given), () => {})
      return { ...said, kind, id: recordId(kind, 'test', ['a'], 'secret'), body, envelope: { ...said.envelope, repairedOn } }
    }
    await publishListed(0, saying('云帆修复前有限公司'))
    await publishListed(1, saying('云帆修复前改名有限公司'))
    await publishListed(2, saying('云帆修复前改名有限公司', '2026-05-20'))
    const all = await store.db.versions.find({}).sort({ kind: 1, id: 1, from: 1 }).lean<VersionDoc[]>()
    expect(all.map(({ operation }) => operation)).toEqual(['publish', 'change', 'repair'])
    for (const version of all)
      expect(version).toMatchObject({ body: null, documentNo: null, sourceUrl: null, digest: null, facets: { order: '' } })
    expect(all.at(-1)).toMatchObject({ state: 'repaired', tombstone: { reason: '信用修复，已停止公示', since: '2026-05-20' } })
    expect(JSON.stringify(all)).not.toMatch(/修复前|改名|1号/)
    expect(JSON.stringify(await changeSets())).not.toMatch(/修复前|改名|1号/)
    // Listed again without the mark, it stays away.
    await publishListed(3, saying('云帆修复前改名有限公司'))
    expect((await openVersions()).map(({ state, body }) => [state, body])).toEqual([['repaired', null]])
  },
)

it('lets one of two writers have a number; the other decides again', async () => {
  await publishListed(0, notice('a', '甲'))
  const [left, right] = await Promise.all([publishListed(1, notice('b', '左')), publishListed(1, notice('c', '右'))])
  expect([left, right].filter((number) => number === 2)).toHaveLength(1)
  expect([left, right].filter((number) => number === null)).toHaveLength(1)
  expect(await store.db.changes.distinct('attempt')).toHaveLength(2)
})

it.each(['a line a document', 'not told what its parts do'])('finishes an edition that an earlier version prepared: %s', async (how) => {
  await publishListed(0, notice('a', '甲'))
  const stop = (step: Step) => {
    if (step === 'claimed') throw new Error('stopped')
  }
  const open = await current()
  // A part whose lines all begin versions would say so; lines that have a document each may end one too.
  const keys = how === 'a line a document' ? ['a', 'b', 'c'] : ['b', 'c']
  const decisions = keys.flatMap((key) => decideListed(notice(key, key), key === 'a' ? open[0] : undefined, context(2)) ?? [])
  await expect(publish(1, decisions, stop)).rejects.toThrow('stopped')
  const [part] = await store.db.changes.find({ attempt: (await newestEdition(store.db))?.attempt }).lean()
  if (how === 'a line a document') {
    await store.db.changes.deleteMany({})
    const former = part?.lines.map((line, n) => ({ ...line, _id: `${part.attempt}/${n}`, attempt: part.attempt, n, at: part.at }))
    await store.db.changes.collection.insertMany(former as never[])
  } else {
    expect(part?.begins).toBe(true)
    await store.db.changes.collection.updateMany({}, { $unset: { begins: '' } })
  }
  expect(await finishPrepared(store.db, now)).toBe(2)
  expect(await openVersions()).toHaveLength(3)
})

it('inserts once more where the store was away for a moment, or another process was at it', async () => {
  const collection = store.db.changes.collection
  const aggregate = collection.aggregate.bind(collection)
  for (const [at, error] of [
    new mongoose.mongo.MongoServerError({ code: 11_000 }),
    new mongoose.mongo.MongoServerError({ code: 189 }),
    new Error('ours'),
  ].entries()) {
    const spy = jest.spyOn(collection, 'aggregate').mockImplementationOnce((...given) => {
      // What it did is done; its answer is lost.
      const cursor = aggregate(...given)
      const all = cursor.toArray.bind(cursor)
      return Object.assign(cursor, { toArray: () => all().then(() => Promise.reject(error)) })
    })
    const listed = publishListed(at, notice(`n${at}`, '甲'))
    if (at < 2) expect(await listed).toBe(at + 1)
    else await expect(listed).rejects.toBe(error)
    spy.mockRestore()
  }
  expect(await openVersions()).toHaveLength(3)
})

it('does not publish an edition of which another index refuses a version', async () => {
  const [decision] = [notice('a', '甲')].flatMap((one) => decideListed(one, undefined, context(1)) ?? [])
  await store.db.versions.collection.insertOne({ ...decision?.version, _id: 'notice/stray@1' } as never)
  await expect(publish(0, decision ? [decision] : [])).rejects.toMatchObject({ code: 11_000 })
  expect(await publishedEdition(store.db)).toBeNull()
})

describe('a writer that stops for ever', () => {
  class Stopped extends Error {}

  it('between two goes at a large edition leaves the last one, and a next one that another finishes', async () => {
    await publishListed(0, notice('0', '甲'))
    const LINES = 3_001
    const one = decideListed(notice('1', '乙'), undefined, context(2)) as Decision
    const decisions = Array.from({ length: LINES }, (_, n): Decision => {
      const id = `test.${n}`
      return { ...one, id, version: { ...one.version, _id: `notice/${id}@2`, id } }
    })
    const goes: number[] = []
    const stop: PublishOptions['onStep'] = (step, done, all) => {
      if (step !== 'inserted') return
      goes.push(done)
      if (done < all) throw new Stopped()
    }
    await expect(publish(1, decisions, stop)).rejects.toThrow(Stopped)
    expect(goes).toEqual([3_000])
    expect(await store.db.versions.countDocuments({ from: 2 })).toBe(3_000)
    expect((await publishedEdition(store.db))?._id).toBe(1)
    expect(await finishPrepared(store.db, now)).toBe(2)
    expect(await store.db.versions.countDocuments({ from: 2 })).toBe(LINES)
  })

  it.each<Step>(['decided', 'claimed', 'ended', 'inserted', 'erased', 'applied', 'flipped'])(
    'after "%s" leaves the last edition, or a next one that another finishes',
    async (where) => {
      await publishListed(0, notice('a', '甲'), notice('b', '乙'))
      const open = await current()
      const decisions = [notice('a', '甲改'), notice('c', '丙')].map((one) =>
        decideListed(
          one,
          open.find((version) => version.id === one.id),
          context(2),
        ),
      )
      const stop = (step: Step) => {
        if (step === where) throw new Stopped()
      }
      await expect(
        publish(
          1,
          decisions.flatMap((one) => one ?? []),
          stop,
        ),
      ).rejects.toThrow(Stopped)
      const isClaimed = where !== 'decided'
      expect((await publishedEdition(store.db))?._id).toBe(where === 'flipped' ? 2 : 1)
      expect(await finishPrepared(store.db, now)).toBe(isClaimed && where !== 'flipped' ? 2 : null)
      expect(await finishPrepared(store.db, now)).toBeNull()
      const titles = (await openVersions()).map((version) => (version.body && 'title' in version.body ? version.body.title : null))
      expect(titles.sort()).toEqual(isClaimed ? ['丙', '乙', '甲改'].sort() : ['乙', '甲'].sort())
      expect((await newestEdition(store.db))?.state).toBe('published')
    },
  )
})

it('keeps ended versions in the lists until their edition is a day old', async () => {
  let time = AT
  const clock = () => time
  const put = async (base: number, title: string) => {
    const open = await current()
    const one = notice('a', title)
    const decision = decideListed(one, open[0], context(base + 1))
    await publishEdition(store.db, base, decision ? [decision] : [], { attempt: randomUUID(), source: 'test', now: clock })
  }
  await put(0, '一')
  await put(1, '二')
  expect(await store.db.versions.countDocuments({ live: true })).toBe(2)
  time = new Date(AT.getTime() + 25 * 3_600_000)
  await put(2, '三')
  expect(await store.db.versions.countDocuments({ live: true })).toBe(2)
  expect((await publishedEdition(store.db))?.floor).toBe(2)
  expect(await store.db.changes.distinct('attempt')).toHaveLength(1)
})
