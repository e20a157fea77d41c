import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { CommandStartedEvent } from 'mongodb'
import type { Connection } from 'mongoose'
import { LISTS, type ListContract } from '../../../shared/kinds/schemas'
import { ruleOf } from '../../../server/kinds/index'
import { runCalendar } from '../../../server/mirror/run/calendar'
import { openSpool } from '../../../server/mirror/fetch/spool'
import { loadRaw } from '../../../server/mirror/run/raw'
import { retain } from '../../../server/mirror/run/retention'
import { orphanedSources } from '../../../server/mirror/run/retire'
import { runSource } from '../../../server/mirror/run/run'
import { verifySource } from '../../../server/mirror/run/verify'
import { planQuery } from '../../../server/embedded/planner'
import { parseFilter } from '../../../server/embedded/query/match'
import { loadSources } from '../../../server/mirror/source/sources'
import { openDb } from '../../../server/models/index'
import { changesOf } from '../../../server/read/changes'
import { everSaid } from '../../../server/read/everSaid'
import { formerId, tokensOfFormer } from '../../../server/read/former'
import { historyOf } from '../../../server/read/history'
import { PublishedView, endFrom, versionAt } from '../../../server/read/published'
import { findingsPage, runsOfSource, runsPage } from '../../../server/read/runs'
import { createWeek } from '../../../server/read/week'
import { createOlderPages } from '../../../server/read/olderPages'
import { sampleCityIn } from '../../support/sampleCity'
import { startTestStore, temporaryFolder } from '../../support/store'
import { indexesOf } from '../../support/indexes'
import { GOLDEN } from './golden'

/** What drivers send on their own, not the application. */
const BY_DRIVER = new Set(['hello', 'ismaster', 'ping', 'endSessions', 'create', 'createIndexes', 'dropDatabase', 'getMore', 'killCursors'])
/** Words of commands that begin with a dollar and are no operators. */
const NOT_OPERATORS = new Set(['$db', '$readPreference', '$clusterTime'])

/** Every word of a command that begins with a dollar, values that are field paths left out. */
function operatorsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(operatorsIn)
  if (typeof value !== 'object' || value === null || value instanceof Date || '_bsontype' in value) return []
  return Object.entries(value).flatMap(([name, inner]) => [...(name.startsWith('$') ? [name] : []), ...operatorsIn(inner)])
}

/** A question as it was asked of a collection. */
interface Asked {
  collection: string
  filter: object
  sort: Record<string, 1 | -1>
}

/** The questions that a command asks; an update and a delete ask one for each of their parts. */
function questionsIn(commandName: string, command: Record<string, unknown>): Asked[] {
  const {
    updates,
    deletes,
    filter,
    query,
    pipeline,
    sort = {},
  } = command as {
    updates?: { q: object }[]
    deletes?: { q: object }[]
    filter?: object
    query?: object
    pipeline?: { $match?: object }[]
    sort?: Asked['sort']
  }
  const collection = String(command[commandName])
  if (commandName === 'insert') return []
  const filters = (updates ?? deletes)?.map(({ q }) => q) ?? [filter ?? query ?? pipeline?.[0]?.$match ?? {}]
  return filters.map((one) => ({ collection, filter: one, sort }))
}

const sent = new Set<string>()
const asked: Asked[] = []
let models: Connection['models']

