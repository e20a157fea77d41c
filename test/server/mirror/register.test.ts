import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSource } from '../../../server/mirror/run/run'
import { SourceList } from '../../../server/mirror/source/sources'
import { verifySource } from '../../../server/mirror/run/verify'
import { OPEN_END, type VersionDoc } from '../../../server/models/version'
import { enterpriseSource } from '../../support/sources'
import { useStore } from '../../support/useStore'

/** Two offices that list the same firms: the city's register speaks, the province's stands beside it. */

const store = useStore()
let time = Date.parse('2026-05-20T02:00:00.000Z')

type Office = 'city' | 'province'
const path = (office: Office) => join(store.dir, `${office}.csv`)
const source = (office: Office, precedence = office === 'city' ? 1 : 2) =>
  enterpriseSource({ name: office, path: path(office), register: { name: 'firms', precedence } })
function run(office: Office, lines: string[], precedence?: number) {
  writeFileSync(path(office), ['名称,代码,成立日期,法定代表人', ...lines].join('\n') + '\n')
  return runSource(source(office, precedence), { db: store.db, now: () => new Date((time += 1_000)), newId: randomUUID })
}
const open = async () =>
  (await store.db.versions.find({ to: OPEN_END }).sort({ 'facets.order': 1 }).lean<VersionDoc[]>()).map(
    ({ source: speaker, body, claims = [] }) => [
      body && 'name' in body ? body.name : null,
      speaker,
      ...claims.map((claim) => claim.source),
    ],
  )

const firms = (count: number) => Array.from({ length: count }, (_, i) => `企业${i},K${i},,`)

it('keeps one record of what both list, and withdraws only what nobody lists any more', async () => {
  await run('province', ['甲厂,A1,,', '乙厂,A2,,'])
  expect(await run('city', ['甲厂市局,A1,,', '丙厂,A3,,'])).toMatchObject({ changes: { published: 1, changed: 1 } })
  expect(await open()).toEqual([
    ['丙厂', 'city'],
    ['乙厂', 'province'],
    ['甲厂市局', 'city', 'province'],
  ])
  // The city lists less: what the province still lists stays, by its word.
  expect(await run('city', ['丙厂,A3,,'])).toMatchObject({ state: 'published', changes: { changed: 1, withdrawn: 0 } })
  expect(await open()).toContainEqual(['甲厂', 'province'])
  expect(await run('province', ['乙厂,A2,,'])).toMatchObject({ changes: { withdrawn: 1 } })
  expect(await run('province', ['乙厂,A2,,'])).toMatchObject({ state: 'unchanged' })
  for (const office of ['city', 'province'] as const)
    expect(await verifySource(source(office), store.db, store.dir)).toMatchObject({ same: 1, differences: [] })
})

it('guards each source by what it lists itself, spoken or beside', async () => {
  await run('city', firms(30))
  await run('province', firms(20))
  expect(await run('province', firms(2))).toMatchObject({
    state: 'stopped',
    stoppedBy: ['too_few'],
    reason: '公示中的 20 条里，来源这次只列出 2 条，少于 90%',
  })
  expect(await verifySource(source('province'), store.db, store.dir)).toMatchObject({ same: 20, differences: [] })
})

it('reads again when the precedence changes: the other source speaks', async () => {
  await run('city', ['甲厂市局,A1,,'])
  await run('province', ['甲厂,A1,,'])
  await run('city', ['甲厂市局,A1,,'], 3)
  expect(await open()).toEqual([['甲厂', 'province', 'city']])
})

it('reads again what another source has changed since, whichever of their clocks is ahead, and only then', async () => {
  const HOURS = 3 * 3_600_000
  time += HOURS
  await run('city', ['甲厂市局,A1,,'])
  time -= HOURS
  await run('province', ['甲厂,A1,,'])
  const again = await run('city', ['甲厂市局,A1,,'])
  expect(again).toMatchObject({ state: 'unchanged', findingsRun: again._id })
  const quiet = await run('city', ['甲厂市局,A1,,'])
  expect(quiet).toMatchObject({ state: 'unchanged', findingsRun: again._id })
  // What the source itself has published, and what does not touch the register, is nobody else’s word.
  await run('city', ['甲厂市局,A1,,', '乙厂,A2,,'])
  await runSource(enterpriseSource({ name: 'aside', path: path('province') }), {
    db: store.db,
    now: () => new Date((time += 1_000)),
    newId: randomUUID,
  })
  const own = await run('city', ['甲厂市局,A1,,', '乙厂,A2,,'])
  expect(own.findingsRun).not.toBe(own._id)
})

it.each([
  ['the same place in the order', { register: { name: 'firms', precedence: 1 } }, '先后次序（precedence）不能相同'],
  ['another kind', { kind: 'accident', columns: {} }, '共用一个名册的来源类别要相同'],
] as [string, Record<string, unknown>, string][])('refuses a register with %s', (_name, overrides, message) => {
  const { error } = SourceList.safeParse({ sources: [source('city'), { ...source('province'), ...overrides }] })
  expect(error?.issues.map((issue) => issue.message).join()).toContain(message)
})

it('sees no change where only the digests come from another age of the program', async () => {
  await run('city', firms(3))
  await store.db.versions.updateMany({}, { $set: { digest: 'older' } })
  await store.db.runs.updateMany({}, { $set: { mappingSha256: 'older' } })
  expect(await run('city', firms(3))).toMatchObject({ state: 'unchanged', counts: { accepted: 3 } })
})
