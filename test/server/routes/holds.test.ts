import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runHolds } from '../../../server/mirror/run/holds'
import { runSource } from '../../../server/mirror/run/run'
import { Source } from '../../../server/mirror/source/sources'
import type { RecordAnswer } from '../../../shared/api/records'
import type { RunReport } from '../../../shared/api/runs'
import { CHANGES, CHANGES_ATOM, RUNS, SOURCES, SUMMARY, WEEK } from '../../../shared/api/endpoints'
import { FEED_FORMAT } from '../../../shared/feed'
import { enterpriseSource } from '../../support/sources'
import { runningThrough } from '../../support/machine'
import { startTestApp, type TestApp } from '../../support/app'
import { temporaryFolder } from '../../support/store'

/** What the whole service answers while something is on hold: it is the same whatever that is. */

const TOLD = '2026-05-18'
const FIRMS = 'yunfan-enterprises'
const NOTICES = 'yunfan-notices'
const CODE = '91990100MAAY4CL127'
const OTHER = '91990100MA2TH3BJ3G'
const THIRD = '91990100MA1XG6125W'
const { dir, remove } = temporaryFolder()
const apps: TestApp[] = []
afterAll(async () => {
  for (const app of apps) await app.stop()
  remove()
})

/** A city of which nobody may know the secret. */
interface Secret {
  grade: string
  decidedOn: string
  reasons: string
  title: string
}
const SECRETS: [Secret, Secret] = [
  { grade: 'C', decidedOn: '2026-05-11', reasons: '演练记录缺失', title: '关于消防通道堵塞的通报' },
  { grade: 'D', decidedOn: '2026-05-15', reasons: '瞒报事故', title: '关于瞒报的通报' },
]

async function cityWith(secret: Secret, name: string) {
  const app = await startTestApp({ mirrored: false })
  apps.push(app)
  let [at, id] = [Date.parse('2026-05-20T02:00:00.000Z'), 0]
  const now = () => new Date((at += 1_000))
  const deps = { db: app.store.db, now, machine: runningThrough(now), newId: () => `id-${++id}`, spool: dir }
  const [table, feed] = [join(dir, `${name}.csv`), join(dir, `${name}.json`)]
  const firms = enterpriseSource({
    name: FIRMS,
    path: table,
    columns: {
      name: '名称',
      uscc: '代码',
      'grades.0.scheme': { value: 'city' },
      'grades.0.grade': '等级',
      'grades.0.decidedOn': '评定日期',
      'grades.0.reasons': '理由',
    },
    envelope: { notifiedOn: '告知日期' },
    ignore: [],
  })
  const notices = Source.parse({
    name: NOTICES,
    title: '通报',
    agency: '局',
    kind: 'notice',
    format: 'json-feed',
    path: feed,
    coverage: 'full',
    rhythmHours: 24,
  })
  const put = (rows: string[], records: object[]) => {
    writeFileSync(table, ['名称,代码,等级,评定日期,告知日期,理由', ...rows].join('\n') + '\n')
    writeFileSync(feed, JSON.stringify({ format: FEED_FORMAT, kind: 'notice', generatedAt: '2026-05-20T00:00:00Z', records }))
  }
  const deliver = async () => {
    const runs = [await runSource(firms, deps), await runSource(notices, deps)]
    await app.view.refresh()
    return runs
  }
  const about = { enterprises: [{ name: '云帆示例有限公司', uscc: CODE }] }
  put(
    [`云帆示例有限公司,${CODE},B,2025-05-01,,好`, `云帆三号有限公司,${THIRD},A,2025-05-01,,好`],
    [{ key: '1', body: { title: '现行通报', ...about } }],
  )
  await deliver()
  put(
    [
      `云帆示例有限公司,${CODE},${secret.grade},${secret.decidedOn},${TOLD},${secret.reasons}`,
      // Its own version rests on bytes in which something else is held.
      `云帆三号有限公司,${THIRD},A,2025-05-01,,更好`,
      `云帆新设有限公司,${OTHER},${secret.grade},${secret.decidedOn},${TOLD},${secret.reasons}`,
    ],
    [
      { key: '1', notifiedOn: TOLD, body: { title: secret.title, ...about } },
      { key: '2', notifiedOn: TOLD, body: { title: secret.title, ...about } },
    ],
  )
  const runs = await deliver()
  app.setNow(new Date(at + 60_000))
  return {
    app,
    runs,
    firms,
    deps,
    release: async () => {
      at = Date.parse('2026-06-02T00:00:00.000Z')
      for (const source of [firms, notices]) await runHolds(source, deps)
      app.setNow(new Date('2026-06-02T02:00:00.000Z'))
      await app.view.refresh()
    },
  }
}

