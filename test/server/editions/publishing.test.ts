import { linesIn } from '../../../server/models/change'
import { randomUUID } from 'node:crypto'
import { decideListed } from '../../../server/editions/decide'
import type { Decision, Incoming, DecisionContext } from '../../../server/editions/decision'
import type { Draft } from '../../../server/editions/publish'
import { newestEdition, publishEdition } from '../../../server/editions/publish'
import { publishAs, type Decide, type Decided } from '../../../server/editions/publishing'
import { NO_CHANGES } from '../../../server/models/run'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import { publicBody } from '../../support/publicBody'
import { useStore } from '../../support/useStore'

/** The one loop by which anything becomes public: base, draft, publish, and again where another was quicker. */

const store = useStore()

const AT = new Date('2026-05-20T02:00:00.000Z')
const now = () => AT

function decisionOn(edition: number, name: string): Decision {
  const body = publicBody('enterprise', INPUTS.enterprise.parse({ name }))
  const said: Incoming = { kind: 'enterprise', id: `test.${name}`, envelope: { ...EnvelopeInput.parse({}), agency: '局' }, body }
  const who = { source: 'test', precedence: 1, origin: 'official' as const, run: 'r', rawSha256: null }
  const context: DecisionContext = { edition, at: AT, today: '2026-05-20', ...who }
  return decideListed(said, undefined, context) as Decision
}

const publishing = <T>(decide: Decide<T>) => publishAs('test', { db: store.db, now, newId: randomUUID }, decide)
/** Somebody else, who takes the number that was about to be claimed. */
const another = (edition: number) =>
  publishEdition(store.db, edition - 1, [decisionOn(edition, `丙${edition}`)], { attempt: randomUUID(), source: 'other', now })
const outcome: Decided<number | null>['outcome'] = (edition) => edition
/** So many that the store has some of them before all are decided. */
const many = (edition: number) => {
  const one = decisionOn(edition, '甲')
  return Array.from({ length: 1_000 }, (_, n): Decision => ({ ...one, id: `${one.id}${n}`, version: { ...one.version, _id: `${n}` } }))
}
const lines = async () => linesIn(await store.db.changes.find({}).lean()).length

it('publishes what was decided as the edition after the newest, and counts it', async () => {
  await another(1)
  const done = await publishing(async (draft, edition) => {
    await draft.add([decisionOn(edition, '甲'), decisionOn(edition, '乙')])
    return { outcome: (published) => ({ published, changes: draft.changes }) }
  })
  expect(done).toEqual({ published: 2, changes: { ...NO_CHANGES, published: 2 } })
  expect(await newestEdition(store.db)).toMatchObject({ _id: 2, state: 'published', source: 'test', changes: 2 })
})

it('makes no edition of nothing, and leaves no line of what was stopped', async () => {
  expect(await publishing(async () => ({ outcome }))).toBeNull()
  const stopped = publishing(async (draft, edition) => {
    await draft.add(many(edition))
    return { isStopped: true, outcome }
  })
  expect(await stopped).toBeNull()
  expect([await newestEdition(store.db), await lines()]).toEqual([null, 0])
})

it('leaves no line where deciding fails, and throws what it threw', async () => {
  const failing = publishing(async (draft, edition) => {
    await draft.add(many(edition))
    throw new Error('the source broke off')
  })
  await expect(failing).rejects.toThrow('the source broke off')
  expect([await newestEdition(store.db), await lines()]).toEqual([null, 0])
})

it('decides again on the newer base where another took the number, with a draft of its own', async () => {
  const editions: number[] = []
  const drafts = new Set<Draft>()
  const published = await publishing(async (draft, edition) => {
    editions.push(edition)
    drafts.add(draft)
    await draft.add([decisionOn(edition, '甲')])
    if (edition === 1) await another(1)
    return { outcome }
  })
  expect({ published, editions, drafts: drafts.size }).toEqual({ published: 2, editions: [1, 2], drafts: 2 })
  expect((await store.db.versions.find({}).lean()).map(({ from }) => from)).toEqual([1, 2])
})

it('decides again where the base itself has changed, and keeps nothing of before', async () => {
  let asked = 0
  const published = await publishing(async (draft, edition) => {
    if (++asked === 1) {
      await draft.add(many(edition))
      return 'again'
    }
    await draft.add([decisionOn(edition, '乙')])
    return { outcome }
  })
  expect({ published, asked }).toEqual({ published: 1, asked: 2 })
  expect(await store.db.versions.distinct('id')).toEqual(['test.乙'])
  expect(await lines()).toBe(1)
})

it('asks, where it was overtaken, whether that is the end of it', async () => {
  const ended = publishing<number | string | null>(async (draft, edition) => {
    await draft.add([decisionOn(edition, '甲')])
    await another(edition)
    return { outcome, overtaken: async () => 'a later one was quicker' }
  })
  expect(await ended).toBe('a later one was quicker')
  expect(await newestEdition(store.db)).toMatchObject({ _id: 1, source: 'other' })
})

it('gives up where the number is taken ten times in a row', async () => {
  let asked = 0
  const losing = publishing(async (draft, edition) => {
    asked++
    await draft.add([decisionOn(edition, '甲')])
    await another(edition)
    return { outcome, overtaken: async () => null }
  })
  await expect(losing).rejects.toThrow('taken by others 10 times')
  expect(asked).toBe(10)
})

it('finishes first what somebody prepared and did not publish', async () => {
  const killed = publishEdition(store.db, 0, [decisionOn(1, '丙')], {
    attempt: randomUUID(),
    source: 'other',
    now,
    onStep: (step) => {
      if (step === 'claimed') throw new Error('killed')
    },
  })
  await expect(killed).rejects.toThrow('killed')
  const published = await publishing(async (draft, edition) => {
    await draft.add([decisionOn(edition, '甲')])
    return { outcome }
  })
  expect(published).toBe(2)
  expect(await store.db.editions.countDocuments({ state: 'published' })).toBe(2)
})
