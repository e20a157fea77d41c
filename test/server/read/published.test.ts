import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { decideListed } from '../../../server/editions/decide'
import { publishAs } from '../../../server/editions/publishing'
import { ruleOf } from '../../../server/kinds/index'
import { KindModel } from '../../../server/read/model'
import { PublishedView } from '../../../server/read/published'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import { publicBody } from '../../support/publicBody'
import { useStore } from '../../support/useStore'

const NOON = new Date('2026-05-20T04:00:00.000Z')
const LATE = new Date('2026-05-20T15:59:59.000Z')
const NEXT_DAY = new Date('2026-05-20T16:00:01.000Z')
const store = useStore()

/** Publishes an edition in which firms are listed, by their ids and names. */
const publish = (names: Record<string, string>, publicUntil: string | null = null) =>
  publishAs('a', { db: store.db, now: () => NOON, newId: randomUUID }, async (draft, edition) => {
    for (const [id, name] of Object.entries(names)) {
      const before = await store.db.versions.findOne({ id }).sort({ from: -1 }).lean()
      const said = {
        kind: 'enterprise' as const,
        id,
        envelope: { ...EnvelopeInput.parse({ publicUntil }), agency: '局' },
        body: publicBody('enterprise', INPUTS.enterprise.parse({ name })),
      }
      const who = { source: 'a', precedence: 1, origin: 'official' as const, run: 'r', rawSha256: null }
      const decision = decideListed(said, before ?? undefined, { edition, at: NOON, today: '2026-05-20', ...who })
      await draft.add(decision ? [decision] : [])
    }
    return { outcome: (published) => published }
  })

const namesIn = ({ current }: PublishedView): string[] =>
  (current?.models.enterprise.page({ filters: {}, sort: 'name' }, 0, 99).items ?? []).map(
    (item) => (JSON.parse(item) as { name: string }).name,
  )

describe('editions that came while one was read', () => {
  async function behind(): Promise<PublishedView> {
    await publish({ a: '云帆矿业', b: '海门燃气' })
    const view = new PublishedView(store.db, () => NOON)
    await view.refresh()
    await publish({ b: '海门燃气二厂' })
    await publish({ b: '海门燃气三厂', c: '东港物流' })
    return view
  }

  it('are patched in one after the other, and nothing else is read', async () => {
    const view = await behind()
    await store.db.versions.deleteMany({ id: 'a' })
    await view.refresh()
    expect(view.current?.edition._id).toBe(3)
    expect(namesIn(view).sort()).toEqual(['东港物流', '云帆矿业', '海门燃气三厂'].sort())
  })

  it.each([
    ['has lost its change set', async () => void (await store.db.changes.deleteMany({ attempt: await attemptOf(2) }))],
    ['has given records other ids', async () => void (await store.db.editions.updateOne({ _id: 2 }, { renames: true }))],
    ['is not there', async () => void (await store.db.editions.deleteOne({ _id: 2 }))],
  ])('are read whole where one of them %s', async (_, lose) => {
    const view = await behind()
    await lose()
    await store.db.versions.collection.updateOne({ id: 'a' }, { $set: { 'body.name': '云帆矿业（重读）' } })
    await view.refresh()
    expect(namesIn(view).sort()).toEqual(['东港物流', '云帆矿业（重读）', '海门燃气三厂'].sort())
  })

  const attemptOf = async (_id: number) => (await store.db.editions.findById(_id).lean())?.attempt
})

it('is of the day that began while a new edition was made ready, as if nobody had asked meanwhile', async () => {
  await publish({ a: '云帆矿业' })
  let time = LATE
  const view = new PublishedView(store.db, () => time)
  await view.refresh()
  await publish({ b: '海门燃气' })
  // Every step takes its whole turn.
  let clock = 0
  jest.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  const patching = jest.spyOn(KindModel.prototype, 'patching')
  let isReady = false
  const refreshed = view.refresh().then(() => (isReady = true))
  const asked: unknown[] = []
  while (!isReady) {
    await setImmediate()
    if (patching.mock.calls.length === 0) continue
    time = NEXT_DAY
    const { day, edition } = view.today() ?? {}
    asked.push([day, edition?._id])
  }
  await refreshed
  jest.restoreAllMocks()
  // The edition before is answered from while the new one is made ready.
  expect(asked[0]).toEqual(['2026-05-21', 1])
  expect(asked.at(-1)).toEqual(['2026-05-21', 2])
  expect(view.current).toMatchObject({ edition: { _id: 2 }, day: '2026-05-21' })
  expect(namesIn(view).sort()).toEqual(['云帆矿业', '海门燃气'].sort())
})

