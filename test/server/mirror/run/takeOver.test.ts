import { createHmac, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, sha256 } from '../../../../server/editions/canonical'
import { renameRecords } from '../../../../server/editions/rename'
import { keyedId } from '../../../../server/mirror/rows/parsedRow'
import { runSource } from '../../../../server/mirror/run/run'
import { Source } from '../../../../server/mirror/source/sources'
import { verifySource } from '../../../../server/mirror/run/verify'
import { takeOver } from '../../../../server/mirror/run/takeOver'
import { OlderIds, idSecret } from '../../../../server/models/secret'
import { OPEN_END, type VersionDoc } from '../../../../server/models/version'
import { SHOWN_STATES } from '../../../../shared/envelope'
import { PublishedView } from '../../../../server/read/published'
import { enterpriseSource } from '../../../support/sources'
import { useStore } from '../../../support/useStore'

/** A store that an earlier version filled: ids of firms were plain hashes of keys as they were written. */

const store = useStore()
let time = Date.parse('2026-05-20T02:00:00.000Z')
const now = () => new Date((time += 1_000))
const deps = () => ({ db: store.db, now, newId: randomUUID })

const firms = enterpriseSource({ path: join(store.dir, 'firms.csv'), settleSeconds: 0 })
const fines = Source.parse({
  name: 'fines',
  title: '处罚',
  agency: '局',
  kind: 'penalty',
  format: 'csv',
  path: join(store.dir, 'fines.csv'),
  settleSeconds: 0,
  coverage: 'full',
  rhythmHours: 24,
  key: ['当事人', '决定日期'],
  columns: { 'enterprises.0.name': '当事人', decidedOn: '决定日期', penaltyKinds: '种类' },
})

/** Reads both sources again, whatever they brought before. */
async function readBoth(firmLines: string[], fineLines: string[]) {
  writeFileSync(join(store.dir, 'firms.csv'), ['名称,代码,成立日期,法定代表人', ...firmLines].join('\n') + '\n')
  writeFileSync(join(store.dir, 'fines.csv'), ['当事人,决定日期,种类', ...fineLines].join('\n') + '\n')
  await store.db.runs.updateMany({}, { $set: { mappingSha256: 'older' } })
  return [await runSource(firms, deps()), await runSource(fines, deps())]
}

const CODE = (i: number) => `91990100MAAY4CL1${i}`
const FULL = 'ｃ９１９９０１００'
const FIRMS = ['云帆甲机械厂', '云帆乙机械厂', '云帆丙机械厂'].map((name, i) => `${name},${CODE(10 + i)},,`)
const FINES = ['云帆甲机械厂,2026/3/1,罚款', '云帆“乙”机械厂,2026年3月2日,罚款']

/** Makes of the store what an earlier version would have made of the same files. */
async function makeOld(formerKeys: Record<string, string[]>): Promise<void> {
  const { value } = await idSecret(store.db, randomUUID)
  const versions = await store.db.versions.collection.find<VersionDoc>({}).toArray()
  const keyById = new Map(
    versions.flatMap(({ kind, id, body }): [string, string[]][] => {
      const name = body === null ? undefined : 'name' in body ? body.name : 'enterprises' in body ? body.enterprises[0]?.name : undefined
      const key = name === undefined ? undefined : formerKeys[`${kind} ${name}`]
      return key === undefined ? [] : [[id, key]]
    }),
  )
  const old = versions.map((version) => {
    const text = canonicalJson(keyById.get(version.id))
    const hash = version.kind === 'penalty' ? createHmac('sha256', value).update(text).digest('hex') : sha256(text)
    const id = `${version.id.split('.')[0]}.${hash.slice(0, 20)}`
    return { ...version, id, _id: `${version.kind}/${id}@${version.from}` }
  })
  await store.db.versions.deleteMany({})
  await store.db.versions.collection.insertMany(old as never[])
  await store.db.changes.deleteMany({})
  await store.db.editions.updateMany({}, { $unset: { open: 1 } })
  await store.db.secrets.updateOne({ _id: 'record-ids' }, { $unset: { scheme: 1 } })
}

