import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { decideExpired, decideListed } from '../../../server/editions/decide'
import type { Decision, Incoming, DecisionContext, CurrentVersion } from '../../../server/editions/decision'
import { publishEdition } from '../../../server/editions/publish'
import { OPEN_END, type Claim, type VersionDoc } from '../../../server/models/version'
import { CLAIM_FIELDS, COMPARED_FIELDS, ERASED, CURRENT_FIELDS, TOLD_FIELDS, VERSION_FIELDS } from '../../../server/models/versionFields'
import { versionModel } from '../../../server/models/versionModel'
import { presentRecord } from '../../../server/presenters/record'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import { codesOf } from '../../../shared/vocabulary'
import { publicBody } from '../../support/publicBody'
import { startTestStore, type TestStore } from '../../support/store'

const SECRET = '云帆甲商行'
const occasion: DecisionContext = {
  edition: 1,
  at: new Date('2026-05-20T02:00:00.000Z'),
  today: '2026-05-20',
  source: 'test',
  precedence: 2,
  origin: 'official',
  run: 'r',
  rawSha256: SECRET,
}

const incoming: Incoming = {
  kind: 'enterprise',
  id: 'test.1',
  envelope: {
    ...EnvelopeInput.parse({}),
    agency: '云帆市应急管理局',
    documentNo: SECRET,
    sourceUrl: `https://example.invalid/${SECRET}`,
    publishedAt: '2026-05-01',
    publicUntil: '2026-05-20',
    basis: SECRET,
    correction: SECRET,
  },
  documentNoWritten: SECRET,
  unread: [SECRET],
  body: publicBody('enterprise', INPUTS.enterprise.parse({ name: SECRET })),
}

const first = (decideListed(incoming, undefined, occasion) as Decision).version
/** The same while its subject may object to something else: no version has this that its source has just said. */
const held: VersionDoc = { ...first, hold: { notifiedOn: '2026-05-18', until: '2026-06-01', workdays: 10, basis: SECRET } }

it('has the model that the table describes, and a claim of every field', () => {
  expect(Object.keys(versionModel(mongoose.createConnection()).schema.paths).sort()).toEqual(codesOf(VERSION_FIELDS).sort())
  expect(codesOf(CLAIM_FIELDS).filter((field) => held[field] === undefined)).toEqual([])
})

/** What an erased version still says: where and when it was, and who said it. A new field is named here, or erased. */
const STAYS = [
  '_id',
  'agency',
  'changedAt',
  'firstSeenAt',
  'from',
  'id',
  'kind',
  'live',
  'operation',
  'origin',
  'precedence',
  'publicUntil',
  'publishedAt',
  'renamedTo',
  'revision',
  'run',
  'source',
  'state',
  'to',
]

it('erases every field but those that say nothing of what a record was', () => {
  expect(
    codesOf(VERSION_FIELDS)
      .filter((field) => !(field in ERASED))
      .sort(),
  ).toEqual(STAYS)
})

it('asks the store for every field of a claim but the body when it decides', () => {
  const claimed = codesOf(CLAIM_FIELDS).filter((field) => field !== 'body')
  expect(Object.keys(CURRENT_FIELDS).sort()).toEqual(
    [...claimed, '_id', 'kind', 'id', 'revision', 'firstSeenAt', 'reason', 'claims'].sort(),
  )
})

const OTHER: Partial<Claim> = {
  state: 'active',
  agency: '云帆市住房和城乡建设局',
  publishedAt: '2026-05-02',
  publicUntil: '2026-05-21',
  body: publicBody('enterprise', INPUTS.enterprise.parse({ name: '云帆乙商行' })),
}

it.each(codesOf(CLAIM_FIELDS).filter((field) => field !== 'digest' && field !== 'precedence'))(
  'sees a change of content in %s where, and only where, the table says so',
  (field) => {
    const current: CurrentVersion = { ...first, digest: 'of another age', [field]: OTHER[field] ?? '别的' }
    const sees = decideListed(incoming, current, { ...occasion, source: current.source, edition: 2 }) !== null
    expect(sees).toBe((COMPARED_FIELDS as string[]).includes(field))
  },
)

it('compares what is content, and tells changes of an envelope in one order', () => {
  expect(COMPARED_FIELDS).toEqual([
    'state',
    'agency',
    'documentNo',
    'sourceUrl',
    'publishedAt',
    'publicUntil',
    'basis',
    'unread',
    'hold',
    'body',
  ])
  expect(TOLD_FIELDS).toEqual(['agency', 'documentNo', 'sourceUrl', 'publishedAt', 'publicUntil', 'basis'])
})

it('shows nothing of what a record said between its last day and the edition that ends it', () => {
  expect(JSON.stringify(presentRecord(held, '2026-05-20'))).toContain(SECRET)
  expect(JSON.stringify(presentRecord(held, '2026-05-21'))).not.toContain(SECRET)
})

describe('in the store', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())

  it('leaves nothing of what the law has erased in any field of any version', async () => {
    const options = { source: 'test', now: () => occasion.at }
    const second: DecisionContext = { ...occasion, edition: 2, source: 'other', precedence: 3, run: 'r2' }
    const beside = decideListed(incoming, held, second) as Decision
    expect(beside.version.claims).toHaveLength(1)
    const end = decideExpired(beside.version, { ...occasion, edition: 3, today: '2026-05-21', rawSha256: null })
    for (const [base, decision] of [decideListed(incoming, undefined, occasion) as Decision, beside, end].entries())
      expect(await publishEdition(store.db, base, [decision], { ...options, attempt: randomUUID() })).toBe(base + 1)
    const kept = await store.db.versions.collection.find<VersionDoc>({}).toArray()
    expect(kept).toHaveLength(3)
    expect(JSON.stringify(kept)).not.toContain(SECRET)
    for (const version of kept.filter(({ to }) => to !== OPEN_END)) expect(version).toMatchObject(ERASED)
  })
})
