import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSource } from '../../../server/mirror/run/run'
import { Source } from '../../../server/mirror/source/sources'
import type { ChangesAnswer } from '../../../shared/api/changes'
import type { ListAnswer } from '../../../shared/api/lists'
import type { RecordAnswer } from '../../../shared/api/records'
import { FEED_FORMAT } from '../../../shared/feed'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import type { SiteItem } from '../../../shared/kinds/site/schema'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { runningThrough } from '../../support/machine'
import { temporaryFolder } from '../../support/store'

/** Two departments number their sites from 1: a hazard at number 3 lies at one of two, and nobody knows which. */

let app: TestApp
const { dir, remove } = temporaryFolder()
const clock = () => TEST_NOW

beforeAll(async () => {
  app = await startTestApp({ mirrored: false })
  const source = (name: string, kind: string) =>
    Source.parse({
      agency: '云帆市应急管理局（演示）',
      coverage: 'full',
      rhythmHours: 24,
      settleSeconds: 0,
      title: name,
      format: 'json-feed',
      name,
      kind,
      path: join(dir, `${name}.json`),
    })
  const feed = (name: string, kind: string, bodies: Record<string, unknown>[]): Source => {
    const records = bodies.map((body, i) => ({ key: `${name}-${i}`, body }))
    writeFileSync(join(dir, `${name}.json`), JSON.stringify({ format: FEED_FORMAT, kind, generatedAt: TEST_NOW.toISOString(), records }))
    return source(name, kind)
  }
  const site = (no: string | null, name: string) => ({ no, name, siteKind: 'bridge' })
  const hazard = (no: string, at: string) => ({ no, title: `护栏松动${no}`, site: at, status: 'rectifying' })
  const sources = [
    feed('roads', 'site', [site('3', '示例一桥'), site('4', '示例二桥')]),
    feed('rail', 'site', [site(' ３ ', '示例三桥'), site(null, '示例四桥')]),
    feed('ledger', 'hazard', [hazard('1', '3'), hazard('2', '3'), hazard('3', '4')]),
  ]
  app.sources.sources.push(...sources)
  for (const one of sources) await runSource(one, { db: app.store.db, now: clock, machine: runningThrough(clock), newId: randomUUID })
  await app.view.refresh()
}, 60_000)
afterAll(async () => {
  await app.stop()
  remove()
})

const siteCalled = async (name: string): Promise<RecordAnswer<'site'>> => {
  const { items } = await app.json<ListAnswer<SiteItem>>('/api/v1/sites?limit=100')
  return app.json(`/api/v1/sites/${items.find((item) => item.name === name)?.id}`)
}
const hazards = async (query: string) => (await app.json<ListAnswer<HazardItem>>(`/api/v1/hazards?limit=100${query}`)).items

it.each(['示例一桥', '示例三桥'])('lists the hazards of a shared number at neither site, and tells of them: %s', async (name) => {
  const { record, related, shared } = await siteCalled(name)
  expect(related?.hazard).toEqual([])
  expect(shared).toEqual([{ kind: 'hazard', filter: 'site', value: '3', bearers: 2, total: 2 }])
  // The list of the number has them; a list of this site has none.
  expect((await hazards('&site=3')).map(({ no }) => no).sort()).toEqual(['1', '2'])
  expect(await hazards(`&site=${record.id}`)).toEqual([])
})

it('lists those of a number that is its own as ever, and says nothing of a site without one', async () => {
  const own = await siteCalled('示例二桥')
  expect(own.related?.hazard?.map(({ no }) => no)).toEqual(['3'])
  expect(own).not.toHaveProperty('shared')
  expect((await hazards(`&site=${own.record.id}`)).map(({ no }) => no)).toEqual(['3'])
  const unnumbered = await siteCalled('示例四桥')
  expect(unnumbered.related?.hazard).toEqual([])
  expect(unnumbered).not.toHaveProperty('shared')
})

it('tells whoever follows one of the two of no hazard of the other', async () => {
  const changed = async (name: string) => {
    const { record } = await siteCalled(name)
    const { items } = await app.json<ChangesAnswer>(`/api/v1/changes?site=${record.id}&limit=100`)
    return items.map(({ title }) => title).sort()
  }
  expect(await changed('示例一桥')).toEqual(['示例一桥'])
  expect(await changed('示例二桥')).toEqual(['护栏松动3', '示例二桥'])
})