const FORMER_KEYS = {
  'enterprise 云帆甲机械厂': [CODE(10)],
  'enterprise 云帆老机械厂': [CODE(10)],
  'enterprise 云帆乙机械厂': [CODE(11)],
  // Spelt in full width by its source, and so in its id.
  'enterprise 云帆丙机械厂': [FULL],
  'penalty 云帆甲机械厂': ['云帆甲机械厂', '2026/3/1'],
  'penalty 云帆“乙”机械厂': ['云帆“乙”机械厂', '2026年3月2日'],
}
const SPELT = [...FIRMS.slice(0, 2), `云帆丙机械厂,${FULL},,`]

const past = async () =>
  (await store.db.versions.find({}).sort({ from: 1 }).lean<VersionDoc[]>()).map(
    ({ kind, revision, from, to, state, operation, reason, body, firstSeenAt }) => ({
      ...{ kind, revision, from, to, state, operation, reason, firstSeenAt },
      body: canonicalJson(body),
    }),
  )
const sorted = <T>(items: T[]) => items.map((item) => canonicalJson(item)).sort()
const open = () => store.db.versions.countDocuments({ to: OPEN_END, state: { $in: [...SHOWN_STATES] } })

async function anOldStore() {
  // A past: one firm was called otherwise before.
  await readBoth([SPELT[0]?.replace('甲机械厂', '老机械厂') ?? '', ...SPELT.slice(1)], FINES)
  await readBoth(SPELT, FINES)
  await makeOld(FORMER_KEYS)
}

it('refuses to read into it before it is taken over', async () => {
  await anOldStore()
  await expect(readBoth(SPELT, FINES)).rejects.toThrow(OlderIds)
})

it('takes every id over once, with all its past, and tells nothing of it', async () => {
  await anOldStore()
  await store.db.tips.collection.insertOne({ _id: 'tip', note: 'sealed' } as never)
  const before = await past()
  const oldIds = new Set(await store.db.versions.distinct('id'))
  const view = new PublishedView(store.db, now)
  await view.refresh()
  const oldTag = view.current?.tag

  expect(await takeOver(deps())).toBe(3)
  await view.refresh()
  expect(view.current?.tag).not.toBe(oldTag)
  expect(sorted(await past())).toEqual(sorted(before))
  const firmIds = await store.db.versions.distinct('id', { kind: 'enterprise' })
  expect(firmIds.filter((id) => oldIds.has(id))).toEqual([])
  for (const id of firmIds) expect(view.current?.models.enterprise.find(id)).not.toBeNull()

  const runs = await readBoth(SPELT, FINES)
  for (const run of runs) expect(run).toMatchObject({ stoppedBy: [], changes: { published: 0, withdrawn: 0, changed: 0 } })
  expect(sorted(await past())).toEqual(sorted(before))
  await view.refresh()
  // The spelling of today names the same records.
  for (const run of await readBoth(FIRMS.with(2, '云帆丙机械厂,c91990100,,'), [
    '云帆甲机械厂,2026-03-01,罚款',
    '云帆「乙」机械厂,20260302,罚款',
  ]))
    expect(run).toMatchObject({ changes: { published: 0, withdrawn: 0 } })
  expect(await open()).toBe(5)
  await view.refresh()
  const ids = await store.db.versions.distinct('id', { kind: 'penalty' })
  for (const id of ids) expect(view.current?.models.penalty.find(id)).not.toBeNull()

  expect(await takeOver(deps())).toBeNull()
  expect(await store.db.tips.collection.find({}).toArray()).toEqual([{ _id: 'tip', note: 'sealed' }])
})

it('joins by the fold of today what was read under another', async () => {
  await anOldStore()
  await store.db.versions.updateMany({ kind: 'penalty' }, { $set: { 'facets.enterprise': ['n:云帆“乙”机械厂'] } })
  await takeOver(deps())
  const found = await store.db.versions.find({ kind: 'penalty' }).lean<VersionDoc[]>()
  expect(found.flatMap(({ facets }) => facets.enterprise ?? []).sort()).toEqual(['n:云帆"乙"机械厂', 'n:云帆甲机械厂'])
})

