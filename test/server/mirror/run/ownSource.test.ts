import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { FIRST } from '../../../../server/editions/claims'
import { decideListed } from '../../../../server/editions/decide'
import { publishEdition } from '../../../../server/editions/publish'
import type { OwnRecord, OwnSource } from '../../../../server/kinds/own'
import { bodyOf, houseReplies, type FiledReply } from '../../../../server/kinds/reply/house'
import { runOwnSource } from '../../../../server/mirror/run/ownSource'
import { recordId } from '../../../../server/mirror/rows/parsedRow'
import type { Db } from '../../../../server/models/index'
import { idSecret } from '../../../../server/models/secret'
import { OPEN_END, type VersionDoc } from '../../../../server/models/version'
import { EnvelopeInput } from '../../../../shared/envelope'
import { runningThrough } from '../../../support/machine'
import { twinOf } from '../../../support/twin'
import { useStore } from '../../../support/useStore'

/** Thousands of records that this house makes itself, published on the thread that answers. */

const store = useStore()
const MANY = 3_000
/** so many go to the store in one piece */
const WRITTEN = 1_000
const now = new Date('2026-06-03T04:00:00.000Z')
const depsOn = (db: Db) => ({ db, now: () => now, machine: runningThrough(() => now), newId: randomUUID })

const filed = Array.from({ length: MANY }, (_, i): FiledReply => ({
  number: `20260601-${i}`,
  kind: 'penalty',
  record: `p.${i}`,
  aboutRevision: 1,
  aboutEdition: 3,
  uscc: '91990100MAAY4CL127',
  firm: '云帆示例有限公司',
  filedOn: '2026-06-01',
  stage: 'published',
  text: '我们已经整改。',
  grounds: [],
  unit: '样例市司法局',
  decidedOn: '2026-06-03',
  endedOn: null,
  isRecordPublic: true,
}))

/** The records that were touched since others were last let in. */
const touched = new Set<string>()

/** The replies as a source; it is noted when somebody reads one of its records. */
function noted(): OwnSource {
  const { make, ...source } = houseReplies({ facts: () => Promise.resolve(filed) })
  const note = (record: OwnRecord): OwnRecord => {
    const { no } = record.body as { no: string }
    const read = () => (touched.add(record.key), no)
    return { ...record, body: Object.defineProperty(record.body, 'no', { get: read, enumerable: true }) }
  }
  return {
    ...source,
    make: async (...given) => {
      const { records, settle } = await make(...given)
      const all = records.map(note)
      touched.clear()
      return { records: all, settle }
    },
  }
}

/** What comes of work, and how many records it touched between two rounds in which others were let in. */
async function piecesOf<T>(work: Promise<T>): Promise<{ came: T; pieces: number[] }> {
  const pieces: number[] = []
  let isOver = false
  const done = work.finally(() => (isOver = true))
  for (; !isOver; await setImmediate()) {
    pieces.push(touched.size)
    touched.clear()
  }
  return { came: await done, pieces: pieces.filter((size) => size > 2) }
}

/** Every piece takes a whole turn. */
beforeEach(() => {
  let clock = 0
  jest.spyOn(performance, 'now').mockImplementation(() => (clock += 10))
})
afterEach(() => jest.restoreAllMocks())

const versions = async (db: Db) =>
  (await db.versions.find({}).sort({ _id: 1 }).lean<VersionDoc[]>()).map((version) => ({ ...version, run: null }))
const editionOf = async (db: Db, _id: number) => ({ ...(await db.editions.findOne({ _id }).lean()), attempt: null })

/** Every record held against what stands, in one piece. */
async function publishAtOnce(db: Db, records: readonly FiledReply[]): Promise<void> {
  const secret = await idSecret(db, randomUUID)
  const base = await db.editions.countDocuments({})
  const speaks = { source: 'own-replies', precedence: FIRST, origin: 'self_told', run: null, rawSha256: null } as const
  const context = { edition: base + 1, at: now, today: '2026-06-03', ...speaks }
  const standing = new Map((await db.versions.find({ to: OPEN_END }).lean<VersionDoc[]>()).map((version) => [version.id, version]))
  const decisions = records.flatMap((record) => {
    const id = recordId('reply', 'own-replies', [record.number], secret.value)
    const withdrawn = record.isRecordPublic ? null : '所回应的记录不再公示'
    const envelope = { ...EnvelopeInput.parse({ publicUntil: null, withdrawn }), agency: '异议受理机构' }
    return decideListed({ kind: 'reply', id, envelope, body: bodyOf(record) }, standing.get(id), context) ?? []
  })
  expect(await publishEdition(db, base, decisions, { attempt: randomUUID(), source: 'own-replies', now: () => now })).toBe(base + 1)
}

it('lets others in between any two of its records, and publishes to the line what it would at once', async () => {
  await idSecret(store.db, randomUUID)
  const twin = await twinOf(store.db)
  const first = await piecesOf(runOwnSource(noted(), depsOn(store.db)))
  expect(first.came).toMatchObject({ state: 'published', changes: { published: MANY } })
  // Nothing but what is on its way to the store.
  expect(first.pieces).toEqual([WRITTEN, WRITTEN, WRITTEN])
  await publishAtOnce(twin.db, filed)
  expect(await editionOf(store.db, 1)).toEqual(await editionOf(twin.db, 1))

  // Nothing new: all of it is looked at, and nothing written.
  expect(await piecesOf(runOwnSource(noted(), depsOn(store.db)))).toEqual({ came: null, pieces: [] })

  const changed = filed.map((one, i) =>
    i % 700 === 5 ? { ...one, isRecordPublic: false } : i % 700 === 6 ? { ...one, stage: 'withdrawn' as const, text: null } : one,
  )
  const run = await runOwnSource(houseReplies({ facts: () => Promise.resolve(changed) }), depsOn(store.db))
  expect(run).toMatchObject({ changes: { changed: 5, withdrawn: 5 } })
  await publishAtOnce(twin.db, changed)
  expect(await editionOf(store.db, 2)).toEqual(await editionOf(twin.db, 2))
  expect(await versions(store.db)).toEqual(await versions(twin.db))
  await twin.stop()
}, 240_000)
