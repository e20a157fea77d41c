import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSource } from '../../../server/mirror/run/run'
import { verifySource } from '../../../server/mirror/run/verify'
import { Source } from '../../../server/mirror/source/sources'
import type { ListAnswer } from '../../../shared/api/lists'
import type { MapAnswer } from '../../../shared/api/map'
import type { RecordAnswer } from '../../../shared/api/records'
import type { StatisticsAnswer } from '../../../shared/api/statistics'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { runningThrough } from '../../support/machine'
import { temporaryFolder } from '../../support/store'

/** What a source writes and nobody can read is unknown of its own word: neither left out by it, nor told as it wrote it. */

let app: TestApp
const { dir, remove } = temporaryFolder()
const clock = () => TEST_NOW
const PATH = join(dir, 'ledger.csv')
const WRITTEN = '柳知微来后的第三周'
const source = Source.parse({
  name: 'ledger',
  title: '台账',
  agency: '云帆市应急管理局（演示）',
  kind: 'hazard',
  format: 'csv',
  coverage: 'full',
  rhythmHours: 24,
  settleSeconds: 0,
  path: PATH,
  key: ['编号'],
  columns: {
    no: '编号',
    title: '隐患名称',
    status: '状态',
    handling: { from: '整改期限', values: { 立即整改: 'on_the_spot' }, others: '' },
    'commitments.deadline': { from: '整改期限', lenient: true },
    foundOn: { from: '发现日期', lenient: true },
  },
})
const deliver = (...deadlines: string[]) =>
  writeFileSync(
    PATH,
    ['编号,隐患名称,状态,整改期限,发现日期', ...deadlines.map((one, i) => `Z${i},护栏松动${i},整改中,${one},2026-05-01`)].join('\n'),
  )
const run = async () => {
  const { state } = await runSource(source, { db: app.store.db, now: clock, machine: runningThrough(clock), newId: randomUUID })
  await app.view.refresh()
  return state
}
const items = async () =>
  (await app.json<ListAnswer<HazardItem>>('/api/v1/hazards?limit=100')).items.sort((a, b) => ((a.no ?? '') < (b.no ?? '') ? -1 : 1))
const recordOf = async (no: string) => {
  const { id } = (await items()).find((item) => item.no === no) ?? { id: '' }
  return (await app.json<RecordAnswer<'hazard'>>(`/api/v1/hazards/${id}`)).record
}

beforeAll(async () => {
  app = await startTestApp({ mirrored: false })
  app.sources.sources.push(source)
  deliver(WRITTEN, '', '2026-06-15', '立即整改')
  expect(await run()).toBe('published')
}, 60_000)
afterAll(async () => {
  await app.stop()
  remove()
})

it('tells which field is written and not read, in lines and records alike, and nothing of what stands there', async () => {
  expect((await items()).map(({ unread }) => unread)).toEqual([['commitments.deadline'], null, null, null])
  const record = await recordOf('Z0')
  expect(record.unread).toEqual([{ field: 'commitments.deadline', label: '五落实 整改期限' }])
  expect(await recordOf('Z1')).not.toHaveProperty('unread')
  for (const path of [
    'hazards?limit=100',
    `hazards/${record.id}`,
    `records/hazard/${record.id}/history`,
    'changes?limit=100',
    'hazards.csv',
  ])
    expect(await (await app.get(`/api/v1/${path}`)).text()).not.toContain(WRITTEN.slice(0, 3))
})

it('names it in a file of the list', async () => {
  const [, header = '', first = ''] = (await (await app.get('/api/v1/hazards.csv')).text()).trimEnd().split(/\r?\n/)
  expect(header).toContain('来源写了，未能读出的')
  expect([header, first, await (await app.get('/api/v1/hazards.csv')).text()].join()).toContain('五落实 整改期限')
})

