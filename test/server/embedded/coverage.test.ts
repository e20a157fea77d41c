import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { CommandStartedEvent } from 'mongodb'
import { LISTS, type ListContract } from '../../../shared/kinds/schemas'
import { ruleOf } from '../../../server/kinds/index'
import { runCalendar } from '../../../server/mirror/run/calendar'
import { openSpool } from '../../../server/mirror/fetch/spool'
import { loadRaw } from '../../../server/mirror/run/raw'
import { runSource } from '../../../server/mirror/run/run'
import { loadSources } from '../../../server/mirror/source/sources'
import { openDb } from '../../../server/models/index'
import { PublishedView } from '../../../server/read/published'
import { pageFromStore } from '../../../server/read/lists'
import { sampleCityIn } from '../../support/sampleCity'
import { startTestStore, temporaryFolder } from '../../support/store'
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

it('sends no command and no operator that no golden case covers', async () => {
  const store = await startTestStore()
  const { dir, remove } = temporaryFolder()
  const db = await openDb(store.uri, { monitorCommands: true })
  const sent = new Set<string>()
  db.connection.getClient().on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (BY_DRIVER.has(commandName)) return
    sent.add(commandName)
    // What is stored is data, not a question.
    const { documents: _documents, ...asked } = command
    for (const operator of operatorsIn(asked)) if (!NOT_OPERATORS.has(operator)) sent.add(operator)
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
    const asked = Object.keys(list.filters).filter((name) => !(name in laidOver))
    const filters = Object.fromEntries(asked.map((name) => [name, ['a', 'b']]))
    await pageFromStore(
      db,
      published,
      list,
      { filters, from: '2025-01-01', to: '2026-01-01', sort: list.sorts[0] },
      published.edition._id,
      0,
      20,
    )
  }

  const covered = new Set(GOLDEN.flatMap(({ run }) => [run.command, ...operatorsIn(run)]))
  expect([...sent].filter((word) => !covered.has(word)).sort()).toEqual([])
  expect(sent.size).toBeGreaterThan(10)
  await db.connection.close()
  await store.stop()
  remove()
}, 60_000)