/** Every public address that may tell of these records. */
async function addressesOf({ json }: TestApp): Promise<string[]> {
  const lists = ['/api/v1/enterprises', '/api/v1/notices']
  const ids = await Promise.all(lists.map(async (list) => (await json<{ items: { id: string }[] }>(list)).items.map(({ id }) => id)))
  const { items: runs } = await json<{ items: RunReport[] }>(RUNS.path)
  const records = lists.flatMap((list, i) => (ids[i] ?? []).map((id) => `${list}/${id}`))
  const kinds = ['enterprise', 'notice']
  return [
    ...lists.flatMap((list) => [list, `${list}.csv`, `${list}?q=云帆`]),
    ...['A', 'B', 'C', 'D'].map((grade) => `/api/v1/enterprises?grade=${grade}`),
    '/api/v1/enterprises?sort=-gradedOn',
    `/api/v1/enterprises/${OTHER}`,
    ...records,
    ...records.flatMap((record) => [1, 2, 3, 4].map((edition) => `${record}?edition=${edition}`)),
    ...(ids[0] ?? []).flatMap((id) => [`/api/v1/enterprises/${id}/grading`, `/api/v1/enterprises/${id}/quarters`]),
    ...kinds.flatMap((kind, i) => (ids[i] ?? []).map((id) => `/api/v1/records/${kind}/${id}/history`)),
    ...[SUMMARY, CHANGES, WEEK, CHANGES_ATOM, SOURCES, RUNS].map(({ path }) => path),
    ...runs.flatMap(({ id }) => [`${RUNS.path}/${id}`, `${RUNS.path}/${id}/findings`]),
    `/firms/${CODE}`,
    `/firms/${OTHER}`,
  ]
}

it('answers byte by byte the same whatever is on hold, and tells that something is', async () => {
  const [one, other] = [await cityWith(SECRETS[0], 'one'), await cityWith(SECRETS[1], 'other')]
  expect(one.runs).toMatchObject([
    { state: 'published', held: 2 },
    { state: 'published', held: 2 },
  ])
  const addresses = await addressesOf(one.app)
  expect(addresses).toEqual(await addressesOf(other.app))
  expect(addresses.length).toBeGreaterThan(45)
  const answersOf = async ({ app }: typeof one) =>
    Promise.all(
      addresses.map(async (address) => {
        const answer = await app.get(address)
        const ofItself = (await answer.text()).replaceAll(app.base, '')
        return [address, answer.status, answer.headers.get('etag'), ofItself]
      }),
    )
  const told = await answersOf(one)
  expect(told.filter(([, status]) => status === 200).length).toBeGreaterThan(35)
  expect(await answersOf(other)).toEqual(told)

  const firm = await one.app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${CODE}`)
  expect(firm.record).toMatchObject({ body: { grades: [{ grade: 'B' }] }, hold: { notifiedOn: TOLD, until: '2026-06-01', workdays: 10 } })
  expect(await (await one.app.get(`/firms/${CODE}`)).text()).toContain('异议期至 <time>2026-06-01</time>')
  const [run] = one.runs
  expect((await one.app.json<{ run: RunReport }>(`${RUNS.path}/${run?._id}`)).run).toMatchObject({ rawSha256: null })

  await one.release()
  const after = await one.app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${CODE}`)
  expect(after.record).toMatchObject({ body: { grades: [{ grade: 'C' }] }, rawSha256: run?.rawSha256 })
  expect(after.record).not.toHaveProperty('hold')
  expect(await (await one.app.get('/api/v1/notices.csv')).text()).toContain(SECRETS[0].title)
  expect((await one.app.get(`/api/v1/enterprises/${OTHER}`)).status).toBe(200)
})