it('counts it as no gap, where an empty cell is one', async () => {
  const [written, empty, read] = await items()
  expect(written?.commitmentsMissing).not.toContain('deadline')
  expect(written?.remarks).not.toContain('rectifying_without_deadline')
  expect(written?.due).toBeNull()
  expect(empty?.commitmentsMissing).toContain('deadline')
  expect(empty?.remarks).toContain('rectifying_without_deadline')
  expect(read?.commitmentsMissing).not.toContain('deadline')
  const { total } = await app.json<ListAnswer<HazardItem>>('/api/v1/hazards?missing=deadline&limit=1')
  // A word that says how it was handled is read, and sets no day.
  expect(total).toBe(2)
})

it('is derived again as it is, and a change of it alone is a change', async () => {
  expect(await verifySource(source, app.store.db, dir)).toEqual({ source: source.name, same: 4, differences: [] })
  expect(await run()).toBe('unchanged')
  deliver(WRITTEN, WRITTEN, '2026-06-15', '立即整改')
  expect(await run()).toBe('published')
  expect((await recordOf('Z1')).unread).toEqual([{ field: 'commitments.deadline', label: '五落实 整改期限' }])
  deliver('2026-06-20', WRITTEN, '2026-06-15', '立即整改')
  expect(await run()).toBe('published')
  expect(await recordOf('Z0')).not.toHaveProperty('unread')
  expect(await verifySource(source, app.store.db, dir)).toEqual({ source: source.name, same: 4, differences: [] })
})

it('tells it on a mark of the map, and counts a recheck, a state or a level that nobody could read as none left out', async () => {
  const path = join(dir, 'closed.csv')
  const closed = Source.parse({
    ...source,
    name: 'closed',
    title: '销号台账',
    path,
    columns: {
      no: '编号',
      title: '隐患名称',
      level: { from: '级别', values: { 重大: 'major' }, lenient: true },
      status: { from: '状态', values: { 已销号: 'closed' }, lenient: true },
      closedOn: '销号日期',
      'recheck.result': { from: '复查结果', values: { 合格: 'passed' }, lenient: true },
      'commitments.deadline': { from: '整改期限', lenient: true },
      'place.division': '区划',
      'place.position.lng': '经度',
      'place.position.lat': '纬度',
      sector: { value: 'construction' },
    },
  })
  writeFileSync(
    path,
    [
      '编号,隐患名称,级别,状态,销号日期,复查结果,整改期限,区划,经度,纬度',
      'Y1,甲,重大,已销号,2026-05-02,回头再看,2026-05-10,990102001,123.11,30.11',
      'Y2,乙,重大,已销号,2026-05-02,,2026-05-10,990102001,123.12,30.12',
      `Y3,丙,说不清,还在弄,,,${WRITTEN},990102001,123.13,30.13`,
    ].join('\n'),
  )
  app.sources.sources.push(closed)
  const { state } = await runSource(closed, { db: app.store.db, now: clock, machine: runningThrough(clock), newId: randomUUID })
  await app.view.refresh()
  expect(state).toBe('published')
  const remarks = new Map((await items()).map((item) => [item.no, item.remarks]))
  expect(remarks.get('Y1')).toEqual(['major_without_basis', 'major_without_funding', 'closed_with_unread_recheck'])
  expect(remarks.get('Y2')).toEqual(['major_without_basis', 'major_without_funding', 'closed_without_recheck'])
  expect(remarks.get('Y3')).toEqual(['status_unread'])
  const { all } = await app.json<StatisticsAnswer>('/api/v1/hazards/statistics')
  const figure = (key: string) => all.find((one) => one.key === key)?.value
  expect([figure('closed_without_recheck'), figure('closed_with_unread_recheck')]).toEqual([1, 1])
  const { marks } = await app.json<MapAnswer>('/api/v1/hazards/map?box=123.129,30.129,123.131,30.131')
  expect(marks.map(({ record }) => record?.unread)).toEqual([['mark', 'due']])
})