it.each(['noted', 'half copied', 'copied', 'half taken away'])('goes on where a process died: %s', async (stage) => {
  await anOldStore()
  const before = await past()
  const { collection } = store.db.versions
  const secret = (await store.db.secrets.findOne({}).lean())?.value ?? ''
  const [record] = await collection.find<VersionDoc>({ kind: 'enterprise', from: { $gt: 1 } }).toArray()
  const old = record?.id ?? ''
  const id = keyedId(old, secret)
  await collection.updateMany({ id: old }, { $set: { renamedTo: id } })
  const versions = await collection.find<VersionDoc>({ id: old }, { sort: { from: 1 } }).toArray()
  expect(versions.length).toBeGreaterThan(1)
  const copies = versions.map(({ renamedTo: _noted, ...version }) => ({ ...version, id, _id: `enterprise/${id}@${version.from}` }))
  if (stage !== 'noted') await collection.insertMany((stage === 'half copied' ? copies.slice(0, 1) : copies) as never[])
  if (stage === 'half taken away') await collection.deleteOne({ _id: versions[0]?._id } as object)
  await takeOver(deps())
  expect(sorted(await past())).toEqual(sorted(before))
  expect(await store.db.versions.countDocuments({ renamedTo: { $exists: true } })).toBe(0)
})

it('ends once what was public twice, and says why', async () => {
  // Two spellings of one firm were two firms.
  await readBoth([...FIRMS, `云帆丁机械厂,91990100MAAY4CL199,,`], FINES)
  await makeOld({ ...FORMER_KEYS, 'enterprise 云帆丙机械厂': [CODE(10).toLowerCase()], 'enterprise 云帆丁机械厂': ['91990100MAAY4CL199'] })
  await takeOver(deps())
  const lines = [...FIRMS.slice(0, 2), `云帆丙机械厂,${CODE(10).toLowerCase()},,`, `云帆丁机械厂,91990100MAAY4CL199,,`]
  const [run] = await readBoth(lines, FINES)
  expect(run).toMatchObject({ state: 'published', counts: { accepted: 3, refused: 1 }, changes: { published: 0, withdrawn: 1 } })
  const ended = await store.db.versions.find({ to: OPEN_END, state: 'withdrawn' }).lean<VersionDoc[]>()
  expect(ended.map(({ reason }) => reason)).toEqual(['与另一条是同一记录（主键写法不同），已并入'])
  // And not a second time.
  expect((await readBoth(lines, FINES))[0]).toMatchObject({ changes: { published: 0, withdrawn: 0 } })
})

it('leaves a record where it is whose new id another one has', async () => {
  await readBoth(FIRMS, FINES)
  const [one = '', other = ''] = await store.db.versions.distinct('id', { kind: 'enterprise' })
  expect(await renameRecords(store.db, 'enterprise', new Map([[one, other]]))).toEqual({ renamed: 0, doubled: [one] })
  expect(await open()).toBe(5)
})

it('is verified against bytes that nobody has delivered since', async () => {
  const additive = { ...firms, coverage: 'additions' as const }
  const read = async (lines: string[]) => {
    writeFileSync(join(store.dir, 'firms.csv'), ['名称,代码,成立日期,法定代表人', ...lines].join('\n') + '\n')
    return runSource(additive, deps())
  }
  await read(SPELT)
  await makeOld(FORMER_KEYS)
  await takeOver(deps())
  expect(await read([`云帆丁机械厂,${CODE(13)},,`])).toMatchObject({ state: 'published', changes: { published: 1 } })
  expect(await verifySource(additive, store.db, store.dir)).toEqual({ source: firms.name, same: 4, differences: [] })
})

it('a new store is in the form of today', async () => {
  await readBoth(FIRMS, FINES)
  expect(await takeOver(deps())).toBeNull()
  expect(await idSecret(store.db, randomUUID)).toMatchObject({ hasFormer: false })
})

it('gives versions of a store whose ids have the form of today the facets of today, and says nothing else of it', async () => {
  await readBoth(FIRMS, FINES)
  const before = await past()
  const facets = async () => (await store.db.versions.find({}).sort({ _id: 1 }).lean<VersionDoc[]>()).map((version) => version.facets)
  const fresh = await facets()
  await store.db.versions.updateMany({ kind: 'penalty' }, { $unset: { 'facets.order': 1 } })
  await store.db.secrets.updateOne({ _id: 'record-ids' }, { $set: { scheme: 2 } })
  expect(await takeOver(deps())).toBe(0)
  expect(await facets()).toEqual(fresh)
  expect(await past()).toEqual(before)
  expect(await idSecret(store.db, randomUUID)).toMatchObject({ hasFormer: false })
})