beforeAll(async () => {
  const store = await startTestStore()
  const { dir, remove } = temporaryFolder()
  const db = await openDb(store.uri, { monitorCommands: true })
  models = db.connection.models
  db.connection.getClient().on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (BY_DRIVER.has(commandName)) return
    sent.add(commandName)
    asked.push(...questionsIn(commandName, command))
    // What is stored is data, not a question.
    const { documents: _documents, ...words } = command
    for (const operator of operatorsIn(words)) if (!NOT_OPERATORS.has(operator)) sent.add(operator)
  })

  let time = new Date('2026-05-20T02:00:00.000Z')
  const deps = { db, now: () => time, newId: randomUUID }
  const { sources } = loadSources((await sampleCityIn(dir, time)).sources)
  const view = new PublishedView(db, deps.now)
  const spool = await openSpool(dir)
  for (const source of sources) {
    const run = await runSource(source, deps)
    const [file] = run.files
    if (file) await loadRaw(db, file, spool)
  }
  await view.refresh()
  const notices = sources.find((source) => source.kind === 'notice')
  const feed = JSON.parse(readFileSync(notices?.path ?? '', 'utf8')) as { records: unknown[] }
  writeFileSync(notices?.path ?? '', JSON.stringify({ ...feed, records: feed.records.slice(1) }))
  if (notices) await runSource(notices, deps)
  time = new Date('2026-09-20T02:00:00.000Z')
  await runCalendar(deps)
  await view.refresh()
  const published = view.current
  if (!published) throw new Error('nothing is published')
  for (const list of Object.values<ListContract>(LISTS)) {
    // By what the desk lays over its lines an older list is not asked for.
    const laidOver = ruleOf(list.kind).unrectified?.facets ?? {}
    const names = Object.keys(list.filters).filter((name) => !(name in laidOver))
    const filters = Object.fromEntries(names.map((name) => [name, ['a', 'b']]))
    const query = { filters, from: '2025-01-01', to: '2026-01-01', sort: list.sorts[0] }
    const [after = ''] = published.models[list.kind].first(list.sorts[0], 1)
    for (const place of [{ offset: 0 }, { offset: 1, after }])
      await createOlderPages(db)(published, list, query, { edition: published.edition._id, ...place }, 20)
  }
  const { edition, models: kinds } = published
  const [id = ''] = kinds.enterprise.first(LISTS.enterprise.sorts[0], 1)
  await historyOf(db, { kind: 'enterprise', id }, { edition: edition._id, before: edition._id + 1, limit: 20 })
  await versionAt(db, 'enterprise', id, 1)
  await endFrom(db, 'enterprise', id, 1)
  await formerId(db, 'enterprise', '91990100MAAY4CL127')
  await tokensOfFormer(db, 'enterprise', id)
  await everSaid(db, published, 'inspection')
  await createWeek(db)(published)
  for (const filter of [{}, { operation: 'withdraw' }] as const)
    await changesOf(db, published, filter, { edition: edition._id, skip: 0, limit: 20 })
  for (const { name } of sources) await runsOfSource(db, name, time)
  const [run] = (await runsPage(db, { limit: 1 }, time)).items
  if (run) await findingsPage(db, run, { severity: 'refused', limit: 20 })
  await orphanedSources(db, sources)
  if (notices) await verifySource(notices, db, dir)
  await retain(db, { rawDays: 1, unpublishedRawDays: 1, refusedTextDays: 1, reportDays: 1 }, time)
  await db.connection.close()
  await store.stop()
  remove()
}, 60_000)

it('sends no command and no operator that no golden case covers', () => {
  const covered = new Set(GOLDEN.flatMap(({ run }) => [run.command, ...operatorsIn(run)]))
  expect([...sent].filter((word) => !covered.has(word)).sort()).toEqual([])
  expect(sent.size).toBeGreaterThan(10)
})

describe.each(['Version', 'Change', 'Edition', 'Run', 'Finding', 'RawChunk'])('the indexes of the model %s', (model) => {
  const planned = () => {
    const { schema, collection } = models[model] as Connection['models'][string]
    const indexes = indexesOf(schema)
    const ofIt = asked.filter((one) => one.collection === collection.name)
    const answering = ofIt.map(({ filter, sort }) => planQuery(indexes, parseFilter(filter), Object.entries(sort))?.index.name ?? null)
    return { indexes, answering, ofIt }
  }

  it('each answer some question of the service', () => {
    const { indexes, answering } = planned()
    // A unique one keeps a rule, whether it is asked or not.
    const made = indexes.filter(({ unique }) => !unique).map(({ name }) => name)
    expect(made.filter((name) => !answering.includes(name))).toEqual([])
  })

  it('leave no question to a reading of everything but one that asks for everything', () => {
    const { answering, ofIt } = planned()
    const unanswered = ofIt.flatMap(({ filter, sort }, i) =>
      answering[i] === null && Object.keys(filter).length > 0 ? JSON.stringify([filter, sort]) : [],
    )
    expect([...new Set(unanswered)]).toEqual([])
  })
})