describe('midnight', () => {
  const MANY = 300
  const names = (count: number, word: string) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, `${word}${n}厂`]))

  /** A view of firms of which some are over with the day, as the clock tells; how often it has patched a model since. */
  async function late(): Promise<{ view: PublishedView; patching: jest.SpyInstance; turn: (to: Date) => void }> {
    await publish(names(MANY, '海门'), '2026-05-20')
    await publish({ a: '云帆矿业' })
    let time = LATE
    const view = new PublishedView(store.db, () => time)
    await view.refresh()
    const patching = jest.spyOn(KindModel.prototype, 'patching')
    return { view, patching, turn: (to) => (time = to) }
  }
  afterEach(() => jest.restoreAllMocks())

  it('shows what was made ready before it, and makes nothing then', async () => {
    const { view, patching, turn } = await late()
    await view.makeAhead()
    // Until then the day goes on as it was.
    expect(view.today()).toMatchObject({ day: '2026-05-20' })
    expect(namesIn(view)).toHaveLength(99)
    turn(NEXT_DAY)
    patching.mockClear()
    expect(view.today()).toMatchObject({ day: '2026-05-21', tag: expect.stringMatching(/-20260521$/) as string })
    expect(patching).not.toHaveBeenCalled()
    expect(namesIn(view)).toEqual(['云帆矿业'])
  })

  it('lets others in while the next day is made ready', async () => {
    const { view, patching } = await late()
    let clock = 0
    jest.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
    let isReady = false
    const looking = jest.spyOn(KindModel.prototype, 'byId')
    const made = view.makeAhead().then(() => (isReady = true))
    let [rounds, most, before] = [0, 0, 0]
    for (; !isReady; rounds++) {
      await setImmediate()
      most = Math.max(most, looking.mock.calls.length - before)
      before = looking.mock.calls.length
    }
    await made
    expect(patching).toHaveBeenCalledTimes(1)
    expect(rounds).toBeGreaterThan(MANY / 50)
    expect(before).toBe(MANY)
    expect(most).toBeLessThanOrEqual(100)
  })

  it('is of an edition that came after the next day was made ready', async () => {
    const { view, turn } = await late()
    await view.makeAhead()
    await publish({ b: '东港物流' })
    await view.refresh()
    turn(NEXT_DAY)
    view.today()
    expect(namesIn(view).sort()).toEqual(['东港物流', '云帆矿业'].sort())
  })

  it('is of an edition that came while the next day was made ready', async () => {
    const { view, patching, turn } = await late()
    await publish({ b: '东港物流' })
    patching.mockImplementationOnce(function* (this: KindModel, ...given: Parameters<KindModel['patching']>) {
      while (view.current?.edition._id !== 3) yield
      return yield* this.patching(...given)
    })
    await Promise.all([view.makeAhead(), view.refresh()])
    turn(NEXT_DAY)
    view.today()
    expect(namesIn(view).sort()).toEqual(['东港物流', '云帆矿业'].sort())
  })

  it('is made ready once, of an edition that came after that once more, and at no other time of the day', async () => {
    const { view, patching, turn } = await late()
    turn(NOON)
    await view.makeAhead()
    expect(patching).not.toHaveBeenCalled()
    turn(LATE)
    await Promise.all([view.makeAhead(), view.makeAhead()])
    await view.makeAhead()
    expect(patching).toHaveBeenCalledTimes(1)
    await publish({ b: '东港物流' })
    await view.refresh()
    patching.mockClear()
    await view.makeAhead()
    expect(patching).toHaveBeenCalledTimes(1)
  })

  it('is of the day that has come where the machine has slept through the one that was made ready', async () => {
    const { view, turn } = await late()
    await view.makeAhead()
    turn(new Date('2026-05-22T01:00:00.000Z'))
    expect(view.today()).toMatchObject({ day: '2026-05-22' })
    expect(namesIn(view)).toEqual(['云帆矿业'])
  })

  it('comes at once where nothing was made ready', async () => {
    const { view, turn } = await late()
    turn(NEXT_DAY)
    view.today()
    expect(namesIn(view)).toEqual(['云帆矿业'])
  })
})

it.each([
  ['everything is read', () => new PublishedView(store.db, () => NOON)],
  [
    'one edition is patched in',
    async () => {
      await publish({ a: '云帆矿业' })
      const view = new PublishedView(store.db, () => NOON)
      await view.refresh()
      return view
    },
  ],
])('lets others in between a few records while %s', async (_, make) => {
  const view = await make()
  const many = 400
  await publish(Object.fromEntries(Array.from({ length: many }, (_, n) => [`f${n}`, `海门${n}厂`])))
  let clock = 0
  jest.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  let taken = 0
  const rules = ruleOf('enterprise')
  const own = rules.boundary.bind(rules)
  const looking = jest.spyOn(rules, 'boundary').mockImplementation((body) => (taken++, own(body)))
  let isRead = false
  const read = view.refresh().then(() => (isRead = true))
  let most = 0
  while (!isRead) {
    taken = 0
    await setImmediate()
    most = Math.max(most, taken)
  }
  await read
  const all = looking.mock.calls.length
  jest.restoreAllMocks()
  expect(all).toBeGreaterThanOrEqual(many)
  expect(most).toBeLessThanOrEqual(2)
})
