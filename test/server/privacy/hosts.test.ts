import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSource } from '../../../server/mirror/run/run'
import { verifySource } from '../../../server/mirror/run/verify'
import { Source } from '../../../server/mirror/source/sources'
import { FEED_FORMAT } from '../../../shared/feed'
import { LISTS } from '../../../shared/kinds/schemas'
import { runningThrough } from '../../support/machine'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { temporaryFolder } from '../../support/store'

/** What lies at a protected firm, whatever becomes of the firm and whichever source tells of it. */

let app: TestApp
const { dir, remove } = temporaryFolder()
const clock = (): Date => TEST_NOW

const common = { agency: '云帆市应急管理局（演示）', coverage: 'full', rhythmHours: 24, settleSeconds: 0, format: 'json-feed' }
type Planted = 'site' | 'hazard' | 'enterprise'

/** A source of its own for each test, whose file is written anew by `deliver`. */
function sourceOf(kind: Planted, name: string) {
  const source = Source.parse({ ...common, name, title: name, kind, path: join(dir, `${name}.json`) })
  app.sources.sources.push(source)
  const deliver = (...bodies: Readonly<Record<string, unknown>>[]): void =>
    writeFileSync(
      join(dir, `${name}.json`),
      JSON.stringify({
        format: FEED_FORMAT,
        kind,
        generatedAt: TEST_NOW.toISOString(),
        records: bodies.map((body) => ({ key: body.no ?? body.uscc, body })),
      }),
    )
  const run = async () => {
    const done = await runSource(source, { db: app.store.db, now: clock, machine: runningThrough(clock), newId: randomUUID })
    await app.view.refresh()
    return done
  }
  return { source, deliver, run }
}

/** Everything that is answered and kept of a source's records, as one text. */
async function everythingOf({ name, kind }: Source): Promise<string> {
  const versions = await app.store.db.versions.find({ source: name }).lean<{ id: string }[]>()
  const ids = [...new Set(versions.map(({ id }) => id))]
  const { path } = LISTS[kind]
  const paths = [
    `${path}?limit=100`,
    `${path}.csv`,
    `${path}/map?box=123,30,124,31`,
    '/api/v1/changes?limit=100',
    '/feeds/changes.atom',
    ...ids.flatMap((id) => [`${path}/${id}`, `/api/v1/records/${kind}/${id}/history`]),
  ]
  const answers = await Promise.all(paths.map(async (one) => (await app.get(one)).text()))
  const changes = await app.store.db.changes.find({}).lean()
  const rows = ids.map((id) => app.view.current?.models[kind as Planted].find(id))
  return [...answers, JSON.stringify(versions), JSON.stringify(changes), JSON.stringify(rows)].join('\n')
}

const place = (lng: number, lat: number, address: string) => ({
  address,
  division: '990102001003',
  position: { lng, lat },
  precision: null,
})

beforeAll(async () => {
  app = await startTestApp({ mirrored: false })
}, 60_000)
afterAll(async () => {
  await app.stop()
  remove()
})

it('tells a key site of a protected firm no more exactly than the firm, and one that is open to all as it is', async () => {
  const firms = sourceOf('enterprise', 'host-firms')
  const sites = sourceOf('site', 'host-sites')
  const enterprise = { name: '云帆庚实业有限公司', uscc: '91990100MAAY4CL127' }
  const at = (siteKind: string, i: number) => ({
    no: `S${i}`,
    name: `${i} 号点`,
    siteKind,
    sector: 'tourism',
    enterprise,
    place: place(123.40123 + i / 10, 30.30123, `丙路 ${6100 + i} 号`),
  })
  firms.deliver({ ...enterprise, sector: 'hazchem' })
  sites.deliver(at('other', 1), at('construction_site', 2), at('bridge', 3), at('junction', 4), at('crowded_place', 5))
  expect([(await firms.run()).state, (await sites.run()).state]).toEqual(['published', 'published'])
  const told = await everythingOf(sites.source)
  const isTold = (one: string) => told.includes(one)
  expect(['123.50', '6101 号', '123.60', '6102 号'].filter(isTold)).toEqual([])
  expect(['123.70123', '6103 号', '123.80123', '6104 号', '123.90123', '6105 号'].filter(isTold)).toHaveLength(6)
})

it('tells a hazard as coarsely as before once its protected firm is listed no more, and exactly once it is listed as harmless', async () => {
  const firms = sourceOf('enterprise', 'gone-firms')
  const hazards = sourceOf('hazard', 'gone-hazards')
  const enterprise = { name: '云帆辛实业有限公司', uscc: '91990100MA2TH3BJ3G' }
  const other = { name: '云帆壬实业有限公司', uscc: '91990100MA1XG6125W', sector: 'tourism' }
  const hazard = { no: 'G1', title: '护栏松动', sector: 'construction', enterprise, status: 'rectifying' }
  firms.deliver({ ...enterprise, sector: 'gas' }, other)
  hazards.deliver({ ...hazard, place: place(123.41777, 30.31777, '丁路 7200 号') })
  await firms.run()
  await hazards.run()
  expect(/123\.41777|7200 号/.test(await everythingOf(hazards.source))).toBe(false)
  firms.deliver(other)
  expect((await firms.run()).state).toBe('published')
  await hazards.run()
  expect(/123\.41777|7200 号/.test(await everythingOf(hazards.source))).toBe(false)
  expect(await verifySource(hazards.source, app.store.db, dir)).toMatchObject({ same: 1, differences: [] })
  firms.deliver({ ...enterprise, sector: 'tourism' }, other)
  await firms.run()
  await hazards.run()
  expect((await everythingOf(hazards.source)).includes('7200 号')).toBe(true)
})

it('takes coordinates in the texts of a hazard without a place from its past too, once its firm is protected', async () => {
  const firms = sourceOf('enterprise', 'text-firms')
  const hazards = sourceOf('hazard', 'text-hazards')
  const enterprise = { name: '云帆癸实业有限公司', uscc: '91990100MADD272H4T' }
  const hazard = {
    no: 'X1',
    title: '护栏松动',
    description: '坐标 123.428888,30.328888 处',
    sector: 'construction',
    enterprise,
    zone: '990102001',
  }
  firms.deliver({ ...enterprise, sector: 'tourism' })
  hazards.deliver({ ...hazard, status: 'rectifying' })
  await firms.run()
  await hazards.run()
  expect((await everythingOf(hazards.source)).includes('123.428888')).toBe(true)
  firms.deliver({ ...enterprise, sector: 'gas' })
  await firms.run()
  expect((await hazards.run()).state).toBe('published')
  expect((await everythingOf(hazards.source)).includes('123.428888')).toBe(false)
})
